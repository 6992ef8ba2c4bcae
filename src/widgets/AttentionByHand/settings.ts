/** The words of the small example, and the numbers that the reader can move. */

import type { LinkSchema, LinkState } from '../../core/linkState';
import { SOURCE_FIELD } from '../life/modelSource';

/** Words of the sentence, in their order. The first is left out, to have three. */
export const WORDS = ['zebra', 'eats', 'grass'] as const;
export type Word = (typeof WORDS)[number];

/** Who asks; what stands behind it in the sentence lies ahead of it. */
export const ASKS = 1;

/** How far the plane goes, to each side. */
export const REACH = 3;
/** The greatest value; the least is 0. */
export const MOST = 10;

const place = (first: number) =>
  ({ kind: 'number', min: -REACH, max: REACH, step: 0.1, first }) as const;
const value = (first: number) => ({ kind: 'number', min: 0, max: MOST, step: 0.5, first }) as const;

export const FIELDS = {
  model: SOURCE_FIELD,
  mask: { kind: 'choice', choices: ['on', 'off'], first: 'on' },
  queryX: place(1),
  queryY: place(1.5),
  zebraX: place(2),
  zebraY: place(0.4),
  eatsX: place(-1.5),
  eatsY: place(0.6),
  grassX: place(0.2),
  grassY: place(2.2),
  zebraValue: value(8),
  eatsValue: value(3),
  grassValue: value(1),
} as const satisfies LinkSchema;

export type Settings = LinkState<typeof FIELDS>;

/** An arrow of the plane: the query, or the key of a word. */
export type Arrow = 'query' | Word;
export const ARROWS: readonly Arrow[] = ['query', ...WORDS];

export type Spot = readonly [x: number, y: number];

export const spotOf = (settings: Settings, arrow: Arrow): Spot => [
  settings[`${arrow}X`],
  settings[`${arrow}Y`],
];

/** A change of the settings: the end of an arrow, brought to the grid and into the plane. */
export const moved = (arrow: Arrow, [x, y]: Spot): Partial<Settings> => ({
  [`${arrow}X`]: within(x, -REACH, REACH, 10),
  [`${arrow}Y`]: within(y, -REACH, REACH, 10),
});

export const valueOf = (settings: Settings, word: Word): number => settings[`${word}Value`];

export const withValue = (word: Word, value: number): Partial<Settings> => ({
  [`${word}Value`]: within(value, 0, MOST, 2),
});

/** @param parts steps in 1 */
const within = (value: number, min: number, max: number, parts: number): number =>
  // No −0, which would be written so.
  Math.round(parts * Math.min(max, Math.max(min, value))) / parts + 0;
