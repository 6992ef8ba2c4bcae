import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { EngineLostError } from '../../src/core/engineErrors';
import { ReaderError } from '../../src/core/errors';
import { silence } from '../../src/core/interventions';
import { UnfetchedError } from '../../src/core/unfetched';
import type { BundledName, fetchBundledModel } from '../../src/store/model/bundledModel';
import { withoutMoments } from '../../src/store/model/packageRecord';
import { createReferenceModels, IDLE_MS } from '../../src/store/model/referenceModels';
import type { LifeSnapshot } from '../../src/store/model/record';
import { createFakeEngine, type FakeOptions } from './fakeEngine';

/** What the one number of our trained model is. */
const TRAINED = 7;

/** The same early in its training. */
const EARLY = 3;

const arrays = { p: { shape: [1], data: Float32Array.of(TRAINED) } };
const snapshot = {
  record: {
    format: 1,
    origin: 'ours',
    settings: { corpus: 'smallWorld', seed: 3 },
    config: { vocabSize: 259, contextLength: 8, nLayer: 1, nHead: 1, nKvHead: 1, dModel: 2 },
    tokenizer: { merges: [] },
    runs: { pretraining: null, fineTuning: null },
    own: { text: null, conversations: null },
  },
  checkpoints: [{ run: 'pretraining', checkpoint: { step: 800, parameters: arrays } }],
} as unknown as LifeSnapshot;
const early: LifeSnapshot = {
  ...snapshot,
  checkpoints: [
    {
      run: 'pretraining',
      checkpoint: withoutMoments(100, { p: { shape: [1], data: Float32Array.of(EARLY) } }),
    },
  ],
};

