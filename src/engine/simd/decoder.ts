/** Reading one token after the other on the SIMD kernels, with keys and values kept. */

import { headDim, parameterSpecs } from '../../core/config';
import { paddedRow } from '../alignment';
import type { Decoder } from '../backend';
import type { Model } from '../model';
import { rotaryTables } from '../rotaryTables';
import type { SimdBackend } from './tensorBackend';
import { allocate } from './allocation';

export function createSimdDecoder(backend: SimdBackend, model: Model, batch: number): Decoder {
  const { kernels, arena } = backend.module;
  const { config } = model;
  const { nLayer, nHead, nKvHead, dModel, hiddenDim, vocabSize, contextLength, normEps } = config;
  const dim = headDim(config);
  const qkvDim = (nHead + 2 * nKvHead) * dim;
  const kvDim = nKvHead * dim;
  const parameters = new Map(
    parameterSpecs(config).map(({ name }) => [name, backend.pin(model.parameters[name])] as const),
  );
  const widest = Math.max(qkvDim, 2 * hiddenDim, vocabSize);
  const own = {
    ids: 1,
    stream: dModel,
    normed: dModel,
    inverse: 1,
    qkv: qkvDim,
    mixed: dModel,
    gateUp: 2 * hiddenDim,
    hidden: hiddenDim,
    logits: vocabSize,
    cos: dim / 2,
    sin: dim / 2,
    scratch: Math.max(
      kernels.scratchFor(Math.max(dModel, hiddenDim), widest),
      paddedRow(contextLength) + paddedRow(dim),
    ),
  };
  const cacheOf = (row: number, layer: number, what: 'keys' | 'values') =>
    `${what} of row ${row} in layer ${layer}`;
  const cacheNames = Array.from({ length: batch * nLayer }, (_, i) => {
    const at = [Math.floor(i / nLayer), i % nLayer] as const;
    return [cacheOf(...at, 'keys'), cacheOf(...at, 'values')];
  }).flat();
  const allocation = allocate(
    arena,
    new Map([
      ...Object.entries(own),
      ...cacheNames.map((name) => [name, contextLength * kvDim] as const),
    ]),
  );
  const weight = (name: string) => parameters.get(name)!;
  const { ids, stream, normed, inverse, qkv, mixed, gateUp, hidden, logits, cos, sin, scratch } =
    Object.fromEntries(
      Object.keys(own).map((name) => [name, allocation.addressOf(name)]),
    ) as typeof own;
  /** `[batch][nLayer]`, `[contextLength, nKvHead · headDim]` each. */
  const caches = Array.from({ length: batch }, (_, row) =>
    Array.from({ length: nLayer }, (_, layer) => ({
      keys: allocation.addressOf(cacheOf(row, layer, 'keys')),
      values: allocation.addressOf(cacheOf(row, layer, 'values')),
    })),
  );
  let length = 0;

  const norm = (name: string) =>
    kernels.rmsNorm(stream, weight(name), inverse, normed, 1, dModel, normEps);
  const linear = (
    x: number,
    name: string,
    base: number,
    out: number,
    inDim: number,
    outDim: number,
  ) => kernels.linear(x, weight(name), base, out, 1, inDim, outDim, scratch);

  /** Takes one token of one sequence in; its logits are worked out only if they are wanted. */
  function readToken(row: number, tokenId: number, position: number, wanted: boolean): void {
    arena.integers(ids, 1)[0] = tokenId;
    const angles = rotaryTables(1, dim, config.ropeTheta, position);
    arena.floats(cos, dim / 2).set(angles.cos);
    arena.floats(sin, dim / 2).set(angles.sin);
    kernels.embedding(ids, weight('embedding'), stream, 1, dModel);
    for (const [layer, { keys, values }] of caches[row].entries()) {
      const at = (name: string) => `layers.${layer}.${name}`;
      norm(at('attentionNorm'));
      linear(normed, at('qkv'), 0, qkv, dModel, qkvDim);
      kernels.rope(qkv, qkvDim, nHead + nKvHead, cos, sin, 1, 1, dim / 2, 1);
      kernels.attendCached(
        qkv,
        keys,
        values,
        position,
        contextLength,
        mixed,
        nHead,
        nKvHead,
        dim,
        scratch,
      );
      linear(mixed, at('attentionOut'), stream, stream, dModel, dModel);
      norm(at('mlpNorm'));
      linear(normed, at('gateUp'), 0, gateUp, dModel, 2 * hiddenDim);
      kernels.swiglu(gateUp, hidden, 1, hiddenDim);
      linear(hidden, at('down'), stream, stream, hiddenDim, dModel);
    }
    if (!wanted) return;
    norm('finalNorm');
    linear(normed, config.tiedHead ? 'embedding' : 'head', 0, logits, dModel, vocabSize);
  }

  return {
    async read(next) {
      const result = new Float32Array(next.length * vocabSize);
      for (const [row, tokenIds] of next.entries()) {
        for (const [index, tokenId] of tokenIds.entries()) {
          readToken(row, tokenId, length + index, index === tokenIds.length - 1);
        }
        result.set(arena.floats(logits, vocabSize), row * vocabSize);
      }
      length += next[0].length;
      return result;
    },
    dispose: allocation.dispose,
  };
}
