/** Reading one token after the other on the SIMD kernels, with keys and values kept. */

import { headDim, parameterSpecs } from '../../core/config';
import type { Decoder } from '../decoder';
import type { Model } from '../model';
import { rotaryTables } from '../ops/attention';
import type { SimdBackend } from './backend';

export function createSimdDecoder(backend: SimdBackend, model: Model, batch: number): Decoder {
  const { kernels, arena } = backend.module;
  const { config } = model;
  const { nLayer, nHead, nKvHead, dModel, hiddenDim, vocabSize, contextLength, normEps } = config;
  const dim = headDim(config);
  const qkvWidth = (nHead + 2 * nKvHead) * dim;
  const kvWidth = nKvHead * dim;
  const parameters = new Map(
    parameterSpecs(config).map(({ name }) => [name, backend.pin(model.parameters[name])] as const),
  );
  const weight = (name: string) => parameters.get(name)!;

  const taken: number[] = [];
  const room = (floats: number): number => {
    const address = arena.allocate(floats);
    taken.push(address);
    return address;
  };
  const [ids, stream, normed, inverse] = [1, dModel, dModel, 1].map(room);
  const [qkv, mixed, gateUp, hidden] = [qkvWidth, dModel, 2 * hiddenDim, hiddenDim].map(room);
  const logits = room(vocabSize);
  const [cos, sin] = [dim / 2, dim / 2].map(room);
  const widest = Math.max(qkvWidth, 2 * hiddenDim, vocabSize);
  const scratch = room(
    Math.max(kernels.scratchFor(Math.max(dModel, hiddenDim), widest), contextLength + dim + 8),
  );
  /** `[batch][nLayer]`, `[contextLength, nKvHead · headDim]` each. */
  const caches = Array.from({ length: batch }, () =>
    Array.from({ length: nLayer }, () => ({
      keys: room(contextLength * kvWidth),
      values: room(contextLength * kvWidth),
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
    width: number,
    outs: number,
  ) => kernels.linear(x, weight(name), base, out, 1, width, outs, scratch);

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
      linear(normed, at('qkv'), 0, qkv, dModel, qkvWidth);
      kernels.rotate(qkv, qkvWidth, nHead + nKvHead, cos, sin, 1, 1, dim / 2, 1);
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
    dispose: () => taken.forEach(arena.free),
  };
}
