import strings from '#strings/specimens';
import { Button, STAGE_BOX, StageLine } from '../../../ui';
import type { StageMark } from '../../../ui';
import { graph } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.StageLine;
const { width, height, top, bottom } = STAGE_BOX;

/** From the level at the top, halved with each fifth of the way. */
const falling = (x: number): number => 2 ** (-5 * x);

const place = (x: number): readonly [number, number] => [
  x * width,
  top + (1 - falling(x)) * (height - top - bottom),
];

const pathTo = (end: number): string =>
  `M${graph(falling, 0, end)
    .map(({ x }) => place(x).join(' '))
    .join('L')}`;

const MARKS: readonly StageMark[] = (
  [
    ['random', 0.2],
    ['base', 0.62],
    ['assistant', 0.82],
  ] as const
).map(([kind, x]) => ({ kind, name: says.marks[kind], at: place(x) }));

/** @param end how far the line has come, of 1 */
function Falling({ end }: { readonly end: number }) {
  return (
    <StageLine
      controls={<Button variant="primary">{says.press}</Button>}
      result={<p>{says.result}</p>}
      label={says.label}
      level={says.level}
      lines={end === 0 ? [] : [{ d: pathTo(end) }]}
      marks={MARKS.map((mark) => ({ ...mark, ahead: mark.at[0] > end * width }))}
      stages={says.stages.map((title) => ({ title, text: says.text }))}
      caption={says.caption}
    />
  );
}

export default function StageLineSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary} formula={says.formula}>
        <Falling end={1} />
      </State>
      <State says={says.underWay} formula={says.formula}>
        <Falling end={0.5} />
      </State>
      <State says={strings.states.empty} formula="∅">
        <Falling end={0} />
      </State>
      <State says={strings.states.narrow} narrow formula={says.formula}>
        <Falling end={1} />
      </State>
    </>
  );
}
