import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstState, SGD } from '../../src/core/network';
import { trainNetwork } from '../../src/engine/network/train';
import * as tf from '../../src/engine/tf';
import {
  curvePath,
  HEIGHT,
  layOutNeuron,
  placeOnCurve,
  RADIUS,
  reachOf,
  SIDE,
  weightLabelY,
} from '../../src/widgets/Neuron/layout';
import { readLink } from '../../src/core/linkState';
import { FIELDS, FIRST, neuron, surface } from '../../src/widgets/Neuron/neuron';

describe('one neuron', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('weighs, adds and bends', () => {
    const { sum, answer } = neuron({ ...FIRST, x1: 0.5, x2: -0.5, w1: 2, w2: 3, bias: 0.25 });
    expect(sum).toBe(-0.25);
    expect(answer).toBeCloseTo(Math.tanh(-0.25), 12);
    expect(neuron({ ...FIRST, bias: -3, activation: 'relu' }).answer).toBe(0);
    expect(neuron({ ...FIRST, activation: 'linear' }).answer).toBe(neuron(FIRST).sum);
    const { sum: s } = neuron(FIRST);
    expect(neuron({ ...FIRST, activation: 'silu' }).answer).toBeCloseTo(s / (1 + Math.exp(-s)), 12);
    expect(neuron({ ...FIRST, activation: 'sigmoid' }).answer).toBeCloseTo(
      1 / (1 + Math.exp(-s)),
      12,
    );
  });

  it.each(FIELDS.activation.choices)('with %s answers as the engine does', async (activation) => {
    const settings = { ...FIRST, activation };
    const array = (shape: number[], ...data: number[]) => ({
      shape,
      data: Float32Array.from(data),
    });
    const { x1, x2, w1, w2, bias } = settings;
    const nothing = { inputs: array([1, 2], 0, 0), targets: array([1], 0) };
    const { surfaces } = await trainNetwork(
      {
        config: { inputs: 2, hidden: [1], activation, output: 'linear' },
        // One neuron, and an output that only passes it on.
        from: firstState([
          array([2, 1], w1, w2),
          array([1], bias),
          array([1, 1], 1),
          array([1], 0),
        ]),
        training: { learningRate: 1, optimiser: SGD, batchSize: null, l1: 0, l2: 0, seed: 0 },
        ...{ steps: 0, examples: nothing, test: null, keepPath: false },
        surfaceInputs: array([1, 2], x1, x2),
      },
      new AbortController().signal,
      async () => {},
      () => {},
    );
    expect(neuron(settings).answer).toBeCloseTo(surfaces[0].data[0], 6);
  });

  it('keeps what links of before have said of it', () => {
    for (const activation of ['tanh', 'relu', 'linear']) {
      const search = `?v=1&Neuron.w1=-0.5&Neuron.activation=${activation}`;
      expect(readLink(search, 'Neuron', FIELDS)).toEqual({ ...FIRST, w1: -0.5, activation });
    }
  });

  it('has the picture of its answers the right way up', () => {
    const up = surface({ ...FIRST, w1: 0, w2: 1, bias: 0, activation: 'linear' }, 3);
    expect([...up]).toEqual([1, 1, 1, 0, 0, 0, -1, -1, -1]);
    const right = surface({ ...FIRST, w1: 1, w2: 0, bias: 0, activation: 'linear' }, 3);
    expect([...right]).toEqual([-1, 0, 1, -1, 0, 1, -1, 0, 1]);
  });
});

describe('its drawing', () => {
  it.each([280, 328, 592])('stays within %d px, its discs apart', (width) => {
    const { inputs, bias, sum, curve, answer } = layOutNeuron(width);
    const spots = [...inputs, bias, sum, answer];
    for (const { x, y } of spots) {
      expect(x - RADIUS).toBeGreaterThanOrEqual(0);
      expect(x + RADIUS).toBeLessThanOrEqual(width);
      expect(y - RADIUS).toBeGreaterThanOrEqual(0);
      expect(y + RADIUS).toBeLessThanOrEqual(HEIGHT);
    }
    expect(curve.x - SIDE / 2).toBeGreaterThan(sum.x + RADIUS);
    expect(curve.x + SIDE / 2).toBeLessThan(answer.x - RADIUS);
    for (const input of inputs) {
      const y = weightLabelY(input, sum);
      expect(y).toBeGreaterThan(10);
      expect(y).toBeLessThan(HEIGHT);
    }
  });

  it.each(FIELDS.activation.choices)('keeps the dot of %s in its square', (activation) => {
    for (const sum of [-9, -1, 0, 0.5, 9]) {
      const { x, y } = placeOnCurve(activation, sum, reachOf(sum));
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(SIDE / 2);
      expect(Math.sign(x)).toBe(Math.sign(sum));
    }
    expect(curvePath(activation, 4)).not.toContain('NaN');
  });
});
