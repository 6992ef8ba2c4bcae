/** Two kinds of dots in the plane, to be told apart. */

import type { NdArray } from '../arrays';
import { createRandom, type Random } from '../random';
import type { Examples } from './calls';
import { features, type FeatureName } from './features';

export type DataName = 'clouds' | 'circle' | 'xor' | 'spiral';

export interface Dots {
  /** `[n, 2]`, in −1 to 1. */
  readonly points: NdArray;
  /** `[n]`, −1 or 1: in turn, but for those that are wrong. */
  readonly labels: NdArray;
}

/** What makes dots harder to learn from. */
export interface DotOptions {
  /** Even: there are as many of either kind. 160 by default. */
  readonly count?: number;
  /** Standard deviation by which each dot is moved in both directions. */
  readonly jitter?: number;
  /** The share of dots, 0 to 1, that are given the other label; rounded to whole dots. */
  readonly wrong?: number;
}

const DOTS = 160;
/** Turns that each arm of the spiral makes about the middle. */
const TURNS = 1;

type Place = readonly [x: number, y: number];
/** Where a dot of a kind lies; `along` goes from 0 to 1 over the dots of that kind. */
type Draw = (label: number, along: number, random: Random) => Place;

const polar = (radius: number, turns: number): Place => [
  radius * Math.cos(2 * Math.PI * turns),
  radius * Math.sin(2 * Math.PI * turns),
];

/** Far enough from a border for a gap to be seen there. */
const awayFromZero = (label: number, random: Random): number =>
  label * (0.07 + 0.85 * random.next());

const DRAW: Readonly<Record<DataName, Draw>> = {
  clouds: (label, _, random) => [
    0.42 * label + 0.16 * random.normal(),
    0.42 * label + 0.16 * random.normal(),
  ],
  // The square root spreads dots evenly over a disc, the ring gets its own band of radii.
  circle: (label, _, random) =>
    polar(label > 0 ? 0.42 * Math.sqrt(random.next()) : 0.62 + 0.3 * random.next(), random.next()),
  xor: (label, _, random) => {
    const side = random.next() < 0.5 ? 1 : -1;
    return [awayFromZero(side, random), awayFromZero(side * label, random)];
  },
  spiral: (label, along, random) => {
    const [x, y] = polar(0.08 + 0.84 * along, TURNS * along + (label > 0 ? 0 : 0.5));
    return [x + 0.02 * random.normal(), y + 0.02 * random.normal()];
  },
};

/** Dots are redrawn, a few times, until none covers another. */
const APART = 0.05;
const TRIES = 20;

const inside = (value: number): number => Math.min(1, Math.max(-1, value));

/**
 * The same for the same seed. More jitter moves the same dots further the same ways, and a larger share
 * that is wrong has the smaller one in it.
 */
export function drawDots(
  name: DataName,
  seed: number,
  { count = DOTS, jitter = 0, wrong = 0 }: DotOptions = {},
): Dots {
  const random = createRandom(seed);
  const places: Place[] = [];
  const labels = Float32Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 1 : -1));
  labels.forEach((label, i) => {
    const along = Math.floor(i / 2) / Math.max(1, count / 2 - 1);
    const draw = (): Place => {
      const [x, y] = DRAW[name](label, along, random);
      return [inside(x), inside(y)];
    };
    let place = draw();
    for (let tries = 1; tries < TRIES && !isFree(place, places); tries++) place = draw();
    places.push(place);
  });
  // Noise is drawn by itself, so that without it all is as it was.
  const noise = createRandom(random.int(2 ** 32));
  const moved = places.map(([x, y]): Place => {
    const [byX, byY] = [jitter * noise.normal(), jitter * noise.normal()];
    return jitter === 0 ? [x, y] : [inside(x + byX), inside(y + byY)];
  });
  const mistaken = noise.shuffle(Array.from(labels.keys()));
  for (const i of mistaken.slice(0, Math.round(wrong * count))) labels[i] *= -1;
  return {
    points: { shape: [count, 2], data: Float32Array.from(moved.flat()) },
    labels: { shape: [count], data: labels },
  };
}

const isFree = ([x, y]: Place, taken: readonly Place[]): boolean =>
  taken.every(([otherX, otherY]) => Math.hypot(x - otherX, y - otherY) >= APART);

/** Dots as a network reads them, by these features of each. */
export const examplesOf = (names: readonly FeatureName[], { points, labels }: Dots): Examples => ({
  inputs: features(names, points),
  targets: labels,
});
