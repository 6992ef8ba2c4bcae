/** What a reader is told of an error. */

import { expect } from 'vitest';
import { ReaderError } from '../src/core/errors';
import { errorMessage } from '../src/store/errorMessage';

/** Expects a refusal that a reader can bring about, told in a sentence with these words in it. */
export function expectRefusal(attempt: () => unknown, words: string | RegExp): void {
  expect(sentenceOf(attempt)).toEqual(
    typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words),
  );
}

/** The sentence of what an attempt throws, which has to be for readers. */
export function sentenceOf(attempt: () => unknown): string {
  let thrown: unknown = null;
  try {
    attempt();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ReaderError);
  return errorMessage(thrown);
}
