import { useState } from 'react';
import type { ComponentProps } from 'react';
import strings from '#strings/specimens';
import { Bars, formatPercent, formatScientific } from '../../../ui';
import type { Bar } from '../../../ui';
import { numbered } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.Bars;

const HALVES: readonly Bar[] = [
  ...numbered(5, says.item).map((label, i) => ({ key: label, label, value: 2 ** -(i + 1) })),
  { key: 'rest', label: says.rest, value: 2 ** -5, fixed: true },
];
const OUT = HALVES.map((bar, i) =>
  i < 3 ? bar : { ...bar, excluded: true, ...(i === 3 && { note: says.cut }) },
);
const LONG = HALVES.map((bar, i) => ({ ...bar, label: says.longItem(i + 1) }));
const EXTREME: readonly Bar[] = [1e-9, 0, 1, 1e9].map((value) => ({
  key: value,
  label: formatScientific(value),
  value,
}));

/** Bars as all of these are, but for what is said. */
function Shares(props: Partial<ComponentProps<typeof Bars>>) {
  return (
    <Bars
      caption={says.caption}
      labelTitle={says.label}
      valueTitle={says.value}
      bars={HALVES}
      max={0.5}
      colour="var(--attention)"
      format={formatPercent}
      {...props}
    />
  );
}

export default function BarsSpecimens() {
  const [picked, setPicked] = useState<Bar['key']>(HALVES[1].key);
  const marked = HALVES.map((bar) => ({ ...bar, marked: bar.key === picked }));
  return (
    <>
      <State says={strings.states.ordinary} formula={says.halves}>
        <Shares />
      </State>
      <State says={says.pick} formula={says.halves}>
        <Shares bars={marked} onPick={({ key }) => setPicked(key)} />
      </State>
      <State says={says.out} formula={says.halves}>
        <Shares bars={OUT} />
      </State>
      <State says={strings.states.empty} formula="∅">
        <Shares bars={[]} />
      </State>
      <State says={strings.states.one} formula="1">
        <Shares bars={[{ ...HALVES[0], value: 1 }]} max={1} />
      </State>
      <State says={strings.states.extreme} formula={says.farApart}>
        <Shares bars={EXTREME} max={1} format={formatScientific} />
      </State>
      <State says={strings.states.long} formula={says.halves}>
        <Shares bars={LONG} />
      </State>
      <State says={strings.states.narrow} narrow formula={says.halves}>
        <Shares bars={marked} onPick={({ key }) => setPicked(key)} />
      </State>
    </>
  );
}
