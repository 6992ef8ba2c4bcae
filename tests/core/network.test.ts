/** A small network before there is any tensor: what it reads, begins with and learns from. */

import { describe, expect, it } from 'vitest';
import type { NdArray } from '../../src/core/arrays';
import { ReaderError } from '../../src/core/errors';
import {
  ADAMW,
  drawWeights,
  FEATURE_NAMES,
  features,
  firstState,
  flattenWeights,
  initialisationFor,
  layerWidths,
  linePoints,
  MOMENTUM,
  networkBatches,
  networkParameterCount,
  NO_MEMORY,
  parameterIndex,
  parametersAt,
  planePoints,
  SGD,
  shapeOfPlaces,
  unflattenWeights,
  weightMask,
  type NetworkConfig,
  type NetworkPlaces,
  type NetworkTraining,
} from '../../src/core/network';
import {
  expectExamples,
  expectInputs,
  expectNetworkConfig,
  expectNetworkState,
  expectNetworkTraining,
  expectPenalty,
  expectPlaces,
} from '../../src/core/network/validate';

const CONFIG: NetworkConfig = { inputs: 2, hidden: [3], activation: 'tanh', output: 'tanh' };
const WEIGHTS = drawWeights(CONFIG, 1);
const TRAINING: NetworkTraining = {
  ...{ learningRate: 0.1, optimiser: SGD, batchSize: null, l1: 0, l2: 0, seed: 0 },
};

describe('what is read of a point', () => {
  it('is what TensorFlow Playground offers, in the order of the names', () => {
    const points: NdArray = { shape: [2, 2], data: Float32Array.of(0.5, -0.25, -1, 0.125) };
    const { shape, data } = features(FEATURE_NAMES, points);
    expect(shape).toEqual([2, 7]);
    const [first, second] = [data.subarray(0, 7), data.subarray(7)];
    [0.5, -0.25, 0.25, 0.0625, -0.125, 0, -1].forEach((value, i) =>
      expect(first[i]).toBeCloseTo(value, 6),
    );
    expect(second[6]).toBeCloseTo(Math.SQRT1_2, 6);
    expect([...features(['x2', 'x1'], points).data]).toEqual([-0.25, 0.5, 0.125, -1]);
  });

  it('lies on a grid from the top, or on a line', () => {
    expect([...planePoints(2).data]).toEqual([-1, 1, 1, 1, -1, -1, 1, -1]);
    expect(linePoints(3)).toEqual({ shape: [3, 1], data: Float32Array.of(-1, 0, 1) });
  });
});

describe('first weights', () => {
  it('of a seed and tanh are those of the guide’s first version, bit for bit', () => {
    const [weights, biases, last] = drawWeights(CONFIG, 1);
    expect([...weights.data]).toEqual([
      -0.7835466265678406, 1.4196521043777466, -0.19717425107955933, -0.9076251983642578,
      -0.0935593768954277, 0.4455285966396332,
    ]); // prettier-ignore
    expect([...biases.data]).toEqual([0, 0, 0]);
    expect([...last.data]).toEqual([1.0180076360702515, 0.23746663331985474, 0.19284981489181519]);
  });

  it('have the variance of LeCun or of He, whichever suits the activation', () => {
    const wide: NetworkConfig = { ...CONFIG, inputs: 16, hidden: [16, 16, 16, 16, 16] };
    const variance = (config: NetworkConfig) => {
      const values = drawWeights(config, 5)
        .filter(({ shape }) => shape.length === 2 && shape[1] === 16)
        .flatMap(({ data }) => [...data]);
      return values.reduce((sum, w) => sum + w * w, 0) / values.length;
    };
    for (const activation of ['tanh', 'sigmoid', 'linear'] as const) {
      expect(initialisationFor(activation)).toBe('lecun');
      expect(variance({ ...wide, activation }) * 16).toBeCloseTo(1, 0);
    }
    for (const activation of ['relu', 'silu'] as const) {
      expect(initialisationFor(activation)).toBe('he');
      const ratio = variance({ ...wide, activation }) / variance(wide);
      expect(ratio).toBeCloseTo(2, 5);
    }
    const relu: NetworkConfig = { ...CONFIG, activation: 'relu' };
    expect(drawWeights(relu, 1, 'lecun')).toEqual(WEIGHTS);
  });
});

