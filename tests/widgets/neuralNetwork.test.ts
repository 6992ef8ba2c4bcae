/** The small network as the page draws it: data, layout, and the same formula as the engine's. */

import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  columnOf,
  drawDots,
  drawWeights,
  examplesOf,
  firstState,
  judge,
  pass,
  planePoints,
  SGD,
  surfacesOf,
  type DataName,
  type NetworkConfig,
} from '../../src/core/network';
import { trainNetwork } from '../../src/engine/network/train';
import * as tf from '../../src/engine/tf';
import { layOutNetwork, lineWidth, moveUnit } from '../../src/ui/networkLayout';
import { levelLine } from '../../src/ui/surfaceDraw';
import { DATA_NAMES, stepsAPicture } from '../../src/widgets/NeuralNetwork/networkSettings';
import { arithmeticOf } from '../../src/widgets/NeuralNetwork/describeNetwork';

const NAMES = Object.keys(DATA_NAMES) as DataName[];

describe.each(NAMES)('the dots of %s', (name) => {
  const { points, labels } = drawDots(name, 1);

  it('are as many of either kind, within the plane, the same for the same seed', () => {
    expect(points.shape).toEqual([labels.data.length, 2]);
    expect(labels.data.reduce((sum, label) => sum + label)).toBe(0);
    expect(Math.max(...points.data.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(drawDots(name, 1)).toEqual({ points, labels });
    expect(drawDots(name, 2).points).not.toEqual(points);
  });

  it('are kinds that can be told apart: the nearest other dot is nearly always of the same', () => {
    const places = Array.from(labels.data, (label, i) => ({
      label,
      x: points.data[2 * i],
      y: points.data[2 * i + 1],
    }));
    const alike = places.filter((dot) => {
      const distance = ({ x, y }: typeof dot) => Math.hypot(x - dot.x, y - dot.y);
      const others = places.filter((one) => one !== dot);
      const nearest = others.reduce((a, b) => (distance(a) < distance(b) ? a : b));
      return nearest.label === dot.label;
    });
    expect(alike.length / places.length).toBeGreaterThan(0.95);
  });
});

describe('the formula on the page', () => {
  const examples = examplesOf(['x1', 'x2'], drawDots('xor', 1));
  const plane = planePoints(9);
  const request = (config: NetworkConfig, steps: number) => ({
    config,
    from: firstState(drawWeights(config, 7)),
    training: { learningRate: 0.3, optimiser: SGD, batchSize: null, l1: 0, l2: 0, seed: 0 },
    steps,
    ...{ examples, test: null, surfaceInputs: plane, keepPath: false },
  });
  const train = (config: NetworkConfig, steps: number) =>
    trainNetwork(
      request(config, steps),
      new AbortController().signal,
      async () => {},
      () => {},
    );

  beforeAll(() => tf.setBackend('cpu'));

  it.each([
    { hidden: [], activation: 'tanh', output: 'tanh' },
    { hidden: [3], activation: 'relu', output: 'tanh' },
    { hidden: [4, 2], activation: 'linear', output: 'tanh' },
    { hidden: [6, 6], activation: 'tanh', output: 'tanh' },
    { hidden: [5], activation: 'silu', output: 'linear' },
    { hidden: [3, 3], activation: 'sigmoid', output: 'linear' },
  ] as const)('is the engine’s: $hidden $activation $output', async (shape) => {
    const config: NetworkConfig = { inputs: 2, ...shape };
    const untrained = await train(config, 0);
    expect(untrained.state.weights).toEqual(drawWeights(config, 7));
    const trained = await train(config, 5);
    expect(trained.loss).not.toBeCloseTo(untrained.loss, 3);
    for (const { state, surfaces, loss } of [untrained, trained]) {
      const { weights } = state;
      expect(judge(config, weights, examples).loss).toBeCloseTo(loss, 4);
      surfacesOf(config, weights, plane).forEach(({ shape, data }, layer) => {
        expect(shape).toEqual(surfaces[layer].shape);
        data.forEach((value, i) => expect(value).toBeCloseTo(surfaces[layer].data[i], 4));
      });
    }
  });

  it('opens a neuron into numbers that add up', () => {
    const config: NetworkConfig = {
      ...{ inputs: 2, hidden: [3, 2], activation: 'relu', output: 'tanh' },
    };
    const weights = drawWeights(config, 3);
    const point = [0.5, -0.25];
    const passed = pass(config, weights, point);
    for (const [layer, index] of [
      [1, 2],
      [2, 1],
      [3, 0],
    ] as const) {
      const { terms, bias, sum, answer } = arithmeticOf(config, weights, point, { layer, index });
      const inputs = layer === 1 ? point : passed[layer - 2].answers;
      expect(terms.map(({ input }) => input)).toEqual(inputs);
      const total = terms.reduce((all, { weight, input }) => all + weight * input, bias);
      expect(total).toBeCloseTo(sum, 10);
      expect(answer).toBeCloseTo(layer === 3 ? Math.tanh(sum) : Math.max(0, sum), 10);
    }
  });

  it('takes one neuron’s picture out of a layer’s', () => {
    const surface = { shape: [2, 3], data: new Float32Array([1, 2, 3, 4, 5, 6]) };
    expect([...columnOf(surface, 1)]).toEqual([2, 5]);
  });
});

describe('the drawing', () => {
  const widths = [2, 4, 4, 1];

  it('has a tile for every neuron and a line for every weight, within its width', () => {
    const { tiles, edges, side, height } = layOutNetwork(widths, 320);
    expect(tiles).toHaveLength(11);
    expect(edges).toHaveLength(2 * 4 + 4 * 4 + 4);
    expect(Math.max(...tiles.map(({ left }) => left + side))).toBeLessThanOrEqual(320);
    expect(Math.max(...tiles.map(({ top }) => top + side))).toBeLessThanOrEqual(height);
    expect(layOutNetwork([2, 1], 320, 6).height).toBe(layOutNetwork([2, 6, 1], 320).height);
  });

  it('goes from neuron to neuron by arrow key, and stays within', () => {
    expect(moveUnit(widths, { layer: 1, index: 3 }, 'ArrowLeft')).toEqual({ layer: 0, index: 1 });
    expect(moveUnit(widths, { layer: 1, index: 3 }, 'ArrowDown')).toEqual({ layer: 1, index: 3 });
    expect(moveUnit(widths, { layer: 3, index: 0 }, 'ArrowRight')).toEqual({
      layer: 3,
      index: 0,
    });
    expect(moveUnit(widths, { layer: 3, index: 0 }, 'a')).toBeNull();
  });

  it('draws a larger weight thicker, up to a limit', () => {
    expect(lineWidth(-2)).toBe(lineWidth(2));
    expect(lineWidth(2)).toBeGreaterThan(lineWidth(1));
    expect(lineWidth(1000)).toBe(lineWidth(100));
    expect(lineWidth(0)).toBeGreaterThan(0);
  });

  it('shows every step at first and leaps later', () => {
    expect([0, 10, 100, 10_000].map(stepsAPicture)).toEqual([1, 1, 4, 40]);
  });
});

describe('the line where a surface changes sign', () => {
  it('lies where it should', () => {
    const size = 5;
    // x + 0.25 over −1 … 1: crosses at x = −0.25, which is 0.375 of the side.
    const values = Float32Array.from({ length: size * size }, (_, i) => (i % size) / 2 - 0.75);
    const segments = levelLine(values, size, 0);
    expect(segments).toHaveLength(4 * (size - 1));
    segments.forEach((at, i) => i % 2 === 0 && expect(at).toBeCloseTo(0.375, 6));
  });

  it('is nowhere on a surface of one sign', () => {
    expect(levelLine(new Float32Array(16).fill(1), 4, 0)).toEqual([]);
    expect(levelLine(new Float32Array(16), 4, 1e-4)).toEqual([]);
  });
});
