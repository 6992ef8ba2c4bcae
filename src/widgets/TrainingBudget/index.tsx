import { countParameters } from '../../core/config';
import { modelConfigOf, pretrainingOf } from '../../core/settings';
import { settingsNow, useLife } from '../../store';
import { Button, Figure, Segmented, Slider, Step, Steps, useLinkState } from '../../ui';
import { FIELDS, resultsOf } from './budget';
import { Flow } from './Flow';
import './training-budget.css';

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
      title="What training costs"
      tryThis="Halve the number of GPUs. Which figures change, and which do not?"
      onReset={reset}
      link={link}
      footer={
        <p>
          It starts at Llama 2 70B. Parameters and tokens are from its paper, and the utilisation
          follows from the 1,720,320 GPU-hours reported there; the peak is from NVIDIA’s data sheet,
          and GPUs and dollars are the round figures of Karpathy’s talk. “Your model” is a whole run
          of pre-training, as if on one such GPU.
        </p>
      }
    >
      <Flow budget={budget} />
      <div className="training-budget-presets">
        <Button onClick={reset}>Llama 2 70B</Button>
        <Button onClick={yours}>Your model</Button>
      </div>
      <div className="training-budget-controls">
        <Slider
          label="Parameters"
          value={budget.parameters}
          {...RANGES.parameters}
          log
          words
          onChange={(parameters) => set({ parameters })}
        />
        <Slider
          label="Tokens"
          value={budget.tokens}
          {...RANGES.tokens}
          log
          words
          onChange={(tokens) => set({ tokens })}
        />
        <Slider
          label="GPUs"
          value={budget.gpus}
          {...RANGES.gpus}
          log
          words
          onChange={(gpus) => set({ gpus: Math.round(gpus) })}
        />
        <Slider
          label="Peak of one GPU"
          unit="TFLOP/s"
          value={budget.peakTflops}
          {...RANGES.peakTflops}
          log
          onChange={(peakTflops) => set({ peakTflops })}
        />
        <Slider
          label="Utilisation"
          unit="%"
          value={budget.utilisationPercent}
          {...RANGES.utilisationPercent}
          step={0.01}
          onChange={(utilisationPercent) => set({ utilisationPercent })}
        />
        <Slider
          label="Price of a GPU-hour"
          unit="dollars"
          value={budget.dollarsPerGpuHour}
          {...RANGES.dollarsPerGpuHour}
          step={0.01}
          onChange={(dollarsPerGpuHour) => set({ dollarsPerGpuHour })}
        />
        <Segmented
          label="Bytes a parameter"
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
