/** Trains a small network: descent on the mean squared error, by the gradients of the tensor library. */

import { ReaderError } from '../../core/errors';
import {
  flattenWeights,
  networkBatches,
  networkParameterCount,
  unflattenWeights,
  type NetworkRunRequest,
  type NetworkSnapshot,
} from '../../core/network';
import {
  expectExamples,
  expectInputs,
  expectNetworkConfig,
  expectNetworkState,
  expectNetworkTraining,
} from '../../core/network/validate';
import { readArray } from '../readArrays';
import * as tf from '../tf';
import { differentiate, lossOf } from './differentiate';
import { forward } from './forward';
import { optimise, type Optimised } from './optimise';
import { maskOf } from './penalty';
import { exampleTensors, inputTensors, layersOf, pickExamples } from './tensors';

const SNAPSHOT_EVERY_MS = 100;
/** Less than a step of the guide's model takes, beside which this one may be trained. */
const GIVE_WAY_EVERY_MS = 10;

/**
 * Takes `request.steps` steps and tells of the network now and then. It keeps nothing: the caller holds
 * the state, from which another call goes on bit for bit.
 * @throws RangeError on settings that no network can be built from; ReaderError if there is nothing to
 *   learn from, or when the loss is no number any more: then, if the path is kept, a last snapshot is of
 *   the step before that
 */
export async function trainNetwork(
  request: NetworkRunRequest,
  signal: AbortSignal,
  giveWay: () => Promise<void>,
  onSnapshot: (snapshot: NetworkSnapshot) => void,
): Promise<NetworkSnapshot> {
  validate(request);
  const run = createRun(request);
  try {
    let told = performance.now();
    let gaveWay = told;
    while (run.taken < request.steps && !signal.aborted) {
      run.step();
      const now = performance.now();
      if (now - told > SNAPSHOT_EVERY_MS) {
        onSnapshot(await run.snapshot(onSnapshot));
        told = performance.now();
      }
      if (now - gaveWay > GIVE_WAY_EVERY_MS) {
        await giveWay();
        gaveWay = performance.now();
      }
    }
    return await run.snapshot(onSnapshot);
  } finally {
    run.dispose();
  }
}

/** A network between two steps, on the device. */
interface Place extends Optimised {
  readonly step: number;
}

function createRun(request: NetworkRunRequest) {
  const { config, training, examples, from, keepPath } = request;
  const count = examples.targets.data.length;
  const batchAt = networkBatches(count, training.batchSize, training.seed);
  const takesAll = batchAt(from.step).length === count;
  const whole = exampleTensors(examples);
  const test = request.test && exampleTensors(request.test);
  const surfaceInputs = request.surfaceInputs && inputTensors(request.surfaceInputs);
  const mask = maskOf(config);
  let now: Place = {
    step: from.step,
    parameters: tf.tensor1d(flattenWeights(from.weights)),
    memory: {
      steps: from.memory.steps,
      vectors: from.memory.vectors.map((vector) => tf.tensor1d(vector)),
    },
  };
  /** Since the last snapshot: where each step led, if that is kept, and the loss of its batch before it. */
  let path: Place[] = [];
  let batchLosses: tf.Scalar[] = [];

  function step(): void {
    const before = now;
    const { loss, ...next } = tf.tidy(() => {
      const batch = takesAll ? whole : exampleTensors(pickExamples(examples, batchAt(before.step)));
      const { loss, gradient } = differentiate(config, before.parameters, batch, training, mask);
      return { loss, ...optimise(training, before, gradient, mask) };
    });
    now = { ...next, step: before.step + 1 };
    if (path.at(-1) !== before) disposePlace(before);
    if (keepPath) path.push(now);
    batchLosses.push(loss);
  }

  /** What is to be told of a place, and of the path that led there. */
  async function read(place: Place, losses: Float32Array, path: readonly Place[]) {
    const loss = tf.tidy(() => lossOf(config, place.parameters, whole));
    const testLoss = test && tf.tidy(() => lossOf(config, place.parameters, test));
    const surfaces = surfaceInputs
      ? tf.tidy(() => forward(config, layersOf(config, place.parameters), surfaceInputs))
      : [];
    const parameters = await readArray(place.parameters);
    const vectors = await Promise.all(place.memory.vectors.map(readArray));
    const snapshot: NetworkSnapshot = {
      state: {
        step: place.step,
        weights: unflattenWeights(config, parameters.data),
        memory: { steps: place.memory.steps, vectors: vectors.map(({ data }) => data) },
      },
      loss: (await loss.data())[0],
      testLoss: testLoss && (await testLoss.data())[0],
      surfaces: (await Promise.all(surfaces.map(readArray))).map(({ shape, data }) => ({
        shape: shape.slice(1),
        data,
      })),
      batchLosses: losses,
      path: keepPath ? await readPath(path) : null,
    };
    tf.dispose([loss, ...(testLoss ? [testLoss] : []), ...surfaces]);
    return snapshot;
  }

  const readPath = async (path: readonly Place[]) => ({
    shape: [path.length, networkParameterCount(config)],
    data: await readRows(path.map(({ parameters }) => parameters)),
  });

  return {
    get taken() {
      return now.step - from.step;
    },
    step,

    /**
     * Of the network as it is, and of the steps since the last one.
     * @param onLast is told, before an error, of the last place of a path that had a loss
     */
    async snapshot(onLast: (snapshot: NetworkSnapshot) => void): Promise<NetworkSnapshot> {
      const losses = await readRows(batchLosses);
      const snapshot = await read(now, losses, path);
      if (!Number.isFinite(snapshot.loss)) {
        // What a step has led to is told by the loss before the next one.
        const lost = losses.findIndex((loss) => !Number.isFinite(loss));
        const good = (lost < 0 ? path.length : lost) - 1;
        if (keepPath && good > 0) {
          onLast(await read(path[good - 1], losses.slice(0, good), path.slice(0, good)));
        }
        throw new ReaderError('engine.networkDiverged');
      }
      tf.dispose(batchLosses);
      for (const place of path) if (place !== now) disposePlace(place);
      batchLosses = [];
      path = [];
      return snapshot;
    },

    dispose(): void {
      tf.dispose([mask, ...batchLosses]);
      for (const place of new Set([...path, now])) disposePlace(place);
      for (const tensors of [whole, test, surfaceInputs]) if (tensors) tf.dispose({ ...tensors });
    },
  };
}

const disposePlace = ({ parameters, memory }: Place): void =>
  tf.dispose([parameters, ...memory.vectors]);

/** Vectors of one length, one after the other. */
async function readRows(rows: readonly (tf.Tensor1D | tf.Scalar)[]): Promise<Float32Array> {
  if (rows.length === 0) return new Float32Array();
  // All at once, because each reading may wait for the device.
  const stacked = tf.stack([...rows]);
  const { data } = await readArray(stacked);
  stacked.dispose();
  return data;
}

function validate(request: NetworkRunRequest): void {
  const { config, training, from, examples, test, surfaceInputs, steps } = request;
  expectNetworkConfig(config);
  expectNetworkTraining(training);
  expectNetworkState(config, from, training);
  expectExamples(config, examples);
  if (test) expectExamples(config, test);
  if (surfaceInputs) expectInputs(config, surfaceInputs);
  if (!Number.isInteger(steps) || steps < 0) {
    throw new RangeError(`Network: expected 0 or more steps, got ${steps}.`);
  }
}
