/** The encoder–decoder on the SIMD kernels: the encoder once, by its plan, then the target token by token. */

import { headDim, parameterSpecs } from '../../core/config';
import type { Ablations } from '../../core/encoderDecoder';
import type { Translator } from '../backend';
import type { EncoderDecoder } from '../model';
import { padSources } from '../padSources';
import { crossKeysAndValuesOf, encodingPlan } from '../plan';
import { rotaryTables } from '../../core/rotary';
import { allocate } from './allocation';
import { prepare, scratchFor } from './execute';
import type { SimdBackend } from './tensorBackend';
import { tokenPass, tokenPassSizes, type CrossTexts } from './tokenPass';

/** The encoder's own, where the pass of a token has some of the same name. */
const ENCODER = { scratch: 'encoder scratch', cosines: 'encoder cosines', sines: 'encoder sines' };

/** @throws ReaderError if there is not enough memory for all; then none is allocated */
export function createSimdTranslator(
  backend: SimdBackend,
  model: EncoderDecoder,
  sources: readonly (readonly number[])[],
  ablations: Ablations,
): Translator {
  const { kernels, arena } = backend.module;
  const { config } = model;
  const { decoderLayers, dModel, nHead, vocabSize, targetLength, ropeTheta, normEps } = config;
  const { tokenIds, lengths, time } = padSources(sources, config);
  const nRows = sources.length;
  const plan = encodingPlan(config, nRows, time, ablations);
  const shape = { ...config, nKvHead: nHead, nRows, window: targetLength };
  const angles = rotaryTables(time, headDim(config), ropeTheta);
  const parameters = new Map(
    parameterSpecs(config).map(({ name }) => [name, backend.pin(model.parameters[name])] as const),
  );
  const cacheOf = (layer: number, what: 'keys' | 'values') => `${what} in layer ${layer}`;
  const cacheNames = Array.from({ length: decoderLayers }, (_, layer) => [
    cacheOf(layer, 'keys'),
    cacheOf(layer, 'values'),
  ]).flat();
  const cacheSize = targetLength * dModel;
  const allocation = allocate(
    arena,
    new Map([
      ...tokenPassSizes(kernels, shape, time),
      ...plan.buffers,
      [ENCODER.scratch, scratchFor(kernels, plan)],
      [ENCODER.cosines, angles.cos.length],
      [ENCODER.sines, angles.sin.length],
      ...cacheNames.map((name) => [name, nRows * cacheSize] as const),
    ]),
  );
  const { addressOf } = allocation;
  const weight = (name: string) => parameters.get(name)!;

  arena.integers(addressOf('sources'), tokenIds.length).set(tokenIds);
  arena.integers(addressOf('sourceLengths'), nRows).set(lengths);
  arena.floats(addressOf(ENCODER.cosines), angles.cos.length).set(angles.cos);
  arena.floats(addressOf(ENCODER.sines), angles.sin.length).set(angles.sin);
  prepare(kernels, plan, (buffer) => parameters.get(buffer) ?? addressOf(buffer), {
    normEps,
    cos: addressOf(ENCODER.cosines),
    sin: addressOf(ENCODER.sines),
    scratch: addressOf(ENCODER.scratch),
  })(0);

  const pass = tokenPass(backend.module, shape, weight, addressOf);
  const layers = Array.from({ length: decoderLayers }, (_, layer) => {
    const crossKeys = addressOf(crossKeysAndValuesOf(layer));
    const source: CrossTexts = {
      keys: crossKeys,
      values: crossKeys + 4 * dModel,
      stride: 2 * dModel,
      lengths: addressOf('sourceLengths'),
      time,
    };
    const caches = Array.from({ length: nRows }, (_, row) => ({
      keys: addressOf(cacheOf(layer, 'keys')) + 4 * row * cacheSize,
      values: addressOf(cacheOf(layer, 'values')) + 4 * row * cacheSize,
    }));
    const prefix = `decoder.layers.${layer}.`;
    return {
      caches,
      lookBack: pass.selfAttention(prefix),
      lookAcross: pass.crossAttention(prefix, source),
      mlp: pass.mlp(prefix),
    };
  });
  let length = 0;

  return {
    async read(next) {
      const count = next[0].length;
      if (length + count > targetLength) {
        throw new RangeError(`read: expected up to ${targetLength} tokens, got ${length + count}.`);
      }
      for (let index = 0; index < count; index++, length++) {
        pass.embed(
          next.map((tokens) => tokens[index]),
          length,
        );
        for (const { caches, lookBack, lookAcross, mlp } of layers) {
          lookBack(caches, length);
          lookAcross();
          mlp();
        }
      }
      pass.logits('decoder.finalNorm');
      return arena.floats(pass.logitsAt, nRows * vocabSize).slice();
    },

    select(rows) {
      for (const name of cacheNames) {
        const cache = arena.floats(addressOf(name), nRows * cacheSize);
        const before = cache.slice();
        for (const [to, row] of rows.entries()) {
          cache.set(before.subarray(row * cacheSize, (row + 1) * cacheSize), to * cacheSize);
        }
      }
    },

    dispose: allocation.dispose,
  };
}
