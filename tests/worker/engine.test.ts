/** The worker itself, as the page sees it, computing in plain JavaScript. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RECIPE_CONFIG, type ModelConfig } from '../../src/core/config';
import type { GenerationRequest } from '../../src/core/generation';
import { drawWeights } from '../../src/core/network';
import { GREEDY } from '../../src/core/sampling';
import { createTokenizer, type TokenizerData } from '../../src/core/tokenizer/bpe';
import { PRE_TRAINING, type TrainingConfig } from '../../src/core/training';
import { createClient, ExpectedError, type EngineClient } from '../../src/worker/client';
import type { Args, CallName } from '../../src/worker/protocol';
import { createFakeWorker } from './fakeWorker';

// The whole of TensorFlow.js takes a quarter of a minute to load here; of it, this is what computes.
vi.mock('@tensorflow/tfjs', () => import('@tensorflow/tfjs-backend-cpu'));

const documents = [
  'The zebra lives on the plain. It eats grass.',
  'The panda lives in the forest. It eats bamboo.',
  'The otter lives in the river. It eats fish.',
];
const dataset = { kind: 'documents', documents } as const;
/** So long that whatever is asked meanwhile comes between two steps. */
const LONG: TrainingConfig = { ...PRE_TRAINING, steps: 24, warmupSteps: 3, batchSize: 2 };
const SHORT: TrainingConfig = { ...LONG, steps: 2 };

let client: EngineClient;
let tokenizer: TokenizerData;
let config: ModelConfig;

const parameters = () => client.call('readParameters', {});
const fresh = () => client.call('createModel', { config, tokenizer, seed: 3 });
const begin = (training: TrainingConfig) => client.call('beginTraining', { dataset, training });

const request = (change: Partial<GenerationRequest> = {}): GenerationRequest => ({
  prompts: [[84, 104]],
  maxNewTokens: 12,
  stopTokenId: -1,
  sampling: GREEDY,
  seed: 1,
  ...change,
});

/** Trains to the end, or until aborted. */
async function train(signal?: AbortSignal) {
  const losses: number[] = [];
  const steps: number[] = [];
  const outcome = await client.call(
    'train',
    {},
    {
      ...(signal && { signal }),
      onEvent: (event) => {
        if (event.type !== 'progress') return;
        losses.push(...event.progress.losses);
        steps.push(event.progress.step);
      },
    },
  );
  return { outcome, losses, steps };
}

beforeAll(async () => {
  const { worker, scope } = createFakeWorker();
  vi.stubGlobal('self', scope);
  await import('../../src/worker/engine.worker');
  vi.unstubAllGlobals();
  client = createClient(worker);
  // TensorFlow.js advises Node's readers of a faster package, at length.
  const advice = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const report = await client.call('start', { engine: 'cpu' });
  advice.mockRestore();
  expect(report.name).toBe('cpu');
  tokenizer = await client.call('trainTokenizer', { documents, vocabSize: 270 });
  const { vocabSize } = createTokenizer(tokenizer);
  const small = { nLayer: 1, nHead: 2, nKvHead: 1, dModel: 8, hiddenDim: 12, contextLength: 8 };
  config = { ...RECIPE_CONFIG, ...small, vocabSize };
  await fresh();
}, 60_000);

afterAll(() => client.dispose());

