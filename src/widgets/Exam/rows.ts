/** The rows of the exam, and what stands in their cells. */

import { FACTS, type Fact } from '../../core/corpus/smallWorld';
import type { Answer, Column, Criterion, Paper, Sitting } from '../../store';
import { PAPER_SIZE } from '../../store';
import { formatFixed, formatNumber, formatPercent } from '../../ui';

export interface QuestionRow {
  readonly key: 'unseen' | 'seen' | 'format' | 'facts';
  readonly title: string;
  readonly help: string;
  readonly paper: Paper;
  readonly criterion: Criterion;
  /** What an answer that passes is called, and one that does not. */
  readonly words: readonly [passes: string, fails: string];
  /** The rule of the marks, as a sentence. */
  readonly rule: string;
}

export interface LossRow {
  readonly key: 'loss';
  readonly title: string;
  readonly help: string;
}

export type Row = QuestionRow | LossRow;

const RIGHT_OR_WRONG = ['right', 'wrong'] as const;
const ANSWER_RULE = 'Right is only the one answer, word for word, with the end token behind it.';

export const ROWS: readonly Row[] = [
  {
    key: 'unseen',
    title: 'Right answers, unseen animals',
    help: 'asked about in no conversation',
    paper: 'unseen',
    criterion: 'exact',
    words: RIGHT_OR_WRONG,
    rule: ANSWER_RULE,
  },
  {
    key: 'seen',
    title: 'Right answers, seen animals',
    help: 'the conversations are about these',
    paper: 'seen',
    criterion: 'exact',
    words: RIGHT_OR_WRONG,
    rule: ANSWER_RULE,
  },
  {
    key: 'format',
    title: 'Answers in form, unseen animals',
    help: 'shaped like an answer, true or not',
    paper: 'unseen',
    criterion: 'format',
    words: ['in form', 'not in form'],
    rule: 'In form is one sentence that begins as answers do, “The … lives”, “A baby … is called”, ends with a full stop, and has the end token behind it.',
  },
  {
    key: 'facts',
    title: 'Facts filled in',
    help: 'sentences of documents, all animals',
    paper: 'facts',
    criterion: 'exact',
    words: RIGHT_OR_WRONG,
    rule: 'The beginning of a document is given. Right is what goes on with the fact and its full stop; more may follow.',
  },
  { key: 'loss', title: 'Loss on documents kept aside', help: 'nats a token; less is better' },
];

/** What a cell shows: its number, and the count or the unit behind it. */
export interface Cell {
  readonly value: string;
  readonly detail: string;
  /** Length of its bar, 0 to 1; a loss has none. */
  readonly share: number | null;
}

/** `null`: nothing was asked yet. */
export function cellOf(row: Row, sitting: Sitting | null): Cell | null {
  if (!sitting) return null;
  if (row.key === 'loss') {
    if (sitting.loss === null) return null;
    return { value: formatFixed(sitting.loss), detail: 'nats a token', share: null };
  }
  const answers = sitting.answers[row.paper];
  if (answers.length === 0) return null;
  const passed = passedOf(answers, row.criterion).length;
  const partly = answers.length < PAPER_SIZE[row.paper] ? ' so far' : '';
  return {
    value: formatPercent(passed / answers.length),
    detail: `${formatNumber(passed, 0)} of ${formatNumber(answers.length, 0)}${partly}`,
    share: passed / answers.length,
  };
}

export const passedOf = (answers: readonly Answer[], criterion: Criterion): Answer[] =>
  answers.filter(({ passes }) => passes[criterion]);

export const FACT_NAMES: Readonly<Record<Fact, string>> = {
  colour: 'colour',
  home: 'home',
  food: 'food',
  skill: 'skill',
  baby: 'young',
};

/** Fact, passed, asked, share: a row of cells for each fact. */
export const factRows = (answers: readonly Answer[], criterion: Criterion): string[][] =>
  FACTS.flatMap((fact) => {
    const asked = answers.filter((answer) => answer.fact === fact);
    if (asked.length === 0) return [];
    const passed = passedOf(asked, criterion).length;
    return [
      [
        FACT_NAMES[fact],
        formatNumber(passed, 0),
        formatNumber(asked.length, 0),
        formatPercent(passed / asked.length),
      ],
    ];
  });

export interface AnimalAnswers {
  readonly animal: string;
  /** Those that the filter lets through. */
  readonly answers: readonly Answer[];
  readonly passed: number;
  readonly asked: number;
}

export type Filter = 'all' | 'fails' | 'passes';

/** The answers by animal, in the order of asking; animals of which the filter leaves none are left out. */
export function byAnimal(
  answers: readonly Answer[],
  criterion: Criterion,
  filter: Filter,
): AnimalAnswers[] {
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) {
    const group = groups.get(answer.animal);
    if (group) group.push(answer);
    else groups.set(answer.animal, [answer]);
  }
  return [...groups].flatMap(([animal, all]) => {
    const left =
      filter === 'all'
        ? all
        : all.filter(({ passes }) => passes[criterion] === (filter === 'passes'));
    if (left.length === 0) return [];
    return [{ animal, answers: left, passed: passedOf(all, criterion).length, asked: all.length }];
  });
}

export const COLUMN_TITLES: Readonly<Record<Column, string>> = {
  base: 'Base',
  assistant: 'Assistant',
  baseline: 'Baseline',
};
