import type { Cell } from './matrixDraw';

const STEPS: Readonly<Record<string, readonly [row: number, col: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0],
};

/** Where a key leads from a cell, within the matrix; `null` for a key that leads nowhere. */
export function moveCell(from: Cell, key: string, rows: number, cols: number): Cell | null {
  const step = STEPS[key];
  if (!step) return null;
  const within = (at: number, count: number) => Math.min(count - 1, Math.max(0, at));
  return { row: within(from.row + step[0], rows), col: within(from.col + step[1], cols) };
}