describe('a training run', () => {
  it('that is stopped and goes on is the run that was never stopped', async () => {
    await fresh();
    await begin(LONG);
    const whole = await train();
    expect(whole.outcome).toEqual({ status: 'finished', step: LONG.steps });
    expect(whole.losses).toHaveLength(LONG.steps);
    expect(whole.losses.at(-1)).toBeLessThan(whole.losses[0] - 1);
    const wholeParameters = await parameters();

    await fresh();
    await begin(LONG);
    const controller = new AbortController();
    const first = train(controller.signal);
    await client.call('memory', {});
    controller.abort();
    const { outcome, losses } = await first;
    expect(outcome.status).toBe('stopped');
    expect(outcome.step).toBeGreaterThan(0);
    expect(outcome.step).toBeLessThan(LONG.steps);
    expect(losses).toHaveLength(outcome.step);
    const rest = await train();
    expect(rest.outcome).toEqual({ status: 'finished', step: LONG.steps });
    expect([...losses, ...rest.losses]).toEqual(whole.losses);
    expect(await parameters()).toEqual(wholeParameters);
  });

  it('lets the model write between its steps, and says after how many', async () => {
    await fresh();
    await begin(LONG);
    const training = train();
    const written = await client.call('generate', request());
    expect(written.sequences[0]).toHaveLength(12);
    expect(written.step).toBeGreaterThan(0);
    expect(written.step).toBeLessThan(LONG.steps);
    const { outcome, losses } = await training;
    expect(outcome.status).toBe('finished');
    expect(losses).toHaveLength(LONG.steps);
  });

  it('refuses to have its model changed under it', async () => {
    await fresh();
    await begin(LONG);
    const training = train();
    const sentence = new ExpectedError('Expected the training to be stopped first.');
    await expect(fresh()).rejects.toEqual(sentence);
    await expect(begin(SHORT)).rejects.toEqual(sentence);
    const writing = parameters().then((read) =>
      client.call('writeParameters', { parameters: read }),
    );
    await expect(writing).rejects.toEqual(sentence);
    expect((await training).outcome.step).toBe(LONG.steps);
  });

  it('whose loss is no number any more ends, with the last good parameters', async () => {
    await fresh();
    const groups = { ...LONG.groups, norm: { rateFactor: 1e30, weightDecay: 0 } };
    await begin({ ...LONG, warmupSteps: 0, learningRate: 1e30, groups });
    const { outcome, losses } = await train();
    expect(outcome.status).toBe('diverged');
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(losses).toHaveLength(outcome.step);
    // The sampler refuses logits that are no numbers.
    expect((await client.call('generate', request())).sequences[0]).toHaveLength(12);
  });
});

describe('writing', () => {
  it('that is stopped gives the tokens so far', async () => {
    await fresh();
    const whole = await client.call('generate', request({ maxNewTokens: 40 }));
    const controller = new AbortController();
    const told: number[] = [];
    const { sequences } = await client.call('generate', request({ maxNewTokens: 40 }), {
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type !== 'token') return;
        told.push(event.tokenId);
        if (told.length === 3) controller.abort();
      },
    });
    expect(sequences[0].length).toBeGreaterThanOrEqual(3);
    expect(sequences[0].length).toBeLessThan(40);
    expect(sequences[0]).toEqual(whole.sequences[0].slice(0, sequences[0].length));
    expect(told).toEqual(sequences[0]);
  });
});

describe('what cannot be done is refused in a sentence, and nothing is changed:', () => {
  const refusals: [name: string, ask: () => Promise<unknown>, sentence: string][] = [
    [
      'a corpus without text',
      () => client.call('trainTokenizer', { documents: ['', ''], vocabSize: 300 }),
      'trainTokenizer: expected documents with some text, got none.',
    ],
    [
      'training on no documents',
      () => beginWith({ dataset: { kind: 'documents', documents: [] } }),
      'expected at least 9 tokens of text, one window of 8 and the token after it, got 1',
    ],
    [
      'a corpus shorter than the context',
      () => beginWith({ dataset: { kind: 'documents', documents: ['abc'] } }),
      'expected at least 9 tokens of text, one window of 8 and the token after it, got 5',
    ],
    [
      'no conversations',
      () => beginWith({ dataset: { kind: 'conversations', conversations: [] } }),
      'expected at least one conversation, got none',
    ],
    [
      'a learning rate that is no number',
      () => beginWith({ training: { ...SHORT, learningRate: NaN } }),
      'expected a learning rate above 0, got NaN',
    ],
    [
      'an exam on nothing',
      () => client.call('evaluate', { documents: [] }),
      'expected at least 9 tokens',
    ],
    [
      'heads that do not share the width',
      () => create({ nHead: 3, nKvHead: 3 }),
      'expected dModel to be a multiple of nHead, so that every head gets an equal share, got dModel 8 and nHead 3.',
    ],
    [
      'a vocabulary that is not the tokenizer’s',
      () => create({ vocabSize: 999 }),
      'expected vocabSize to be the tokenizer',
    ],
    [
      'a temperature that is no number',
      () => client.call('generate', request({ sampling: { ...GREEDY, temperature: NaN } })),
      'Sampling: expected a temperature of 0 or more, got NaN.',
    ],
    [
      'a temperature below zero',
      () => client.call('generate', request({ sampling: { ...GREEDY, temperature: -1 } })),
      'Sampling: expected a temperature of 0 or more, got -1.',
    ],
    [
      'a prompt without tokens',
      () => client.call('generate', request({ prompts: [[]] })),
      'expected at least one token in every prompt, got none',
    ],
    [
      'a prompt with a token that the model has not',
      () => client.call('generate', request({ prompts: [[1, 999]] })),
      'generate: expected token ids from 0 to',
    ],
    [
      'a look at a token that the model has not',
      () => client.call('trace', { tokenIds: [-1] }),
      'trace: expected token ids from 0 to',
    ],
    [
      'parameters of another shape',
      () => client.call('writeParameters', { parameters: {} }),
      'expected embedding of shape',
    ],
  ];
  const beginWith = (change: Partial<Args<'beginTraining'>>) =>
    client.call('beginTraining', { dataset, training: SHORT, ...change });
  const create = (change: Partial<ModelConfig>) =>
    client.call('createModel', { config: { ...config, ...change }, tokenizer, seed: 3 });

  beforeAll(async () => {
    await fresh();
    await begin(SHORT);
    await train();
  });

  it.each(refusals)('%s', async (_, ask, sentence) => {
    const before = await parameters();
    const error = await ask().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ExpectedError);
    expect((error as ExpectedError).message).toContain(sentence);
    expect(await parameters()).toEqual(before);
  });

  it('the unfinished run that was there goes on', async () => {
    await begin(LONG);
    await expect(beginWith({ dataset: { kind: 'documents', documents: [] } })).rejects.toThrow();
    await expect(create({ nHead: 3 })).rejects.toThrow();
    expect((await train()).outcome).toEqual({ status: 'finished', step: LONG.steps });
  });
});

