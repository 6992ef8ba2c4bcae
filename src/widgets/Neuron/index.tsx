import { useMemo, useState } from 'react';
import type { NetworkConfig } from '../../core/network';
import { Figure } from '../../ui/Figure';
import { formatFixed } from '../../ui/format';
import { Plane } from '../../ui/Plane';
import { Segmented } from '../../ui/Segmented';
import { Slider } from '../../ui/Slider';
import { FIRST, neuron, surface, type Neuron as Settings } from './neuron';
import './neuron.css';

const GRID = 41;
const ACTIVATIONS: readonly { value: NetworkConfig['activation']; label: string }[] = [
  { value: 'tanh', label: 'tanh' },
  { value: 'relu', label: 'ReLU' },
  { value: 'linear', label: 'none' },
];

/** Chapter 1: one neuron, with every number of its sum in view. */
export default function Neuron() {
  const [settings, setSettings] = useState(FIRST);
  const { x1, x2, w1, w2, bias, activation } = settings;
  const { sum, answer } = neuron(settings);
  const values = useMemo(
    () => surface({ ...FIRST, w1, w2, bias, activation }, GRID),
    [w1, w2, bias, activation],
  );
  const slider = (key: 'x1' | 'x2' | 'w1' | 'w2' | 'bias', label: string, range: number) => (
    <Slider
      label={label}
      value={settings[key]}
      min={-range}
      max={range}
      step={0.05}
      format={(value) => formatFixed(value)}
      onChange={(value) => setSettings((before): Settings => ({ ...before, [key]: value }))}
    />
  );

  return (
    <Figure
      title="One neuron"
      tryThis="Move one weight through zero and watch the line turn, then move the bias and watch it slide."
      onReset={() => setSettings(FIRST)}
    >
      <div className="neuron">
        <div>
          {slider('x1', 'Input x₁', 1)}
          {slider('x2', 'Input x₂', 1)}
          {slider('w1', 'Weight w₁', 3)}
          {slider('w2', 'Weight w₂', 3)}
          {slider('bias', 'Bias b', 3)}
          <Segmented
            label="Activation"
            value={activation}
            options={ACTIVATIONS}
            onChange={(value) => setSettings((before) => ({ ...before, activation: value }))}
          />
        </div>
        <div>
          <Plane
            label={`What the neuron answers for every pair of inputs; at the point chosen, ${formatFixed(answer)}.`}
            values={values}
            size={GRID}
            point={[x1, x2]}
            onPoint={([nextX1, nextX2]) =>
              setSettings((before) => ({ ...before, x1: nextX1, x2: nextX2 }))
            }
          />
          <ol className="neuron-sum">
            <li>
              <span>
                w₁ · x₁ = {formatFixed(w1)} × {formatFixed(x1)}
              </span>
              <b>{formatFixed(w1 * x1)}</b>
            </li>
            <li>
              <span>
                w₂ · x₂ = {formatFixed(w2)} × {formatFixed(x2)}
              </span>
              <b>{formatFixed(w2 * x2)}</b>
            </li>
            <li>
              <span>sum with the bias {formatFixed(bias)}</span>
              <b>{formatFixed(sum)}</b>
            </li>
            <li>
              <span>
                {activation === 'linear' ? 'no activation' : `${activation}(${formatFixed(sum)})`}
              </span>
              <b>{formatFixed(answer)}</b>
            </li>
          </ol>
        </div>
      </div>
    </Figure>
  );
}
