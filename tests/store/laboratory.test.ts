/** Experiments beside the reader's model, on an engine whose models are one number. */

import { expect, it } from 'vitest';
import { EngineLostError } from '../../src/core/engineErrors';
import { ReaderError } from '../../src/core/errors';
import {
  MOST_DOCUMENTS,
  planFields,
  planFromLink,
  planToLink,
} from '../../src/core/experimentPlan';
import type { OpenedStep } from '../../src/core/openedStep';
import { firstOf, readLink, writeLink } from '../../src/core/linkState';
import { DEFAULT_SETTINGS, modelConfigOf, pretrainingOf } from '../../src/core/settings';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { measurementIn } from '../../src/store/engine/measurement';
import type { Experiment } from '../../src/store/experiments/experiment';
import { createLaboratory, isUnderWay } from '../../src/store/experiments/laboratory';
import { createLife } from '../../src/store/life';
import type { Args } from '../../src/worker/protocol';
import { createFakeEngine, soon, type FakeOptions } from './fakeEngine';
import { fakeStorage } from './fakeStorage';

const tokenizer = createTokenizer({ merges: [] });
const STEPS = 30;
const settings = { ...DEFAULT_SETTINGS, steps: STEPS };
const documents = ['The zebra eats grass.'];

const experiment = (change: Partial<Experiment> = {}): Experiment => ({
  config: modelConfigOf(settings, tokenizer.vocabSize),
  tokenizer,
  seed: 0,
  dataset: { kind: 'documents', documents },
  training: pretrainingOf(settings),
  ...change,
});

const looks = { at: [0, 10, STEPS], prompts: ['', 'The'], heldOut: documents, maxNewTokens: 4 };

function create(options: FakeOptions = {}) {
  const trained: Args<'train'>[] = [];
  const engine = createFakeEngine(options);
  const laboratory = createLaboratory({
    connect() {
      const client = engine.connect();
      return {
        ...client,
        call(name, args, callOptions) {
          if (name === 'train') trained.push(args as Args<'train'>);
          return client.call(name, args, callOptions);
        },
      };
    },
    wish: () => ({ engine: 'simd' }),
  });
  const of = (name: string) => laboratory.getState()[name];
  return { engine, laboratory, trained, of, ...laboratory.actions };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await soon();
};

it('gives a curve and what was looked at, and ends its worker', async () => {
  const { engine, run, of, trained } = create();
  const state = await run('one', () => experiment({ looks }));
  expect(of('one')).toEqual(state);
  expect(state).toMatchObject({ status: 'finished', engine: 'simd', step: STEPS, problem: null });
  expect(state.losses).toEqual(Array.from({ length: STEPS }, (_, i) => 1 / (i + 1)));
  // The model is one number, which says how many steps it has behind it.
  expect(state.looks).toEqual([
    { step: 0, validationLoss: 0, texts: ['0', 'The0'] },
    { step: 10, validationLoss: 10, texts: ['10', 'The10'] },
    { step: STEPS, validationLoss: STEPS, texts: [`${STEPS}`, `The${STEPS}`] },
  ]);
  expect(trained.map(({ until, from }) => [until, from?.step ?? null])).toEqual([
    [0, null],
    [10, 0],
    [undefined, 10],
  ]);
  // A call to a worker that was ended would be one more client.
  expect(engine.clients).toBe(1);
  await run('one', () => experiment());
  expect(engine.clients).toBe(2);
});

it('carries one out after the other, in one worker', async () => {
  const { engine, run, of } = create();
  const first = run('first', () => experiment());
  const second = run('second', () => experiment({ looks }));
  await until(() => of('first')?.status === 'training');
  expect(of('second')).toMatchObject({ status: 'waiting', losses: [] });
  expect([isUnderWay(of('first')), isUnderWay(of('second')), isUnderWay(of('third'))]).toEqual([
    true,
    true,
    false,
  ]);
  const [a, b] = await Promise.all([first, second]);
  expect([a.status, b.status]).toEqual(['finished', 'finished']);
  expect(b.losses).toEqual(a.losses);
  expect(engine.clients).toBe(1);
});

