/** Guessing a covered token: what there is to choose from, whether a typed guess is right, and the score. */

import { createRandom } from '../../core/random';
import { likeliestIds } from '../../core/sampling';
import type { TokenSurprise } from '../../core/surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';

export const CHOICES = 4;

/** What one guess was, and what the model made of the same place at that moment. */
export interface Guess {
  readonly place: number;
  /** As the reader said it. */
  readonly said: string;
  readonly isRight: boolean;
  readonly token: TokenSurprise;
}

/** For the order of the choices at one place: another in each text, or it would tell which is right. */
export const seedOf = (tokens: readonly TokenSurprise[], place: number): number =>
  tokens.reduce((seed, { tokenId }) => (Math.imul(31, seed) + tokenId) | 0, place);

/**
 * The token that comes, among those that the model holds likeliest beside it, in an order drawn anew for
 * each place.
 * @returns ids
 */
export function choicesAt({ tokenId, logits }: TokenSurprise, seed: number): number[] {
  const others = likeliestIds(logits, CHOICES).filter((id) => id !== tokenId);
  return createRandom(seed).shuffle([tokenId, ...others.slice(0, CHOICES - 1)]);
}

/**
 * A typed word is right if its first token is the one that comes: with or without a space before it, and
 * with a capital or none.
 * @param end what the reader calls the end of a text
 */
export function isTypedRight(
  { encode, endId }: Pick<Tokenizer, 'encode' | 'endId'>,
  typed: string,
  tokenId: number,
  end: string,
): boolean {
  const word = typed.trim();
  if (word === '') return false;
  if (tokenId === endId) return word.toLowerCase() === end.toLowerCase();
  const spellings = [word, word.toLowerCase(), word[0].toUpperCase() + word.slice(1)];
  return spellings.some((one) => encode(one)[0] === tokenId || encode(` ${one}`)[0] === tokenId);
}

export interface Score {
  readonly guesses: number;
  readonly reader: number;
  /** Where its likeliest token was the one that came. */
  readonly model: number;
}

export const scoreOf = (guesses: readonly Guess[]): Score => ({
  guesses: guesses.length,
  reader: guesses.filter(({ isRight }) => isRight).length,
  model: guesses.filter(({ token }) => token.likeliest.tokenId === token.tokenId).length,
});
