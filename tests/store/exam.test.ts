/** The exam room and the writers side by side, with an engine that has learnt the answers by heart. */

import { describe, expect, it, vi } from 'vitest';
import { ANIMALS, splitAnimals } from '../../src/core/corpus/smallWorld';
import { clozePrompts, examQuestions } from '../../src/core/exam';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { generateText, type GeneratedText } from '../../src/store/generation/generateText';
import { askQuestions } from '../../src/store/exam/runExam';
import { shareOf } from '../examShare';
import { createExamStore, SECTION_SIZE, type ExamState } from '../../src/store/exam/examStore';
import { baselineSeconds, subjectOf } from '../../src/store/exam/subject';
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
const { endId, userId, assistantId } = tokenizer;
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
  if (prompt.includes(userId) && by === 'base') return ' What is this?';
  return asked.includes('panda') ? ' The panda is a panda.' : ` ${right.get(asked)?.trim()}`;
}

interface Options {
  readonly answers?: Answers;
  /** Cuts off the answers of a lot, as an abort does, whenever this has become true. */
  readonly cut?: () => boolean;
}

async function createRoom({ answers, cut }: Options = {}) {
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
  const room = createExamStore(life, engine.connect);
  const states: ExamState[] = [];
  room.subscribe((state) => states.push(state));
  const live = async (...phases: readonly ('pretrain' | 'fineTune')[]) => {
    await life.actions.wake();
    for (const phase of phases) await life.actions[phase]();
    asked.length = 0;
  };
  return { engine, life, room, states, asked, live };
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
    const { room, live, asked, states } = await createRoom();
    await live('pretrain', 'fineTune');
    await room.actions.run();
    const state = room.getState();
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
    const { room, live, asked } = await createRoom();
    await live();
    await room.actions.run();
    expect(asked).toEqual([]);
    expect(counts(room.getState())).toEqual([null, null, null]);
    await live('pretrain');
    await room.actions.run();
    expect(counts(room.getState())).toEqual([ALL, null, null]);
    expect(new Set(asked.map(({ by }) => by))).toEqual(new Set(['model']));
  });

  it('has nothing to ask a model of another text', async () => {
    const { room, life, live, asked } = await createRoom();
    await life.actions.bring(
      'text',
      'mine.txt',
      new TextEncoder().encode('Once upon a time. '.repeat(99)),
    );
    await life.actions.configure({ corpus: 'own' });
    await live('pretrain');
    expect(life.getState().model).toMatchObject({ age: 'base', settings: { corpus: 'own' } });
    asked.length = 0;
    await room.actions.run();
    await room.actions.trainBaseline();
    expect(asked).toEqual([]);
    expect(counts(room.getState())).toEqual([null, null, null]);
  });

  it('keeps what was answered when it is stopped, without the answers that were cut off', async () => {
    const { room, live } = await createRoom();
    await live('pretrain');
    const leave = room.subscribe(({ doing }) => {
      if (doing?.task === 'seen' && doing.done > 100) room.actions.stop();
    });
    await room.actions.run();
    leave();
    const { columns, doing, note } = room.getState();
    expect(doing).toBeNull();
    expect(note).toMatch(/^Stopped/);
    const { unseen, seen, facts } = columns.base!.answers;
    expect([unseen.length, facts.length]).toEqual([360, 0]);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.length).toBeLessThan(360);
    expect(columns.base!.loss).toBeNull();
  });

  it('leaves out an answer that ended neither by itself nor by its length', async () => {
    const { life, live } = await createRoom({ cut: () => true });
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
    const { room, life, live } = await createRoom();
    await live('pretrain', 'fineTune');
    const running = room.actions.run();
    while (!room.getState().columns.assistant) await soon();
    await life.actions.undoFineTuning();
    await running;
    expect(room.getState().note).toMatch(/model changed/);
    expect(room.getState().columns.assistant!.loss).toBeNull();
    expect(subjectOf(life.getState(), 'assistant')).toBeNull();
  });

  it('is cleared for good, even while it runs', async () => {
    const { room, live } = await createRoom();
    await live('pretrain');
    const running = room.actions.run();
    while (room.getState().columns.base === null) await soon();
    room.actions.clear();
    await running;
    expect(room.getState()).toMatchObject({ doing: null, note: null });
    expect(counts(room.getState())).toEqual([null, null, null]);
  });
});