it('is stopped at once: what was seen stays, and the next goes on', async () => {
  const { run, stop, of, forget } = create();
  const first = run('first', () => experiment({ looks }));
  const second = run('second', () => experiment());
  const third = run('third', () => experiment());
  await until(() => (of('first')?.step ?? 0) > 12);
  stop('third');
  stop('first');
  const { status, losses, looks: seen, problem } = await first;
  expect([status, problem]).toEqual(['stopped', null]);
  expect(losses.length).toBeGreaterThan(12);
  expect(losses.length).toBeLessThan(STEPS);
  expect(seen.map(({ step }) => step)).toEqual([0, 10]);
  expect(await third).toMatchObject({ status: 'stopped', losses: [] });
  expect(await second).toMatchObject({ status: 'finished', step: STEPS });
  forget('first');
  expect(of('first')).toBeUndefined();
});

it('goes on while one that waits for it is stopped', async () => {
  const { engine, run, stop, of } = create();
  const first = run('first', () => experiment());
  const second = run('second', () => experiment());
  await until(() => (of('first')?.step ?? 0) > 3);
  stop('second');
  expect(await second).toMatchObject({ status: 'stopped', losses: [] });
  expect(await first).toMatchObject({ status: 'finished', step: STEPS });
  expect(engine.clients).toBe(1);
});

it('is stopped while its model is asked, and has not finished then', async () => {
  const { run, stop } = create();
  const state = await run(
    'one',
    () => experiment(),
    () => Promise.resolve(stop('one')),
  );
  expect(state).toMatchObject({ status: 'stopped', step: STEPS });
});

it('takes the place of one of its name, which is told no more', async () => {
  const { run, of } = create();
  const before = run('one', () => experiment());
  await until(() => (of('one')?.step ?? 0) > 3);
  const now = run('one', () => experiment({ training: { ...pretrainingOf(settings), steps: 10 } }));
  expect(of('one')).toMatchObject({ status: 'waiting', losses: [] });
  expect((await before).status).toBe('stopped');
  expect(of('one')!.status).not.toBe('stopped');
  expect(await now).toMatchObject({ status: 'finished', step: 10 });
});

it('goes on from its last checkpoint where the engine is lost, and fails where it is lost again and again', async () => {
  const { engine, run, of, trained } = create();
  const running = run('one', () => experiment({ looks }));
  await until(() => (of('one')?.step ?? 0) > 15);
  engine.break();
  const state = await running;
  expect(state.status).toBe('finished');
  expect(state.losses).toEqual(Array.from({ length: STEPS }, (_, i) => 1 / (i + 1)));
  expect(state.looks.map(({ step, validationLoss }) => [step, validationLoss])).toEqual([
    [0, 0],
    [10, 10],
    [STEPS, STEPS],
  ]);
  expect(trained.at(-1)!.from!.step).toBe(10);
  expect(engine.clients).toBe(2);

  const broken = create({
    answers: { train: () => Promise.reject(new EngineLostError('engine.gpuLost', { detail: '' })) },
  });
  const failed = await broken.run('one', () => experiment());
  expect(failed.status).toBe('failed');
  expect(failed.problem).toMatch(/[.]$/);
  expect(broken.engine.clients).toBe(3);
});

it('says what was wrong in a sentence, and the next experiment begins anew', async () => {
  let isFull = true;
  const { run } = create({
    answers: {
      createModel() {
        if (isFull)
          throw new ReaderError('training.textTooShort', { contextLength: 32, tokens: 7 });
        return { parameterCount: 1 };
      },
    },
  });
  const failed = await run('one', () => experiment());
  expect(failed).toMatchObject({ status: 'failed', losses: [] });
  expect(failed.problem).toMatch(/^Expected at least 33 tokens of text/);
  isFull = false;
  expect(await run('one', () => experiment())).toMatchObject({ status: 'finished', problem: null });
});

