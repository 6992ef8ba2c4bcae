import { describe, expect, it } from 'vitest';
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
import { FIRST, neuron, surface } from '../../src/widgets/Neuron/neuron';

describe('one neuron', () => {
  it('weighs, adds and bends', () => {
    const { sum, answer } = neuron({ ...FIRST, x1: 0.5, x2: -0.5, w1: 2, w2: 3, bias: 0.25 });
    expect(sum).toBe(-0.25);
    expect(answer).toBeCloseTo(Math.tanh(-0.25), 12);
    expect(neuron({ ...FIRST, bias: -3, activation: 'relu' }).answer).toBe(0);
    expect(neuron({ ...FIRST, activation: 'linear' }).answer).toBe(neuron(FIRST).sum);
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

  it.each(['tanh', 'relu', 'linear'] as const)(
    'keeps the dot of %s in its square',
    (activation) => {
      for (const sum of [-9, -1, 0, 0.5, 9]) {
        const { x, y } = placeOnCurve(activation, sum, reachOf(sum));
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(SIDE / 2);
        expect(Math.sign(x)).toBe(Math.sign(sum));
      }
      expect(curvePath(activation, 4)).not.toContain('NaN');
    },
  );
});
