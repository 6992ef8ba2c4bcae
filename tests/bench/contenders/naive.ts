/** A Llama as most would write it in TensorFlow.js: every op by itself, every weight `[in, out]`. */

import type { Batch } from '../../../src/core/batches';
import { headDim, parameterSpecs } from '../../../src/core/config';
import { learningRateAt } from '../../../src/core/training';
import { adamW, clipFactor, type ParameterMoments } from '../../../src/engine/reference/ops/adamW';
import { rotaryTables } from '../../../src/core/rotary';
import * as tf from '../../../src/engine/tf';
import type { StepShape } from '../../../src/core/stepShape';
import { initialParameters, trainingOf } from '../work';

/** @returns a function that takes a step and gives its loss */
export function createNaiveStep(shape: StepShape): (batch: Batch, step: number) => Promise<number> {
  const { config, batchSize, time } = shape;
  const { nLayer, nHead, dModel, vocabSize, normEps, ropeTheta } = config;
  const dim = headDim(config);
  const rows = batchSize * time;
  const training = trainingOf(shape);
  const initial = initialParameters(shape);
  const specs = parameterSpecs(config);
  const [variables, first, second] = [initial, null, null].map((values) =>
    Object.fromEntries(
      specs.map(({ name, shape, kind }) => {
        const tensor = values ? tf.tensor(values[name], [...shape]) : tf.zeros([...shape]);
        return [name, tf.variable(kind === 'matrix' ? tf.transpose(tensor) : tensor)];
      }),
    ),
  );
  const angles = rotaryTables(time, dim, ropeTheta);
  const cos = tf.tensor2d(angles.cos, [time, dim / 2]);
  const sin = tf.tensor2d(angles.sin, [time, dim / 2]);
  const mask = tf.mul(tf.sub(1, tf.linalg.bandPart(tf.ones([time, time]), -1, 0)), -1e9);

  const norm = (x: tf.Tensor, gain: tf.Tensor) =>
    tf.mul(tf.div(x, tf.sqrt(tf.add(tf.mean(tf.square(x), -1, true), normEps))), gain);

  const rope = (x: tf.Tensor) => {
    const [a, b] = tf.split(x, 2, -1);
    const rotated = [
      tf.sub(tf.mul(a, cos), tf.mul(b, sin)),
      tf.add(tf.mul(a, sin), tf.mul(b, cos)),
    ];
    return tf.concat(rotated, -1);
  };

  const attention = (qkv: tf.Tensor) => {
    const [q, k, v] = tf
      .split(qkv, 3, -1)
      .map((x) => tf.transpose(tf.reshape(x, [batchSize, time, nHead, dim]), [0, 2, 1, 3]));
    const scores = tf.mul(tf.matMul(rope(q), rope(k), false, true), 1 / Math.sqrt(dim));
    const mixed = tf.matMul(tf.softmax(tf.add(scores, mask)), v); // [batch, nHead, time, headDim]
    return tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [rows, dModel]);
  };

  const lossOf = ({ inputs, targets }: Batch) => {
    let x: tf.Tensor = tf.gather(variables.embedding, tf.tensor1d(inputs, 'int32'));
    for (let layer = 0; layer < nLayer; layer++) {
      const at = (name: string) => variables[`layers.${layer}.${name}`];
      const qkv = tf.matMul(norm(x, at('attentionNorm')), at('qkv'));
      x = tf.add(x, tf.matMul(attention(qkv), at('attentionOut')));
      const [gate, up] = tf.split(tf.matMul(norm(x, at('mlpNorm')), at('gateUp')), 2, -1);
      const hidden = tf.mul(tf.mul(gate, tf.sigmoid(gate)), up);
      x = tf.add(x, tf.matMul(hidden, at('down')));
    }
    const normed = norm(x, variables.finalNorm);
    const logits = tf.matMul(
      normed as tf.Tensor2D,
      variables.embedding as unknown as tf.Tensor2D,
      false,
      true,
    );
    const chosen = tf.oneHot(tf.tensor1d(targets, 'int32'), vocabSize);
    const logProbs = tf.sum(tf.mul(tf.logSoftmax(logits), tf.cast(chosen, 'float32')), -1);
    return tf.neg(tf.mean(logProbs)) as tf.Scalar;
  };

  return async (batch, step) => {
    const loss = tf.tidy(() => {
      const { value, grads } = tf.variableGrads(() => lossOf(batch), Object.values(variables));
      const gradients = specs.map(({ name }) => grads[variables[name].name]);
      const factor = clipFactor(gradients, training.clipNorm);
      const rate = learningRateAt(step, training);
      for (const [i, spec] of specs.entries()) {
        const { name } = spec;
        const moments: ParameterMoments = { first: first[name], second: second[name] };
        const clipped = tf.mul(gradients[i], factor);
        adamW(spec, variables[name], clipped, moments, training, rate, step + 1);
      }
      return value;
    });
    const [value] = await loss.data();
    loss.dispose();
    return value;
  };
}
