/** What every engine must do with small networks: PyTorch's arithmetic, and slopes that nudging finds. */

import { expect, test } from 'vitest';
import type { NdArray } from '../../src/core/arrays';
import { ReaderError } from '../../src/core/errors';
import {
  ADAMW,
  drawDots,
  drawWeights,
  examplesOf,
  firstState,
  flattenWeights,
  judge,
  MOMENTUM,
  networkBatches,
  networkParameterCount,
  parameterIndex,
  pickExamples,
  SGD,
  unflattenWeights,
  type Activation,
  type Examples,
  type NetworkConfig,
  type NetworkRunRequest,
  type NetworkSnapshot,
} from '../../src/core/network';
import { networkGradient } from '../../src/engine/network/gradient';
import { networkLosses } from '../../src/engine/network/losses';
import { trainNetwork } from '../../src/engine/network/train';
import * as tf from '../../src/engine/tf';
import { networkGolden } from '../fixtures/networkGolden';

/** How far nudging may be from a slope, in the largest of an array: single precision has seven digits in all. */
const NUDGED = 1e-3;
const FREE = { l1: 0, l2: 0 };
const unaborted = new AbortController().signal;
const pause = async () => {};

/**
 * By whatever backend of the tensor library is active when the tests run.
 * @param exact how far it may be from PyTorch, in the largest of an array: a GPU's exponential is not as
 *   good as a processor's
 */
