/** Translators in the worker, beside the model, as the page sees them: small ones, in plain JavaScript. */

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Checkpoint } from '../../src/core/checkpoint';
import { RECIPE_CONFIG } from '../../src/core/config';
import { COMPLETE, type EncoderDecoderConfig } from '../../src/core/encoderDecoder';
import { ReaderError } from '../../src/core/errors';
import { createTokenizer, type TokenizerData } from '../../src/core/tokenizer/bpe';
import {
  idsOf,
  SPECIAL_TOKENS,
  TARGET_LENGTH,
  tokenPairs,
  TRANSLATOR_CONFIG,
  TRANSLATOR_TRAINING,
  sentencePairs,
  type Score,
} from '../../src/core/translation';
import { PRE_TRAINING, type TrainingConfig } from '../../src/core/training';
import { createClient, type EngineClient } from '../../src/worker/client';
import type { Args } from '../../src/worker/protocol';
import { createFakeWorker } from './fakeWorker';

vi.mock('@tensorflow/tfjs', () => import('@tensorflow/tfjs-backend-cpu'));
vi.setConfig({ testTimeout: 60_000 });

const config: EncoderDecoderConfig = {
  ...TRANSLATOR_CONFIG,
  ...{ encoderLayers: 1, decoderLayers: 1, nHead: 2, dModel: 8, hiddenDim: 12 },
};
const SHORT: TrainingConfig = { ...TRANSLATOR_TRAINING, steps: 4, batchSize: 4, warmupSteps: 1 };
const LONG: TrainingConfig = { ...SHORT, steps: 12 };
const source = idsOf(['the', 'black', 'mouse', 'sleeps']);
const MASKED = { which: 'masked', ablations: COMPLETE } as const;

let client: EngineClient;
let tokenizer: TokenizerData;

const create = (which: 'masked' | 'unmasked' = 'masked', seed = 0) =>
  client.call('createTranslator', { which, config, seed });
const parameters = () => client.call('readTranslator', { which: 'masked' });

async function train(args: Partial<Args<'trainTranslator'>> = {}, signal?: AbortSignal) {
  const losses: number[] = [];
  const checkpoints: Checkpoint[] = [];
  const outcome = await client.call(
    'trainTranslator',
    { ...MASKED, training: SHORT, from: null, ...args },
    {
      ...(signal && { signal }),
      onEvent: (event) => {
        if (event.type === 'progress') losses.push(...event.progress.losses);
        if (event.type === 'checkpoint') checkpoints.push(event.checkpoint);
      },
    },
  );
  return { outcome, losses, checkpoints };
}

const codeOf = (error: unknown) => (error instanceof ReaderError ? error.code : error);
const refusal = (call: Promise<unknown>) =>
  call.then(() => 'no refusal', codeOf) as Promise<unknown>;

beforeAll(async () => {
  const { worker, scope } = createFakeWorker();
  vi.stubGlobal('self', scope);
  await import('../../src/worker/engine.worker');
  vi.unstubAllGlobals();
  client = createClient(worker);
  const advice = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await client.call('start', { engine: 'cpu' });
  advice.mockRestore();
  const documents = ['The zebra lives on the plain. It eats grass. '.repeat(4)];
  tokenizer = await client.call('trainTokenizer', { documents, vocabSize: 262 });
}, 60_000);

afterAll(() => client.dispose());

it('is none before it is made, and the error says so', async () => {
  const none = 'translator.none';
  expect(await refusal(parameters())).toBe(none);
  expect(await refusal(train())).toBe(none);
  expect(await refusal(client.call('translate', { ...MASKED, sources: [source] }))).toBe(none);
  expect(await refusal(client.call('measureTranslator', { ...MASKED, seed: 0 }))).toBe(none);
});

