import { useMemo } from 'react';
import strings, { title } from '#strings/figures/Overfitting';
import type { Dots } from '../../core/network';
import { useLife } from '../../store';
import {
  Button,
  Figure,
  formatFixed,
  formatNumber,
  formatPercent,
  LineChart,
  Plane,
  Segmented,
  type Place,
  type Point,
  type Series,
} from '../../ui';
import { courseOf, FIELDS, GRID, STEPS, type Losses, type Run } from './overfit';
import './overfitting.css';
import { useOverfitting } from './useOverfitting';

const DOTS = FIELDS.dots.choices.map((value) => ({ value, label: value }));
const WRONG = FIELDS.wrong.choices.map((value) => ({
  value,
  label: formatPercent(Number(value), 0),
}));
const L2 = FIELDS.l2.choices.map((value) => ({
  value,
  label: value === '0' ? strings.noL2 : formatNumber(Number(value), 3),
}));

/** Chapter 1: a large network learns few dots by heart, and more dots or L2 keep it from that. */
export default function Overfitting() {
  const of = useOverfitting();
  const { settings, run, earlier, dots, activity } = of;
  const isStarting = useLife(({ engine }) => engine.status === 'starting');
  const hasNoModel = useLife(({ model }) => model === null);
  const problem = useLife((state) => state.problem);
  const { last } = courseOf(run.losses);
  const series = useMemo(() => seriesOf(run, earlier), [run, earlier]);
  const places = useMemo(
    () => ({
      positive: placesOf(dots.training, 1),
      negative: placesOf(dots.training, -1),
      hollowPositive: placesOf(dots.test, 1),
      hollowNegative: placesOf(dots.test, -1),
    }),
    [dots],
  );
  const counts = {
    training: strings.of(run.right.training, dots.training.labels.data.length),
    test: strings.of(run.right.test, dots.test.labels.data.length),
  };

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      onReset={of.reset}
      link={of.link}
      footer={<p>{strings.legend}</p>}
    >
      <div className="overfitting-settings">
        <Segmented
          label={strings.dots}
          value={settings.dots}
          options={DOTS}
          onChange={(dots) => of.choose({ dots })}
        />
        <Segmented
          label={strings.wrong}
          value={settings.wrong}
          options={WRONG}
          onChange={(wrong) => of.choose({ wrong })}
        />
        <Segmented
          label={strings.l2}
          value={settings.l2}
          options={L2}
          onChange={(l2) => of.choose({ l2 })}
        />
      </div>
      <div className="overfitting-run">
        {activity === 'training' ? (
          <Button variant="primary" onClick={of.stop}>
            {strings.stop}
          </Button>
        ) : (
          <Button variant="primary" onClick={of.train}>
            {run.losses.length > 1 ? strings.again : strings.train}
          </Button>
        )}
        <table className="overfitting-numbers">
          <thead>
            <tr>
              <td />
              <th scope="col">{strings.loss}</th>
              <th scope="col">{strings.correct}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{strings.training}</th>
              <td>{formatFixed(last.training)}</td>
              <td>{counts.training}</td>
            </tr>
            <tr>
              <th scope="row">{strings.test}</th>
              <td>{formatFixed(last.test)}</td>
              <td>{counts.test}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="overfitting-word" role="status">
        {activity === 'failed'
          ? (problem ?? strings.ended)
          : activity === 'training'
            ? isStarting || hasNoModel
              ? strings.starting
              : strings.atWork
            : last.step === STEPS
              ? verdictOf(run.losses)
              : '\u00a0'}
      </p>
      <div className="overfitting-body">
        <Plane
          label={strings.plane(counts.training, counts.test)}
          values={run.answers}
          size={GRID}
          {...places}
        />
        <div>
          <LineChart
            label={strings.chart.label}
            series={series}
            xAxis={{
              title: strings.chart.step,
              format: (x) => formatNumber(x, 0),
              domain: [0, STEPS],
            }}
            yAxis={{
              title: strings.chart.loss,
              format: (y) => formatFixed(y),
              formatTick: (y) => formatNumber(y),
              domain: [0, highestOf(series)],
            }}
            height={(width) => (width < 440 ? 190 : 250)}
          />
          <p className="ui-help">{earlier ? strings.pale(nameOf(earlier.settings)) : '\u00a0'}</p>
        </div>
      </div>
    </Figure>
  );
}

const placesOf = ({ points, labels }: Dots, kind: number): Place[] =>
  Array.from(labels.data.keys())
    .filter((i) => labels.data[i] === kind)
    .map((i) => [points.data[2 * i], points.data[2 * i + 1]]);

const pointsOf = ({ losses }: Run, which: 'training' | 'test'): Point[] =>
  losses.map((each) => ({ x: each.step, y: each[which] }));

/** The two losses of the run, over those of the one before. */
function seriesOf(run: Run, earlier: Run | null): Series[] {
  const lines = {
    training: { colour: 'var(--loss)', dash: '' },
    test: { colour: 'var(--ink)', dash: '7 4' },
  };
  const both = ['training', 'test'] as const;
  return [
    ...both.map((which) => ({
      name: strings.lines[which],
      points: pointsOf(run, which),
      ...lines[which],
    })),
    ...(earlier
      ? both.map((which) => ({
          name: strings.before[which],
          points: pointsOf(earlier, which),
          ...lines[which],
          faint: true,
        }))
      : []),
  ];
}

const nameOf = ({ dots, wrong, l2 }: Run['settings']): string =>
  strings.settings(dots, formatPercent(Number(wrong), 0), l2 === '0' ? null : l2);

/** A round number over all losses, and no less than guessing nought everywhere would cost. */
const highestOf = (series: readonly Series[]): number =>
  Math.max(
    1,
    Math.ceil(2 * Math.max(...series.flatMap(({ points }) => points.map(({ y }) => y)))) / 2,
  );

function verdictOf(losses: readonly Losses[]): string {
  const { lowest, last, turned } = courseOf(losses);
  return turned
    ? strings.turned(formatNumber(lowest.step), formatFixed(lowest.test), formatFixed(last.test))
    : strings.stayed(formatFixed(last.test), formatFixed(lowest.test));
}
