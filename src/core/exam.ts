/** The exam: does the model know its facts, and does it answer as an assistant should? */

import { FACTS } from './corpus/animals';
import type { Animal, Fact } from './corpus/animals';
import { answer, answerEnding, answerStem, question, QUESTIONS } from './corpus/grammar';

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
export const CLOZE_TOKENS = 8;

const ANSWER_FORM = /^(The|A baby) [a-z]+ (is|lives|eats|can|is called) [a-z ]+\.$/;

/** Five facts in three wordings for each animal. */
export const examQuestions = (animals: readonly Animal[]): ExamQuestion[] =>
  animals.flatMap((animal) =>
    FACTS.flatMap((fact) =>
      QUESTIONS[fact].map((_, phrasing) => ({
        animal,
        fact,
        phrasing,
        question: question(animal, fact, phrasing),
        answer: answer(animal, fact),
      })),
    ),
  );

/** @param stopped whether the model ended its answer with the end token, left out of `text`. */
export function gradeAnswer(asked: ExamQuestion, text: string, stopped: boolean): Grade {
  const said = text.trim();
  return {
    exact: stopped && said === asked.answer,
    format: stopped && ANSWER_FORM.test(said),
  };
}

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
