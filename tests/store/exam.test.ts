/** The exam, with an engine that has learnt the answers by heart. */

import { describe, expect, it, vi } from 'vitest';
import { ANIMALS, splitAnimals } from '../../src/core/corpus/smallWorld';
import { clozePrompts, examQuestions } from '../../src/core/exam';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { askQuestions } from '../../src/store/exam/runExam';
import { shareOf } from '../examShare';
import { createExamStore, SECTION_SIZE, type ExamState } from '../../src/store/exam/examStore';
import { baselineSeconds, subjectOf } from '../../src/store/exam/subject';
import { createLaboratory } from '../../src/store/experiments/laboratory';
import { createLife } from '../../src/store/life';
import { measurementIn } from '../../src/store/engine/measurement';
import type { Args } from '../../src/worker/protocol';
import { createFakeEngine, soon, type Answers } from './fakeEngine';
import { fakeStorage } from './fakeStorage';

// Nothing here computes: what takes long waits for something that will not come.
vi.setConfig({ testTimeout: 20_000 });

const STEPS = 20;
/** The fake's tokens are bytes. */
const tokenizer = createTokenizer({ merges: [] });
const { endId, userId } = tokenizer;
const right = new Map([
  ...examQuestions(ANIMALS).map(({ question, answer }) => [question, answer] as const),
  ...clozePrompts(ANIMALS).map(({ prefix, expected }) => [prefix, expected] as const),
]);

/** What was asked, without the tokens of the chat. */
const askedIn = (prompt: readonly number[]): string =>
  tokenizer.decode(prompt.filter((id) => id < endId)).trim();

/** The base answers every question with another, and nobody knows anything about the panda. */
function sayTo(prompt: readonly number[], by: Args<'generate'>['by']): string {
  const asked = askedIn(prompt);
  if (prompt.includes(userId!) && by === 'base') return ' What is this?';
  return asked.includes('panda') ? ' The panda is a panda.' : ` ${right.get(asked)?.trim()}`;
}

interface Options {
  readonly answers?: Answers;
  /** Cuts off the answers of a lot, as an abort does, whenever this has become true. */
  readonly cut?: () => boolean;
}

async function createExam({ answers, cut }: Options = {}) {
  const asked: Args<'generate'>[] = [];
  const generate: Answers['generate'] = (request, { signal }) => {
    asked.push(request);
    const sequences = request.prompts.map((prompt, i) => {
      const ids = [...tokenizer.encode(sayTo(prompt, request.by)), endId];
      return (cut?.() || signal?.aborted) && i > 0 ? ids.slice(0, 3) : ids;
    });
    return { sequences, step: null };
  };
  const engine = createFakeEngine({ answers: { generate, ...answers } });
  const measurement = measurementIn(() => fakeStorage(), 'engines');
  const life = createLife(engine.connect, measurement);
  await life.actions.configure({ steps: STEPS, fineTuneSteps: STEPS });
  const { connect } = engine;
  const laboratory = createLaboratory({ connect, wish: () => ({ engine: 'simd' }) });
  const exam = createExamStore(life, laboratory);
  const states: ExamState[] = [];
  exam.subscribe((state) => states.push(state));
  const live = async (...phases: readonly ('pretrain' | 'fineTune')[]) => {
    await life.actions.wake();
    for (const phase of phases) await life.actions[phase]();
    asked.length = 0;
  };
  return { engine, life, exam, states, asked, live };
}

const counts = ({ columns: { base, assistant, baseline } }: ExamState) =>
  [base, assistant, baseline].map(
    (result) =>
      result && [
        result.answers.unseen.length,
        result.answers.seen.length,
        result.answers.facts.length,
        result.loss !== null,
      ],
  );

const ALL = [360, 360, 240, true];

