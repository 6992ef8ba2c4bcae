/** The small network of chapter 1: fully connected, trained by plain gradient descent. */

import {
  drawWeights,
  layerWidths,
  type NetworkConfig,
  type NetworkRequest,
  type NetworkSnapshot,
} from '../core/network';
import { ReaderError } from '../core/errors';
import { readArray } from './readArrays';
import * as tf from './tf';

interface Layer {
  /** `[in, out]` */
  readonly weights: tf.Variable;
  /** `[out]` */
  readonly biases: tf.Variable;
}

const SNAPSHOT_EVERY_MS = 100;
const ACTIVATIONS: Record<NetworkConfig['activation'], (x: tf.Tensor2D) => tf.Tensor2D> = {
  tanh: tf.tanh,
  relu: tf.relu,
  linear: (x) => x,
};

/**
 * Takes `request.steps` steps of full-batch gradient descent on the mean squared error and tells of
 * the network now and then. It keeps nothing: the caller holds the weights.
 * @throws RangeError on settings that no network can be built from, ReaderError if the loss stops being finite
 */
export async function trainNetwork(
  request: NetworkRequest,
  signal: AbortSignal,
  giveWay: () => Promise<void>,
  onSnapshot: (snapshot: NetworkSnapshot) => void,
): Promise<NetworkSnapshot> {
  validate(request);
  const layers = createLayers(request);
  const points = tf.tensor2d(request.points.data, request.points.shape as [number, number]);
  const labels = tf.tensor2d(request.labels.data, [request.points.shape[0], 1]);
  const variables = layers.flatMap(({ weights, biases }) => [weights, biases]);
  const lossNow = () => {
    const answers = activationsOf(layers, request.config, points).at(-1)!;
    return tf.mean(tf.square(tf.sub(answers, labels))) as tf.Scalar;
  };
  try {
    let step = 0;
    let told = performance.now();
    while (step < request.steps && !signal.aborted) {
      tf.tidy(() => {
        const { grads } = tf.variableGrads(lossNow, variables);
        for (const variable of variables) {
          variable.assign(tf.sub(variable, tf.mul(grads[variable.name], request.learningRate)));
        }
      });
      step++;
      if (performance.now() - told > SNAPSHOT_EVERY_MS) {
        onSnapshot(await snapshot(step));
        told = performance.now();
      }
      await giveWay();
    }
    return await snapshot(step);
  } finally {
    tf.dispose([points, labels, ...variables]);
  }

  async function snapshot(step: number): Promise<NetworkSnapshot> {
    const { loss, surfaces } = tf.tidy(() => ({
      loss: lossNow(),
      surfaces: activationsOf(layers, request.config, plane(request.gridSize)),
    }));
    const [lossValue] = await loss.data();
    const result: NetworkSnapshot = {
      step,
      loss: lossValue,
      weights: await Promise.all(variables.map(readArray)),
      surfaces: await Promise.all(surfaces.map(readArray)),
    };
    tf.dispose([loss, ...surfaces]);
    if (!Number.isFinite(lossValue)) throw new ReaderError('engine.networkDiverged');
    return result;
  }
}

/** Answers of every layer after its activation, `[n, neurons]` each; the last one is tanh. */
function activationsOf(
  layers: readonly Layer[],
  { activation }: NetworkConfig,
  points: tf.Tensor2D,
): tf.Tensor2D[] {
  const answers: tf.Tensor2D[] = [];
  let x = points;
  for (const [index, { weights, biases }] of layers.entries()) {
    const sum = tf.add(tf.matMul(x, weights as unknown as tf.Tensor2D), biases) as tf.Tensor2D;
    x = index === layers.length - 1 ? tf.tanh(sum) : ACTIVATIONS[activation](sum);
    answers.push(x);
  }
  return answers;
}

/** A grid over −1 … 1 in both directions, `[size², 2]`, rows from the top. */
function plane(size: number): tf.Tensor2D {
  const at = (index: number) => (2 * index) / (size - 1) - 1;
  const points = Array.from({ length: size * size }, (_, i) => [
    at(i % size),
    -at(Math.floor(i / size)),
  ]);
  return tf.tensor2d(points);
}

function createLayers({ config, weights, seed }: NetworkRequest): Layer[] {
  const arrays = weights ?? drawWeights(config, seed);
  const widths = layerWidths(config);
  return widths.slice(1).map((out, index) =>
    tf.tidy(() => ({
      weights: tf.variable(tf.tensor2d(arrays[2 * index].data, [widths[index], out])),
      biases: tf.variable(tf.tensor1d(arrays[2 * index + 1].data)),
    })),
  );
}

function validate({ config, learningRate, points, labels, gridSize }: NetworkRequest): void {
  const { hidden } = config;
  if (hidden.length > 6 || hidden.some((n) => !Number.isInteger(n) || n < 1 || n > 16)) {
    throw new RangeError(
      `Network: expected at most 6 hidden layers of 1 to 16 neurons, got [${hidden.join(', ')}].`,
    );
  }
  if (!(learningRate > 0) || !Number.isFinite(learningRate)) {
    throw new RangeError(`Network: expected a learning rate above 0, got ${learningRate}.`);
  }
  if (points.shape[1] !== 2 || points.shape[0] !== labels.data.length || !labels.data.length) {
    throw new RangeError('Network: expected as many labels as points, and at least one.');
  }
  if (!Number.isInteger(gridSize) || gridSize < 2 || gridSize > 200) {
    throw new RangeError(`Network: expected a grid of 2 to 200 points a side, got ${gridSize}.`);
  }
}
