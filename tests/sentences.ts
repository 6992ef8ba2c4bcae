/** What a reader is told of an error. */

import { expect } from 'vitest';
import { ReaderError } from '../src/core/errors';
import { errorMessage } from '../src/store/errorMessage';

/** Expects a refusal that a reader can bring about, told in a sentence with these words in it. */
export function expectRefusal(attempt: () => unknown, words: string | RegExp): void {
  let sentence: unknown = null;
  try {
    attempt();
  } catch (error) {
    sentence = sentenceFor(error);
  }
  expect(sentence).toMatch(words);
}

/** What is told of what an attempt rejects with, which has to be for readers. */
export const sentenceOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(() => expect.fail('was not refused'), sentenceFor);

function sentenceFor(error: unknown): string {
  expect(error).toBeInstanceOf(ReaderError);
  return errorMessage(error);
}
