/**
 * The same model, loss and AdamW in jax-js, one jitted function a step. Its arrays are counted by
 * reference: whoever uses one twice takes `.ref` of it first. JavaScript, not TypeScript, because the
 * package is installed for the bench alone and its types may be absent.
 */

/**
 * @param jax the package
 * @param shape `{config, batchSize, time}`
 * @param specs `parameterSpecs(config)`, and `initial`: each one's numbers, by name
 * @param training a `TrainingConfig`
 * @param angles `{cos, sin}`, `[time, headDim / 2]`
 * @returns a function that takes a batch and a learning rate and gives the loss
 */
export function createJaxStep(jax, shape, specs, initial, training, angles) {
  const { numpy: np, nn, jit, valueAndGrad, tree } = jax;
  const { config, batchSize, time } = shape;
  const { nLayer, nHead, dModel, hiddenDim, vocabSize, normEps } = config;
  const headDim = dModel / nHead;
  const half = headDim / 2;
  const rows = batchSize * time;
  const { beta1, beta2, epsilon, clipNorm, groups } = training;

  const tableOf = (values) => np.array(values.slice()).reshape([1, time, 1, half]);
  const [cos, sin] = [tableOf(angles.cos), tableOf(angles.sin)];

  const linear = (x, weight) => np.matmul(x, np.transpose(weight));

  const rmsNorm = (x, gain) => {
    const meanSquare = np.mean(np.square(x.ref), -1, { keepdims: true });
    return x.div(np.sqrt(meanSquare.add(normEps))).mul(gain);
  };

  /** RoPE on `[batch, time, heads, headDim]`, dimension i with i + headDim / 2. */
  const rope = (x) => {
    const [a, b] = np.split(x, 2, -1);
    const first = a.ref.mul(cos.ref).sub(b.ref.mul(sin.ref));
    const second = a.mul(sin.ref).add(b.mul(cos.ref));
    return np.concatenate([first, second], -1);
  };

  const attention = (qkv) => {
    const heads = qkv.reshape([batchSize, time, 3 * nHead, headDim]);
    const [q, k, v] = np.split(heads, 3, 2);
    const mixed = nn.dotProductAttention(rope(q), rope(k), v, { isCausal: true });
    return mixed.reshape([rows, dModel]);
  };

  const lossOf = (p, inputs, targets) => {
    const chosen = nn.oneHot(inputs, vocabSize); // [rows, vocabSize]
    let x = np.matmul(chosen, p.embedding.ref); // [rows, dModel]
    for (let layer = 0; layer < nLayer; layer++) {
      const at = (name) => p[`layers.${layer}.${name}`];
      const qkv = linear(rmsNorm(x.ref, at('attentionNorm')), at('qkv'));
      x = x.add(linear(attention(qkv), at('attentionOut')));
      const gateUp = linear(rmsNorm(x.ref, at('mlpNorm')), at('gateUp'));
      const [gate, up] = np.split(gateUp, [hiddenDim], -1);
      x = x.add(linear(nn.silu(gate).mul(up), at('down')));
    }
    const logits = linear(rmsNorm(x, p.finalNorm), p.embedding); // [rows, vocabSize]
    const logProbs = nn.logSoftmax(logits, -1);
    return np.mean(np.sum(logProbs.mul(nn.oneHot(targets, vocabSize)), -1)).mul(-1);
  };

  const differentiate = valueAndGrad(lossOf);

  /** `rates`: learning rate, and the two corrections of Adam's means. */
  const step = jit((p, first, second, inputs, targets, rates) => {
    const [loss, gradients] = differentiate(tree.ref(p), inputs, targets);
    const [rate, correction1, correction2] = np.split(rates, 3).map((one) => one.reshape([]));
    const squares = specs.map(({ name }) => np.sum(np.square(gradients[name].ref)));
    const norm = np.sqrt(squares.reduce((a, b) => a.add(b)));
    const clip = np.minimum(np.array(clipNorm).div(norm.add(1e-6)), 1);
    const next = { p: {}, first: {}, second: {} };
    for (const { name, kind } of specs) {
      const { rateFactor, weightDecay } = groups[kind];
      const gradient = gradients[name].mul(clip.ref);
      const mean = first[name].mul(beta1).add(gradient.ref.mul(1 - beta1));
      const square = second[name].mul(beta2).add(np.square(gradient).mul(1 - beta2));
      const deviation = np.sqrt(square.ref.mul(correction2.ref)).add(epsilon);
      const update = mean.ref.mul(correction1.ref).div(deviation).mul(rateFactor);
      const change = p[name].ref.mul(weightDecay).add(update).mul(rate.ref);
      next.p[name] = p[name].sub(change);
      next.first[name] = mean;
      next.second[name] = square;
    }
    [rate, correction1, correction2, clip].forEach((one) => one.dispose());
    return [loss, next.p, next.first, next.second];
  });

  const byName = (make) => Object.fromEntries(specs.map((spec) => [spec.name, make(spec)]));
  let p = byName((spec) => np.array(initial[spec.name].slice()).reshape([...spec.shape]));
  let first = byName((spec) => np.zeros([...spec.shape]));
  let second = byName((spec) => np.zeros([...spec.shape]));
  let count = 0;

  return async (batch, learningRate) => {
    count += 1;
    const rates = [learningRate, 1 / (1 - beta1 ** count), 1 / (1 - beta2 ** count)];
    const [inputs, targets] = [batch.inputs, batch.targets].map((ids) =>
      np.array(ids.slice(), { dtype: np.int32 }),
    );
    const scalars = np.array(Float32Array.from(rates));
    let loss;
    [loss, p, first, second] = step(p, first, second, inputs, targets, scalars);
    return (await loss.data())[0];
  };
}
