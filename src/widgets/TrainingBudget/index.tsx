import { useState } from 'react';
import { countParameters, RECIPE_CONFIG } from '../../core/config';
import { PRE_TRAINING } from '../../core/training';
import { useLife } from '../../store';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';
import { formatScientific } from '../../ui/format';
import { Slider } from '../../ui/Slider';
import { LLAMA_BUDGET, resultsOf, type Budget } from './budget';
import './training-budget.css';

/** Chapter 3: text, arithmetic, machines, money and file, each from the others. */
export default function TrainingBudget() {
  const [budget, setBudget] = useState(LLAMA_BUDGET);
  const own = useLife(({ model }) => model?.parameterCount);
  const set = (change: Partial<Budget>) => setBudget((before) => ({ ...before, ...change }));

  const yours = () => {
    const { steps, batchSize } = PRE_TRAINING;
    set({
      parameters: own ?? countParameters({ ...RECIPE_CONFIG, vocabSize: 856 }),
      tokens: steps * batchSize * RECIPE_CONFIG.contextLength,
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
          It starts at Llama 2 70B: parameters, tokens and GPU-hours from its paper, the peak from
          NVIDIA’s data sheet, the price from the round $2M. “Your model” counts a full run of the
          recipe on the same kind of GPU.
        </p>
      }
    >
      <div className="training-budget-presets">
        <Button onClick={() => setBudget(LLAMA_BUDGET)}>Llama 2 70B</Button>
        <Button onClick={yours}>Your model</Button>
      </div>
      <div className="training-budget-sliders">
        <Slider
          label="Parameters"
          value={budget.parameters}
          min={1e4}
          max={1e13}
          log
          format={(value) => formatScientific(value)}
          onChange={(parameters) => set({ parameters })}
        />
        <Slider
          label="Tokens"
          value={budget.tokens}
          min={1e4}
          max={1e14}
          log
          format={(value) => formatScientific(value)}
          onChange={(tokens) => set({ tokens })}
        />
        <Slider
          label="GPUs"
          value={budget.gpus}
          min={1}
          max={1e5}
          log
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
          unit="$"
          value={budget.dollarsPerGpuHour}
          min={0.1}
          max={10}
          step={0.01}
          onChange={(dollarsPerGpuHour) => set({ dollarsPerGpuHour })}
        />
      </div>
      <DataTable
        caption="What it comes to"
        columns={['', 'Result', 'How it follows']}
        rows={resultsOf(budget).map(({ name, value, sum }) => [
          name,
          <b key="value">{value}</b>,
          sum,
        ])}
      />
    </Figure>
  );
}
