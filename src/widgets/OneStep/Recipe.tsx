import { useMemo, useState } from 'react';
import strings from '#strings/figures/OneStep';
import { parameterSpecs, RECIPE_VOCAB_SIZE, sizeOf, type ParameterKind } from '../../core/config';
import { modelConfigOf, pretrainingOf } from '../../core/settings';
import { learningRateAt } from '../../core/training';
import type { StepOfRun } from '../../store';
import { DataTable, formatNumber, LineChart, type Point } from '../../ui';
import { epochsOf } from './arithmetic';
import { exact } from './numbers';
import { PLAN } from './useOpenedStep';

const KINDS: readonly ParameterKind[] = ['matrix', 'embedding', 'norm'];

/** All that a step goes by, as tables, and the rate over the whole run. */
export function Recipe({ found }: { readonly found: StepOfRun | null }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="one-step-recipe" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{strings.recipe.summary}</summary>
      {open && <Tables found={found} />}
    </details>
  );
}

function Tables({ found }: { readonly found: StepOfRun | null }) {
  const { training, config } = useMemo(
    () =>
      found ?? {
        training: pretrainingOf(PLAN.settings),
        config: modelConfigOf(PLAN.settings, RECIPE_VOCAB_SIZE),
      },
    [found],
  );
  const { kinds, rest, chart } = strings.recipe;
  const { steps, batchSize, learningRate } = training;
  const { contextLength } = config;
  const counts = useMemo(() => {
    const specs = parameterSpecs(config);
    return Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        specs
          .filter((spec) => spec.kind === kind)
          .reduce((sum, { shape }) => sum + sizeOf(shape), 0),
      ]),
    );
  }, [config]);
  const points = useMemo(
    () =>
      Array.from({ length: steps }, (_, step): Point => ({
        x: step + 1,
        y: learningRateAt(step, training),
      })),
    [steps, training],
  );
  const series = useMemo(
    () => [{ name: chart.name, points, colour: 'var(--ink)' }],
    [chart, points],
  );
  const read = steps * batchSize * contextLength;
  const sourceTokens = found?.opened.sourceTokens;
  return (
    <div className="one-step-tables">
      <DataTable
        caption={kinds.caption}
        columns={kinds.columns}
        rows={KINDS.map((kind) => {
          const { rateFactor, weightDecay } = training.groups[kind];
          return [
            kinds.names[kind],
            formatNumber(counts[kind], 0),
            formatNumber(rateFactor),
            exact(learningRate * rateFactor),
            formatNumber(weightDecay),
          ];
        })}
      />
      <p className="ui-help">{kinds.help}</p>
      <div className="one-step-rest">
        <DataTable
          caption={rest.caption}
          columns={rest.columns}
          rows={[
            rest.optimiser,
            rest.betas(formatNumber(training.beta1), formatNumber(training.beta2)),
            rest.epsilon(exact(training.epsilon)),
            rest.clipping(formatNumber(training.clipNorm)),
            rest.warmUp(training.warmupSteps),
            rest.schedule[training.schedule],
            rest.batch(batchSize, contextLength, formatNumber(batchSize * contextLength, 0)),
            rest.steps(steps),
            sourceTokens === undefined
              ? rest.epochsUnknown
              : rest.epochs(
                  formatNumber(read, 0),
                  formatNumber(sourceTokens, 0),
                  formatNumber(epochsOf(training, contextLength, sourceTokens), 1),
                ),
          ]}
        />
      </div>
      <LineChart
        label={chart.label}
        series={series}
        xAxis={{ title: chart.step, format: (x) => formatNumber(x, 0) }}
        yAxis={{
          title: chart.rate,
          format: exact,
          formatTick: (y) => formatNumber(y, 4),
          domain: [0, learningRate],
        }}
        height={200}
        marker={
          found ? { x: found.opened.step + 1, label: chart.here(found.opened.step + 1) } : undefined
        }
      />
    </div>
  );
}