export function describeNetworks(exact: number): void {
  for (const [name, golden] of Object.entries(networkGolden)) {
    const { config, training, weights, examples } = golden;

    test(`network ${name}: loss, gradient and every node are PyTorch's`, async () => {
      const batch = pickExamples(examples, golden.batches[0]);
      const request = { config, weights, examples: batch, penalty: training, nodes: true };
      const { loss, penalty, gradient, nodes } = await networkGradient(request);
      expect(loss).toBeCloseTo(golden.loss, 5);
      expect(penalty).toBeCloseTo(golden.penalty, 5);
      golden.gradient.forEach((wanted, i) =>
        expectNear(gradient[i], wanted, exact, `gradient ${i}`),
      );
      expect(nodes).toHaveLength(golden.nodes.length);
      golden.nodes.forEach((layer, i) => {
        for (const [what, wanted] of Object.entries(layer)) {
          expectNear(nodes![i][what as keyof typeof layer], wanted, exact, `${what} of layer ${i}`);
        }
        // The chain rule, at each neuron: what arrives times the neuron's own slope is what goes on.
        const { slopes, answerGradients, sumGradients } = nodes![i];
        const product = answerGradients.data.map((arriving, j) => arriving * slopes.data[j]);
        expectNear(
          { shape: slopes.shape, data: product },
          sumGradients,
          exact,
          `slopes of layer ${i}`,
        );
      });
    });

    test(`network ${name}: ten steps lose what PyTorch loses, and end where it ends`, async () => {
      let state = firstState(weights);
      const losses: number[] = [];
      for (const batch of golden.batches) {
        const snapshot = await run({
          ...{ config, training, from: state, steps: 1 },
          examples: pickExamples(examples, batch),
        });
        losses.push(...snapshot.batchLosses);
        state = snapshot.state;
      }
      golden.run.losses.forEach((loss, step) => expect(losses[step]).toBeCloseTo(loss, 4));
      golden.run.weights.forEach((wanted, i) =>
        expectNear(state.weights[i], wanted, exact, `array ${i}`),
      );
    });
  }

  const ACTIVATIONS: readonly Activation[] = ['tanh', 'relu', 'silu', 'sigmoid', 'linear'];
  for (const activation of ACTIVATIONS) {
    for (const output of ['tanh', 'linear'] as const) {
      for (const penalty of [FREE, { l1: 0.02, l2: 0.05 }]) {
        const name = `${activation} and ${output}, L1 ${penalty.l1}, L2 ${penalty.l2}`;
        test(`the gradient is what nudging each parameter finds: ${name}`, async () => {
          const config: NetworkConfig = { inputs: 2, hidden: [3, 2], activation, output };
          const weights = ROUGH(config);
          const { gradient } = await networkGradient({
            ...{ config, weights, penalty, nodes: false },
            examples: FEW,
          });
          const measured = await nudged(config, weights, penalty);
          const vector = flattenWeights(gradient);
          const shape = [vector.length];
          expectNear({ shape, data: vector }, { shape, data: measured }, NUDGED, 'slopes');
          for (const optimiser of [SGD, MOMENTUM]) {
            const learningRate = 0.5;
            const { state } = await run({
              ...{ config, from: firstState(weights), steps: 1, examples: FEW },
              training: { ...TRAINING, ...penalty, optimiser, learningRate },
            });
            const after = flattenWeights(state.weights);
            const step = flattenWeights(weights).map((w, i) => (w - after[i]) / learningRate);
            expectNear(
              { shape, data: step },
              { shape, data: measured },
              NUDGED,
              `step of ${optimiser.kind}`,
            );
          }
        });
      }
    }
  }

  for (const optimiser of [SGD, MOMENTUM, ADAMW]) {
    for (const batchSize of [null, 5]) {
      const name = `${optimiser.kind}, batches of ${batchSize ?? 'all'}`;
      test(`a run that is taken up is the one that was never stopped, bit for bit: ${name}`, async () => {
        const training = { ...TRAINING, optimiser, batchSize, l2: 0.01, seed: 4 };
        const whole = await run({ training, steps: 9, keepPath: true });
        const first = await run({ training, steps: 4, keepPath: true });
        const second = await run({ training, steps: 5, keepPath: true, from: first.state });
        expect(second.state).toEqual(whole.state);
        const path = [...first.path!.data, ...second.path!.data];
        expect(path).toEqual([...whole.path!.data]);
        expect(whole.path!.shape).toEqual([9, networkParameterCount(CONFIG)]);
        const { batchLosses } = whole;
        expect([...first.batchLosses, ...second.batchLosses]).toEqual([...batchLosses]);
        expect(path.slice(-whole.path!.shape[1])).toEqual([...flattenWeights(whole.state.weights)]);
        const [examples] = [EXAMPLES];
        const batchAt = networkBatches(examples.targets.data.length, batchSize, training.seed);
        for (const step of [0, 4, 8]) {
          const size = whole.path!.shape[1];
          const before =
            step === 0
              ? flattenWeights(WEIGHTS)
              : whole.path!.data.subarray((step - 1) * size, step * size);
          const weights = unflattenWeights(CONFIG, Float32Array.from(before));
          const batch = pickExamples(examples, batchAt(step));
          expect(batchLosses[step]).toBeCloseTo(judge(CONFIG, weights, batch).loss, 4);
        }
      });
    }
  }

  test('a snapshot has the losses of both kinds of dots, and every neuron’s answers', async () => {
    const test = examplesOf(['x1', 'x2'], drawDots('xor', 9));
    const surfaceInputs: NdArray = { shape: [3, 2], data: Float32Array.of(0, 0, 1, -1, 0.5, 1) };
    const { loss, testLoss, surfaces, state, path } = await run({ steps: 3, test, surfaceInputs });
    expect(loss).toBeCloseTo(judge(CONFIG, state.weights, EXAMPLES).loss, 4);
    expect(testLoss).toBeCloseTo(judge(CONFIG, state.weights, test).loss, 4);
    expect(surfaces.map(({ shape }) => shape)).toEqual([[3, 6], [3, 6], [3, 1]]); // prettier-ignore
    expect(path).toBeNull();
    expect((await run({ steps: 1 })).testLoss).toBeNull();
  });

  test('losses over two directions are those of the formula, second direction by rows', async () => {
    const weights = WEIGHTS;
    const vector = flattenWeights(drawWeights(CONFIG, 8));
    const index = parameterIndex(CONFIG, { layer: 2, from: 3, to: 1 });
    // More places than are worked out at once, of which the last ones are fewer.
    const offsets = [
      Float32Array.from({ length: 23 }, (_, i) => (i - 11) / 4),
      Float32Array.from({ length: 11 }, (_, i) => (i - 5) / 5),
    ];
    const penalty = { l1: 0.001, l2: 0.01 };
    const losses = await networkLosses(
      {
        ...{ config: CONFIG, examples: EXAMPLES, penalty },
        places: { kind: 'along', weights, directions: [index, vector], offsets },
      },
      unaborted,
      pause,
    );
    expect(losses!.shape).toEqual([11, 23]);
    for (const [row, column] of [
      [0, 0],
      [3, 22],
      [5, 11],
      [10, 1],
    ]) {
      // prettier-ignore
      const moved = flattenWeights(weights).map((w, i) => w + offsets[1][row] * vector[i]);
      moved[index] += offsets[0][column];
      const arrays = unflattenWeights(CONFIG, moved);
      const added = arrays
        .filter(({ shape }) => shape.length === 2)
        .flatMap(({ data }) => [...data])
        .reduce((sum, w) => sum + 0.001 * Math.abs(w) + (0.01 / 2) * w * w, 0);
      const wanted = judge(CONFIG, arrays, EXAMPLES).loss + added;
      expect(losses!.data[row * 23 + column]).toBeCloseTo(wanted, 3);
    }
  });

  test('losses of the places of a path are those that the run told', async () => {
    const { path, batchLosses } = await run({ steps: 6, keepPath: true });
    const losses = await networkLosses(
      {
        ...{ config: CONFIG, examples: EXAMPLES, penalty: FREE },
        places: { kind: 'each', parameters: path! },
      },
      unaborted,
      pause,
    );
    expect(losses!.shape).toEqual([6]);
    batchLosses.slice(1).forEach((loss, i) => expect(losses!.data[i]).toBeCloseTo(loss, 4));
    const none: NdArray = { shape: [0, path!.shape[1]], data: new Float32Array() };
    const asked = { config: CONFIG, examples: EXAMPLES, penalty: FREE };
    const places = { kind: 'each', parameters: none } as const;
    expect(await networkLosses({ ...asked, places }, unaborted, pause)).toEqual({
      shape: [0],
      data: none.data,
    });
  });

  test('a run that leaps away ends in an error, after a snapshot of where it still had a loss', async () => {
    const config: NetworkConfig = {
      inputs: 2,
      hidden: [4],
      activation: 'linear',
      output: 'linear',
    };
    const request = {
      ...{ config, from: firstState(drawWeights(config, 1)), steps: 60 },
      training: { ...TRAINING, learningRate: 6 },
    };
    const { numTensors } = tf.memory();
    const told: NetworkSnapshot[] = [];
    const diverged = new ReaderError('engine.networkDiverged');
    await expect(run({ ...request, keepPath: true }, told)).rejects.toEqual(diverged);
    await expect(run(request)).rejects.toEqual(diverged);
    expect(tf.memory().numTensors).toBe(numTensors);
    const last = joined(told);
    expect(last.state.step).toBeGreaterThan(2);
    expect(last.path!.shape[0]).toBe(last.state.step);
    expect(last.loss).toBeGreaterThan(last.batchLosses[0]);
    expect(last.path!.data.every(Number.isFinite)).toBe(true);
  });

  test('no call leaves a tensor behind', async () => {
    const { numTensors } = tf.memory();
    const surfaceInputs = EXAMPLES.inputs;
    for (const optimiser of [SGD, MOMENTUM, ADAMW]) {
      for (const keepPath of [false, true]) {
        const training = { ...TRAINING, optimiser, batchSize: 7, l1: 0.1, l2: 0.1 };
        await run({ training, steps: 4, test: FEW, surfaceInputs, keepPath });
      }
    }
    const places = { kind: 'along', weights: WEIGHTS, directions: [0] } as const;
    const offsets = [new Float32Array(300)];
    const asked = { config: CONFIG, examples: EXAMPLES, penalty: { l1: 1, l2: 1 } };
    await networkGradient({ ...asked, weights: WEIGHTS, nodes: true });
    await networkLosses({ ...asked, places: { ...places, offsets } }, unaborted, pause);
    const aborted = AbortSignal.abort();
    expect(await networkLosses({ ...asked, places: { ...places, offsets } }, aborted, pause)).toBe(
      null,
    );
    expect(tf.memory().numTensors).toBe(numTensors);
  });
}

