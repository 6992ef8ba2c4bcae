/** The recorded training is that of the translator that comes with the guide: held to it on the simd kernels. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { COMPLETE, type Ablations } from '../../src/core/encoderDecoder';
import { pairBatches } from '../../src/core/pairs';
import { createRandom } from '../../src/core/random';
import {
  exactMatches,
  idsOf,
  sentencePairs,
  SPECIAL_TOKENS,
  tokenPairs,
  tokensOf,
  TRANSLATOR_CONFIG,
  TRANSLATOR_TRAINING,
} from '../../src/core/translation';
import type { EngineBackend } from '../../src/engine/backend';
import { createModel, disposeModel, writeParameters } from '../../src/engine/model';
import { start } from '../../src/engine/simd';
import { translate } from '../../src/engine/translate';
import {
  fetchBundledTranslator,
  fetchRecordedTraining,
} from '../../src/store/translator/bundledTranslator';

const KERNELS = '/src/engine/simd/kernels/dist/plain.wasm';
const MODELS = '/public/models/';
/** Steps that are taken anew: after so few, what a processor rounds apart is still small. */
const STEPS = 12;
const TOLERANCE = 1e-3;
/** A processor that rounds each product apart, or fuses it with its sum, may tip a close call. */
const TIPPED = 3;

let engine: EngineBackend;
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('fetch', async (address: string) => {
    const path = String(address).startsWith('/') ? String(address) : KERNELS;
    return new Response(readFileSync(new URL(`../..${path}`, import.meta.url)));
  });
  engine = await start(false);
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('ends where that translator does: its sentences, its scores, its steps', async () => {
  const record = await fetchRecordedTraining(MODELS);
  const { checkpoint } = await fetchBundledTranslator(MODELS);
  const { seed, step, losses, samples, sentences, scores } = record;
  expect(record.origin).toBe('ours');
  expect(losses).toHaveLength(step);
  expect(step).toBe(TRANSLATOR_TRAINING.steps);
  const { heldOut } = sentencePairs(seed);
  expect(sentences).toEqual(heldOut.slice(0, 3));
  expect(samples[0].step).toBe(0);
  expect(samples.at(-1)!.step).toBe(step);

  const model = createModel(TRANSLATOR_CONFIG, seed);
  writeParameters(model, checkpoint.parameters);
  const written = (english: readonly (readonly string[])[], ablations: Ablations) =>
    translate({ engine, model, ablations, special: SPECIAL_TOKENS }, english.map(idsOf), {
      ...{ signal: new AbortController().signal, pause: async () => {}, onToken: () => {} },
    });
  const last = await written(
    sentences.map(({ english }) => english),
    COMPLETE,
  );
  expect(last.map(tokensOf)).toEqual(samples.at(-1)!.translations);
  expect(scores).toHaveLength(3);
  for (const { exact, of, ablations } of scores) {
    const all = await written(
      heldOut.map(({ english }) => english),
      ablations,
    );
    const counted = exactMatches(
      all,
      heldOut.map(({ french }) => idsOf(french)),
    );
    expect(of).toBe(heldOut.length);
    expect(Math.abs(counted - exact)).toBeLessThanOrEqual(TIPPED);
  }
  disposeModel(model);
});

it('begins as a training from its seed does', async () => {
  const { seed, losses } = await fetchRecordedTraining(MODELS);
  const model = createModel(TRANSLATOR_CONFIG, seed);
  const trainer = engine.createPairTrainer(model, { ...TRANSLATOR_TRAINING, seed }, COMPLETE);
  const next = pairBatches(
    tokenPairs(sentencePairs(seed).training),
    TRANSLATOR_CONFIG,
    SPECIAL_TOKENS,
    { batchSize: TRANSLATOR_TRAINING.batchSize, random: createRandom(seed) },
  );
  for (let step = 0; step < STEPS; step++) void trainer.step(next(), step);
  const anew = await trainer.readLosses();
  trainer.dispose();
  disposeModel(model);
  anew.forEach((loss, step) => expect(Math.abs(loss - losses[step])).toBeLessThan(TOLERANCE));
});
