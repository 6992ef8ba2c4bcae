/** What the exam has found: base, assistant and baseline are examined when the reader asks, and what they wrote is kept. */

import strings from '#strings/store';
import { createStore } from 'zustand/vanilla';
import { QUESTIONS } from '../../core/corpus/grammar';
import { ANIMALS, FACTS, splitAnimals } from '../../core/corpus/smallWorld';
import { ReaderError } from '../../core/errors';
import type { Who } from '../../core/generation';
import { askQuestions, fillInFacts, heldOutLoss, type Answer } from './runExam';
import type { ModelInWorker } from '../generation/generateText';
import { errorMessage } from '../errorMessage';
import type { Laboratory } from '../experiments/laboratory';
import { fineTuningSettings, hasExam, subjectOf, type Column, type Subject } from './subject';
import type { Life } from '../life';
import { activePhase } from '../state';

/** Questions about the animals of no conversation, about the others, and sentences about all. */
export type ExamSection = 'unseen' | 'seen' | 'facts';

/** One column of the results, as far as it has come. */
export interface ExamResult {
  /** What was examined: out of date when `subjectOf` has come to another. */
  readonly subject: Subject;
  /** Answers so far, in the order of the questions. */
  readonly answers: Readonly<Record<ExamSection, readonly Answer[]>>;
  /** Over the documents kept aside, in nats a token. */
  readonly loss: number | null;
}

export type Task = 'starting' | 'training' | ExamSection | 'loss';

/** What is being done now. */
export interface ExamProgress {
  readonly column: Column;
  readonly task: Task;
  /** How much of the task is done: steps, or questions answered. */
  readonly done: number;
  readonly of: number;
  /** How much of everything that was asked for is done, 0 to 1. */
  readonly fraction: number;
}

export interface ExamState {
  readonly columns: Readonly<Record<Column, ExamResult | null>>;
  readonly doing: ExamProgress | null;
  /** A sentence about why the last thing that was asked for ended before its end. */
  readonly note: string | null;
}

const NOTHING: ExamState = {
  columns: { base: null, assistant: null, baseline: null },
  doing: null,
  note: null,
};

/** Three wordings for each of five facts of half the animals; one sentence a fact of all. */
const QUESTIONS_AN_ANIMAL = FACTS.reduce((sum, fact) => sum + QUESTIONS[fact].length, 0);
export const SECTION_SIZE: Readonly<Record<ExamSection, number>> = {
  unseen: (ANIMALS.length / 2) * QUESTIONS_AN_ANIMAL,
  seen: (ANIMALS.length / 2) * QUESTIONS_AN_ANIMAL,
  facts: ANIMALS.length * FACTS.length,
};
const SECTIONS = ['unseen', 'seen', 'facts'] as const;
const ALL_QUESTIONS = SECTIONS.reduce((sum, section) => sum + SECTION_SIZE[section], 0);
export const EXAM_COLUMNS: readonly Column[] = ['base', 'assistant', 'baseline'];

/** Its name in the laboratory. */
const BASELINE = 'baseline';

/** What ends early says why, as the note that the reader gets; nothing is said when all is cleared. */
const CLEARED = '';

/** Where an exam begins and ends in all that was asked for, 0 to 1. */
type Span = readonly [from: number, to: number];

