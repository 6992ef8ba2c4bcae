/** The exam: does the model know its facts, and does it answer as an assistant should? */

import { ANIMALS, FACTS } from './corpus/animals';
import type { Animal, Fact } from './corpus/animals';
import { answer, answerEnding, answerStem, question, QUESTIONS } from './corpus/grammar';
import { typed, type Typing } from './corpus/typing';

export interface ExamQuestion {
  readonly animal: Animal;
  readonly fact: Fact;
  /** Which wording of the question, from 0. */
  readonly phrasing: number;
  readonly question: string;
  /** The one answer that is right. */
  readonly answer: string;
}

export interface Grade {
  /** The right answer word for word, and then the end token. */
  readonly exact: boolean;
  /** An answer by its form, right or wrong, and then the end token. */
  readonly format: boolean;
}

/** A sentence to fill in: what a base model can be asked. */
export interface ClozePrompt {
  readonly animal: Animal;
  readonly fact: Fact;
  readonly prefix: string;
  readonly expected: string;
}

/** Enough new tokens for the longest right answer and its end, with room for wrong ones. */
export const ANSWER_TOKENS = 24;

/** Enough new tokens for the longest fact and its full stop. */
export const CLOZE_TOKENS = 12;

const ANSWER_FORM = /^(The|A baby) [a-z]+ (is|lives|eats|can|is called) [a-z ]+\.$/;

/** Five facts in three wordings for each animal, all typed in one way. */
export const examQuestions = (
  animals: readonly Animal[],
  typing: Typing = 'careful',
): ExamQuestion[] =>
  animals.flatMap((animal) =>
    FACTS.flatMap((fact) =>
      QUESTIONS[fact].map((_, phrasing) => ({
        animal,
        fact,
        phrasing,
        question: typed(question(animal, fact, phrasing), typing),
        answer: answer(animal, fact),
      })),
    ),
  );

/** @param stopped whether the model ended its answer with the end token, left out of `text`. */
export function gradeAnswer(asked: ExamQuestion, text: string, stopped: boolean): Grade {
  const said = text.trim();
  return {
    exact: stopped && said === asked.answer,
    format: stopped && isAnswerForm(said),
  };
}

/** A sentence such as answers are, about any animal or creature, right or wrong. */
export const isAnswerForm = (said: string): boolean => ANSWER_FORM.test(said);

/** One sentence to fill in for each fact of each animal. */
export const clozePrompts = (animals: readonly Animal[]): ClozePrompt[] =>
  animals.flatMap((animal) =>
    FACTS.map((fact) => ({
      animal,
      fact,
      prefix: answerStem(animal, fact),
      expected: answerEnding(animal, fact),
    })),
  );

/** @param text what the model wrote after the prefix; it may go on after the fact. */
export const gradeCloze = (prompt: ClozePrompt, text: string): boolean =>
  text.startsWith(prompt.expected);

/** Whether it could be said of some animal: the sentence is then one that the grammar writes, right or wrong. */
export const isPossibleCloze = ({ fact }: Pick<ClozePrompt, 'fact'>, text: string): boolean =>
  ANIMALS.some((animal) => text.startsWith(answerEnding(animal, fact)));