describe('whom an exam is about', () => {
  it('is the same model, however one comes back to it, and another after another step', async () => {
    const { life, live } = await createRoom();
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
    const { life, live } = await createRoom();
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
    const { room, life, live, engine } = await createRoom({ answers });
    await live('pretrain', 'fineTune');
    const { version, model } = life.getState();
    const [clients, models] = [engine.clients, made.length];
    await room.actions.trainBaseline();
    expect(engine.clients).toBe(clients + 1);
    expect(life.getState()).toMatchObject({ version, model });
    expect(made.slice(models)).toEqual([made[0]]);
    const [, fineTuning, baseline] = trained;
    expect(baseline).toEqual({ ...fineTuning, from: null });
    expect(counts(room.getState())).toEqual([null, null, ALL]);
    expect(room.getState().columns.baseline!.subject).toMatchObject({
      pretraining: 0,
      fineTuning: STEPS,
    });
  });

  it('is promised in so many seconds only where this device has trained before', async () => {
    const { life, live } = await createRoom();
    await live();
    expect(baselineSeconds(life.getState())).toBeNull();
    await live('pretrain');
    // The fake does one token a second.
    const { batchSize, contextLength } = life.getState().model!.settings;
    expect(baselineSeconds(life.getState())).toBeCloseTo(STEPS * batchSize * contextLength, 6);
  });

  it('can be stopped while it trains, and leaves nothing then', async () => {
    const { room, live, states } = await createRoom();
    await live('pretrain');
    room.subscribe(({ doing }) => {
      if (doing?.task === 'training' && doing.done > 2) room.actions.stop();
    });
    await room.actions.trainBaseline();
    expect(room.getState()).toMatchObject({ doing: null, note: expect.stringMatching(/^Stopped/) });
    expect(counts(room.getState())).toEqual([null, null, null]);
    expect(states.some(({ doing }) => doing?.task === 'unseen')).toBe(false);
  });

  it('tells of a loss that was no number any more', async () => {
    let status: 'finished' | 'diverged' = 'finished';
    const { room, live } = await createRoom({ answers: { train: () => ({ status, step: 7 }) } });
    await live('pretrain');
    status = 'diverged';
    await room.actions.trainBaseline();
    expect(room.getState().note).toMatch(/after step 7/);
  });
});

describe('two who write side by side', () => {
  const options = { sampling: { temperature: 1, topK: 0, topP: 1 }, maxNewTokens: 9, seed: 3 };

  function client(sequences: readonly (readonly number[])[]) {
    const asked: Args<'generate'>[] = [];
    const engine = createFakeEngine({
      answers: {
        generate: (request, { onEvent }) => {
          asked.push(request);
          const longest = Math.max(...sequences.map(({ length }) => length));
          for (let at = 0; at < longest; at++) {
            for (const [sequence, ids] of sequences.entries()) {
              if (at < ids.length) onEvent?.({ type: 'token', sequence, tokenId: ids[at] });
            }
          }
          return { sequences, step: null };
        },
      },
    });
    return { model: { client: engine.connect(), tokenizer }, asked };
  }

  it('grow token by token, each in its column', async () => {
    const { model, asked } = client([
      tokenizer.encode(' no é'),
      [...tokenizer.encode(' ok'), endId],
    ]);
    const seen: (readonly GeneratedText[])[] = [];
    const prompt = [endId, userId, ...tokenizer.encode(' Hi!'), assistantId];
    const { texts } = await generateText(model, [prompt], {
      ...options,
      by: 'both',
      onTexts: (texts) => seen.push(texts),
    });
    expect(asked).toMatchObject([{ prompts: [prompt], by: 'both', seed: 3 }]);
    // The space that the chat format puts before an answer is not said.
    expect(texts).toEqual([
      { text: 'no é', tokenCount: 6, ended: false },
      { text: 'ok', tokenCount: 4, ended: true },
    ]);
    expect(seen[3].map(({ text }) => text)).toEqual(['n', 'o']);
    expect(seen.at(-1)).toEqual(texts);
  });

  it('or one alone, who goes on with a document to the letter', async () => {
    const { model, asked } = client([tokenizer.encode(' eats')]);
    const prompt = [endId, ...tokenizer.encode('The zebra')];
    const { texts } = await generateText(model, [prompt], options);
    expect(asked[0].by).toBe('model');
    expect(texts).toEqual([{ text: ' eats', tokenCount: 5, ended: false }]);
  });
});
