/** Where the parts of the graph stand, in CSS pixels. */

import type { NodeName } from './stages';
import type { Parameter } from './values';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Half of a node's sides. */
export const NODE = { x: 38, y: 29 } as const;

/** On a narrow place the graph goes from the top down. */
const WIDE = 620;

/** How far along the graph a node stands, 0 to 1, and in which of its two lanes: 0, ½, 1. */
const GRID: Readonly<Record<NodeName, readonly [along: number, lane: number]>> = {
  x1: [0, 0],
  x2: [0, 1],
  s1: [0.31, 0],
  s2: [0.31, 1],
  a1: [0.53, 0],
  a2: [0.53, 1],
  y: [0.78, 0.5],
  loss: [1, 0.5],
};

export interface Edge {
  readonly from: NodeName;
  readonly to: NodeName;
  /** That it is weighed by, if any. */
  readonly weight: Parameter | null;
  /** Where its label stands, as a share of its way: off the middle where two cross. */
  readonly labelAt: number;
}

export const EDGES: readonly Edge[] = [
  { from: 'x1', to: 's1', weight: 'w1', labelAt: 0.5 },
  { from: 'x2', to: 's1', weight: 'w2', labelAt: 0.66 },
  { from: 'x1', to: 's2', weight: 'w3', labelAt: 0.66 },
  { from: 'x2', to: 's2', weight: 'w4', labelAt: 0.5 },
  { from: 's1', to: 'a1', weight: null, labelAt: 0.5 },
  { from: 's2', to: 'a2', weight: null, labelAt: 0.5 },
  { from: 'a1', to: 'y', weight: 'v1', labelAt: 0.5 },
  { from: 'a2', to: 'y', weight: 'v2', labelAt: 0.5 },
  { from: 'y', to: 'loss', weight: null, labelAt: 0.5 },
];

/** Beside which node a bias is written. */
export const BIASES: Readonly<Record<'b1' | 'b2' | 'c', NodeName>> = { b1: 's1', b2: 's2', c: 'y' };

export interface Layout {
  readonly isWide: boolean;
  readonly height: number;
  readonly spots: Readonly<Record<NodeName, Spot>>;
  readonly labels: readonly Spot[];
}

/** @param width of the drawing, at least 280 */
export function layOutGraph(width: number): Layout {
  const isWide = width >= WIDE;
  const height = isWide ? 300 : 490;
  const [left, right] = [NODE.x + 1, width - NODE.x - 1];
  const [top, bottom] = [NODE.y + 24, height - NODE.y - 26];
  const place = ([along, lane]: readonly [number, number]): Spot =>
    isWide
      ? { x: left + along * (right - left), y: top + lane * (bottom - top) }
      : {
          x: left + 14 + lane * (right - left - 28),
          y: NODE.y + 2 + along * (height - 2 * NODE.y - 4),
        };
  const spots = Object.fromEntries(
    Object.entries(GRID).map(([name, at]) => [name, place(at)]),
  ) as Record<NodeName, Spot>;
  const labels = EDGES.map(({ from, to, labelAt }) => between(spots[from], spots[to], labelAt));
  return { isWide, height, spots, labels };
}

export const between = (from: Spot, to: Spot, share: number): Spot => ({
  x: from.x + share * (to.x - from.x),
  y: from.y + share * (to.y - from.y),
});
