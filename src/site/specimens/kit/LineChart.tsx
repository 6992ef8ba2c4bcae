import strings from '#strings/specimens';
import { formatNumber, formatScientific, LineChart } from '../../../ui';
import type { Axis, Series } from '../../../ui';
import { graph, numbered, randomWalk, smoothed } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.LineChart;

const TURN = 4 * Math.PI;
const mean = (x: number) => (Math.sin(x) + Math.cos(x)) / 2;
const ANGLE: Axis = { title: says.angle, format: formatNumber };
const STEP: Axis = { title: says.step, format: formatNumber };
const HEIGHT: Axis = { title: says.height, format: formatNumber };

const SINE: Series = { name: says.sine, points: graph(Math.sin, 0, TURN), colour: 'var(--ink)' };
const WAVES: readonly Series[] = [
  SINE,
  { name: says.cosine, points: graph(Math.cos, 0, TURN), colour: 'var(--attention)' },
  { name: says.sum, points: graph(mean, 0, TURN), colour: 'var(--embedding)' },
];

const WALK = randomWalk(1, 400);
const RAW: Series = { name: says.raw, points: WALK, colour: 'var(--loss)', faint: true, dash: '' };
const SMOOTH: Series = {
  name: says.smooth,
  points: smoothed(WALK, 12),
  colour: 'var(--loss)',
  dash: '',
};

const inverse = (x: number) => (Math.abs(x) < 0.4 ? NaN : 1 / x);
const power = (x: number) => 3 * x ** -0.5;

const series = (name: string, points: Series['points']): readonly Series[] => [
  { name, points, colour: 'var(--ink)' },
];
const EMPTY = series(says.sine, []);
const ONE = series(says.sine, [{ x: 1, y: Math.sin(1) }]);
const GAP = series(says.height, graph(inverse, -3, 3));
const POWER = series(says.power, graph(power, 1, 1e4, 200));
const EXTREME = series(
  says.power,
  graph((x) => -1.3 * 10 ** x, 0, 30, 61),
);
const LONG = numbered(2, says.longSeries).map((name, i) => ({ ...WAVES[i], name }));

export default function LineChartSpecimens() {
  return (
    <>
      <State says={says.one} formula="sin x, 0 ≤ x ≤ 4π">
        <LineChart label={says.sineChart} series={[SINE]} xAxis={ANGLE} yAxis={HEIGHT} />
      </State>
      <State says={says.three} formula="sin x; cos x; ½ (sin x + cos x); 0 ≤ x ≤ 4π">
        <LineChart label={says.threeChart} series={WAVES} xAxis={ANGLE} yAxis={HEIGHT} />
      </State>
      <State says={says.behind} formula={says.stepsAndMean}>
        <LineChart label={says.walkChart} series={[RAW, SMOOTH]} xAxis={STEP} yAxis={HEIGHT} />
      </State>
      <State says={says.marks} formula={says.stepsAndMean}>
        <LineChart
          label={says.walkChart}
          series={[SMOOTH]}
          xAxis={STEP}
          yAxis={HEIGHT}
          references={[{ y: WALK[0].y, label: says.start }]}
          marker={{ x: 250, label: says.marked }}
        />
      </State>
      <State says={says.gap} formula="1/x, |x| ≥ 0.4">
        <LineChart label={says.gapChart} series={GAP} xAxis={ANGLE} yAxis={HEIGHT} />
      </State>
      <State says={says.log} formula="3 x^−½, 1 ≤ x ≤ 10⁴">
        <LineChart
          label={says.powerChart}
          series={POWER}
          xAxis={{ ...STEP, log: true }}
          yAxis={{ ...HEIGHT, log: true }}
        />
      </State>
      <State says={strings.states.empty} formula="∅">
        <LineChart
          label={says.emptyChart}
          series={EMPTY}
          xAxis={STEP}
          yAxis={HEIGHT}
          emptyText={says.empty}
        />
      </State>
      <State says={strings.states.one} formula="sin 1">
        <LineChart label={says.oneChart} series={ONE} xAxis={ANGLE} yAxis={HEIGHT} />
      </State>
      <State says={strings.states.extreme} formula="−1.3 × 10ˣ, 0 ≤ x ≤ 30">
        <LineChart
          label={says.extremeChart}
          series={EXTREME}
          xAxis={STEP}
          yAxis={{ ...HEIGHT, format: formatScientific, formatTick: formatScientific }}
        />
      </State>
      <State says={strings.states.long} formula="sin x; cos x; 0 ≤ x ≤ 4π">
        <LineChart label={says.threeChart} series={LONG} xAxis={ANGLE} yAxis={HEIGHT} />
      </State>
      <State says={strings.states.narrow} narrow formula="sin x; cos x; ½ (sin x + cos x)">
        <LineChart
          label={says.threeChart}
          series={WAVES}
          xAxis={ANGLE}
          yAxis={HEIGHT}
          height={200}
        />
      </State>
    </>
  );
}
