/** A function of the plane, sampled on a square grid: its colours, and the line where it changes sign. */

import { rgb } from 'd3';
import type { ColourScale } from './colours';

/** Runs of four: x and y of one end and of the other, in 0 to 1 of the square's side, from the top left. */
export type Segments = readonly number[];

/**
 * Where the values cross `level`: marching squares, one cell at a time, straight within a cell
 * (Lorensen & Cline, 1987, in two dimensions).
 * @param values `[size²]`, rows from the top
 */
export function levelLine(values: Float32Array, size: number, level: number): Segments {
  const segments: number[] = [];
  const side = size - 1;
  for (let row = 0; row < side; row++) {
    for (let col = 0; col < side; col++) {
      const ends: number[] = [];
      // The four edges of the cell, as pairs of corners; each may be crossed once.
      for (const [r1, c1, r2, c2] of EDGES) {
        const from = values[(row + r1) * size + col + c1] - level;
        const to = values[(row + r2) * size + col + c2] - level;
        if (from > 0 === to > 0) continue;
        const t = from / (from - to);
        ends.push((col + c1 + t * (c2 - c1)) / side, (row + r1 + t * (r2 - r1)) / side);
      }
      // Two crossings make one segment, four (a saddle) make two.
      segments.push(...ends);
    }
  }
  return segments;
}

const EDGES = [
  [0, 0, 0, 1],
  [0, 1, 1, 1],
  [1, 0, 1, 1],
  [0, 0, 1, 0],
] as const;

/** How finely a colour scale is cut for painting. */
const SHADES = 256;

interface Painting {
  /** `[size²]`, rows from the top. */
  readonly values: Float32Array;
  /** `[size²]`: the line is where these cross the level. */
  readonly edge: Float32Array;
  readonly size: number;
  /** The value with the full colour of either sign; what is beyond has it too. */
  readonly extent: number;
  readonly level: number;
  readonly scale: ColourScale;
  readonly ink: string;
  readonly lineWidth: number;
}

/** Paints over the whole of a square canvas, given in device pixels. */
export function paintSurface(context: CanvasRenderingContext2D, painting: Painting): void {
  const { edge, size, extent, level, ink, lineWidth } = painting;
  const { width } = context.canvas;
  const grid = document.createElement('canvas');
  grid.width = size;
  grid.height = size;
  const gridContext = grid.getContext('2d');
  if (!gridContext) return;
  gridContext.putImageData(imageOf(painting), 0, 0);
  context.clearRect(0, 0, width, width);
  context.imageSmoothingEnabled = true;
  // The outermost samples lie on the border, so half of their pixels is cut off.
  context.drawImage(grid, 0.5, 0.5, size - 1, size - 1, 0, 0, width, width);
  const segments = levelLine(edge, size, level * extent);
  context.beginPath();
  for (let i = 0; i < segments.length; i += 4) {
    context.moveTo(segments[i] * width, segments[i + 1] * width);
    context.lineTo(segments[i + 2] * width, segments[i + 3] * width);
  }
  context.strokeStyle = ink;
  context.lineWidth = lineWidth;
  context.lineCap = 'round';
  context.stroke();
}

function imageOf({ values, size, extent, scale }: Painting): ImageData {
  const shades = Array.from({ length: SHADES }, (_, i) => rgb(scale(i / (SHADES - 1))));
  const image = new ImageData(size, size);
  values.forEach((value, i) => {
    const at = Math.min(1, Math.max(-1, value / extent)) * 0.5 + 0.5;
    const { r, g, b } = shades[Math.round(at * (SHADES - 1))] ?? shades[SHADES / 2];
    image.data.set([r, g, b, 255], 4 * i);
  });
  return image;
}
