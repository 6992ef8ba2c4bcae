/**
 * How a query and a key are turned by their positions, pair by pair, and what that makes of their score
 * (Su et al., 2021, section 3.4.2). Of a pair, the first number is drawn to the right and the second
 * downwards, so that what is turned by a positive angle goes round as the hands of a clock do.
 */

/** A query and a key, `[headDim]` each, as they are before they are turned. */
export interface Vectors {
  readonly query: readonly number[];
  readonly key: readonly number[];
}

/** Where the two stand. */
export interface Positions {
  readonly query: number;
  readonly key: number;
}

/** One pair of numbers. */
export type Hand = readonly [x: number, y: number];

/** A pair of the query's numbers and the same pair of the key's, both turned. */
export interface Clock {
  /** Radians from one position to the next. */
  readonly frequency: number;
  readonly query: Hand;
  readonly key: Hand;
  /** By how much the query's hand is ahead of the key's, in radians, before either is turned: in (−π, π]. */
  readonly lead: number;
  /** Its part of query times key. */
  readonly product: number;
}

/** Pair i of a vector: dimension i with dimension i + headDim / 2. */
export const handOf = (vector: ArrayLike<number>, pair: number): Hand => [
  vector[pair],
  vector[pair + vector.length / 2],
];

export function turnHand([x, y]: Hand, angle: number): Hand {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x * cos - y * sin, x * sin + y * cos];
}

/**
 * Every pair of a vector, turned as far as a position says.
 * @param frequencies as `rotaryFrequencies` gives them
 * @param position below 0: turned back
 */
export function turnVector(
  vector: ArrayLike<number>,
  frequencies: readonly number[],
  position: number,
): number[] {
  const hands = frequencies.map((frequency, pair) =>
    turnHand(handOf(vector, pair), position * frequency),
  );
  return [...hands.map(([x]) => x), ...hands.map(([, y]) => y)];
}

export const lengthOf = ([x, y]: Hand): number => Math.hypot(x, y);
export const angleOf = ([x, y]: Hand): number => Math.atan2(y, x);

/** The same direction, in (−π, π]. */
export const withinHalfTurn = (angle: number): number => {
  const turns = angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
  return turns <= -Math.PI ? turns + 2 * Math.PI : turns;
};

export function clocksOf(
  { query, key }: Vectors,
  frequencies: readonly number[],
  at: Positions,
): Clock[] {
  return frequencies.map((frequency, pair) => {
    const [asks, answers] = [handOf(query, pair), handOf(key, pair)];
    const [q, k] = [turnHand(asks, at.query * frequency), turnHand(answers, at.key * frequency)];
    const lead = withinHalfTurn(angleOf(asks) - angleOf(answers));
    return { frequency, query: q, key: k, lead, product: q[0] * k[0] + q[1] * k[1] };
  });
}

/** Query times key: the products of all pairs, added up. */
export const dotOf = (clocks: readonly Clock[]): number =>
  clocks.reduce((sum, { product }) => sum + product, 0);

/** Before softmax: query times key, divided by the root of how many numbers a key has (Vaswani et al., 2017). */
export const scoreOf = (clocks: readonly Clock[]): number =>
  dotOf(clocks) / Math.sqrt(2 * clocks.length);

/** The score at every gap from 0 to `most`: there is no other thing that it depends on. */
export const scoresByGap = (
  vectors: Vectors,
  frequencies: readonly number[],
  most: number,
): number[] =>
  Array.from({ length: most + 1 }, (_, gap) =>
    scoreOf(clocksOf(vectors, frequencies, { query: gap, key: 0 })),
  );