function create(
  options: FakeOptions = {},
  fetchBundled: typeof fetchBundledModel = (name) =>
    Promise.resolve(name === 'early' ? early : snapshot),
) {
  let parameter = NaN;
  const engine = createFakeEngine({
    ...options,
    answers: {
      createModel: () => {
        parameter = 0;
        return { parameterCount: 1 };
      },
      writeParameters: ({ parameters }) => void (parameter = parameters['p'].data[0]),
      readParameters: () => ({ p: { shape: [1], data: Float32Array.of(parameter) } }),
      logits: () => Float32Array.of(parameter),
      ...options.answers,
    },
  });
  const onProblem = vi.fn();
  const fetched = vi.fn((name: BundledName) => fetchBundled(name, ''));
  const models = createReferenceModels({
    connect: engine.connect,
    fetchBundledModel: fetched,
    onProblem,
  });
  return { engine, models, onProblem, fetched, ...models.actions };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Lets timers and the fake engine go on until it is there. */
async function answered<T>(promise: Promise<T>): Promise<T> {
  let done = false;
  const settled = promise.finally(() => (done = true));
  while (!done) await vi.advanceTimersByTimeAsync(1);
  return settled;
}

it('starts and fetches nothing before it is asked', () => {
  const { engine, models, fetched } = create();
  expect(models.getState().trained).toMatchObject({ status: 'asleep', reference: null });
  expect([engine.clients, fetched.mock.calls.length]).toEqual([0, 0]);
});

it('gives the parameters of ours without a worker, and says whose they are', async () => {
  const { engine, models, parameters, fetched } = create();
  const both = await Promise.all([parameters('trained'), parameters('trained')]);
  expect(both).toEqual([arrays, arrays]);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(engine.clients).toBe(0);
  expect(models.getState().trained).toMatchObject({
    status: 'ready',
    reference: { steps: 800, model: { age: 'base', origin: 'ours' } },
    problem: null,
  });
});

it('brings the early one by itself, after so many steps of the same', async () => {
  const { models, wake, fetched } = create();
  await wake('early');
  expect(fetched.mock.calls).toEqual([['early']]);
  expect(models.getState().early).toMatchObject({
    status: 'ready',
    reference: { steps: 100, model: { age: 'base', origin: 'ours', settings: { seed: 3 } } },
  });
  expect([models.getState().random.status, models.getState().trained.status]).toEqual([
    'asleep',
    'asleep',
  ]);
});

it('lets the three be asked in turn in one worker, each with its own parameters', async () => {
  const { engine, logits } = create();
  const questions = [
    logits('trained', [1]),
    logits('random', [1]),
    logits('early', [1]),
    logits('trained', [1]),
    logits('trained', [2]),
    logits('early', [2]),
  ];
  const found = await answered(Promise.all(questions));
  expect(found.map((one) => one?.[0])).toEqual([TRAINED, 0, EARLY, TRAINED, TRAINED, EARLY]);
  expect(engine.clients).toBe(1);
  expect(engine.count('start')).toBe(1);
});

it.each(['trained', 'early'] as const)('draws the random one like ours, %s', async (name) => {
  const { engine, wake, models } = create();
  await answered(wake(name).then(() => wake('random')));
  expect(engine.count('trainTokenizer')).toBe(0);
  expect(models.getState().random.reference).toMatchObject({
    steps: 0,
    model: { age: 'random', settings: { seed: 3 }, config: { dModel: 2 } },
  });
});

it('draws the random one by the recipe where ours is not there', async () => {
  const asked: number[] = [];
  const alone = create({
    answers: {
      trainTokenizer: ({ documents, vocabSize }) => {
        asked.push(documents.length, vocabSize);
        return { merges: [] };
      },
    },
  });
  await answered(alone.wake('random'));
  expect(asked).toEqual([smallWorldDocuments().length, 856]);
  expect(alone.fetched).not.toHaveBeenCalled();
  expect(alone.models.getState().random.status).toBe('ready');
});

it('says why ours did not come, tries again when asked, and has the random one meanwhile', async () => {
  let isOnline = false;
  const { models, wake, logits, onProblem } = create({}, () =>
    isOnline
      ? Promise.resolve(snapshot)
      : Promise.reject(new UnfetchedError('bundled.unfetched', { status: null })),
  );
  await wake('trained');
  expect(models.getState().trained).toMatchObject({
    status: 'failed',
    problem: expect.stringContaining('did not answer'),
  });
  expect(onProblem).toHaveBeenCalledTimes(1);
  expect(await answered(logits('random', [1]))).toEqual(Float32Array.of(0));
  isOnline = true;
  await wake('trained');
  expect(models.getState().trained).toMatchObject({ status: 'ready', problem: null });
});

it('asks once more, in another worker, when one is lost, and gives up after the second', async () => {
  let losses = 1;
  const { engine, models, logits } = create({
    answers: {
      logits: () => {
        if (losses-- > 0) throw new EngineLostError('engine.stopped', { detail: 'a test' });
        return Float32Array.of(5);
      },
    },
  });
  expect(await answered(logits('trained', [1]))).toEqual(Float32Array.of(5));
  expect(engine.clients).toBe(2);
  losses = 2;
  expect(await answered(logits('trained', [1]))).toBeUndefined();
  expect(models.getState().trained.problem).toContain('a test');
  // What is there stays, to be asked again.
  expect(models.getState().trained.status).toBe('ready');
  expect(await answered(logits('trained', [1]))).toEqual(Float32Array.of(5));
  expect(models.getState().trained.problem).toBeNull();
});

it('takes another engine where the first is not to be had', async () => {
  const wanted: string[] = [];
  const { logits } = create({
    answers: {
      start: ({ engine }) => {
        wanted.push(engine);
        if (engine === 'simd')
          throw new ReaderError('engine.noEngine', { wanted: engine, there: [] });
        return { name: 'cpu', device: '', reason: 'chosen', measurement: null };
      },
    },
  });
  expect(await answered(logits('trained', [1]))).toEqual(Float32Array.of(TRAINED));
  expect(wanted).toEqual(['simd', 'cpu']);
});

it('asks no second worker what the first refuses', async () => {
  const { engine, models, logits } = create({
    answers: {
      logits: () => {
        throw new ReaderError('model.none');
      },
    },
  });
  expect(await answered(logits('trained', [1]))).toBeUndefined();
  expect(engine.clients).toBe(1);
  expect(models.getState().trained.problem).not.toBeNull();
});

it('ends a worker that nobody asks any more, and starts another for the next question', async () => {
  const { engine, logits } = create();
  await answered(logits('trained', [1]));
  await vi.advanceTimersByTimeAsync(IDLE_MS - 1_000);
  expect(await answered(logits('trained', [1]))).toEqual(Float32Array.of(TRAINED));
  expect(engine.clients).toBe(1);
  await vi.advanceTimersByTimeAsync(IDLE_MS + 1_000);
  expect(await answered(logits('trained', [1]))).toEqual(Float32Array.of(TRAINED));
  expect(engine.clients).toBe(2);
});

it('judges ours by documents, as it is or as it is changed', async () => {
  const asked = vi.fn((_: unknown) => ({ loss: 1.5 }));
  const { evaluate } = create({ answers: { evaluate: asked } });
  expect(await answered(evaluate('trained', ['text']))).toBe(1.5);
  const interventions = [silence('layers.0.mlpOut')];
  await answered(evaluate('trained', ['text'], interventions, { rotation: false }));
  expect(asked.mock.calls.map(([args]) => args)).toEqual([
    { documents: ['text'], interventions: [] },
    { documents: ['text'], interventions, rotation: false },
  ]);
});
