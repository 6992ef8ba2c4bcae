/** How beam search ranks what it has found, as in Vaswani et al. (2017, section 6.1). */

/** Beginnings that are kept side by side. */
export const BEAM_WIDTH = 4;

/** α of the length penalty (Wu et al., 2016, equation 14). */
export const LENGTH_PENALTY = 0.6;

export interface Weighed {
  /** Natural logarithm of the probability of all of it. */
  readonly logProbability: number;
  /** In tokens, with its end: a longer one has more factors below 1. */
  readonly length: number;
}

/** The logarithm divided by ((5 + length) / 6)^α: without it the shortest would win. */
export const beamScore = (
  { logProbability, length }: Weighed,
  lengthPenalty: number = LENGTH_PENALTY,
): number => logProbability / ((5 + length) / 6) ** lengthPenalty;
