/** Reading one token after the other on the SIMD kernels, with keys and values kept. */

import { headDim, parameterSpecs } from '../../core/config';
import type { Decoder } from '../backend';
import type { Model } from '../model';
import { allocate } from './allocation';
import type { SimdBackend } from './tensorBackend';
import { tokenPass, tokenPassSizes } from './tokenPass';

export function createSimdDecoder(backend: SimdBackend, model: Model, batch: number): Decoder {
  const { arena, kernels } = backend.module;
  const { config } = model;
  const { nLayer, nKvHead, vocabSize, contextLength } = config;
  const kvDim = nKvHead * headDim(config);
  const parameters = new Map(
    parameterSpecs(config).map(({ name }) => [name, backend.pin(model.parameters[name])] as const),
  );
  const shape = { ...config, nRows: 1, window: contextLength };
  const cacheOf = (row: number, layer: number, what: 'keys' | 'values') =>
    `${what} of row ${row} in layer ${layer}`;
  const cacheNames = Array.from({ length: batch * nLayer }, (_, i) => {
    const at = [Math.floor(i / nLayer), i % nLayer] as const;
    return [cacheOf(...at, 'keys'), cacheOf(...at, 'values')];
  }).flat();
  const allocation = allocate(
    arena,
    new Map([
      ...tokenPassSizes(kernels, shape),
      ...cacheNames.map((name) => [name, contextLength * kvDim] as const),
    ]),
  );
  const pass = tokenPass(
    backend.module,
    shape,
    (name) => parameters.get(name)!,
    allocation.addressOf,
  );
  const layers = Array.from({ length: nLayer }, (_, layer) => ({
    attend: pass.selfAttention(`layers.${layer}.`),
    mlp: pass.mlp(`layers.${layer}.`),
  }));
  /** `[batch][nLayer]`: one sequence at a time, each with its own. */
  const caches = Array.from({ length: batch }, (_, row) =>
    Array.from({ length: nLayer }, (_, layer) => [
      {
        keys: allocation.addressOf(cacheOf(row, layer, 'keys')),
        values: allocation.addressOf(cacheOf(row, layer, 'values')),
      },
    ]),
  );
  let length = 0;

  /** Takes one token of one sequence in; its logits are worked out only if they are wanted. */
  function readToken(row: number, tokenId: number, position: number, wanted: boolean): void {
    pass.embed([tokenId], position);
    for (const [layer, { attend, mlp }] of layers.entries()) {
      attend(caches[row][layer], position);
      mlp();
    }
    if (wanted) pass.logits('finalNorm');
  }

  return {
    async read(next) {
      const result = new Float32Array(next.length * vocabSize);
      for (const [row, tokenIds] of next.entries()) {
        for (const [index, tokenId] of tokenIds.entries()) {
          readToken(row, tokenId, length + index, index === tokenIds.length - 1);
        }
        result.set(arena.floats(pass.logitsAt, vocabSize), row * vocabSize);
      }
      length += next[0].length;
      return result;
    },
    dispose: allocation.dispose,
  };
}
