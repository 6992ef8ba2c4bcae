/** The world that the drawing looks at: a column for each token, a row for each part, from the top down. Pure. */

import type { Part, Place } from './parts';

/** In units of the world. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Row {
  readonly part: Part;
  readonly y: number;
  readonly height: number;
}

export interface BlockBox {
  readonly layer: number;
  readonly y: number;
  readonly height: number;
}

export interface World {
  readonly columns: number;
  readonly rows: readonly Row[];
  readonly blocks: readonly BlockBox[];
  readonly width: number;
  readonly height: number;
}

/** One row of parts is one unit high, one token one unit wide: above and below those of a block there is some. */
export const ROOM = 0.5;

/** Within a column: the stream runs at the left, and what it is made into stands beside it. */
export const RAIL = 0.11;
const TILE = { x: 0.19, width: 0.75 } as const;
/** Of the height of a row. */
const TILE_HEIGHT = 0.6;

/** A row outside the blocks, as a share of all that are in them. */
const OUTSIDE = 0.11;
const TALLEST = 1.6;

export function worldOf(parts: readonly Part[], columns: number): World {
  const rows: Row[] = [];
  const blocks: BlockBox[] = [];
  // Many blocks would leave nothing to be seen of what stands before and after them.
  const within = parts.filter(({ layer }) => layer !== null);
  const outside = OUTSIDE * within.reduce((sum, part) => sum + tallness(part), 0);
  let y = 0;
  parts.forEach((part, i) => {
    const { layer } = part;
    const isFirst = layer !== null && parts[i - 1]?.layer !== layer;
    const isLast = layer !== null && parts[i + 1]?.layer !== layer;
    const from = y;
    if (isFirst) y += ROOM;
    const height = layer === null ? outside : tallness(part);
    rows.push({ part, y, height });
    y += height;
    if (isFirst) blocks.push({ layer, y: from, height: 0 });
    if (isLast) {
      y += ROOM;
      const block = blocks[blocks.length - 1];
      blocks[blocks.length - 1] = { ...block, height: y - block.y };
    }
  });
  return { columns, rows, blocks, width: columns, height: y };
}

/** What has many rows of numbers gets more room. */
const tallness = ({ rows }: Part): number => Math.min(TALLEST, Math.max(1, rows / 7));

/** Where one token's numbers of a part lie: those of the stream on the stream, all others beside it. */
export function tileOf({ y, height }: Row, column: number): Box {
  const tall = height * TILE_HEIGHT;
  return { x: column + TILE.x, y: y + (height - tall) / 2, width: TILE.width, height: tall };
}

export function cellOf(row: Row, column: number, at: number): Box {
  const { x, y, width, height } = tileOf(row, column);
  const { rows, cols } = row.part;
  const cell = { width: width / cols, height: height / rows };
  return { x: x + (at % cols) * cell.width, y: y + Math.floor(at / cols) * cell.height, ...cell };
}

/** What is under a point of the world. */
export interface Spot {
  readonly row: Row | null;
  readonly block: BlockBox | null;
  /** The token. */
  readonly column: number;
  /** Which of the numbers that are shown; −1 beside them. */
  readonly at: number;
}

export function spotAt(world: World, x: number, y: number): Spot {
  const column = Math.min(world.columns - 1, Math.max(0, Math.floor(x)));
  const row = world.rows.find((one) => y >= one.y && y < one.y + one.height) ?? null;
  const block = world.blocks.find((one) => y >= one.y && y < one.y + one.height) ?? null;
  return { row, block, column, at: row ? numberAt(row, column, x, y) : -1 };
}

function numberAt(row: Row, column: number, x: number, y: number): number {
  const tile = tileOf(row, column);
  const { rows, cols } = row.part;
  const col = Math.floor(((x - tile.x) / tile.width) * cols);
  const line = Math.floor(((y - tile.y) / tile.height) * rows);
  return col >= 0 && col < cols && line >= 0 && line < rows ? line * cols + col : -1;
}

export const rowOf = (world: World, place: Place): Row | undefined =>
  world.rows.find(({ part }) => part.name === place);
