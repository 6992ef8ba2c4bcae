/** What specimens show: values of formulas that are written beside them, never of a model. */

import { createRandom } from '../../core/random';
import type { Point } from '../../ui';

/** `count` numbers from one end to the other, both included. */
export const spread = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / Math.max(1, count - 1));

/** The graph of a function, by rising x. */
export const graph = (f: (x: number) => number, from: number, to: number, count = 97): Point[] =>
  spread(count, from, to).map((x) => ({ x, y: f(x) }));

/** Sums of standard normal steps, by their number. */
export function randomWalk(seed: number, count: number): Point[] {
  const random = createRandom(seed);
  let y = 0;
  return Array.from({ length: count }, (_, x) => ({ x, y: (y += random.normal()) }));
}

/** The mean of each value and of those up to `reach` before and after it. */
export const smoothed = (points: readonly Point[], reach: number): Point[] =>
  points.map(({ x }, i) => {
    const near = points.slice(Math.max(0, i - reach), i + reach + 1);
    return { x, y: near.reduce((sum, point) => sum + point.y, 0) / near.length };
  });

/** @returns `[rows, cols]`, row-major */
export const table = (
  rows: number,
  cols: number,
  f: (row: number, col: number) => number,
): Float32Array =>
  Float32Array.from({ length: rows * cols }, (_, i) => f(Math.floor(i / cols), i % cols));

/** A function of the plane, x to the right and y upwards from −1 to 1. @returns `[size²]`, rows from the top */
export const plane = (size: number, f: (x: number, y: number) => number): Float32Array => {
  const places = spread(size, -1, 1);
  return table(size, size, (row, col) => f(places[col], -places[row]));
};

/** As many names, from 1. */
export const numbered = (count: number, name: (n: number) => string = String): string[] =>
  Array.from({ length: count }, (_, i) => name(i + 1));
