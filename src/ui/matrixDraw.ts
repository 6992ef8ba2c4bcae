/** The geometry of a heat map and its painting on a canvas. */

import type { ColourScale } from './colours';
import { runsLeft } from './direction';

export interface Cell {
  readonly row: number;
  readonly col: number;
}

export interface MatrixGeometry {
  readonly rows: number;
  readonly cols: number;
  /** Side of a cell, in CSS pixels. */
  readonly cell: number;
  /** Where the first cell begins. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface MatrixInk {
  readonly scale: ColourScale;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly font: string;
}

const LABEL_MAX = 96;
const GAP = 6;

/** Fits cells into a width, at most `largest` pixels a side; labels get what their text needs. */
export function layOutMatrix(
  [rows, cols]: readonly [number, number],
  width: number,
  largest: number,
  labelWidths: { readonly row: number; readonly col: number },
): MatrixGeometry {
  const left = Math.min(LABEL_MAX, labelWidths.row) + GAP;
  const top = Math.min(LABEL_MAX, labelWidths.col) + GAP;
  const cell = Math.max(2, Math.min(largest, Math.floor((width - left) / Math.max(1, cols))));
  return { rows, cols, cell, left, top, width: left + cols * cell, height: top + rows * cell };
}

/** The cell under a point given in CSS pixels from the canvas's corner. */
export function cellAt(geometry: MatrixGeometry, x: number, y: number): Cell | null {
  const col = Math.floor((x - geometry.left) / geometry.cell);
  const row = Math.floor((y - geometry.top) / geometry.cell);
  const inside = row >= 0 && col >= 0 && row < geometry.rows && col < geometry.cols;
  return inside ? { row, col } : null;
}

interface Painting {
  readonly geometry: MatrixGeometry;
  /** `[rows, cols]`, row-major; what is not finite is hatched. */
  readonly values: Float32Array;
  readonly domain: readonly [number, number];
  readonly rowLabels: readonly string[];
  readonly colLabels: readonly string[];
  readonly ink: MatrixInk;
  readonly inspected: Cell | null;
  readonly selected: Cell | null;
}

export function paintMatrix(context: CanvasRenderingContext2D, painting: Painting): void {
  const { geometry, values, domain, ink } = painting;
  const { rows, cols, cell, left, top, width, height } = geometry;
  const [low, high] = domain;
  const span = high - low || 1;
  const hair = cell > 9 ? 1 : 0;
  context.clearRect(0, 0, width, height);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const value = values[row * cols + col] ?? NaN;
      const x = left + col * cell;
      const y = top + row * cell;
      if (Number.isFinite(value)) {
        context.fillStyle = ink.scale((value - low) / span);
        context.fillRect(x, y, cell - hair, cell - hair);
      } else {
        // Hatched, so that no value cannot be taken for a small one.
        context.strokeStyle = ink.rule;
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(x, y + cell);
        context.lineTo(x + cell, y);
        context.stroke();
      }
    }
  }
  paintLabels(context, painting);
  const ring = (at: Cell | null, colour: string, thickness: number) => {
    if (!at) return;
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.strokeRect(left + at.col * cell - 0.5, top + at.row * cell - 0.5, cell, cell);
  };
  ring(painting.inspected, ink.soft, 1.5);
  ring(painting.selected, ink.ink, 2.5);
}

/** A label that is too long ends in an ellipsis. */
function fitted(context: CanvasRenderingContext2D, label: string): string {
  const fits = (text: string) => context.measureText(text).width <= LABEL_MAX;
  if (fits(label)) return label;
  let length = label.length - 1;
  while (length > 1 && !fits(`${label.slice(0, length)}…`)) length--;
  return `${label.slice(0, length).trimEnd()}…`;
}

/** Each label in its own direction; it is aligned as it was. */
function paintLabel(context: CanvasRenderingContext2D, label: string, x: number, y: number): void {
  context.direction = runsLeft(label) ? 'rtl' : 'ltr';
  context.fillText(fitted(context, label), x, y);
}

function paintLabels(context: CanvasRenderingContext2D, painting: Painting): void {
  const { geometry, rowLabels, colLabels, ink, inspected, selected } = painting;
  const { cell, left, top } = geometry;
  // Letters need 11 px or so: where cells are smaller, every second or third label is drawn.
  const every = Math.max(1, Math.ceil(11 / cell));
  const marked = inspected ?? selected;
  context.font = ink.font;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  rowLabels.forEach((label, row) => {
    if (row % every !== 0) return;
    context.fillStyle = marked?.row === row ? ink.ink : ink.soft;
    paintLabel(context, label, left - GAP, top + (row + 0.5) * cell);
  });
  context.textAlign = 'left';
  colLabels.forEach((label, col) => {
    if (col % every !== 0) return;
    context.save();
    context.translate(left + (col + 0.5) * cell, top - GAP);
    context.rotate(-Math.PI / 2);
    context.fillStyle = marked?.col === col ? ink.ink : ink.soft;
    paintLabel(context, label, 0, 0);
    context.restore();
  });
}