describe('memory', () => {
  /** One of each call that computes. */
  const asked: { [Name in CallName]?: () => Promise<unknown> } = {
    trainTokenizer: () => client.call('trainTokenizer', { documents, vocabSize: 270 }),
    createModel: fresh,
    readParameters: parameters,
    writeParameters: async () =>
      client.call('writeParameters', { parameters: await client.call('readParameters', {}) }),
    drawTokens: () => client.call('drawTokens', { tokenIds: [1, 2], seed: 0 }),
    generate: () => client.call('generate', request({ prompts: [[84, 104], [80], [1, 2]] })),
    trace: () => client.call('trace', { tokenIds: [84, 104, 101] }),
    evaluate: () => client.call('evaluate', { documents }),
    trainNetwork: () => {
      const network = { hidden: [3], activation: 'tanh' } as const;
      return client.call('trainNetwork', {
        config: network,
        weights: drawWeights(network, 0),
        seed: 0,
        points: { shape: [2, 2], data: Float32Array.of(0, 1, 1, 0) },
        labels: { shape: [2], data: Float32Array.of(-1, 1) },
        learningRate: 0.1,
        steps: 3,
        gridSize: 4,
      });
    },
  };

  it.each(Object.entries(asked))('%s leaves no tensor behind', async (_, ask) => {
    await fresh();
    await ask();
    const { numTensors } = await client.call('memory', {});
    await ask();
    expect((await client.call('memory', {})).numTensors).toBe(numTensors);
  });

  it('a run leaves none behind when another takes its place, or a new model', async () => {
    await fresh();
    const { numTensors } = await client.call('memory', {});
    await begin(SHORT);
    const running = (await client.call('memory', {})).numTensors;
    await train();
    await begin(SHORT);
    expect((await client.call('memory', {})).numTensors).toBe(running);
    await fresh();
    expect((await client.call('memory', {})).numTensors).toBe(numTensors);
  });

  it('refusals leave none behind', async () => {
    await fresh();
    const { numTensors } = await client.call('memory', {});
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const wrong: GenerationRequest = request({ sampling: { ...GREEDY, temperature: NaN } });
    await client.call('generate', wrong).catch(() => {});
    await client.call('trace', { tokenIds: [config.vocabSize] }).catch(() => {});
    await client.call('evaluate', { documents: [] }).catch(() => {});
    log.mockRestore();
    expect((await client.call('memory', {})).numTensors).toBe(numTensors);
  });
});

it('an engine that is not there is refused, and the model stays with the one that is', async () => {
  const { parameterCount } = await fresh();
  const start = client.call('start', { engine: 'abacus' as 'cpu' });
  await expect(start).rejects.toThrow('cpu, which this browser has, got abacus.');
  const sizes = Object.values(await parameters()).map(({ data }) => data.length);
  expect(sizes.reduce((a, b) => a + b)).toBe(parameterCount);
});
