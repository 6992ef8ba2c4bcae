/**
 * How surprised a model is by each token of a text: minus the natural logarithm of the probability that
 * it gave the token (Shannon's self-information, 1948, in nats). Their mean is the loss of that text.
 */

import type { NdArray } from './arrays';

export interface TokenSurprise {
  readonly tokenId: number;
  /** That the model gave it, in view of all before. */
  readonly probability: number;
  /** −ln of it, in nats. */
  readonly surprise: number;
  /** What the model held likeliest in its place; of equals, the lowest. */
  readonly likeliest: { readonly tokenId: number; readonly probability: number };
  /** Of the place, `[vocabSize]`, before softmax. */
  readonly logits: Float32Array;
}

/**
 * @param logits `[time, vocabSize]`, as a trace has them
 * @param tokenIds what was read; the first is not scored, for nothing stands before it
 * @returns one less than there are tokens; `null` where the logits are no numbers: the model has diverged
 */
export function surprisesOf(
  { shape: [, vocabSize], data }: NdArray,
  tokenIds: readonly number[],
): TokenSurprise[] | null {
  const found: TokenSurprise[] = [];
  for (let place = 0; place + 1 < tokenIds.length; place++) {
    const logits = data.subarray(place * vocabSize, (place + 1) * vocabSize);
    if (!logits.every(Number.isFinite)) return null;
    found.push(surpriseAt(logits, tokenIds[place + 1]));
  }
  return found;
}

/** In double precision, and never by way of a probability that rounds to 0. */
function surpriseAt(logits: Float32Array, tokenId: number): TokenSurprise {
  const greatest = logits.reduce((most, z) => Math.max(most, z));
  const total = logits.reduce((sum, z) => sum + Math.exp(z - greatest), 0);
  const surpriseOf = (id: number) => Math.log(total) - (logits[id] - greatest);
  const surprise = surpriseOf(tokenId);
  const most = logits.indexOf(greatest);
  return {
    tokenId,
    surprise,
    probability: Math.exp(-surprise),
    likeliest: { tokenId: most, probability: Math.exp(-surpriseOf(most)) },
    logits,
  };
}

export const totalSurprise = (tokens: readonly TokenSurprise[]): number =>
  tokens.reduce((sum, { surprise }) => sum + surprise, 0);

/** The loss, in nats a token. */
export const meanSurprise = (tokens: readonly TokenSurprise[]): number =>
  totalSurprise(tokens) / tokens.length;
