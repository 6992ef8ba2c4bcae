/** What temperature and the two cuts make of the logits, and the arithmetic of one share. */

import { distribution, likeliestIds, type SamplingOptions } from '../../../core/sampling';

export interface Candidate {
  readonly tokenId: number;
  /** The share of the token among all, before any cut. */
  readonly before: number;
  /** Its probability of being drawn. */
  readonly probability: number;
  /** Whether top-k or top-p has taken it out. */
  readonly cut: boolean;
}

export interface Shape {
  /** The likeliest tokens, the likeliest first. */
  readonly leaders: readonly Candidate[];
  /** All others together. */
  readonly rest: { readonly count: number; readonly kept: number; readonly probability: number };
}

/**
 * @param logits `[vocabSize]`
 * @param count of the likeliest tokens that are shown one by one
 * @param also a token that is shown whether it is one of them or not, behind them
 */
export function shapeLogits(
  logits: Float32Array,
  options: SamplingOptions,
  count: number,
  also?: number,
): Shape {
  const before = distribution(logits, { ...options, topK: 0, topP: 1 });
  const after = distribution(logits, options);
  // At temperature 0 nothing is cut: the likeliest simply has it all.
  const cuts = options.temperature > 0;
  const likeliest = likeliestIds(logits, count);
  const shownIds =
    also === undefined || likeliest.includes(also) ? likeliest : [...likeliest, also];
  const leaders = shownIds.map((tokenId) => ({
    tokenId,
    before: before[tokenId],
    probability: after[tokenId],
    cut: cuts && after[tokenId] === 0 && before[tokenId] > 0,
  }));
  const shown = new Set(shownIds);
  const others = after.filter((_, id) => !shown.has(id));
  return {
    leaders,
    rest: {
      count: others.length,
      kept: others.filter((p) => p > 0).length,
      probability: others.reduce((total, p) => total + p, 0),
    },
  };
}

export interface ShareArithmetic {
  readonly logit: number;
  readonly greatest: number;
  /** `(logit − greatest) / temperature` */
  readonly scaled: number;
  /** e to the power of `scaled` */
  readonly exponential: number;
  /** The sum of the exponentials of all tokens. */
  readonly total: number;
  /** How many tokens are left after the cuts, and the sum of theirs. */
  readonly kept: number;
  readonly keptTotal: number;
  /** Whether this token is among them. */
  readonly isKept: boolean;
}

/** How one token comes by its share, at a temperature above 0, in the steps of `distribution`. */
export function shareArithmetic(
  logits: Float32Array,
  options: SamplingOptions,
  tokenId: number,
): ShareArithmetic {
  if (!(options.temperature > 0)) {
    throw new RangeError(
      `shareArithmetic: expected a temperature above 0, got ${options.temperature}.`,
    );
  }
  const greatest = logits.reduce((most, z) => Math.max(most, z));
  const scale = (z: number) => (z - greatest) / options.temperature;
  const after = distribution(logits, options);
  let [total, kept, keptTotal] = [0, 0, 0];
  logits.forEach((z, id) => {
    const exponential = Math.exp(scale(z));
    total += exponential;
    if (after[id] === 0) return;
    kept++;
    keptTotal += exponential;
  });
  const logit = logits[tokenId];
  const scaled = scale(logit);
  const exponential = Math.exp(scaled);
  return {
    logit,
    greatest,
    scaled,
    exponential,
    total,
    kept,
    keptTotal,
    isKept: after[tokenId] > 0,
  };
}
