/** From offsets of weights, and losses, to the pixels of the picture; contour lines. Pure. */

import { contours } from 'd3';
import type { Landscape, Spot } from './landscape';
import { REACH } from './settings';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MARGIN = { left: 40, right: 10, top: 10, bottom: 42 } as const;
const WIDEST = 470;

export function frameOf(place: number, isMap: boolean): Frame {
  const width = Math.min(place, WIDEST);
  const side = width - MARGIN.left - MARGIN.right;
  const height = (isMap ? side : Math.round(0.72 * side)) + MARGIN.top + MARGIN.bottom;
  return {
    ...{ width, height, left: MARGIN.left, right: width - MARGIN.right },
    ...{ top: MARGIN.top, bottom: height - MARGIN.bottom },
  };
}

export const xOf = ({ left, right }: Frame, across: number): number =>
  left + ((across + REACH) / (2 * REACH)) * (right - left);

/** Of the weight that goes up the map. */
export const yOf = ({ top, bottom }: Frame, up: number): number =>
  bottom - ((up + REACH) / (2 * REACH)) * (bottom - top);

/** Room above the highest loss. */
const HEADROOM = 1.06;

/** Of a loss, where one weight moves alone; from zero up. */
export const lossY = ({ top, bottom }: Frame, loss: number, highest: number): number =>
  bottom - (loss / (HEADROOM * highest)) * (bottom - top);

/** Offsets at a point of the picture, to one decimal, within the picture. */
export function spotAt(frame: Frame, x: number, y: number): Spot {
  const { left, right, top, bottom } = frame;
  const inside = (share: number): number =>
    Math.round(10 * REACH * (2 * Math.min(1, Math.max(0, share)) - 1)) / 10;
  return [inside((x - left) / (right - left)), inside((bottom - y) / (bottom - top))];
}

/** Values at which an axis is labelled: whole or half ones about the middle. */
export function ticksOf(
  middle: number,
): readonly { readonly at: number; readonly value: number }[] {
  const first = Math.ceil((middle - REACH) / 2) * 2;
  return Array.from({ length: 5 }, (_, i) => first + 2 * i)
    .filter((value) => value <= middle + REACH)
    .map((value) => ({ value, at: value - middle }));
}

const BANDS = 14;

/** Losses at the contour lines: closer together near the bottom, where they tell more. */
export const levelsOf = ({ lowest, highest }: Pick<Landscape, 'lowest' | 'highest'>): number[] =>
  Array.from({ length: BANDS }, (_, i) => lowest + (highest - lowest) * (i / BANDS) ** 2);

export interface Band {
  readonly level: number;
  /** 0 at the bottom to 1. */
  readonly share: number;
  readonly d: string;
}

/** The regions above each level, the lowest first, each drawn over those before it. */
export function bandsOf(landscape: Landscape, frame: Frame): Band[] {
  const { size, losses } = landscape;
  const { left, right, top, bottom } = frame;
  const levels = levelsOf(landscape);
  const draw = contours().size([size, size]).thresholds(levels);
  // Samples stand in the middle of the cells of a contour's grid.
  const x = (at: number): string => (left + ((at - 0.5) / (size - 1)) * (right - left)).toFixed(1);
  const y = (at: number): string =>
    (bottom - ((at - 0.5) / (size - 1)) * (bottom - top)).toFixed(1);
  return draw(Array.from(losses)).map(({ value, coordinates }, i) => ({
    level: value,
    share: i / (BANDS - 1),
    d: coordinates
      .flat()
      .map((ring) => `M${ring.map(([a, b]) => `${x(a)} ${y(b)}`).join('L')}Z`)
      .join(''),
  }));
}

/** The curve of the loss over one weight. */
export function curveOf({ losses, size, highest }: Landscape, frame: Frame): string {
  return Array.from(losses, (loss, i) => {
    const x = xOf(frame, REACH * ((2 * i) / (size - 1) - 1));
    return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${lossY(frame, loss, highest).toFixed(1)}`;
  }).join('');
}

/** Where a step that leaves the picture is caught: on its edge, on the way to where it led. */
export function caughtAt(
  { left, right, top, bottom }: Frame,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): readonly [number, number] {
  if (!Number.isFinite(x2 + y2)) return [x1, y1];
  const share = (from: number, to: number, least: number, most: number): number =>
    to > most ? (most - from) / (to - from) : to < least ? (least - from) / (to - from) : 1;
  const way = Math.max(0, Math.min(share(x1, x2, left, right), share(y1, y2, top, bottom)));
  return [x1 + way * (x2 - x1), y1 + way * (y2 - y1)];
}

/** A line with a head, as long as it is; `null` if it is too short to be seen. */
export function arrowPath(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): string | null {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!(length > 3)) return null;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = Math.min(9, length * 0.6);
  const wing = (side: number): string =>
    `${(x2 - head * ux + side * 0.5 * head * uy).toFixed(1)} ${(y2 - head * uy - side * 0.5 * head * ux).toFixed(1)}`;
  return `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}M${wing(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}L${wing(-1)}`;
}
