/** From logits to a distribution over the next token, and from that to one token. */

import type { Random } from './random';

export interface SamplingOptions {
  /** Divides the logits; 0 always takes the most probable token. */
  readonly temperature: number;
  /** Keeps this many of the most probable tokens; 0 keeps all. */
  readonly topK: number;
  /** Keeps the fewest tokens that together have this probability; 1 keeps all. */
  readonly topP: number;
}

export const GREEDY: SamplingOptions = { temperature: 0, topK: 0, topP: 1 };

/**
 * Refuses options that mean nothing.
 * @throws RangeError that says what was expected
 */
export function validateSampling({ temperature, topK, topP }: SamplingOptions): void {
  if (!Number.isFinite(temperature) || temperature < 0) {
    throw new RangeError(`Sampling: expected a temperature of 0 or more, got ${temperature}.`);
  }
  if (!Number.isInteger(topK) || topK < 0) {
    throw new RangeError(
      `Sampling: expected top-k to be a whole number, 0 to keep all tokens, got ${topK}.`,
    );
  }
  if (!(topP > 0 && topP <= 1)) {
    throw new RangeError(
      `Sampling: expected top-p to be above 0 and at most 1, 1 to keep all tokens, got ${topP}.`,
    );
  }
}

/**
 * The probabilities of the next token: temperature, then top-k (Fan et al., 2018), then top-p
 * (Holtzman et al., 2020), each cut renormalised. Among equal logits the lower id comes first.
 * @param logits `[vocabSize]`, all finite.
 * @returns `[vocabSize]`, zero where cut, summing to 1.
 * @throws RangeError for bad options, no logits, or one that is not finite.
 */
export function distribution(logits: Float32Array, options: SamplingOptions): Float32Array {
  validateSampling(options);
  const greatest = argmax(logits);
  const probs = new Float32Array(logits.length);
  if (options.temperature === 0) {
    probs[greatest] = 1;
    return probs;
  }

  // Less the greatest, so that no exponential overflows; it cancels in the quotient.
  const peak = logits[greatest];
  const weights = Float64Array.from(logits, (z) => Math.exp((z - peak) / options.temperature));
  const kept = keptIds(logits, weights, options);
  const total = sumOf(kept, weights);
  for (const id of kept) probs[id] = weights[id] / total;
  return probs;
}

/** The ids of the `count` greatest logits, the greatest first, and the lower of equals. */
export function likeliestIds(logits: Float32Array, count: number): number[] {
  const ids = Array.from(logits.keys());
  return ids.sort((a, b) => logits[b] - logits[a] || a - b).slice(0, count);
}

/** One token id, drawn from `probs`; they need not sum to exactly 1. */
export function sample(probs: Float32Array, random: Random): number {
  const total = probs.reduce((sum, p) => sum + p, 0);
  if (!(total > 0) || !Number.isFinite(total)) {
    throw new RangeError(
      `sample: expected probabilities with a sum above 0, got ${probs.length} with sum ${total}.`,
    );
  }
  let left = random.next() * total;
  let last = 0;
  for (let id = 0; id < probs.length; id++) {
    if (probs[id] <= 0) continue;
    last = id;
    left -= probs[id];
    if (left < 0) return id;
  }
  // Rounding has left a crumb beyond the last token.
  return last;
}

/** The token ids that survive top-k and then top-p; at least one. */
function keptIds(
  logits: Float32Array,
  weights: Float64Array,
  { topK, topP }: SamplingOptions,
): number[] {
  const ids = Array.from(logits.keys());
  if (topK === 0 && topP === 1) return ids;
  ids.sort((a, b) => logits[b] - logits[a] || a - b);
  if (topK > 0) ids.length = Math.min(topK, ids.length);
  if (topP === 1) return ids;
  const enough = topP * sumOf(ids, weights);
  let sum = 0;
  const end = ids.findIndex((id) => (sum += weights[id]) >= enough);
  return end < 0 ? ids : ids.slice(0, end + 1);
}

const sumOf = (ids: readonly number[], weights: Float64Array): number =>
  ids.reduce((sum, id) => sum + weights[id], 0);

function argmax(logits: Float32Array): number {
  if (logits.length === 0) throw new RangeError('Sampling: expected logits, got none.');
  let best = 0;
  for (let id = 0; id < logits.length; id++) {
    if (!Number.isFinite(logits[id])) {
      throw new RangeError(
        `Sampling: expected finite logits, got ${logits[id]} for token ${id}: the model has diverged.`,
      );
    }
    if (logits[id] > logits[best]) best = id;
  }
  return best;
}