describe('a translator', () => {
  beforeEach(() => create());

  it('that goes on from a checkpoint is the run that was never stopped', async () => {
    const whole = await train({ training: LONG });
    expect(whole.outcome).toEqual({ status: 'finished', step: LONG.steps });
    expect(whole.losses).toHaveLength(LONG.steps);
    expect(whole.losses.at(-1)).toBeLessThan(whole.losses[0]);
    expect(whole.checkpoints[0].step).toBe(0);
    const expected = await parameters();
    expect(whole.checkpoints.at(-1)!.parameters).toEqual(expected);

    await create();
    const controller = new AbortController();
    const first = train({ training: LONG }, controller.signal);
    await client.call('memory', {});
    controller.abort();
    const { outcome, checkpoints } = await first;
    expect(outcome.status).toBe('stopped');
    expect(outcome.step).toBeLessThan(LONG.steps);
    // Another altogether: all that counts is in the checkpoint.
    await create('masked', 1);
    const rest = await train({ training: LONG, from: checkpoints.at(-1)! });
    expect(rest.outcome).toEqual({ status: 'finished', step: LONG.steps });
    expect(await parameters()).toEqual(expected);
  });

  it('writes between its steps, and may not be changed then', async () => {
    const training = train({ training: LONG });
    const { targets, step } = await client.call('translate', { ...MASKED, sources: [source] });
    expect(targets).toHaveLength(1);
    expect(step).toBeGreaterThan(0);
    expect(await refusal(create())).toBe('training.stopFirst');
    expect(await refusal(train())).toBe('training.stopFirst');
    expect(await refusal(client.call('start', { engine: 'webgl' }))).toBe('training.stopFirst');
    const arrays = await parameters();
    expect(
      await refusal(client.call('writeTranslator', { which: 'masked', parameters: arrays })),
    ).toBe('training.stopFirst');
    expect((await training).outcome.status).toBe('finished');
    expect((await client.call('translate', { ...MASKED, sources: [source] })).step).toBeNull();
  });

  it('learns otherwise without its bridge, its mask, or with a blind encoder', async () => {
    const ways = [
      COMPLETE,
      { ...COMPLETE, bridge: false },
      { ...COMPLETE, encoderSees: 'before' },
      { ...COMPLETE, decoderMask: false },
    ] as const;
    const losses: number[] = [];
    for (const ablations of ways) {
      await create();
      losses.push((await train({ ablations })).losses.at(-1)!);
    }
    expect(new Set(losses).size).toBe(ways.length);
  });

  it('is read and written whole', async () => {
    const before = await parameters();
    await create('masked', 5);
    expect(await parameters()).not.toEqual(before);
    await client.call('writeTranslator', { which: 'masked', parameters: before });
    expect(await parameters()).toEqual(before);
  });

  it('translates, and its likeliest tokens are those of a trace and of a beam of one', async () => {
    const tokens: number[] = [];
    const sources = [source, source.slice(0, 2)];
    const { targets } = await client.call(
      'translate',
      { ...MASKED, sources },
      {
        onEvent: (event) => {
          if (event.type === 'token' && event.sequence === 0) tokens.push(event.tokenId);
        },
      },
    );
    const [target] = targets;
    expect(tokens.filter((id) => id !== SPECIAL_TOKENS.end)).toEqual(target);
    expect(target.length).toBeLessThanOrEqual(TARGET_LENGTH);

    const read = [SPECIAL_TOKENS.start, ...target].slice(0, TARGET_LENGTH);
    const names = [
      'logits',
      'encoder.layers.0.attentionWeights',
      'decoder.layers.0.attentionWeights',
      'decoder.layers.0.crossAttentionWeights',
    ] as const;
    const trace = await client.call('traceTranslator', { ...MASKED, source, target: read, names });
    expect(trace['encoder.layers.0.attentionWeights'].shape).toEqual([2, 4, 4]);
    expect(trace['decoder.layers.0.attentionWeights'].shape).toEqual([2, read.length, read.length]);
    expect(trace['decoder.layers.0.crossAttentionWeights'].shape).toEqual([2, read.length, 4]);
    const { shape, data } = trace['logits'];
    expect(shape).toEqual([read.length, config.vocabSize]);
    const likeliest = read.map((_, t) => {
      const row = data.subarray(t * config.vocabSize, (t + 1) * config.vocabSize);
      return row.indexOf(Math.max(...row));
    });
    expect(likeliest.slice(0, target.length)).toEqual(target);

    const candidates = await client.call('beam', { ...MASKED, source, width: 3 });
    expect(candidates).toHaveLength(3);
    expect(candidates.every(({ logProbability }) => logProbability < 0)).toBe(true);
  });

  it('of which something is taken away in translation alone computes otherwise', async () => {
    const read = (ablations: Args<'traceTranslator'>['ablations']) =>
      client.call('traceTranslator', {
        ...{
          which: 'masked',
          source,
          target: [SPECIAL_TOKENS.start],
          names: ['logits'],
          ablations,
        },
      });
    const whole = await read(COMPLETE);
    expect(await read({ ...COMPLETE, bridge: false })).not.toEqual(whole);
    expect(await read({ ...COMPLETE, encoderSees: 'before' })).not.toEqual(whole);
    // There is nothing behind a token that is being written.
    expect(await read({ ...COMPLETE, decoderMask: false })).toEqual(whole);
  });

  it('refuses words, targets and names that it has not, and stays', async () => {
    const unknown = [config.vocabSize];
    await expect(client.call('translate', { ...MASKED, sources: [unknown] })).rejects.toThrow(
      /token ids/,
    );
    await expect(
      client.call('traceTranslator', { ...MASKED, source, target: [], names: [] }),
    ).rejects.toThrow(/at least one token/);
    await expect(
      client.call('trainTranslator', {
        ...{ ...MASKED, training: SHORT },
        from: { step: 9, parameters: {}, moments: { first: {}, second: {} } },
      }),
    ).rejects.toThrow(/from a step from 0 to 4/);
    expect((await train()).outcome.status).toBe('finished');
  });
});

