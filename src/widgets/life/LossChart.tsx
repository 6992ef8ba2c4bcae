import { useMemo } from 'react';
import strings from '#strings/life';
import { settingsNow, useLife, type Phase } from '../../store';
import {
  formatNumber,
  formatScientific,
  LineChart,
  type Axis,
  type Marker,
  type Point,
  type Reference,
} from '../../ui';
import { smooth } from './smooth';
import { Timeline } from './Timeline';
import { formatLoss } from './describeModel';

interface LossChartProps {
  readonly label: string;
  readonly losses: readonly number[];
  readonly steps: number;
  readonly references?: readonly Reference[];
  /** Whose steps they are: a slider under the curve then goes back to them. */
  readonly phase?: Phase;
  /** Of other runs, to compare with: drawn smoothed, behind this one. */
  readonly kept?: readonly { readonly name: string; readonly losses: readonly number[] }[];
  /** Now and then, of documents kept aside. */
  readonly validation?: readonly Point[];
  readonly marks?: readonly Marker[];
  /** What this run is called beside those. */
  readonly name?: string | null;
}

const { lossChart: said } = strings;

/** Of kept curves; the present one is drawn through. */
const DASHES = ['7 4', '2 3', '9 3 2 3'];

/** No loss that is any good comes near it: guessing among a million tokens costs 14. */
const LEAST_OUT_OF_HAND = 1_000;

const NO_POINTS: readonly Point[] = [];
const NONE: NonNullable<LossChartProps['kept']> = [];

/** On a telephone the curve leaves room for the button above it and for what the model writes. */
const heightFor = (width: number): number => (width < 440 ? 168 : 240);

const toPoints = (values: readonly number[]) => values.map((y, i) => ({ x: i + 1, y }));

const greatest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), 0);

/** The loss of every step, and the same smoothed, over the whole length of the run. */
export function LossChart({
  label,
  losses,
  steps,
  references,
  phase,
  kept = NONE,
  validation = NO_POINTS,
  marks,
  name = null,
}: LossChartProps) {
  const behind = useMemo(
    () =>
      kept.map((curve, i) => ({
        name: said.kept(curve.name),
        points: toPoints(smooth(curve.losses)),
        colour: 'var(--ink-soft)',
        dash: DASHES[i % DASHES.length],
      })),
    [kept],
  );
  const series = useMemo(
    () => [
      ...behind,
      {
        name: said.eachStep,
        points: toPoints(losses),
        colour: 'var(--loss)',
        dash: '',
        faint: true,
      },
      {
        name: behind.length > 0 && name !== null ? said.smoothedOf(name) : said.smoothed,
        points: toPoints(smooth(losses)),
        colour: 'var(--loss)',
        dash: '',
      },
      ...(validation.length > 0
        ? [{ name: said.validation, points: validation, colour: 'var(--ink)', dots: true }]
        : []),
    ],
    [behind, losses, name, validation],
  );
  const shown = useLife((state) => state.shown);
  const vocabSize = useLife((state) => settingsNow(state).vocabSize);
  const ys = (references ?? []).map(({ y }) => y);
  const drawn = behind.map(({ points }) => greatest(points.map(({ y }) => y)));
  // Before the first step, the axis is ready for a loss near that of guessing.
  const expected = losses.length === 0 ? Math.log(vocabSize) : 1;
  const highest = Math.max(
    greatest(losses),
    ...ys,
    ...drawn,
    ...validation.map(({ y }) => y),
    expected,
  );
  const longest = Math.max(steps, ...kept.map((curve) => curve.losses.length));
  return (
    <LineChart
      label={label}
      series={series}
      height={heightFor}
      xAxis={{ title: said.step, format: (x) => formatNumber(x, 0), domain: [0, longest] }}
      yAxis={lossAxis(highest)}
      {...(references && { references })}
      {...(marks && { marks })}
      {...(phase && { under: (x) => <Timeline of={{ phase, axis: { x, steps } }} /> })}
      marker={
        shown && shown.phase === phase
          ? { x: shown.step, label: said.atStep(shown.step) }
          : undefined
      }
      emptyText={said.nothing}
    />
  );
}

/** From zero; a loss that has run away is on an axis of powers of ten, or all else would be flat. */
const lossAxis = (highest: number): Axis =>
  highest < LEAST_OUT_OF_HAND
    ? {
        title: said.loss,
        format: formatLoss,
        formatTick: (y) => formatNumber(y),
        domain: [0, Math.ceil(highest)],
      }
    : {
        title: said.lossInPowers,
        format: formatLoss,
        formatTick: (y) => (y < 1e4 ? formatNumber(y) : formatScientific(y).replace('1 × ', '')),
        domain: [1, highest],
        log: true,
      };
