import strings, { title } from '#strings/figures/TrainingBudget';
import { countParameters } from '../../core/config';
import { modelConfigOf, pretrainingOf } from '../../core/settings';
import { GPUS, PUBLISHED_RUNS } from '../../core/publishedRuns';
import { settingsNow, useLife } from '../../store';
import { Figure, Segmented, Slider, Step, Steps, useLinkState } from '../../ui';
import {
  changesOf,
  FIELDS,
  gpuOf,
  resultsOf,
  runOf,
  type Result,
  type ResultKey,
} from './trainingCost';
import { Flow } from './Flow';
import { Published } from './Published';
import { WhySix } from './WhySix';
import './training-budget.css';

const { fields } = strings;

/** The same in every language. */
const PEAK_UNIT = 'TFLOP/s';

const BYTES = ['1', '2', '4'] as const;

/** Beside the names of published runs. */
const YOURS = 'yours';

/** The result that the rule of six gives. */
const SIX: ResultKey = 'arithmetic';

/** Bounds of each slider; the rest of a field is for links. */
const RANGES = Object.fromEntries(
  Object.entries(FIELDS).map(([name, { min, max }]) => [name, { min, max }]),
) as Readonly<Record<keyof typeof FIELDS, { readonly min: number; readonly max: number }>>;

/** Chapter 3: text, arithmetic, machines, money and file, each from the others. */
export default function TrainingBudget() {
  const { state: budget, set, reset, link } = useLinkState('TrainingBudget', FIELDS);
  const settings = useLife(settingsNow);
  const own = useLife(({ model }) => model?.parameterCount);

  const config = modelConfigOf(settings, settings.vocabSize);
  const { steps, batchSize } = pretrainingOf(settings);
  const yours = {
    parameters: own ?? countParameters(config),
    tokens: steps * batchSize * config.contextLength,
  };
  const run = runOf(budget);
  const isYours = budget.parameters === yours.parameters && budget.tokens === yours.tokens;
  const gpu = gpuOf(budget);

  const results = resultsOf(budget);
  const afterSix = results.findIndex(({ key }) => key === SIX) + 1;

  function choose(name: string): void {
    const published = PUBLISHED_RUNS.find((one) => one.name === name);
    set(published ? changesOf(published) : { ...yours, gpus: 1, bytesPerParameter: 4 });
  }

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      onReset={reset}
      link={link}
      footer={<p>{strings.footer}</p>}
    >
      <div className="training-budget-presets">
        <Segmented
          label={strings.model}
          value={run?.name ?? (isYours ? YOURS : '')}
          options={[
            ...PUBLISHED_RUNS.map(({ name, label }) => ({
              ...{ value: name as string, label, verbatim: true },
            })),
            { value: YOURS, label: strings.yourModel },
          ]}
          onChange={choose}
        />
        <Segmented
          label={strings.gpu}
          value={gpu?.name ?? ''}
          options={GPUS.map(({ name, label }) => ({ value: name as string, label }))}
          onChange={(name) => {
            const { peakFlopsPerSecond } = GPUS.find((one) => one.name === name)!;
            set({ peakTflops: peakFlopsPerSecond / 1e12 });
          }}
        />
      </div>
      <Flow budget={budget} />
      <div className="training-budget-controls">
        <Slider
          label={fields.gpus}
          value={budget.gpus}
          {...RANGES.gpus}
          log
          words
          onChange={(gpus) => set({ gpus: Math.round(gpus) })}
        />
        <Slider
          label={fields.utilisation}
          unit="%"
          value={budget.utilisationPercent}
          {...RANGES.utilisationPercent}
          step={0.01}
          onChange={(utilisationPercent) => set({ utilisationPercent })}
        />
        <Slider
          label={fields.price}
          unit={fields.priceUnit}
          value={budget.dollarsPerGpuHour}
          {...RANGES.dollarsPerGpuHour}
          step={0.01}
          onChange={(dollarsPerGpuHour) => set({ dollarsPerGpuHour })}
        />
        <Segmented
          label={fields.bytes}
          value={String(budget.bytesPerParameter)}
          options={BYTES.map((value) => ({ value: value as string, label: value }))}
          onChange={(value) => set({ bytesPerParameter: Number(value) })}
        />
      </div>
      <details className="training-budget-all">
        <summary>{strings.all}</summary>
        <div className="training-budget-controls">
          <Slider
            label={fields.parameters}
            value={budget.parameters}
            {...RANGES.parameters}
            log
            words
            onChange={(parameters) => set({ parameters })}
          />
          <Slider
            label={fields.tokens}
            value={budget.tokens}
            {...RANGES.tokens}
            log
            words
            onChange={(tokens) => set({ tokens })}
          />
          <Slider
            label={fields.peak}
            unit={PEAK_UNIT}
            value={budget.peakTflops}
            {...RANGES.peakTflops}
            log
            onChange={(peakTflops) => set({ peakTflops })}
          />
        </div>
      </details>
      <Steps>{results.slice(0, afterSix).map(toStep)}</Steps>
      <div className="training-budget-six">
        <WhySix {...budget} />
      </div>
      <Steps>{results.slice(afterSix).map(toStep)}</Steps>
      {run && <Published run={run} />}
    </Figure>
  );
}

const toStep = ({ key, name, value, sum, sign }: Result) => (
  <Step key={key} name={name} result={value} sign={sign}>
    {sum}
  </Step>
);
