/** The floor of the recipe's validation loss, as a number: to find it takes seconds, and all of the grammar. */

import type { ModelConfig } from '../config';
import { RECIPE_VOCAB_SIZE } from '../recipeVocabulary';
import { DEFAULT_SETTINGS, type Settings } from '../settings';

/** In nats a token, over the validation windows of the recipe: `npm run life -- --floor` finds it, a test holds it. */
export const RECIPE_FLOOR = 0.752233;

/** Whether it is the floor of such a model: other texts, tokens or windows have another. */
export const hasRecipeFloor = (
  { corpus }: Pick<Settings, 'corpus'>,
  { vocabSize, contextLength }: Pick<ModelConfig, 'vocabSize' | 'contextLength'>,
): boolean =>
  corpus === 'smallWorld' &&
  vocabSize === RECIPE_VOCAB_SIZE &&
  contextLength === DEFAULT_SETTINGS.contextLength;