/** @param laboratory where the baseline is trained: the reader's model is not touched by it */
export function createExamStore(life: Life, laboratory: Laboratory) {
  const store = createStore<ExamState>(() => NOTHING);
  const { getState: get, setState: set } = store;
  let controller: AbortController | null = null;

  /** Whether there is something to be asked, and nobody is at work on the model. */
  const isFree = () => hasExam(life.getState()) && activePhase(life.getState()) === null;

  /** One thing at a time; what is done when it is stopped stays. */
  async function during(
    work: (signal: AbortSignal) => Promise<string | null | void>,
  ): Promise<void> {
    if (controller) return;
    const { signal } = (controller = new AbortController());
    set({ note: null });
    let note: string | null = null;
    try {
      note = (await work(signal)) ?? null;
    } catch (error) {
      note = errorMessage(error);
    }
    controller = null;
    set({ doing: null, note: signal.aborted ? signal.reason || null : note });
  }

  async function examine(
    column: Column,
    examined: ModelInWorker,
    by: Who,
    signal: AbortSignal,
    [from, to]: Span,
  ): Promise<void> {
    const state = life.getState();
    const subject = subjectOf(state, column);
    if (signal.aborted || !state.model || !subject) return;
    const { seen, unseen } = splitAnimals(state.model.settings.seed);
    const animals = { unseen, seen, facts: ANIMALS };
    let result: ExamResult = { subject, answers: { unseen: [], seen: [], facts: [] }, loss: null };
    const keep = (change: Partial<ExamResult>) => {
      if (signal.reason === CLEARED) return;
      result = { ...result, ...change };
      set({ columns: { ...get().columns, [column]: result } });
    };
    let before = 0;
    for (const section of SECTIONS) {
      const of = SECTION_SIZE[section];
      const ask = section === 'facts' ? fillInFacts : askQuestions;
      const onAnswers = (answers: readonly Answer[]) => {
        const done = answers.length;
        keep({ answers: { ...result.answers, [section]: answers } });
        const fraction = from + ((to - from) * (before + done)) / ALL_QUESTIONS;
        set({ doing: { column, task: section, done, of, fraction } });
      };
      onAnswers([]);
      await ask(examined, animals[section], { by, signal, onAnswers });
      if (signal.aborted) return;
      before += of;
    }
    set({ doing: { column, task: 'loss', done: 0, of: 1, fraction: to } });
    const loss = await heldOutLoss(examined, by);
    if (!signal.aborted) keep({ loss });
  }

  const actions = {
    /** Examines what there is of the reader's model: the base, and the assistant made of it. */
    run: () =>
      during(async (signal) => {
        const { model, version } = life.getState();
        if (!model || model.age === 'random' || !isFree()) return;
        const { tokenizer, age } = model;
        const leave = life.subscribe((now) => {
          if (now.version !== version) controller?.abort(strings.exam.modelChanged);
        });
        const done = await life.lend(async (client) => {
          const examined = { client, tokenizer };
          if (age === 'base') await examine('base', examined, 'model', signal, [0, 1]);
          else {
            await examine('base', examined, 'base', signal, [0, 0.5]);
            await examine('assistant', examined, 'model', signal, [0.5, 1]);
          }
          return true;
        });
        leave();
        if (!done) throw new ReaderError('exam.brokeOff');
      }),

    /**
     * Fine-tunes random parameters just as the reader's model was fine-tuned or would be, and
     * examines what becomes of them.
     */
    trainBaseline: () =>
      during(async (signal) => {
        const { model, engine } = life.getState();
        if (!model || engine.status !== 'ready' || !isFree()) return;
        const { config, tokenizer, settings } = model;
        const training = fineTuningSettings(life.getState());
        const dataset = await life.datasetFor('fineTuning');
        if (signal.aborted) return;
        const tell = (task: 'starting' | 'training', done: number) => {
          const of = training.steps;
          set({ doing: { column: 'baseline', task, done, of, fraction: done / of / 2 } });
        };
        tell('starting', 0);
        const leave = laboratory.subscribe(({ [BASELINE]: state }) => {
          if (state?.status === 'training') tell('training', state.step);
        });
        signal.addEventListener('abort', () => laboratory.actions.stop(BASELINE));
        const { status, step, problem } = await laboratory.actions.run(
          BASELINE,
          () => ({ config, tokenizer, seed: settings.seed, dataset, training }),
          (examined) => examine('baseline', examined, 'model', signal, [0.5, 1]),
        );
        leave();
        if (status === 'diverged') throw new ReaderError('exam.baselineDiverged', { step });
        return problem;
      }),

    stop: () => controller?.abort(strings.exam.stopped),

    /** Forgets all results. */
    clear(): void {
      controller?.abort(CLEARED);
      set({ columns: NOTHING.columns, note: null });
    },
  };

  return { subscribe: store.subscribe, getState: get, getInitialState: () => NOTHING, actions };
}
