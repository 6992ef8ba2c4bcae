import { useState } from 'react';
import type { ComponentProps } from 'react';
import strings from '#strings/specimens';
import { Slider } from '../../../ui';
import { State } from '../SpecimenState';
import { Typed } from '../Typed';

const says = strings.Slider;

type LiveProps = Omit<ComponentProps<typeof Slider>, 'value' | 'onChange'>;

/** A slider that keeps its own value. */
function Live({ first, ...rest }: LiveProps & { readonly first: number }) {
  const [value, setValue] = useState(first);
  return <Slider value={value} onChange={setValue} {...rest} />;
}

const HEIGHT = { label: says.height, min: 0, max: 20, unit: says.metres, first: 7 };

export default function SliderSpecimens() {
  return (
    <>
      <State says={says.unit}>
        <Live {...HEIGHT} min={1} max={116} first={40} help={says.help} />
      </State>
      <State says={says.fine}>
        <Live label={says.balance} min={-1} max={1} step={0.01} first={-0.25} />
      </State>
      <State says={says.log}>
        <Live label={says.rate} min={1e-5} max={1} log first={3e-3} />
      </State>
      <State says={says.words}>
        <Live label={says.distance} min={1} max={1e15} log words unit={says.metres} first={7e10} />
      </State>
      <State says={strings.states.disabled}>
        <Live {...HEIGHT} disabled />
      </State>
      <State says={says.notANumber}>
        <Typed types="abc">
          <Live {...HEIGHT} words />
        </Typed>
      </State>
      <State says={says.outside}>
        <Typed types="99">
          <Live {...HEIGHT} />
        </Typed>
      </State>
      <State says={strings.states.extreme}>
        <Live label={says.distance} min={1e-12} max={1e12} log first={1e12} unit={says.metres} />
      </State>
      <State says={strings.states.long}>
        <Live {...HEIGHT} label={says.longLabel} />
      </State>
      <State says={strings.states.narrow} narrow>
        <Live {...HEIGHT} help={says.help} />
      </State>
    </>
  );
}