describe('parameters as one vector', () => {
  const config: NetworkConfig = { ...CONFIG, inputs: 3, hidden: [4, 2] };

  it('come back as they were, and each has its place', () => {
    const weights = drawWeights(config, 3);
    const vector = flattenWeights(weights);
    expect(vector).toHaveLength(networkParameterCount(config));
    expect(unflattenWeights(config, vector)).toEqual(weights);
    const widths = layerWidths(config);
    const places: number[] = [];
    for (let layer = 1; layer < widths.length; layer++) {
      for (let from = 0; from <= widths[layer - 1]; from++) {
        for (let to = 0; to < widths[layer]; to++) {
          const isBias = from === widths[layer - 1];
          const index = parameterIndex(config, { layer, from: isBias ? null : from, to });
          places.push(index);
          const array = weights[2 * (layer - 1) + (isBias ? 1 : 0)];
          const at = isBias ? to : from * widths[layer] + to;
          expect(vector[index]).toBe(array.data[at]);
          expect(weightMask(config)[index]).toBe(isBias ? 0 : 1);
        }
      }
    }
    expect(places).toEqual([...vector.keys()]);
  });

  it('stand at every place of a grid, second direction by rows', () => {
    const vector = Float32Array.from({ length: 13 }, (_, i) => i);
    const places: NetworkPlaces = {
      ...{ kind: 'along', weights: WEIGHTS, directions: [2, vector] },
      offsets: [Float32Array.of(-1, 0, 1), Float32Array.of(0, 10)],
    };
    expect(shapeOfPlaces(places)).toEqual([2, 3]);
    const base = flattenWeights(WEIGHTS);
    const rows = parametersAt(places, 1, 6);
    expect(rows.subarray(0, 13)).toEqual(base);
    const wanted = base.map((w, i) => w + 10 * i + (i === 2 ? 1 : 0));
    expect(rows.subarray(4 * 13)).toEqual(wanted);
    const parameters: NdArray = { shape: [5, 13], data: rows };
    const each: NetworkPlaces = { kind: 'each', parameters };
    expect(shapeOfPlaces(each)).toEqual([5]);
    expect(parametersAt(each, 4, 5)).toEqual(wanted);
  });
});

