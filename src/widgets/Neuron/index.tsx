import { useMemo } from 'react';
import strings, { title } from '#strings/figures/Neuron';
import {
  Figure,
  formatFixed,
  formatTerm,
  Plane,
  Segmented,
  Slider,
  Step,
  Steps,
  useLinkState,
} from '../../ui';
import { Drawing } from './Drawing';
import { isBounded } from './layout';
import { FIELDS, FIRST, neuron, surface } from './neuron';
import './neuron.css';

const GRID = 41;
const ACTIVATIONS = FIELDS.activation.choices.map((value) => ({
  value,
  label: strings.activations[value],
}));

/** Chapter 1: one neuron, with every number of its sum in view. */
export default function Neuron() {
  const { state: settings, set, reset, link } = useLinkState('Neuron', FIELDS);
  const { x1, x2, w1, w2, bias, activation } = settings;
  const { sum, answer } = neuron(settings);
  const values = useMemo(
    () => surface({ ...FIRST, w1, w2, bias, activation }, GRID),
    [w1, w2, bias, activation],
  );
  // A ReLU is zero on one whole side: its line is where the sum changes sign.
  const sums = useMemo(
    () => surface({ ...FIRST, w1, w2, bias, activation: 'linear' }, GRID),
    [w1, w2, bias],
  );
  const slider = (key: 'x1' | 'x2' | 'w1' | 'w2' | 'bias', label: string) => (
    <Slider
      label={label}
      value={settings[key]}
      min={FIELDS[key].min}
      max={FIELDS[key].max}
      step={FIELDS[key].step}
      format={(value) => formatFixed(value)}
      onChange={(value) => set({ [key]: value })}
    />
  );

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      onReset={reset}
      link={link}
      footer={<p>{strings.legend}</p>}
    >
      <div className="neuron">
        <Drawing settings={settings} />
        <div>
          {slider('x1', strings.inputs.x1)}
          {slider('x2', strings.inputs.x2)}
          {slider('w1', strings.weights.w1)}
          {slider('w2', strings.weights.w2)}
          {slider('bias', strings.bias)}
        </div>
        <Plane
          label={strings.plane(formatFixed(answer))}
          values={values}
          edge={sums}
          size={GRID}
          bounded={isBounded(activation)}
          point={[x1, x2]}
          onPoint={([nextX1, nextX2]) => set({ x1: nextX1, x2: nextX2 })}
        />
        <div className="neuron-activation">
          <Segmented
            label={strings.activation}
            value={activation}
            options={ACTIVATIONS}
            onChange={(value) => set({ activation: value })}
          />
          <p className="ui-help">{strings.activationWords[activation]}</p>
        </div>
      </div>
      <Steps>
        <Step result={formatFixed(w1 * x1)}>
          w₁ × x₁ = {formatFixed(w1)} × {formatTerm(x1)}
        </Step>
        <Step result={formatFixed(w2 * x2)}>
          w₂ × x₂ = {formatFixed(w2)} × {formatTerm(x2)}
        </Step>
        <Step result={formatFixed(sum)}>
          {strings.sums.withBias(
            `${formatFixed(w1 * x1)} + ${formatTerm(w2 * x2)} + ${formatTerm(bias)}`,
          )}
        </Step>
        <Step result={formatFixed(answer)}>
          {activation === 'linear'
            ? strings.sums.unbent
            : strings.sums.answer(strings.activations[activation], formatFixed(sum))}
        </Step>
      </Steps>
    </Figure>
  );
}
