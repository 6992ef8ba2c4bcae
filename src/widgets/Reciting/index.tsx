import { useMemo } from 'react';
import experiments from '#strings/experiments';
import strings, { title } from '#strings/figures/Reciting';
import { DEFAULT_SETTINGS } from '../../core/settings';
import type { ExperimentState } from '../../store';
import { Button, Figure, formatNumber, LineChart, type Reference, type Series } from '../../ui';
import { formatLoss } from '../life/describeModel';
import { describeExperiment } from '../life/experiment/describeExperiment';
import { ExperimentRun } from '../life/experiment/ExperimentRun';
import { usePretrainingTime } from '../life/setup/SettingWarnings';
import { smooth } from '../life/smooth';
import { Choice } from './Choice';
import '../life/life.css';
import './reciting.css';
import { COUNTS, runOf, STEPS, TOKENS_A_STEP, validationsOf } from './runs';
import { SideBySide } from './SideBySide';
import { useRuns, type Runs } from './useRuns';
import { verdictOf } from './verdict';
import { Written } from './Written';

const GUESSING = Math.log(DEFAULT_SETTINGS.vocabSize);

/** Chapter 3: the same run on few documents and on many: what is learnt by heart, and what is understood. */
export default function Reciting() {
  const { choice, runs, run, isGoing, ...of } = useRuns();
  const { documents, seed } = choice;
  const time = usePretrainingTime(runOf(choice).plan.settings);
  const highest = highestOf(runs);
  const series = useMemo(() => seriesOf(run), [run]);
  const look = run?.looks.at(-1);

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      onReset={of.reset}
      link={of.link}
      footer={
        <p>
          {strings.seed(seed, (text) => (
            <Button variant="plain" onClick={of.otherSeed}>
              {text}
            </Button>
          ))}
        </p>
      }
    >
      <Choice value={documents} runs={runs} highest={highest} onChange={of.choose} />
      <ExperimentRun
        isGoing={isGoing}
        begin={run ? strings.again : strings.train}
        onBegin={of.train}
        onStop={of.stop}
        step={run?.step ?? 0}
        steps={STEPS}
      >
        {run ? (
          describeExperiment(run, TOKENS_A_STEP)
        ) : (
          <>
            {time} {experiments.apart}
          </>
        )}
      </ExperimentRun>
      <p className="reciting-verdict" role="status">
        {(run && !isGoing && verdictOf(documents, run)) || strings.watch}
      </p>
      <div className="reciting-body">
        <LineChart
          label={strings.chart.label(documents)}
          series={series}
          references={REFERENCES}
          xAxis={{
            title: strings.chart.step,
            format: (x) => formatNumber(x, 0),
            domain: [0, STEPS],
          }}
          yAxis={{
            title: strings.chart.loss,
            format: formatLoss,
            formatTick: (y) => formatNumber(y),
            domain: [0, highest],
          }}
          height={(width) => (width < 440 ? 190 : 280)}
          emptyText={strings.chart.nothing}
        />
        <Written key={documents} count={documents} look={look} />
      </div>
      <SideBySide runs={runs} />
    </Figure>
  );
}

const REFERENCES: readonly Reference[] = [
  { y: GUESSING, label: strings.chart.guessing(formatLoss(GUESSING)) },
];

/** Of the axis of all three, so that they can be compared. */
const highestOf = (runs: Runs): number =>
  COUNTS.reduce(
    (most, count) => {
      const run = runs[count];
      if (!run) return most;
      const losses = [...run.losses, ...validationsOf(run).map(({ loss }) => loss)];
      return Math.ceil(losses.reduce((high, loss) => Math.max(high, loss), most));
    },
    Math.ceil(GUESSING) + 1,
  );

function seriesOf(run: ExperimentState | undefined): Series[] {
  const { each, training, validation } = strings.chart;
  const losses = run?.losses ?? [];
  const points = (values: readonly number[]) => values.map((y, i) => ({ x: i + 1, y }));
  return [
    { name: each, points: points(losses), colour: 'var(--loss)', dash: '', faint: true },
    { name: training, points: points(smooth(losses)), colour: 'var(--loss)', dash: '' },
    {
      name: validation,
      points: run ? validationsOf(run).map(({ step, loss }) => ({ x: step, y: loss })) : [],
      colour: 'var(--ink)',
      dash: '7 4',
    },
  ];
}
