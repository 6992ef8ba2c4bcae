import { useState } from 'react';
import { countParameters } from '../../core/config';
import { modelConfigOf, pretrainingOf } from '../../core/settings';
import { settingsNow, useLife } from '../../store';
import { Button, Figure, Segmented, Slider, Step, Steps } from '../../ui';
import { LLAMA_BUDGET, resultsOf, type Budget } from './budget';
import { Flow } from './Flow';
import './training-budget.css';

const BYTES = ['1', '2', '4'] as const;

/** Chapter 3: text, arithmetic, machines, money and file, each from the others. */
export default function TrainingBudget() {
  const [budget, setBudget] = useState(LLAMA_BUDGET);
  const settings = useLife(settingsNow);
  const own = useLife(({ model }) => model?.parameterCount);
  const set = (change: Partial<Budget>) => setBudget((before) => ({ ...before, ...change }));

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
      onReset={() => setBudget(LLAMA_BUDGET)}
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
        <Button onClick={() => setBudget(LLAMA_BUDGET)}>Llama 2 70B</Button>
        <Button onClick={yours}>Your model</Button>
      </div>
      <div className="training-budget-controls">
        <Slider
          label="Parameters"
          value={budget.parameters}
          min={1e4}
          max={1e13}
          log
          words
          onChange={(parameters) => set({ parameters })}
        />
        <Slider
          label="Tokens"
          value={budget.tokens}
          min={1e4}
          max={1e14}
          log
          words
          onChange={(tokens) => set({ tokens })}
        />
        <Slider
          label="GPUs"
          value={budget.gpus}
          min={1}
          max={1e5}
          log
          words
          onChange={(gpus) => set({ gpus: Math.round(gpus) })}
        />
        <Slider
          label="Peak of one GPU"
          unit="TFLOP/s"
          value={budget.peakTflops}
          min={1}
          max={5000}
          log
          onChange={(peakTflops) => set({ peakTflops })}
        />
        <Slider
          label="Utilisation"
          unit="%"
          value={budget.utilisationPercent}
          min={1}
          max={100}
          step={0.01}
          onChange={(utilisationPercent) => set({ utilisationPercent })}
        />
        <Slider
          label="Price of a GPU-hour"
          unit="dollars"
          value={budget.dollarsPerGpuHour}
          min={0.1}
          max={10}
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