describe('the sentences of a seed', () => {
  it('that are kept from training are those of the grammar', async () => {
    const pairs = await client.call('heldOutPairs', { seed: 2, count: 3 });
    expect(pairs).toEqual(tokenPairs(sentencePairs(2).heldOut.slice(0, 3)));
  });

  it('are translated in batches, and counted', async () => {
    await create();
    const measure = (sentences: number, onScore: (score: Score) => void, signal?: AbortSignal) =>
      client.call(
        'measureTranslator',
        { ...MASKED, seed: 2, sentences },
        {
          ...(signal && { signal }),
          onEvent: (event) => event.type === 'score' && onScore(event.score),
        },
      );
    const scores: Score[] = [];
    expect(await measure(130, (score) => scores.push(score))).toEqual({ exact: 0, of: 130 });
    expect(scores.map(({ of }) => of)).toEqual([100, 130]);

    const controller = new AbortController();
    const stopped = await measure(1_000, () => controller.abort(), controller.signal);
    expect(stopped.of).toBeGreaterThan(0);
    expect(stopped.of).toBeLessThan(1_000);
  });
});

describe('beside a model', () => {
  const model = () => client.call('readParameters', {});

  beforeAll(async () => {
    const { vocabSize } = createTokenizer(tokenizer);
    const small = { nLayer: 1, nHead: 2, nKvHead: 1, dModel: 8, hiddenDim: 12, contextLength: 8 };
    await client.call('createModel', {
      config: { ...RECIPE_CONFIG, ...small, vocabSize },
      tokenizer,
      seed: 3,
    });
    await Promise.all([create(), create('unmasked')]);
  });

  it('neither changes the other, nor one translator the other', async () => {
    const before = await model();
    const other = await client.call('readTranslator', { which: 'unmasked' });
    await train();
    expect(await model()).toEqual(before);
    expect(await client.call('readTranslator', { which: 'unmasked' })).toEqual(other);
    const translator = await parameters();
    expect(translator).not.toEqual(other);
    await client.call('train', {
      ...{ dataset: { kind: 'documents', documents: ['The zebra eats grass. '.repeat(9)] } },
      ...{ training: { ...PRE_TRAINING, steps: 2, batchSize: 2 }, from: null },
    });
    expect(await parameters()).toEqual(translator);
  });

  it('no run leaves a tensor behind', async () => {
    await train();
    const { numTensors } = await client.call('memory', {});
    await create();
    await train();
    await client.call('measureTranslator', { ...MASKED, seed: 2, sentences: 3 });
    await client.call('beam', { ...MASKED, source, width: 2 });
    expect((await client.call('memory', {})).numTensors).toBe(numTensors);
  });
});
