/** Base and assistant write from one prompt and one seed, side by side. */

import { ReaderError } from '../../core/errors';
import { subjectOf } from '../exam/subject';
import type { Life } from '../life';
import { generateText, type GeneratedText, type GenerateOptions } from './generateText';

/** Lets those write who are there: the base and the assistant made of it, in this order, or the model alone. */
export const createComparison =
  (life: Life) =>
  (
    prompt: readonly number[],
    options: Omit<GenerateOptions, 'by'>,
  ): Promise<readonly GeneratedText[] | undefined> =>
    life.lend(async (client) => {
      const state = life.getState();
      if (!state.model) throw new ReaderError('model.none');
      const { tokenizer, age } = state.model;
      const both = age === 'assistant' && subjectOf(state, 'base') !== null;
      const by = both ? 'both' : 'model';
      return (await generateText({ client, tokenizer }, [prompt], { ...options, by })).texts;
    });
