/** The numbers of attention: which there are, what they are worked out from, how they are written. */

import type { ReactNode } from 'react';
import { formatFixed, formatScientific } from '../../ui';
import type { Attention } from './attend';

export type Row = 'dot' | 'score' | 'exponential' | 'share' | 'part';

/** A number: of a key, from 0, or behind them the total of its row. */
export interface Place {
  readonly row: Row;
  readonly col: number;
}

/** What is worked out. */
export interface Sums {
  /** Who asks, and who answers. */
  readonly asks: string;
  readonly names: readonly string[];
  readonly query: ArrayLike<number>;
  readonly keys: readonly ArrayLike<number>[];
  readonly attention: Attention;
  /** One number of each key, where it has just one: they are blended here. */
  readonly values?: readonly number[];
  /** What an engine has for the shares. */
  readonly engineShares?: ArrayLike<number>;
  /** Said beside the products of the dot product that is open. */
  readonly aside?: ReactNode;
}

/** From a hundredth to millions. */
export function writeExponential(value: number, digits = 2): string {
  if (value !== 0 && (value >= 1e6 || value < 10 ** -digits)) return formatScientific(value);
  return formatFixed(value, value < 100 ? digits : digits - 2);
}

export const FORMATS: Readonly<Record<Row, (value: number) => string>> = {
  dot: (value) => formatFixed(value),
  score: (value) => formatFixed(value),
  exponential: (value) => writeExponential(value),
  share: (value) => formatFixed(value, 3),
  part: (value) => formatFixed(value),
};
