/** The rows of the exam, and what stands in their cells. */

import strings from '#strings/figures/Exam';
import { FACTS } from '../../core/corpus/smallWorld';
import type { Answer, Criterion, ExamSection, ExamResult } from '../../store';
import { SECTION_SIZE } from '../../store';
import { formatFixed, formatNumber, formatPercent } from '../../ui';

const { table } = strings;

export interface QuestionRow {
  readonly key: 'unseen' | 'seen' | 'format' | 'facts';
  readonly section: ExamSection;
  readonly criterion: Criterion;
}

export interface LossRow {
  readonly key: 'loss';
}

export type Row = QuestionRow | LossRow;

export const ROWS: readonly Row[] = [
  { key: 'unseen', section: 'unseen', criterion: 'exact' },
  { key: 'seen', section: 'seen', criterion: 'exact' },
  { key: 'format', section: 'unseen', criterion: 'format' },
  { key: 'facts', section: 'facts', criterion: 'exact' },
  { key: 'loss' },
];

/** What a cell shows: its number, and the count or the unit behind it. */
export interface Cell {
  readonly value: string;
  readonly detail: string;
  /** Length of its bar, 0 to 1; a loss has none. */
  readonly share: number | null;
}

/** `null`: nothing was asked yet. */
export function cellOf(row: Row, result: ExamResult | null): Cell | null {
  if (!result) return null;
  if (row.key === 'loss') {
    if (result.loss === null) return null;
    return { value: formatFixed(result.loss), detail: table.natsAToken, share: null };
  }
  const answers = result.answers[row.section];
  if (answers.length === 0) return null;
  const passed = passedOf(answers, row.criterion).length;
  const counted = answers.length < SECTION_SIZE[row.section] ? table.countedSoFar : table.counted;
  return {
    value: formatPercent(passed / answers.length),
    detail: counted(formatNumber(passed, 0), formatNumber(answers.length, 0)),
    share: passed / answers.length,
  };
}

export const passedOf = (answers: readonly Answer[], criterion: Criterion): Answer[] =>
  answers.filter(({ passes }) => passes[criterion]);

/** Fact, passed, asked, share: a row of cells for each fact. */
export const factRows = (answers: readonly Answer[], criterion: Criterion): string[][] =>
  FACTS.flatMap((fact) => {
    const asked = answers.filter((answer) => answer.fact === fact);
    if (asked.length === 0) return [];
    const passed = passedOf(asked, criterion).length;
    return [
      [
        strings.facts[fact],
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
