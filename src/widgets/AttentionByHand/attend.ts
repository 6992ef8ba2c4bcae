/** Scaled dot-product attention of one query (Vaswani et al., 2017, equation 1), with every number on the way. */

type Vector = ArrayLike<number>;

/** What becomes of one key. */
export interface Answer {
  /** Query times key, number by number. */
  readonly products: readonly number[];
  /** Their sum. */
  readonly dot: number;
  /** `dot / √(numbers of a key)` */
  readonly score: number;
  /** e to the power of `score`; 0 behind the mask, as of a score of −∞. */
  readonly exponential: number;
  /** Of all the exponentials. */
  readonly share: number;
  readonly isMasked: boolean;
}

export interface Attention {
  readonly answers: readonly Answer[];
  /** What dot products are divided by. */
  readonly root: number;
  /** The sum of the exponentials. */
  readonly total: number;
}

/**
 * @param keys each of as many numbers as the query
 * @param isMasked whether a key may not be looked at; some key may be
 */
export function attend(
  query: Vector,
  keys: readonly Vector[],
  isMasked: (key: number) => boolean = () => false,
): Attention {
  const root = Math.sqrt(query.length);
  const scored = keys.map((key, i) => {
    const products = Array.from(query, (x, j) => x * key[j]);
    const dot = sum(products);
    const score = dot / root;
    const exponential = isMasked(i) ? 0 : Math.exp(score);
    return { products, dot, score, exponential, isMasked: isMasked(i) };
  });
  const total = sum(scored.map(({ exponential }) => exponential));
  return {
    root,
    total,
    answers: scored.map((one) => ({ ...one, share: one.exponential / total })),
  };
}

/** Of each value so much as its share, added up: as many numbers as a value has. */
export const blend = (shares: readonly number[], values: readonly Vector[]): number[] =>
  Array.from(values[0], (_, j) => sum(values.map((value, i) => shares[i] * value[j])));

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, x) => all + x, 0);
