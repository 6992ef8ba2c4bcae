import { useState } from 'react';
import type { ComponentProps } from 'react';
import strings from '#strings/specimens';
import { TextField } from '../../../ui';
import { State } from '../SpecimenState';

const says = strings.TextField;

type LiveProps = Partial<Omit<ComponentProps<typeof TextField>, 'value' | 'onChange'>>;

/** A field that keeps its own text. */
function Live({ first = '', ...rest }: LiveProps & { readonly first?: string }) {
  const [value, setValue] = useState(first);
  return (
    <TextField label={says.sentence} maxLength={200} value={value} onChange={setValue} {...rest} />
  );
}

export default function TextFieldSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary}>
        <Live first={says.example} />
      </State>
      <State says={strings.states.empty}>
        <Live />
      </State>
      <State says={says.help}>
        <Live first={says.example} help={says.helpLine} />
      </State>
      <State says={says.lines}>
        <Live label={says.verse} first={says.verseExample} rows={4} />
      </State>
      <State says={says.full}>
        <Live first={says.example} maxLength={says.example.length} />
      </State>
      <State says={strings.states.long}>
        <Live label={says.longLabel} first={says.example} />
      </State>
      <State says={strings.states.narrow} narrow>
        <Live first={says.example} help={says.helpLine} />
      </State>
    </>
  );
}
