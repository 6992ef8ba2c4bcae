/** The recipe of the translator on the simd kernels: what it learns, and what is lost by each ablation. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { countParameters } from '../../src/core/config';
import { COMPLETE, type Ablations } from '../../src/core/encoderDecoder';
import { pairBatches } from '../../src/core/pairs';
import { createRandom } from '../../src/core/random';
import {
  exactMatches,
  sentencePairs,
  SPECIAL_TOKENS,
  tokenPairs,
  TRANSLATOR_CONFIG,
  TRANSLATOR_TRAINING,
} from '../../src/core/translation';
import type { EngineBackend } from '../../src/engine/backend';
import { createModel, disposeModel, type EncoderDecoder } from '../../src/engine/model';
import { start } from '../../src/engine/simd';
import { translate } from '../../src/engine/translate';

const WASM = new URL('../../src/engine/simd/kernels/dist/plain.wasm', import.meta.url);
const SEED = 0;

const data = sentencePairs(SEED);
const [training, heldOut] = [tokenPairs(data.training), tokenPairs(data.heldOut)];

let engine: EngineBackend;
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('fetch', async () => new Response(readFileSync(WASM)));
  engine = await start(false);
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function trained(ablations: Ablations, steps: number) {
  const model = createModel(TRANSLATOR_CONFIG, SEED);
  const settings = { ...TRANSLATOR_TRAINING, steps };
  const trainer = engine.createPairTrainer(model, settings, ablations);
  const next = pairBatches(training, TRANSLATOR_CONFIG, SPECIAL_TOKENS, {
    batchSize: settings.batchSize,
    random: createRandom(SEED),
  });
  for (let step = 0; step < steps; step++) void trainer.step(next(), step);
  const loss = (await trainer.readLosses()).at(-1)!;
  trainer.dispose();
  return { model, loss };
}

/** The share of held-out sentences that are translated word for word. */
async function exact(model: EncoderDecoder, ablations: Ablations): Promise<number> {
  const written = await translate(
    { engine, model, ablations, special: SPECIAL_TOKENS },
    heldOut.map(({ source }) => source),
    { signal: new AbortController().signal, pause: async () => {}, onToken: () => {} },
  );
  const right = exactMatches(
    written,
    heldOut.map(({ target }) => target),
  );
  return right / heldOut.length;
}

it('translates 99 % of the sentences that it has not seen, and none without the bridge', async () => {
  expect(countParameters(TRANSLATOR_CONFIG)).toBeLessThan(65_000);
  const { model } = await trained(COMPLETE, TRANSLATOR_TRAINING.steps);
  expect(await exact(model, COMPLETE)).toBeGreaterThanOrEqual(0.99);
  expect(await exact(model, { ...COMPLETE, bridge: false })).toBeLessThan(0.01);
  disposeModel(model);
});

it('learns to copy and not to write where the decoder sees what it should say', async () => {
  const ablations = { ...COMPLETE, decoderMask: false };
  const { model, loss } = await trained(ablations, 200);
  expect(loss).toBeLessThan(0.1);
  expect(await exact(model, ablations)).toBeLessThan(0.01);
  disposeModel(model);
});
