/** How long fine-tuning has to go on until conversations of the reader's own are learnt. */

import type { Conversation } from '../dataset';
import type { Tokenizer } from '../tokenizer/bpe';
import { FINE_TUNING } from '../training';
import { PRESETS } from './presets';
import { SETTINGS, type Settings } from './table';

/**
 * Measured on the base model of the guide, by whether every question then gets its answer, greedily and
 * word for word. Sixty pairs in words that the base knows take 200 steps, two hundred take 500. What it
 * never met it has to learn to spell, and each piece of a word takes longer than a whole one: four such
 * pairs take 300 steps, twenty 700.
 */
const FEWEST = 250;
const STEPS_A_PAIR = 1.5;
const STEPS_A_PIECE = 5;

/** Each of these is one token where a base model knows it. */
const WHOLE = /\p{L}+|\p{N}+|[^\s\p{L}\p{N}]/gu;

const A_FEW = 1;

/** Of a long list, so many tell how long the others take. */
const MOST_LOOKED_AT = 500;

/**
 * Steps after which the answers are learnt, as nearly as a setting can say it; those of the recipe
 * where that is enough.
 */
export function stepsToLearn(conversations: readonly Conversation[], tokenizer: Tokenizer): number {
  const looked = conversations.slice(0, MOST_LOOKED_AT);
  const answers = looked.flat().map(({ assistant }) => assistant);
  const share = conversations.length / Math.max(1, looked.length);
  const pieces = answers.reduce((sum, answer) => sum + piecesIn(answer, tokenizer), 0);
  const wanted = FEWEST + share * (STEPS_A_PAIR * answers.length + STEPS_A_PIECE * pieces);
  const { min, max, step } = SETTINGS.fineTuneSteps;
  const steps = Math.min(max, Math.max(FINE_TUNING.steps, wanted));
  return min + Math.ceil((steps - min) / step) * step;
}

/** Tokens beyond one for each word and each sign, but for those that any answer has. */
function piecesIn(answer: string, tokenizer: Tokenizer): number {
  const tokens = tokenizer.encode(` ${answer}`).length;
  return Math.max(0, tokens - (answer.match(WHOLE)?.length ?? 0) - A_FEW);
}

/** Whether the reader has chosen the steps, and not a size, or the data that were there before. */
export const hasChosenSteps = (
  { fineTuneSteps }: Pick<Settings, 'fineTuneSteps'>,
  suggested: number | null,
): boolean =>
  fineTuneSteps !== suggested &&
  Object.values(PRESETS).every(({ size }) => size.fineTuneSteps !== fineTuneSteps);
