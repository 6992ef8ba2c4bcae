/** Dots that the reader sets one by one, and how a link holds them. */

import {
  drawDots,
  pickExamples,
  type DataName,
  type DotOptions,
  type Dots,
} from '../../core/network';
import { createRandom } from '../../core/random';
import type { Place } from '../../ui';

export type Kind = 1 | -1;

export interface OwnDot {
  readonly kind: Kind;
  readonly place: Place;
}

/** As many as a link has room for, and the plane. */
export const MOST_DOTS = 200;
/** A dot is taken away from no further off, and one that is set so near takes the place of another. */
const REACH = 0.1;
const SAME = 0.03;

/** Hundredths of the plane's unit: “o30.-20” is a round dot at 0.3 and −0.2, “s” a square one. */
const DOT = /([os])(-?\d{1,3})\.(-?\d{1,3})/g;
const within = (value: number): number => Math.min(100, Math.max(-100, value)) / 100;

/** What is no dot is passed over. */
export const readOwnDots = (text: string): OwnDot[] =>
  Array.from(text.matchAll(DOT), ([, kind, x, y]): OwnDot => ({
    kind: kind === 'o' ? 1 : -1,
    place: [within(Number(x)), within(Number(y))],
  })).slice(0, MOST_DOTS);

export const writeOwnDots = (dots: readonly OwnDot[]): string =>
  dots
    .map(({ kind, place }) => {
      const [x, y] = place.map((value) => Math.round(100 * value) || 0);
      return `${kind === 1 ? 'o' : 's'}${x}.${y}`;
    })
    .join('');

const distance = ([x, y]: Place, { place }: OwnDot): number =>
  Math.hypot(x - place[0], y - place[1]);

/** In the place of any that it would cover; `null`: there is no room for more. */
export function addDot(dots: readonly OwnDot[], dot: OwnDot): OwnDot[] | null {
  const others = dots.filter((each) => distance(dot.place, each) >= SAME);
  return others.length >= MOST_DOTS ? null : [...others, dot];
}

/** Without the one that is nearest to the place; `null`: none is within reach. */
export function removeDot(dots: readonly OwnDot[], place: Place): OwnDot[] | null {
  const near = dots.filter((each) => distance(place, each) <= REACH);
  if (near.length === 0) return null;
  const nearest = near.reduce((a, b) => (distance(place, a) <= distance(place, b) ? a : b));
  return dots.filter((each) => each !== nearest);
}

const toDots = (dots: readonly OwnDot[]): Dots => ({
  points: { shape: [dots.length, 2], data: Float32Array.from(dots.flatMap(({ place }) => place)) },
  labels: { shape: [dots.length], data: Float32Array.from(dots, ({ kind }) => kind) },
});

export interface Split {
  /** Those that are learnt from. */
  readonly training: Dots;
  /** Those that are not; `null`: all are learnt from. */
  readonly test: Dots | null;
}

const DATA_SEED = 1;

/** The dots of the settings; some of them, drawn at random but always the same, for the test. */
export function dotsOf(settings: {
  readonly data: DataName | 'own';
  readonly own: string;
  readonly noise: number;
  /** Percent. */
  readonly test: number;
}): Split {
  const options: DotOptions = { jitter: settings.noise };
  const all =
    settings.data === 'own'
      ? toDots(readOwnDots(settings.own))
      : drawDots(settings.data, DATA_SEED, options);
  const count = all.labels.data.length;
  const kept = Math.min(count - 1, Math.round((settings.test / 100) * count));
  if (kept < 1) return { training: all, test: null };
  const order = createRandom(DATA_SEED).shuffle(Array.from({ length: count }, (_, i) => i));
  const isKept = new Set(order.slice(0, kept));
  const every = { inputs: all.points, targets: all.labels };
  const pick = (wanted: boolean): Dots => {
    const chosen = Array.from({ length: count }, (_, i) => i).filter(
      (i) => isKept.has(i) === wanted,
    );
    const { inputs, targets } = pickExamples(every, chosen);
    return { points: inputs, labels: targets };
  };
  return { training: pick(false), test: pick(true) };
}
