/** From the numbers of the arrows to the pixels of the plane, and of the values to those of their line. Pure. */

import { MOST, REACH, type Spot } from './settings';

/** The side of the plane in CSS pixels. */
export const sideOf = (width: number): number => Math.max(240, Math.min(width, 400));

export const toPixels = (side: number, [x, y]: Spot): Spot => [
  ((x + REACH) / (2 * REACH)) * side,
  ((REACH - y) / (2 * REACH)) * side,
];

export const fromPixels = (side: number, [x, y]: Spot): Spot => [
  (x / side) * 2 * REACH - REACH,
  REACH - (y / side) * 2 * REACH,
];

/** A line from one point to another with a head at its end, which leaves room for what is drawn at that end. */
export function arrowPath([x1, y1]: Spot, [x2, y2]: Spot, room: number): string | null {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < room + 6) return null;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [tipX, tipY] = [x2 - room * ux, y2 - room * uy];
  const head = 8;
  const wing = (side: number) =>
    `${write(tipX - head * ux + side * 0.5 * head * uy)} ${write(tipY - head * uy - side * 0.5 * head * ux)}`;
  const tip = `${write(tipX)} ${write(tipY)}`;
  return `M${write(x1)} ${write(y1)}L${tip}M${wing(1)}L${tip}L${wing(-1)}`;
}

/** Where the shadow of a key ends that falls straight onto the line of the query; the middle, if there is no query. */
export function shadowOf(query: Spot, key: Spot): Spot {
  const squared = query[0] ** 2 + query[1] ** 2;
  if (squared === 0) return [0, 0];
  const share = (query[0] * key[0] + query[1] * key[1]) / squared;
  return [share * query[0], share * query[1]];
}

/** How far that is from the middle: against the query, less than 0. */
export function shadowLength(query: Spot, key: Spot): number {
  const length = Math.hypot(...query);
  return length === 0 ? 0 : (query[0] * key[0] + query[1] * key[1]) / length;
}

/** The line of the query from edge to edge of the plane; `null`, if it has no direction. */
export function lineOf(side: number, [x, y]: Spot): string | null {
  const reach = Math.max(Math.abs(x), Math.abs(y));
  if (reach === 0) return null;
  const end: Spot = [(x / reach) * REACH, (y / reach) * REACH];
  const [[x1, y1], [x2, y2]] = [toPixels(side, [-end[0], -end[1]]), toPixels(side, end)];
  return `M${write(x1)} ${write(y1)}L${write(x2)} ${write(y2)}`;
}

/** Beyond the end of an arrow, where its name has room; where it has none, above that end or below. */
export function labelAt(side: number, spot: Spot, away: number, half: number): Spot {
  const [x, y] = toPixels(side, spot);
  const length = Math.hypot(...spot) || 1;
  const within = (value: number, from: number) =>
    Math.min(side - from - 3, Math.max(from + 3, value));
  const beyond = x + ((away + half * 0.7) * spot[0]) / length;
  const left = within(beyond, half);
  const top = y - (away * spot[1]) / length;
  const isPushed = Math.abs(left - beyond) > 2 && Math.abs(top - y) < away * 0.8;
  const upwards = spot[1] >= 0 && y > 2 * away;
  return [left, within(isPushed ? y + (upwards ? -away : away) * 0.85 : top, 9)];
}

const SPACE = 16;

/** Of a value on its line. */
export const valueX = (width: number, value: number): number =>
  SPACE + (value / MOST) * (width - 2 * SPACE);

export const valueAt = (width: number, x: number): number =>
  ((x - SPACE) / (width - 2 * SPACE)) * MOST;

/** Radius of a disc whose area is its share. */
export const radiusOf = (share: number): number => Math.max(2, 13 * Math.sqrt(share));

const write = (value: number): string => value.toFixed(1);
