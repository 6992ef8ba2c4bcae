import strings, { title } from '#strings/figures/TrainingBudget';
import { countParameters } from '../../core/config';
import { modelConfigOf, pretrainingOf } from '../../core/settings';
import { settingsNow, useLife } from '../../store';
import { Button, Figure, Segmented, Slider, Step, Steps, useLinkState } from '../../ui';
import { FIELDS, resultsOf } from './trainingCost';
import { Flow } from './Flow';
import './training-budget.css';

const { fields } = strings;

/** Names that are the same in every language. */
const LLAMA = 'Llama 2 70B';
const PEAK_UNIT = 'TFLOP/s';

const BYTES = ['1', '2', '4'] as const;

/** Bounds of each slider; the rest of a field is for links. */
const RANGES = Object.fromEntries(
  Object.entries(FIELDS).map(([name, { min, max }]) => [name, { min, max }]),
) as Readonly<Record<keyof typeof FIELDS, { readonly min: number; readonly max: number }>>;

/** Chapter 3: text, arithmetic, machines, money and file, each from the others. */
export default function TrainingBudget() {
  const { state: budget, set, reset, link } = useLinkState('TrainingBudget', FIELDS);
  const settings = useLife(settingsNow);
  const own = useLife(({ model }) => model?.parameterCount);

  const yours = () => {
    const config = modelConfigOf(settings, settings.vocabSize);
    const { steps, batchSize } = pretrainingOf(settings);
    set({
      parameters: own ?? countParameters(config),
      tokens: steps * batchSize * config.contextLength,
      gpus: 1,
      bytesPerParameter: 4,
    });
  };

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      onReset={reset}
      link={link}
      footer={<p>{strings.footer}</p>}
    >
      <Flow budget={budget} />
      <div className="training-budget-presets">
        <Button translate="no" onClick={reset}>
          {LLAMA}
        </Button>
        <Button onClick={yours}>{strings.yourModel}</Button>
      </div>
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
          label={fields.gpus}
          value={budget.gpus}
          {...RANGES.gpus}
          log
          words
          onChange={(gpus) => set({ gpus: Math.round(gpus) })}
        />
        <Slider
          label={fields.peak}
          unit={PEAK_UNIT}
          value={budget.peakTflops}
          {...RANGES.peakTflops}
          log
          onChange={(peakTflops) => set({ peakTflops })}
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
      <Steps>
        {resultsOf(budget).map(({ name, value, sum, sign }) => (
          <Step key={name} name={name} result={value} sign={sign}>
            {sum}
          </Step>
        ))}
      </Steps>
    </Figure>
  );
}
