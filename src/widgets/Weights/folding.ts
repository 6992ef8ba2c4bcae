/** How a matrix lies on a sheet of some width: its longer side across, folded like lines of text. */

import type { Cell } from '../../ui';

export interface Folding {
  /** The rows run across, for they are more than the columns. */
  readonly turned: boolean;
  /** Cells of the longer side and of the shorter. */
  readonly along: number;
  readonly across: number;
  /** Side of a cell, in CSS pixels. */
  readonly cell: number;
  /** Cells of the longer side in one line. */
  readonly perLine: number;
  readonly lines: number;
  readonly width: number;
  readonly height: number;
}

const SIDES = [14, 12, 10, 8, 7, 6, 5, 4, 3.5, 3, 2.5, 2, 1.5, 1] as const;
const MOST_HEIGHT = 480;
/** Between two lines. */
export const LINE_GAP = 8;

/** With the largest cells that keep the height within bounds. */
export function foldMatrix(rows: number, cols: number, width: number): Folding {
  const turned = rows > cols;
  const [along, across] = turned ? [rows, cols] : [cols, rows];
  const foldings = SIDES.map((cell) => {
    const perLine = Math.max(1, Math.min(along, Math.floor(width / cell)));
    const lines = Math.ceil(along / perLine);
    const height = lines * (across * cell + LINE_GAP) - LINE_GAP;
    return { turned, along, across, cell, perLine, lines, width: perLine * cell, height };
  });
  return foldings.find(({ height }) => height <= MOST_HEIGHT) ?? foldings[foldings.length - 1];
}

/** Where a cell's corner is, in CSS pixels. */
export function cornerOf(folding: Folding, { row, col }: Cell): { x: number; y: number } {
  const { turned, perLine, across, cell } = folding;
  const [long, short] = turned ? [row, col] : [col, row];
  return {
    x: (long % perLine) * cell,
    y: Math.floor(long / perLine) * (across * cell + LINE_GAP) + short * cell,
  };
}

/** The cell under a point, if one is. */
export function cellUnder(folding: Folding, x: number, y: number): Cell | null {
  const { turned, along, across, cell, perLine, width, height } = folding;
  if (x < 0 || y < 0 || x >= width || y >= height) return null;
  const pitch = across * cell + LINE_GAP;
  const line = Math.floor(y / pitch);
  const short = Math.floor((y - line * pitch) / cell);
  const long = line * perLine + Math.floor(x / cell);
  if (short >= across || long >= along) return null;
  return turned ? { row: long, col: short } : { row: short, col: long };
}
