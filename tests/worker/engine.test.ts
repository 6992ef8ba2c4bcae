/** The worker itself, as the page sees it, computing in plain JavaScript. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Checkpoint } from '../../src/core/checkpoint';
import { RECIPE_CONFIG, type ModelConfig } from '../../src/core/config';
import { ReaderError } from '../../src/core/errors';
import type { GenerationRequest } from '../../src/core/generation';
import {
  drawWeights,
  firstState,
  SGD,
  type NetworkConfig,
  type NetworkPlaces,
} from '../../src/core/network';
import { GREEDY } from '../../src/core/sampling';
import { createTokenizer, type TokenizerData } from '../../src/core/tokenizer/bpe';
import { allTraceNames } from '../../src/core/traceNames';
import { PRE_TRAINING, type TrainingConfig } from '../../src/core/training';
import { createClient, type EngineClient } from '../../src/worker/client';
import { errorMessage } from '../../src/store/errorMessage';
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
/** Bytes of the arrays in the last message that the worker sent. */
let bytesSent: number;
let tokenizer: TokenizerData;
let config: ModelConfig;

const parameters = () => client.call('readParameters', {});
const fresh = () => client.call('createModel', { config, tokenizer, seed: 3 });

const request = (change: Partial<GenerationRequest> = {}): GenerationRequest => ({
  prompts: [[84, 104]],
  maxNewTokens: 12,
  stopTokenIds: [],
  sampling: GREEDY,
  seed: 1,
  ...change,
});

interface TrainOptions extends Partial<Args<'train'>> {
  readonly signal?: AbortSignal;
}

