/** The losses of many small networks of one shape: a loss surface, or how a path went down it. */

import {
  networkParameterCount,
  parametersAt,
  shapeOfPlaces,
  type NetworkConfig,
  type NetworkLosses,
  type NetworkLossesRequest,
} from '../../core/network';
import {
  expectExamples,
  expectNetworkConfig,
  expectPenalty,
  expectPlaces,
} from '../../core/network/validate';
import * as tf from '../tf';
import { forward, meanSquaredError } from './forward';
import { isFree, maskOf, penaltyOf } from './penalty';
import { exampleTensors, stackedLayers } from './tensors';

/** Answers of neurons that are worked out at once: some ten milliseconds of work for a processor. */
const ANSWERS_AT_ONCE = 250_000;

/**
 * @returns `null` if it was aborted
 * @throws RangeError on what no network can be built from; ReaderError if there is nothing to learn from
 */
export async function networkLosses(
  request: NetworkLossesRequest,
  signal: AbortSignal,
  giveWay: () => Promise<void>,
): Promise<NetworkLosses | null> {
  const { config, places, examples, penalty } = request;
  expectNetworkConfig(config);
  expectPlaces(config, places);
  expectExamples(config, examples);
  expectPenalty(penalty);
  const shape = shapeOfPlaces(places);
  const count = shape.reduce((product, n) => product * n, 1);
  if (count === 0) return { shape, data: new Float32Array() };
  const parameterCount = networkParameterCount(config);
  const atOnce = Math.min(count, networksAtOnce(config, examples.targets.data.length));
  const losses = new Float32Array(count);
  const mask = maskOf(config);
  const whole = exampleTensors(examples, atOnce);
  const last = count % atOnce === 0 ? null : exampleTensors(examples, count % atOnce);
  try {
    for (let from = 0; from < count; from += atOnce) {
      if (from > 0) await giveWay();
      if (signal.aborted) return null;
      const to = Math.min(count, from + atOnce);
      const networks = to - from;
      const of = networks === atOnce ? whole : last!;
      const chunk = tf.tidy(() => {
        const rows = parametersAt(places, from, to);
        const answers = forward(config, stackedLayers(config, rows), of).at(-1)!;
        const errors = meanSquaredError(answers, of);
        if (isFree(penalty)) return errors;
        const parameters = tf.tensor2d(rows, [networks, parameterCount]);
        return tf.add(errors, penaltyOf(parameters, mask, penalty));
      });
      losses.set(await chunk.data(), from);
      chunk.dispose();
    }
    return { shape, data: losses };
  } finally {
    mask.dispose();
    for (const tensors of [whole, last]) if (tensors) tf.dispose({ ...tensors });
  }
}

function networksAtOnce({ hidden }: NetworkConfig, examples: number): number {
  const neurons = hidden.reduce((sum, n) => sum + n, 1);
  return Math.max(1, Math.floor(ANSWERS_AT_ONCE / (examples * neurons)));
}