it('keeps the curve of a run that diverges, which is no fault', async () => {
  const { run } = create({ lossAt: (step) => (step > 7 ? NaN : step) });
  const state = await run('hot', () => experiment());
  expect(state).toMatchObject({ status: 'diverged', step: 7, problem: null });
  expect(state.losses).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it('lets its model be asked before the next takes its place', async () => {
  const { run, of } = create();
  let asked: number | null = null;
  const first = run(
    'first',
    () => experiment(),
    async ({ client }) => {
      expect(of('first')!.status).toBe('examining');
      ({ loss: asked } = await client.call('evaluate', { documents }));
    },
  );
  await Promise.all([first, run('second', () => experiment())]);
  expect(asked).toBe(STEPS);
});

it('leaves the reader’s model alone, which trains meanwhile', async () => {
  const readers = createFakeEngine();
  const life = createLife(
    readers.connect,
    measurementIn(() => fakeStorage(), 'engines'),
  );
  await life.actions.configure({ steps: STEPS });
  await life.actions.wake();
  const { engine, run, of } = create();
  const running = run('one', () => experiment({ looks }));
  await until(() => of('one')?.status === 'training');
  const { version } = life.getState();
  await until(() => (of('one')?.step ?? 0) > 5);
  expect(life.getState().version).toBe(version);
  const training = life.actions.pretrain();
  const [state] = await Promise.all([running, training]);
  expect(state).toMatchObject({ status: 'finished', step: STEPS });
  expect(life.getState()).toMatchObject({
    ...{ problem: null, waits: false },
    runs: { pretraining: { status: 'finished', step: STEPS } },
  });
  expect([readers.clients, engine.clients]).toEqual([1, 1]);
  expect([readers.parameter, engine.parameter]).toEqual([STEPS, STEPS]);
});

it('is told by a link, whatever that holds', async () => {
  const plan = {
    settings: { ...DEFAULT_SETTINGS, dModel: 32, nHead: 2, steps: 50, learningRate: 0.03, seed: 4 },
    documents: 30,
  };
  const first = { settings: DEFAULT_SETTINGS, documents: 3000 };
  const fields = planFields(first);
  const query = writeLink('', 'Reciting', fields, planToLink(plan));
  expect(query).toContain('Reciting.documents=30');
  expect(query).not.toContain('layers');
  expect(planFromLink(readLink(query, 'Reciting', fields))).toEqual(plan);
  expect(planFromLink(firstOf(fields))).toEqual(first);
  const odd = '?v=1&Reciting.documents=1e9&Reciting.heads=7&Reciting.width=17&Reciting.steps=x';
  const taken = planFromLink(readLink(odd, 'Reciting', fields));
  expect(taken.documents).toBe(MOST_DOCUMENTS);
  expect(taken.settings).toMatchObject({ dModel: 16, steps: DEFAULT_SETTINGS.steps });
  expect(taken.settings.dModel % (2 * taken.settings.nHead)).toBe(0);

  const { runPlan, trained, engine } = create();
  const at = { at: [50], prompts: [], maxNewTokens: 8 };
  const [one] = await Promise.all([runPlan('a', plan, at), runPlan('b', plan, at)]);
  expect(one).toMatchObject({ status: 'finished', step: 50 });
  expect(trained[0].dataset).toMatchObject({ documents: { length: 30 } });
  // The text is read once, for all that learn from it.
  expect(engine.count('trainTokenizer')).toBe(1);
});

it('trains a model as far as a step, and has that taken apart', async () => {
  const asked: Args<'openStep'>[] = [];
  const opened = { step: 12 } as OpenedStep;
  const { openPlanStep, openStep, of, trained } = create({
    answers: {
      openStep(args) {
        asked.push(args);
        return opened;
      },
    },
  });
  const found = await openPlanStep('one', { settings, documents: 2 }, 12);
  expect(found!.opened).toBe(opened);
  expect(found!.training).toEqual(pretrainingOf(settings));
  expect(of('one')).toMatchObject({ status: 'finished', step: 12, steps: 12 });
  expect(trained.map(({ until }) => until)).toEqual([12]);
  expect(asked.map(({ from }) => from!.step)).toEqual([12]);
  await openPlanStep('one', { settings, documents: 2 }, 0);
  expect(asked.map(({ from }) => from?.step ?? null)).toEqual([12, null]);
  expect(trained).toHaveLength(1);

  // Where another run has come to, it goes on.
  const arrays = { p: { shape: [1], data: Float32Array.of(20) } };
  const from = { step: 20, parameters: arrays, moments: { first: arrays, second: arrays } };
  await openStep('one', () => experiment({ from, until: 20 }));
  expect(asked[2].from).toMatchObject(from);
  expect(of('one')).toMatchObject({ status: 'finished', step: 20, losses: [] });
});

it('has no step to show of a run that was stopped or diverged on its way there', async () => {
  const { openPlanStep, of, stop } = create({ lossAt: (step) => (step > 7 ? NaN : step) });
  expect(await openPlanStep('one', { settings, documents: 2 }, 12)).toBeNull();
  expect(of('one')!.status).toBe('diverged');
  const going = openPlanStep('two', { settings, documents: 2 }, 6);
  await until(() => of('two')?.status === 'training');
  stop('two');
  expect(await going).toBeNull();
  expect(of('two')!.status).toBe('stopped');
});
