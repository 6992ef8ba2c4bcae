/** The floor of the recipe's validation loss, as a number: to find it takes a quarter of a minute, and all of the grammar. */

import type { ModelConfig } from '../../config';
import { RECIPE_VOCAB_SIZE } from '../../recipeVocabulary';
import { DEFAULT_SETTINGS, type Settings } from '../../settings';
import type { Floor } from './index';

/**
 * Over the very windows of held-out documents that every validation loss of the recipe is taken of:
 * `npm run life -- --floor` works it out anew, and tests hold it.
 */
export const RECIPE_FLOOR: Floor = { loss: 0.752233, standardError: 0.0186, tokens: 2_048 };

/** Whether it is the floor of such a model: other texts, tokens or windows have another. */
export const hasRecipeFloor = (
  { corpus }: Pick<Settings, 'corpus'>,
  { vocabSize, contextLength }: Pick<ModelConfig, 'vocabSize' | 'contextLength'>,
): boolean =>
  corpus === 'smallWorld' &&
  vocabSize === RECIPE_VOCAB_SIZE &&
  contextLength === DEFAULT_SETTINGS.contextLength;