const CONFIG: NetworkConfig = { inputs: 2, hidden: [6, 6], activation: 'tanh', output: 'tanh' };
const WEIGHTS = drawWeights(CONFIG, 2);
const EXAMPLES = examplesOf(['x1', 'x2'], drawDots('xor', 1));
const TRAINING = {
  ...{ learningRate: 0.1, optimiser: SGD, batchSize: null, l1: 0, l2: 0, seed: 0 },
};

/** A handful, so that no nudge takes a sum over the bend of a ReLU. */
const FEW: Examples = {
  inputs: { shape: [4, 2], data: Float32Array.of(0.9, -0.3, -0.5, 0.8, 0.2, 0.6, -0.7, -0.9) },
  targets: { shape: [4], data: Float32Array.of(1, -1, -1, 1) },
};

/** Weights of which none is near zero, where L1 has no slope; and biases that are not zero. */
const ROUGH = (config: NetworkConfig): NdArray[] =>
  unflattenWeights(
    config,
    Float32Array.from({ length: networkParameterCount(config) }, (_, i) => {
      const value = 0.9 * Math.sin(1.7 * i + 0.4);
      return value + 0.2 * Math.sign(value);
    }),
  );

/** The slope along each parameter by central differences, of four points each. */
async function nudged(
  config: NetworkConfig,
  weights: readonly NdArray[],
  penalty: { readonly l1: number; readonly l2: number },
): Promise<Float32Array> {
  const h = 0.02;
  const nudges = [-2 * h, -h, h, 2 * h];
  const count = networkParameterCount(config);
  const parameters = new Float32Array(count * nudges.length * count);
  for (let index = 0; index < count; index++) {
    for (const [at, nudge] of nudges.entries()) {
      const row = (index * nudges.length + at) * count;
      parameters.set(flattenWeights(weights), row);
      parameters[row + index] += nudge;
    }
  }
  const places = {
    kind: 'each',
    parameters: { shape: [count * nudges.length, count], data: parameters },
  } as const;
  const request = { config, places, examples: FEW, penalty };
  const { data } = (await networkLosses(request, unaborted, pause))!;
  return Float32Array.from({ length: count }, (_, index) => {
    const [far, near, nearUp, farUp] = data.subarray(index * nudges.length);
    return (far - 8 * near + 8 * nearUp - farUp) / (12 * h);
  });
}

