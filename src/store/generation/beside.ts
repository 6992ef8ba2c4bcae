/** Base and assistant write from one prompt and one seed, side by side, token by token. */

import { ReaderError } from '../../core/errors';
import type { Who } from '../../core/generation';
import { validateSampling, type SamplingOptions } from '../../core/sampling';
import type { ModelUnderTest } from '../exam/runExam';
import { subjectOf } from '../exam/subject';
import type { Life } from '../life';

/** What one of the writers has written so far. */
export interface Side {
  readonly text: string;
  readonly tokenCount: number;
  /** Whether it ended by itself, with the end token. */
  readonly ended: boolean;
}

export interface SidesOptions {
  readonly sampling: SamplingOptions;
  readonly maxNewTokens: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
  /** Is given what all have written so far, in the order of `who`, at each token. */
  readonly onSides?: (sides: readonly Side[]) => void;
}

/** @param who `['base', 'model']`, or one of the two alone */
export async function writeSides(
  { client, tokenizer }: ModelUnderTest,
  who: readonly Who[],
  prompt: readonly number[],
  { sampling, maxNewTokens, seed, signal, onSides }: SidesOptions,
): Promise<readonly Side[]> {
  validateSampling(sampling);
  const { endId: stopTokenId, assistantId } = tokenizer;
  // The space before an answer belongs to the chat format, not to what is said.
  const shown = (text: string) => (prompt.at(-1) === assistantId ? text.replace(/^ /, '') : text);
  const decoders = who.map(() => tokenizer.createStreamDecoder());
  const texts = who.map(() => '');
  let sides: readonly Side[] = who.map(() => ({ text: '', tokenCount: 0, ended: false }));
  const { sequences } = await client.call(
    'generate',
    {
      prompts: [prompt],
      maxNewTokens,
      stopTokenId,
      sampling,
      seed,
      by: who.length > 1 ? 'both' : who[0],
    },
    {
      ...(signal && { signal }),
      onEvent: (event) => {
        if (event.type !== 'token') return;
        const { sequence, tokenId } = event;
        const ended = tokenId === stopTokenId;
        if (!ended) texts[sequence] += decoders[sequence].push(tokenId);
        sides = sides.map((side, index) =>
          index === sequence
            ? { text: shown(texts[index]), tokenCount: side.tokenCount + 1, ended }
            : side,
        );
        onSides?.(sides);
      },
    },
  );
  return sequences.map((ids, index) => ({
    text: shown(texts[index] + decoders[index].end()),
    tokenCount: ids.length,
    ended: ids.at(-1) === stopTokenId,
  }));
}

/** Lets those write who are there: the assistant with the base that it was made of, or the model alone. */
export const createSidesWriter =
  (life: Life) =>
  (prompt: readonly number[], options: SidesOptions): Promise<readonly Side[] | undefined> =>
    life.lend((client) => {
      const state = life.getState();
      if (!state.model) throw new ReaderError('model.none');
      const { tokenizer, age } = state.model;
      const both = age === 'assistant' && subjectOf(state, 'base') !== null;
      const who: readonly Who[] = both ? ['base', 'model'] : ['model'];
      return writeSides({ client, tokenizer }, who, prompt, options);
    });