/** Trains to the end, or until aborted. */
async function train({ signal, ...args }: TrainOptions = {}) {
  const losses: number[] = [];
  const checkpoints: Checkpoint[] = [];
  const outcome = await client.call(
    'train',
    { dataset, training: LONG, from: null, ...args },
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

beforeAll(async () => {
  const { worker, scope } = createFakeWorker();
  const { postMessage } = scope;
  scope.postMessage = (message, transfer) => {
    bytesSent = (transfer as ArrayBuffer[]).reduce((sum, { byteLength }) => sum + byteLength, 0);
    postMessage(message, transfer);
  };
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
  it('that goes on from a checkpoint is the run that was never stopped', async () => {
    await fresh();
    const whole = await train();
    expect(whole.outcome).toEqual({ status: 'finished', step: LONG.steps });
    expect(whole.losses).toHaveLength(LONG.steps);
    expect(whole.losses.at(-1)).toBeLessThan(whole.losses[0] - 1);
    const wholeParameters = await parameters();
    expect(whole.checkpoints.map(({ step }) => step)).toEqual([
      0,
      1,
      2,
      3,
      4,
      6,
      8,
      11,
      16,
      23,
      LONG.steps,
    ]);
    expect(whole.checkpoints.at(-1)!.parameters).toEqual(wholeParameters);

    await fresh();
    const controller = new AbortController();
    const first = train({ signal: controller.signal });
    await client.call('memory', {});
    controller.abort();
    const { outcome, losses, checkpoints } = await first;
    expect(outcome.status).toBe('stopped');
    expect(outcome.step).toBeGreaterThan(0);
    expect(outcome.step).toBeLessThan(LONG.steps);
    expect(losses).toHaveLength(outcome.step);
    const from = checkpoints.at(-1)!;
    expect(from.step).toBe(outcome.step);
    // Another model altogether: all that counts is in the checkpoint.
    await client.call('createModel', { config, tokenizer, seed: 4 });
    const rest = await train({ from });
    expect(rest.outcome).toEqual({ status: 'finished', step: LONG.steps });
    expect([...losses, ...rest.losses]).toEqual(whole.losses);
    expect(await parameters()).toEqual(wholeParameters);
  });

  it('lets the model write between its steps, and says after how many', async () => {
    await fresh();
    const training = train();
    const written = await client.call('generate', request());
    expect(written.sequences[0]).toHaveLength(12);
    expect(written.step).toBeGreaterThan(0);
    expect(written.step).toBeLessThan(LONG.steps);
    const { outcome, losses } = await training;
    expect(outcome.status).toBe('finished');
    expect(losses).toHaveLength(LONG.steps);
    expect((await client.call('generate', request())).step).toBeNull();
  });

  it('has the loss found by its trainer, which leaves the run as it was', async () => {
    await fresh();
    const undisturbed = await train();
    await fresh();
    const before = await client.call('evaluate', { documents });
    // At next to no rate the model stays what it is.
    const still = train({ training: { ...LONG, batchSize: 5, learningRate: 1e-12 } });
    const meanwhile = await client.call('evaluate', { documents });
    expect(meanwhile.loss).toBeCloseTo(before.loss, 5);
    expect(meanwhile.loss).not.toBe(before.loss);
    await still;

    await fresh();
    const disturbed = train();
    await client.call('evaluate', { documents });
    expect((await disturbed).losses).toEqual(undisturbed.losses);
  });

  it('refuses to have its model changed under it', async () => {
    await fresh();
    const training = train();
    const sentence = new ReaderError('training.stopFirst');
    await expect(fresh()).rejects.toEqual(sentence);
    await expect(train({ training: SHORT })).rejects.toEqual(sentence);
    await expect(client.call('keepBase', {})).rejects.toEqual(sentence);
    const writing = parameters().then((read) =>
      client.call('writeParameters', { parameters: read }),
    );
    await expect(writing).rejects.toEqual(sentence);
    expect((await training).outcome.step).toBe(LONG.steps);
  });

  it('whose loss is no number any more ends as it was at its last checkpoint', async () => {
    await fresh();
    const groups = { ...LONG.groups, norm: { rateFactor: 1e30, weightDecay: 0 } };
    const training = { ...LONG, warmupSteps: 0, learningRate: 1e30, groups };
    const { outcome, losses, checkpoints } = await train({ training });
    expect(outcome).toEqual({ status: 'diverged', step: checkpoints.at(-1)!.step });
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(losses.length).toBeGreaterThanOrEqual(outcome.step);
    expect(await parameters()).toEqual(checkpoints.at(-1)!.parameters);
    // The sampler refuses logits that are no numbers.
    expect((await client.call('generate', request())).sequences[0]).toHaveLength(12);
  });
});

describe('a step that is taken apart', () => {
  it('is the one that the run takes next, and leaves the model alone', async () => {
    await fresh();
    const { checkpoints } = await train({ training: { ...LONG, steps: 4 } });
    const [third, fourth] = [3, 4].map((step) => checkpoints.find((one) => one.step === step)!);
    await fresh();
    const before = await parameters();
    const training = { ...LONG, steps: 4 };
    const opened = (await client.call('openStep', { dataset, training, from: third }))!;
    expect(opened.step).toBe(3);
    const { step: _, ...state } = fourth;
    expect(opened.after).toEqual(state);
    expect(opened.before).toEqual({ parameters: third.parameters, moments: third.moments });
    const { batch, tokenLosses, loss, sourceTokens } = opened;
    expect([batch.batchSize, batch.time]).toEqual([2, 8]);
    expect(tokenLosses.reduce((a, b) => a + b) / tokenLosses.length).toBeCloseTo(loss, 4);
    const stream = documents.flatMap((text) => createTokenizer(tokenizer).encode(text));
    // An end stands before and behind each document; every token but the last is read.
    expect(sourceTokens).toBe(stream.length + documents.length);
    expect(await parameters()).toEqual(before);
    const first = (await client.call('openStep', { dataset, training, from: null }))!;
    expect(first.before.parameters).toEqual(before);
    expect(await parameters()).toEqual(before);
  });

  it('waits for no run that has the model', async () => {
    await fresh();
    const training = train();
    await expect(client.call('openStep', { dataset, training: SHORT, from: null })).rejects.toEqual(
      new ReaderError('training.stopFirst'),
    );
    await training;
  });
});

describe('a base model beside what became of it', () => {
  it('writes and is measured as it was, side by side with the other, until another model is made', async () => {
    await fresh();
    const before = await client.call('generate', request());
    const lossBefore = await client.call('evaluate', { documents });
    await client.call('keepBase', {});
    await train();
    const after = await client.call('generate', request());
    expect(after.sequences).not.toEqual(before.sequences);
    expect((await client.call('generate', request({ by: 'base' }))).sequences).toEqual(
      before.sequences,
    );
    expect(await client.call('evaluate', { documents, by: 'base' })).toEqual(lossBefore);
    expect((await client.call('evaluate', { documents })).loss).toBeLessThan(lossBefore.loss - 1);

    const told: number[] = [];
    const both = await client.call('generate', request({ by: 'both' }), {
      onEvent: (event) => event.type === 'token' && told.push(event.sequence),
    });
    expect(both.sequences).toEqual([...before.sequences, ...after.sequences]);
    // Neither waits for the other's end.
    expect(told.slice(0, 6).sort((a, b) => a - b)).toEqual([0, 0, 0, 1, 1, 1]);

    await fresh();
    await expect(client.call('generate', request({ by: 'base' }))).rejects.toEqual(
      new ReaderError('model.noBaseBeside'),
    );
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

describe('writing, told with what each token was drawn from', () => {
  it('is the same writing, and each token the likeliest of its own logits', async () => {
    await fresh();
    const greedy = { maxNewTokens: 5, sampling: { temperature: 0, topK: 0, topP: 1 } };
    const told: { tokenId: number; logits: Float32Array | undefined }[] = [];
    const write = (withLogits: boolean) =>
      client.call('generate', request({ ...greedy, withLogits }), {
        onEvent: (event) => event.type === 'token' && told.push({ logits: undefined, ...event }),
      });
    const { sequences } = await write(true);
    expect((await write(false)).sequences).toEqual(sequences);
    const [withLogits, without] = [told.slice(0, 5), told.slice(5)];
    expect(withLogits.map(({ tokenId }) => tokenId)).toEqual(sequences[0]);
    for (const { tokenId, logits } of withLogits) {
      expect(logits!.indexOf(Math.max(...logits!))).toBe(tokenId);
    }
    expect(without.every(({ logits }) => logits === undefined)).toBe(true);
  });
});

describe('a look into the model', () => {
  const tokenIds = [84, 104, 101, 32];
  const time = tokenIds.length;

  it('sends what was named and nothing else, and it is what a look at everything shows', async () => {
    await fresh();
    const names = allTraceNames(config);
    const whole = await client.call('trace', { tokenIds, names });
    expect(new Set(Object.keys(whole))).toEqual(new Set(names));
    const wanted = ['layers.0.attentionWeights', 'layers.0.q'] as const;
    const part = await client.call('trace', { tokenIds, names: wanted });
    const { nHead, dModel } = config;
    expect(bytesSent).toBe(4 * (nHead * time * time + time * dModel));
    expect(part).toEqual(Object.fromEntries(wanted.map((name) => [name, whole[name]])));
  });

  it('tells the logits of the last token by one row of them', async () => {
    await fresh();
    const logits = await client.call('logits', { tokenIds });
    expect(bytesSent).toBe(4 * config.vocabSize);
    const whole = await client.call('trace', { tokenIds, names: ['logits'] });
    expect(bytesSent).toBe(4 * time * config.vocabSize);
    expect(logits).toEqual(whole.logits.data.slice(-config.vocabSize));
  });
});

describe('data that take long to be made ready', () => {
  const turn = { user: 'a', assistant: 'It eats grass.' };
  const many = (count: number) => Array.from({ length: count }, () => [turn]);

  it.each<[string, Args<'train'>['dataset']]>([
    ['documents', { kind: 'documents', documents: Array<string>(200_000).fill(documents[0]) }],
    ['conversations', { kind: 'conversations', conversations: many(200_000) }],
  ])('are stopped on the way, and the run can go on later: %s', async (_, dataset) => {
    await fresh();
    const controller = new AbortController();
    const training = train({ dataset, signal: controller.signal });
    // Has its turn as soon as anybody has one: while the data are made ready.
    await client.call('memory', {});
    controller.abort();
    const { outcome, losses, checkpoints } = await training;
    expect(outcome).toEqual({ status: 'stopped', step: 0 });
    expect(losses).toEqual([]);
    expect(checkpoints.map(({ step }) => step)).toEqual([0]);
    const from = checkpoints[0];
    const again = await train({ training: SHORT, from });
    expect(again.outcome).toEqual({ status: 'finished', step: SHORT.steps });
  });
});

const NETWORK: NetworkConfig = { inputs: 2, hidden: [3], activation: 'relu', output: 'tanh' };

/** Three steps on two dots, with everything that can be asked of a run. */
function networkRun(): Args<'trainNetwork'> {
  const examples = {
    inputs: { shape: [2, 2], data: Float32Array.of(0, 1, 1, 0) },
    targets: { shape: [2], data: Float32Array.of(-1, 1) },
  };
  return {
    config: NETWORK,
    from: firstState(drawWeights(NETWORK, 0)),
    training: { learningRate: 0.1, optimiser: SGD, batchSize: 1, l1: 0.01, l2: 0.01, seed: 0 },
    steps: 3,
    ...{ examples, test: examples, surfaceInputs: examples.inputs, keepPath: true },
  };
}

it('a network whose loss is no number any more says so to the reader', async () => {
  const weights = drawWeights(NETWORK, 0).map(({ shape, data }) => ({
    shape,
    data: data.fill(NaN),
  }));
  const from = firstState(weights);
  await expect(client.call('trainNetwork', { ...networkRun(), from })).rejects.toEqual(
    new ReaderError('engine.networkDiverged'),
  );
});

it('a network without dots is refused, with a sentence for the reader who took them away', async () => {
  const none = { shape: [0, 2], data: new Float32Array() };
  const examples = { inputs: none, targets: { shape: [0], data: new Float32Array() } };
  const error = await client
    .call('trainNetwork', { ...networkRun(), examples })
    .catch((error: unknown) => error);
  expect(error).toEqual(new ReaderError('engine.networkNoExamples'));
  expect(errorMessage(error)).toContain('no dots');
});

describe('a network beside the model', () => {
  const losses = (signal: AbortSignal) => {
    const { config, from, examples } = networkRun();
    const many = Float32Array.from({ length: 700 }, (_, i) => i / 700);
    const places: NetworkPlaces = {
      ...{ kind: 'along', weights: from.weights, directions: [0, 1], offsets: [many, many] },
    };
    const request = { config, places, examples, penalty: { l1: 0, l2: 0 } };
    return client.call('networkLosses', request, { signal });
  };

  it('trains while the model trains, each in its turn', async () => {
    await fresh();
    const ended: string[] = [];
    const model = train().then(() => ended.push('model'));
    const network = client
      .call('trainNetwork', { ...networkRun(), steps: 20 })
      .then(({ state }) => ended.push(`network, step ${state.step}`));
    await Promise.all([model, network]);
    expect(ended).toEqual(['network, step 20', 'model']);
  });

  it('lets others have their turn while it works out a surface, of which nobody waits in vain', async () => {
    const ended: string[] = [];
    const whole = losses(new AbortController().signal).then((surface) => {
      expect(surface!.shape).toEqual([700, 700]);
      ended.push('surface');
    });
    await client.call('memory', {});
    ended.push('memory');
    await whole;
    expect(ended).toEqual(['memory', 'surface']);
    const controller = new AbortController();
    const given = losses(controller.signal);
    await client.call('memory', {});
    controller.abort();
    expect(await given).toBeNull();
  });
});

describe('what cannot be done is refused, and nothing is changed:', () => {
  const refusals: [name: string, ask: () => Promise<unknown>, sentence: string][] = [
    [
      'training on no documents',
      () => trainOn({ dataset: { kind: 'documents', documents: [] } }),
      'Expected at least 9 tokens of text, one window of 8 and the token after it, got 1',
    ],
    [
      'a corpus shorter than the context',
      () => trainOn({ dataset: { kind: 'documents', documents: ['abc'] } }),
      'Expected at least 9 tokens of text, one window of 8 and the token after it, got 5',
    ],
    [
      'an exam on nothing',
      () => client.call('evaluate', { documents: [] }),
      'Expected at least 9 tokens',
    ],
  ];
  /** What no reader can bring about: the message is for developers. */
  const faults: [name: string, ask: () => Promise<unknown>, sentence: string][] = [
    [
      'a corpus without text',
      () => client.call('trainTokenizer', { documents: ['', ''], vocabSize: 300 }),
      'trainTokenizer: expected documents with some text, got none.',
    ],
    [
      'no conversations',
      () => trainOn({ dataset: { kind: 'conversations', conversations: [] } }),
      'expected at least one conversation, got none',
    ],
    [
      'a learning rate that is no number',
      () => trainOn({ training: { ...SHORT, learningRate: NaN } }),
      'expected a learning rate above 0, got NaN',
    ],
    [
      'going on from a step that the run has not',
      async () => trainOn({ from: { ...(await checkpoint()), step: 99 } }),
      'train: expected to go on from a step from 0 to 2, got 99.',
    ],
    [
      'going on from another model’s parameters',
      async () => trainOn({ from: { ...(await checkpoint()), parameters: {} } }),
      'train: expected embedding of shape',
    ],
    [
      'heads that do not share the width',
      () => create({ nHead: 3, nKvHead: 3 }),
      'ModelConfig: expected one to build, got config.headShare {"who":"ModelConfig","width":"dModel","heads":"nHead","dModel":8,"nHead":3}.',
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
      () => client.call('trace', { tokenIds: [-1], names: ['logits'] }),
      'trace: expected token ids from 0 to',
    ],
    [
      'a look at a layer that the model has not',
      () => client.call('trace', { tokenIds: [1], names: ['layers.0.q', 'layers.1.q'] }),
      'trace: expected names of a pass through this model, got layers.1.q.',
    ],
    [
      'the logits behind no token',
      () => client.call('logits', { tokenIds: [] }),
      'logits: expected at least one token, got none.',
    ],
    [
      'the logits behind a token that the model has not',
      () => client.call('logits', { tokenIds: [999] }),
      'logits: expected token ids from 0 to',
    ],
    [
      'parameters of another shape',
      () => client.call('writeParameters', { parameters: {} }),
      'expected embedding of shape',
    ],
  ];
  const trainOn = (change: Partial<Args<'train'>>) => train({ training: SHORT, ...change });
  const checkpoint = async (): Promise<Checkpoint> => {
    const arrays = await parameters();
    return { step: 1, parameters: arrays, moments: { first: arrays, second: arrays } };
  };
  const create = (change: Partial<ModelConfig>) =>
    client.call('createModel', { config: { ...config, ...change }, tokenizer, seed: 3 });

  beforeAll(async () => {
    await fresh();
    await train({ training: SHORT });
  });

  it.each(refusals)('%s', async (_, ask, sentence) => {
    const before = await parameters();
    const error = await ask().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ReaderError);
    expect(errorMessage(error)).toContain(sentence);
    expect(await parameters()).toEqual(before);
  });

  it.each(faults)('%s, which is a fault of ours', async (_, ask, message) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const before = await parameters();
    const error = await ask().catch((error: unknown) => error);
    expect(error).not.toBeInstanceOf(ReaderError);
    expect((error as Error).message).toContain(message);
    expect(log).toHaveBeenCalledOnce();
    expect(await parameters()).toEqual(before);
    log.mockRestore();
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
    reinitialiseTokenRows: () =>
      client.call('reinitialiseTokenRows', { tokenIds: [1, 2], seed: 0 }),
    generate: () => client.call('generate', request({ prompts: [[84, 104], [80], [1, 2]] })),
    trace: () => client.call('trace', { tokenIds: [84, 104, 101], names: allTraceNames(config) }),
    logits: () => client.call('logits', { tokenIds: [84, 104, 101] }),
    evaluate: () => client.call('evaluate', { documents }),
    trainNetwork: () => client.call('trainNetwork', networkRun()),
    networkGradient: () => {
      const { config, from, examples } = networkRun();
      const penalty = { l1: 0, l2: 0.1 };
      const { weights } = from;
      return client.call('networkGradient', { config, weights, examples, penalty, nodes: true });
    },
    networkLosses: () => {
      const { config, from, examples } = networkRun();
      const places: NetworkPlaces = {
        ...{ kind: 'along', weights: from.weights, directions: [0, 1] },
        offsets: [Float32Array.of(-1, 0, 1), Float32Array.of(0, 1)],
      };
      return client.call('networkLosses', {
        config,
        places,
        examples,
        penalty: { l1: 0.1, l2: 0 },
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

  it('a run leaves none behind, and neither does a base', async () => {
    await fresh();
    const { numTensors } = await client.call('memory', {});
    await client.call('keepBase', {});
    const { checkpoints } = await train({ training: SHORT });
    await train({ training: SHORT, from: checkpoints[0] });
    await client.call('keepBase', {});
    await fresh();
    expect((await client.call('memory', {})).numTensors).toBe(numTensors);
  });

  it('refusals leave none behind', async () => {
    await fresh();
    const { numTensors } = await client.call('memory', {});
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const wrong: GenerationRequest = request({ sampling: { ...GREEDY, temperature: NaN } });
    await expect(client.call('generate', wrong)).rejects.toThrow('temperature');
    for (const [tokenIds, names] of [
      [[config.vocabSize], []],
      [[1], ['layers.7.q']],
    ] as const) {
      await expect(client.call('trace', { tokenIds, names })).rejects.toThrow('trace: expected');
    }
    const logits = client.call('logits', { tokenIds: [config.vocabSize] });
    await expect(logits).rejects.toThrow('logits: expected');
    await expect(client.call('evaluate', { documents: [] })).rejects.toThrow('textTooShort');
    log.mockRestore();
    expect((await client.call('memory', {})).numTensors).toBe(numTensors);
  });
});

it('an engine that is not there is refused, and the model stays with the one that is', async () => {
  const { parameterCount } = await fresh();
  const start = client.call('start', { engine: 'abacus' as 'cpu' });
  await expect(start).rejects.toMatchObject({
    code: 'engine.noEngine',
    params: { wanted: 'abacus', there: expect.arrayContaining(['cpu']) as string[] },
  });
  const sizes = Object.values(await parameters()).map(({ data }) => data.length);
  expect(sizes.reduce((a, b) => a + b)).toBe(parameterCount);
});