describe('batches', () => {
  it('go through all examples once an epoch, each epoch in another order', () => {
    const batchAt = networkBatches(10, 4, 7);
    const epoch = (n: number) => [0, 1, 2].map((i) => batchAt(3 * n + i));
    expect(epoch(0).map(({ length }) => length)).toEqual([4, 4, 2]);
    for (const n of [0, 1, 5]) {
      const sorted = epoch(n).flat().sort((a, b) => a - b); // prettier-ignore
      expect(sorted).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    expect(epoch(0)).not.toEqual(epoch(1));
  });

  it('are told by the seed and the step alone', () => {
    const steps = [13, 2, 40, 2];
    const together = steps.map(networkBatches(10, 4, 7));
    expect(steps.map((step) => networkBatches(10, 4, 7)(step))).toEqual(together);
    expect(networkBatches(10, 4, 8)(2)).not.toEqual(together[1]);
  });

  it('are all examples where that is wanted, or where they are fewer than a batch', () => {
    for (const size of [null, 3, 9]) expect(networkBatches(3, size, 1)(5)).toEqual([0, 1, 2]);
  });
});

describe('what no network can be built from is refused, as a fault of ours:', () => {
  const inputs: NdArray = { shape: [1, 2], data: Float32Array.of(0, 1) };
  const targets: NdArray = { shape: [1], data: Float32Array.of(1) };
  const training = (change: Partial<NetworkTraining>) => () =>
    expectNetworkTraining({ ...TRAINING, ...change });
  const state =
    (change: Partial<ReturnType<typeof firstState>>, optimiser = MOMENTUM) =>
    () =>
      expectNetworkState(CONFIG, { ...firstState(WEIGHTS), ...change }, { ...TRAINING, optimiser });
  const places = (change: Partial<Extract<NetworkPlaces, { kind: 'along' }>>) => () =>
    expectPlaces(CONFIG, {
      ...{ kind: 'along', weights: WEIGHTS, directions: [0], offsets: [Float32Array.of(0)] },
      ...change,
    });
  const vector = new Float32Array(13);

  it.each<[name: string, refuse: () => void, message: string]>([
    ['no input', () => expectNetworkConfig({ ...CONFIG, inputs: 0 }), 'inputs, got 0'],
    ['too many layers', () => expectNetworkConfig({ ...CONFIG, hidden: [1, 1, 1, 1, 1, 1, 1] }), '6 hidden layers'],
    ['half a neuron', () => expectNetworkConfig({ ...CONFIG, hidden: [1.5] }), 'got [1.5]'],
    ['too wide a layer', () => expectNetworkConfig({ ...CONFIG, hidden: [17] }), 'got [17]'],
    ['weights of another shape', state({ weights: drawWeights({ ...CONFIG, hidden: [4] }, 1) }), 'weights of [2, 3] [3] [3, 1] [1], got [2, 4]'],
    ['inputs of another width', () => expectInputs(CONFIG, { shape: [2, 1], data: inputs.data }), 'inputs of [n, 2], got [2, 1]'],
    ['targets that are missing', () => expectExamples(CONFIG, { inputs, targets: { shape: [0], data: new Float32Array() } }), 'as many targets'],
    ['a rate of nothing', training({ learningRate: 0 }), 'learning rate above 0, got 0'],
    ['a rate that is no number', training({ learningRate: NaN }), 'got NaN'],
    ['an endless rate', training({ learningRate: Infinity }), 'got Infinity'],
    ['a batch of nothing', training({ batchSize: 0 }), 'a batch of 1 or more examples, got 0'],
    ['half an example', training({ batchSize: 2.5 }), 'got 2.5'],
    ['a negative penalty', () => expectPenalty({ l1: 0, l2: -1 }), 'penalties of 0 or more, got 0 and -1'],
    ['a penalty in training', training({ l1: NaN }), 'got NaN and 0'],
    ['a momentum of one', training({ optimiser: { kind: 'momentum', momentum: 1 } }), 'less than 1'],
    ['no epsilon', training({ optimiser: { ...ADAMW, epsilon: 0 } }), 'epsilon above 0'],
    ['a step before the first', state({ step: -1 }), 'from 0'],
    ['an optimiser that knows of more steps than there were', state({ step: 1, memory: { steps: 2, vectors: [vector] } }), 'got 1 and 2'],
    ['no memory of steps that were taken', state({ step: 2, memory: { steps: 2, vectors: [] } }), 'remember 1 times 13 numbers'],
    ['memory of another network', state({ step: 2, memory: { steps: 2, vectors: [new Float32Array(3)] } }), 'got [3]'],
    ['three directions', places({ directions: [0, 1, 2], offsets: [vector, vector, vector] }), 'one direction or two'],
    ['a direction without offsets', places({ directions: [0, 1] }), 'one direction or two'],
    ['a parameter that is not there', places({ directions: [13] }), 'got 13'],
    ['a direction that is too short', places({ directions: [new Float32Array(12)] }), 'got 12'],
    ['parameters of another network', () => expectPlaces(CONFIG, { kind: 'each', parameters: { shape: [2, 12], data: new Float32Array(24) } }), 'parameters of [n, 13], got [2, 12]'],
  ])('%s', (_, refuse, message) => {
    expect(refuse).toThrow(RangeError);
    expect(refuse).toThrow(message);
  }); // prettier-ignore

  it('but what can be done is not', () => {
    expect(training({ optimiser: ADAMW, batchSize: 3, l1: 0.1 })).not.toThrow();
    expect(state({ step: 5, memory: NO_MEMORY })).not.toThrow();
    expect(places({ directions: [12, vector], offsets: [vector, vector] })).not.toThrow();
    expect(() => expectExamples(CONFIG, { inputs, targets })).not.toThrow();
  });

  it('and no dots at all are told to the reader, who may have set none', () => {
    const none: NdArray = { shape: [0, 2], data: new Float32Array() };
    expect(() =>
      expectExamples(CONFIG, { inputs: none, targets: { shape: [0], data: none.data } }),
    ).toThrow(new ReaderError('engine.networkNoExamples'));
  });
});