/** The last snapshot of a run, with the path and the losses of all: a slow engine tells of itself on the way. */
async function run(
  change: Partial<NetworkRunRequest>,
  told: NetworkSnapshot[] = [],
): Promise<NetworkSnapshot> {
  const request = {
    ...{ config: CONFIG, from: firstState(WEIGHTS), training: TRAINING, steps: 1 },
    ...{ examples: EXAMPLES, test: null, surfaceInputs: null, keepPath: false },
    ...change,
  };
  told.push(await trainNetwork(request, unaborted, pause, (snapshot) => told.push(snapshot)));
  return joined(told);
}

function joined(told: readonly NetworkSnapshot[]): NetworkSnapshot {
  const last = told.at(-1)!;
  const rows = told.flatMap(({ path }) => [...(path?.data ?? [])]);
  const losses = told.flatMap(({ batchLosses }) => [...batchLosses]);
  return {
    ...last,
    batchLosses: Float32Array.from(losses),
    path: last.path && {
      shape: [losses.length, last.path.shape[1]],
      data: Float32Array.from(rows),
    },
  };
}

function expectNear(got: NdArray, wanted: NdArray, within: number, what: string): void {
  expect(got.shape, what).toEqual(wanted.shape);
  const largest = wanted.data.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-3);
  const away = wanted.data.reduce((most, x, i) => Math.max(most, Math.abs(x - got.data[i])), 0);
  expect(away / largest, what).toBeLessThan(within);
}
