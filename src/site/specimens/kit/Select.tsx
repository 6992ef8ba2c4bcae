import { useState } from 'react';
import strings from '#strings/specimens';
import { Select } from '../../../ui';
import { State } from '../SpecimenState';

const says = strings.Select;
const { months } = strings.Segmented;

interface LiveProps {
  readonly choices?: readonly string[];
  readonly disabled?: boolean;
}

/** A choice that keeps its own value. */
function Live({ choices = months, disabled = false }: LiveProps) {
  const [value, setValue] = useState(choices[0]);
  const options = choices.map((choice) => ({ value: choice, label: choice }));
  return (
    <Select
      label={says.month}
      value={value}
      options={options}
      disabled={disabled}
      onChange={setValue}
    />
  );
}

export default function SelectSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary}>
        <Live />
      </State>
      <State says={strings.states.disabled}>
        <Live disabled />
      </State>
      <State says={strings.states.one}>
        <Live choices={months.slice(0, 1)} />
      </State>
      <State says={strings.states.long}>
        <Live choices={[says.longChoice, ...months]} />
      </State>
      <State says={strings.states.narrow} narrow>
        <Live choices={[says.longChoice, ...months]} />
      </State>
    </>
  );
}
