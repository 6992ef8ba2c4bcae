/** Where the curve, the sum and the neurons' lines are drawn, in CSS pixels. */

import { inputAt, type Curve } from './curve';
import {
  cornersOf,
  heightOf,
  linesOf,
  sumAt,
  type Bending,
  type NeuronLine,
  type Weights,
} from './neurons';

export interface Panel {
  readonly top: number;
  readonly height: number;
  /** The heights that lie at its top and, negative, at its bottom. */
  readonly reach: number;
}

export interface BendsLayout {
  readonly left: number;
  readonly right: number;
  readonly sum: Panel;
  readonly lines: Panel;
  readonly height: number;
}

const LEFT = 30;
const RIGHT = 8;
const TOP = 8;
/** Between the panels, where the inputs are written. */
const BETWEEN = 30;
const BOTTOM = 8;
/** The sheet goes a little beyond what can be drawn. */
const REACH = 1.15;

/** @param width of the drawing, at least 240 */
export function layOutBends(width: number, linesReach: number): BendsLayout {
  const sumHeight = width < 480 ? 190 : 250;
  const linesHeight = width < 480 ? 110 : 140;
  return {
    left: LEFT,
    right: width - RIGHT,
    sum: { top: TOP, height: sumHeight, reach: REACH },
    lines: { top: TOP + sumHeight + BETWEEN, height: linesHeight, reach: linesReach },
    height: TOP + sumHeight + BETWEEN + linesHeight + BOTTOM,
  };
}

const REACHES = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64] as const;

/** How far up and down the panel of lines goes: the least round number that holds them all. */
export function reachOfLines(weights: Weights, bending: Bending): number {
  const ends = linesOf(weights).flatMap((line) => [-1, 1].map((x) => heightOf(line, bending, x)));
  const most = Math.max(...ends.map(Math.abs), 0);
  return REACHES.find((reach) => reach >= most) ?? REACHES[REACHES.length - 1];
}

export const xOf = ({ left, right }: BendsLayout, input: number): number =>
  left + ((input + 1) / 2) * (right - left);

export const yOf = ({ top, height, reach }: Panel, value: number): number =>
  top + (height / 2) * (1 - value / reach);

/** The contrary of both, in the panel of the sum. */
export const placeAt = (layout: BendsLayout, x: number, y: number): readonly [number, number] => [
  (2 * (x - layout.left)) / (layout.right - layout.left) - 1,
  layout.sum.reach * (1 - (2 * (y - layout.sum.top)) / layout.sum.height),
];

const pathThrough = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

export const curvePath = (layout: BendsLayout, curve: Curve): string =>
  pathThrough(
    curve.map((height, sample) => [xOf(layout, inputAt(sample)), yOf(layout.sum, height)]),
  );

/** The sum, straight from corner to corner. */
export const sumPath = (layout: BendsLayout, weights: Weights, bending: Bending): string =>
  pathThrough(
    cornersOf(linesOf(weights), bending).map((x) => [
      xOf(layout, x),
      yOf(layout.sum, sumAt(weights, bending, x)),
    ]),
  );

export const linePath = (layout: BendsLayout, line: NeuronLine, bending: Bending): string =>
  pathThrough(
    cornersOf([line], bending).map((x) => [
      xOf(layout, x),
      yOf(layout.lines, heightOf(line, bending, x)),
    ]),
  );