describe('the exam', () => {
  it('puts every question to base and assistant, greedily, and keeps every answer', async () => {
    const { exam, live, asked, states } = await createExam();
    await live('pretrain', 'fineTune');
    await exam.actions.run();
    const state = exam.getState();
    expect(state).toMatchObject({ doing: null, note: null });
    expect(counts(state)).toEqual([ALL, ALL, null]);
    const { base, assistant } = state.columns;
    expect(base!.subject).toMatchObject({ pretraining: STEPS, fineTuning: 0 });
    expect(assistant!.subject).toMatchObject({ pretraining: STEPS, fineTuning: STEPS });

    expect(shareOf(base!.answers.unseen, 'exact')).toBe(0);
    expect(shareOf(base!.answers.unseen, 'format')).toBe(0);
    const { unseen, seen, facts } = assistant!.answers;
    const wrong = [...unseen, ...seen].filter(({ passes }) => !passes.exact);
    expect(new Set(wrong.map(({ animal }) => animal))).toEqual(new Set(['panda']));
    expect(wrong).toHaveLength(15);
    expect(wrong[0]).toMatchObject({
      said: 'The panda is a panda.',
      ended: true,
      passes: { exact: false, format: true },
    });
    expect(facts.filter(({ passes }) => !passes.exact)).toHaveLength(5);
    // In the order of the questions, however they were put together.
    expect(unseen.map(({ asked: question }) => question)).toEqual(
      examQuestions(splitAnimals(0).unseen).map(({ question }) => question),
    );
    for (const section of ['unseen', 'seen', 'facts'] as const) {
      expect(assistant!.answers[section]).toHaveLength(SECTION_SIZE[section]);
    }
    expect(new Set(asked.map(({ sampling }) => sampling.temperature))).toEqual(new Set([0]));
    const fractions = states.flatMap(({ doing }) => (doing ? [doing.fraction] : []));
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('examines a base model alone, and no random one', async () => {
    const { exam, live, asked } = await createExam();
    await live();
    await exam.actions.run();
    expect(asked).toEqual([]);
    expect(counts(exam.getState())).toEqual([null, null, null]);
    await live('pretrain');
    await exam.actions.run();
    expect(counts(exam.getState())).toEqual([ALL, null, null]);
    expect(new Set(asked.map(({ by }) => by))).toEqual(new Set(['model']));
  });

  it('has nothing to ask a model of another text', async () => {
    const { exam, life, live, asked } = await createExam();
    await life.actions.bring(
      'text',
      'mine.txt',
      new TextEncoder().encode('Once upon a time. '.repeat(99)),
    );
    await life.actions.configure({ corpus: 'own' });
    await live('pretrain');
    expect(life.getState().model).toMatchObject({ age: 'base', settings: { corpus: 'own' } });
    asked.length = 0;
    await exam.actions.run();
    await exam.actions.trainBaseline();
    expect(asked).toEqual([]);
    expect(counts(exam.getState())).toEqual([null, null, null]);
  });

  it('keeps what was answered when it is stopped, without the answers that were cut off', async () => {
    const { exam, live } = await createExam();
    await live('pretrain');
    const leave = exam.subscribe(({ doing }) => {
      if (doing?.task === 'seen' && doing.done > 100) exam.actions.stop();
    });
    await exam.actions.run();
    leave();
    const { columns, doing, note } = exam.getState();
    expect(doing).toBeNull();
    expect(note).toMatch(/^Stopped/);
    const { unseen, seen, facts } = columns.base!.answers;
    expect([unseen.length, facts.length]).toEqual([360, 0]);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.length).toBeLessThan(360);
    expect(columns.base!.loss).toBeNull();
  });

  it('leaves out an answer that ended neither by itself nor by its length', async () => {
    const { life, live } = await createExam({ cut: () => true });
    await live('pretrain');
    const answers = await life.lend((client) =>
      askQuestions({ client, tokenizer }, ANIMALS.slice(0, 1)),
    );
    // One of each lot: the fifteen questions have several lengths.
    expect(answers!.length).toBeGreaterThan(0);
    expect(answers!.length).toBeLessThan(15);
    expect(answers!.every(({ ended }) => ended)).toBe(true);
  });

  it('ends when the model changes, and says so', async () => {
    const { exam, life, live } = await createExam();
    await live('pretrain', 'fineTune');
    const running = exam.actions.run();
    while (!exam.getState().columns.assistant) await soon();
    await life.actions.undoFineTuning();
    await running;
    expect(exam.getState().note).toMatch(/model changed/);
    expect(exam.getState().columns.assistant!.loss).toBeNull();
    expect(subjectOf(life.getState(), 'assistant')).toBeNull();
  });

  it('is cleared for good, even while it runs', async () => {
    const { exam, live } = await createExam();
    await live('pretrain');
    const running = exam.actions.run();
    while (exam.getState().columns.base === null) await soon();
    exam.actions.clear();
    await running;
    expect(exam.getState()).toMatchObject({ doing: null, note: null });
    expect(counts(exam.getState())).toEqual([null, null, null]);
  });
});

describe('whom an exam is about', () => {
  it('is the same model, however one comes back to it, and another after another step', async () => {
    const { life, live } = await createExam();
    const key = (column: 'base' | 'assistant' | 'baseline') =>
      subjectOf(life.getState(), column)?.key;
    await live();
    expect(key('base')).toBeUndefined();
    const baseline = key('baseline');
    await live('pretrain');
    const base = key('base');
    expect(key('assistant')).toBeUndefined();
    await live('fineTune');
    const assistant = key('assistant');
    expect(assistant).toBeDefined();
    expect(key('base')).toBe(base);
    expect(key('baseline')).toBe(baseline);
    await life.actions.lookBack({ phase: 'fineTuning', step: STEPS / 2 });
    expect(key('assistant')).not.toBe(assistant);
    expect(key('base')).toBe(base);
    await life.actions.lookBack(null);
    expect(key('assistant')).toBe(assistant);
    await life.actions.undoFineTuning();
    expect(key('base')).toBe(base);
    await life.actions.configure({ seed: 1 });
    await life.actions.reset();
    await live('pretrain');
    expect(key('base')).not.toBe(base);
    expect(key('baseline')).not.toBe(baseline);
  });

  it('is nobody where an assistant came without its base', async () => {
    const { life, live } = await createExam();
    await live('pretrain', 'fineTune');
    const state = life.getState();
    const opened = { ...state, runs: { ...state.runs, pretraining: null } };
    expect(subjectOf(opened, 'base')).toBeNull();
    expect(subjectOf(opened, 'assistant')).toMatchObject({ pretraining: STEPS, fineTuning: STEPS });
  });
});

describe('the baseline', () => {
  it('is trained apart from the reader’s model, with its tokenizer, seed and settings', async () => {
    const made: Args<'createModel'>[] = [];
    const trained: Args<'train'>[] = [];
    const answers: Answers = {
      createModel: (args) => {
        made.push(args);
        return { parameterCount: 1 };
      },
      train: (args) => {
        trained.push(args);
        return { status: 'finished', step: args.training.steps };
      },
    };
    const { exam, life, live, engine } = await createExam({ answers });
    await live('pretrain', 'fineTune');
    const { version, model } = life.getState();
    const [clients, models] = [engine.clients, made.length];
    await exam.actions.trainBaseline();
    expect(engine.clients).toBe(clients + 1);
    expect(life.getState()).toMatchObject({ version, model });
    expect(made.slice(models)).toEqual([made[0]]);
    const [, fineTuning, baseline] = trained;
    expect(baseline).toEqual({ ...fineTuning, from: null });
    expect(counts(exam.getState())).toEqual([null, null, ALL]);
    expect(exam.getState().columns.baseline!.subject).toMatchObject({
      pretraining: 0,
      fineTuning: STEPS,
    });
  });

  it('is promised in so many seconds only where this device has trained before', async () => {
    const { life, live } = await createExam();
    await live();
    expect(baselineSeconds(life.getState())).toBeNull();
    await live('pretrain');
    // The fake does one token a second.
    const { batchSize, contextLength } = life.getState().model!.settings;
    expect(baselineSeconds(life.getState())).toBeCloseTo(STEPS * batchSize * contextLength, 6);
  });

  it('can be stopped while it trains, and leaves nothing then', async () => {
    const { exam, live, states } = await createExam();
    await live('pretrain');
    exam.subscribe(({ doing }) => {
      if (doing?.task === 'training' && doing.done > 2) exam.actions.stop();
    });
    await exam.actions.trainBaseline();
    expect(exam.getState()).toMatchObject({ doing: null, note: expect.stringMatching(/^Stopped/) });
    expect(counts(exam.getState())).toEqual([null, null, null]);
    expect(states.some(({ doing }) => doing?.task === 'unseen')).toBe(false);
  });

  it('tells of a run that broke', async () => {
    let status: 'finished' | 'diverged' = 'finished';
    const { exam, live } = await createExam({ answers: { train: () => ({ status, step: 7 }) } });
    await live('pretrain');
    status = 'diverged';
    await exam.actions.trainBaseline();
    expect(exam.getState().note).toMatch(/rose instead of falling.*ended at step 7/);
  });
});
