import { useState } from 'react';
import type { ComponentProps } from 'react';
import strings from '#strings/specimens';
import { Segmented } from '../../../ui';
import { State } from '../SpecimenState';

const says = strings.Segmented;

type LiveProps = Omit<ComponentProps<typeof Segmented>, 'value' | 'onChange' | 'options'>;

/** A choice that keeps its own value: at first the second. */
function Live({ choices, ...rest }: LiveProps & { readonly choices: readonly string[] }) {
  const [value, setValue] = useState(choices[1]);
  const options = choices.map((choice) => ({ value: choice, label: choice }));
  return <Segmented value={value} onChange={setValue} options={options} {...rest} />;
}

export default function SegmentedSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary}>
        <Live label={says.season} choices={says.seasons} />
      </State>
      <State says={says.hidden}>
        <Live label={says.season} choices={says.seasons} hideLabel />
      </State>
      <State says={strings.states.disabled}>
        <Live label={says.season} choices={says.seasons} disabled />
      </State>
      <State says={says.many}>
        <Live label={says.month} choices={says.months} />
      </State>
      <State says={strings.states.long}>
        <Live label={says.season} choices={says.longChoices} />
      </State>
      <State says={strings.states.narrow} narrow>
        <Live label={says.season} choices={says.seasons} />
      </State>
    </>
  );
}
