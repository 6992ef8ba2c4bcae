/** Where the error of a small network comes from: by each parameter and, if wanted, at each neuron. */

import { ReaderError } from '../../core/errors';
import {
  activationOf,
  flattenWeights,
  unflattenWeights,
  type Activation,
  type NetworkConfig,
  type NetworkGradient,
  type NetworkGradientRequest,
  type NodeValues,
} from '../../core/network';
import {
  expectExamples,
  expectNetworkConfig,
  expectPenalty,
  expectWeights,
} from '../../core/network/validate';
import { readArray } from '../readArrays';
import * as tf from '../tf';
import { differentiate } from './differentiate';
import { ACTIVATIONS, forward, meanSquaredError, type Tap } from './forward';
import { maskOf, penaltyOf } from './penalty';
import { exampleTensors, layersOf, type ExampleTensors } from './tensors';

/**
 * @throws RangeError on what no network can be built from; ReaderError if there is nothing to learn from,
 *   or when the loss is no number
 */
export async function networkGradient(request: NetworkGradientRequest): Promise<NetworkGradient> {
  const { config, weights, examples, penalty, nodes } = request;
  expectNetworkConfig(config);
  expectWeights(config, weights);
  expectExamples(config, examples);
  expectPenalty(penalty);
  const tensors = tf.tidy(() => {
    const parameters = tf.tensor1d(flattenWeights(weights));
    const batch = exampleTensors(examples);
    const mask = maskOf(config);
    return {
      ...differentiate(config, parameters, batch, penalty, mask),
      added: penaltyOf(tf.reshape(parameters, [1, -1]), mask, penalty),
      layers: nodes ? nodeTensors(config, parameters, batch) : [],
    };
  });
  const [loss, added, gradient] = await Promise.all(
    [tensors.loss, tensors.added, tensors.gradient].map(readArray),
  );
  const layers = await Promise.all(tensors.layers.map(readNodes));
  // At the end: where nothing bends, sums and answers are one tensor.
  tf.dispose(tensors);
  if (!Number.isFinite(loss.data[0])) throw new ReaderError('engine.networkDiverged');
  return {
    loss: loss.data[0],
    penalty: added.data[0],
    gradient: unflattenWeights(config, gradient.data),
    nodes: nodes ? layers : null,
  };
}

/** As `NodeValues`, `[1, n, neurons]` each. */
type NodeTensors = { readonly [Name in keyof NodeValues]: tf.Tensor3D };

async function readNodes(tensors: NodeTensors): Promise<NodeValues> {
  const read = async (tensor: tf.Tensor3D) => {
    const { shape, data } = await readArray(tensor);
    return { shape: shape.slice(1), data };
  };
  return {
    sums: await read(tensors.sums),
    answers: await read(tensors.answers),
    slopes: await read(tensors.slopes),
    answerGradients: await read(tensors.answerGradients),
    sumGradients: await read(tensors.sumGradients),
  };
}

/** Within a tidy. */
function nodeTensors(
  config: NetworkConfig,
  parameters: tf.Tensor1D,
  batch: ExampleTensors,
): NodeTensors[] {
  const layers = layersOf(config, parameters);
  const sums: tf.Tensor3D[] = [];
  const answers = forward(config, layers, batch, (_, what, values) => {
    if (what === 'sums') sums.push(values);
    return values;
  });
  // The tape has gradients of what goes in alone: so zeros are added to sums and answers, whose
  // gradients are those of what they are added to.
  const gradients = tf.grads((...added: tf.Tensor[]) => {
    const tap: Tap = (layer, what, values) =>
      tf.add(values, added[2 * layer + (what === 'sums' ? 0 : 1)]);
    return tf.sum(meanSquaredError(forward(config, layers, batch, tap).at(-1)!, batch));
  })(sums.flatMap((values) => [tf.zerosLike(values), tf.zerosLike(values)])) as tf.Tensor3D[];
  return sums.map((values, layer) => ({
    sums: values,
    answers: answers[layer],
    slopes: slopesAt(ACTIVATIONS[activationOf(config, layer)], values),
    answerGradients: gradients[2 * layer + 1],
    sumGradients: gradients[2 * layer],
  }));
}

/** The derivative of an activation at each of the sums. */
const slopesAt = (activation: (typeof ACTIVATIONS)[Activation], sums: tf.Tensor3D): tf.Tensor3D =>
  // A copy, because there is no gradient of what was not touched, as by `linear`.
  tf.grad((x) => activation(tf.clone(x) as tf.Tensor3D))(sums) as tf.Tensor3D;
