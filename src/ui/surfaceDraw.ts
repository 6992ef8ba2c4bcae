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
      const at = row * size + col;
      const above =
        Number(values[at] > level) +
        Number(values[at + 1] > level) +
        Number(values[at + size] > level) +
        Number(values[at + size + 1] > level);
      // Most cells lie on one side of the line.
      if (above === 0 || above === 4) continue;
      // The four edges of the cell, as pairs of corners; each may be crossed once. Two crossings make
      // one segment, four (a saddle) make two.
      for (const [r1, c1, r2, c2] of EDGES) {
        const from = values[at + r1 * size + c1] - level;
        const to = values[at + r2 * size + c2] - level;
        if (from > 0 === to > 0) continue;
        const t = from / (from - to);
        segments.push((col + c1 + t * (c2 - c1)) / side, (row + r1 + t * (r2 - r1)) / side);
      }
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
  const grid = gridOf(size);
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

/** One small canvas for all surfaces of a size, which are painted one after the other. */
const grids = new Map<number, HTMLCanvasElement>();

function gridOf(size: number): HTMLCanvasElement {
  const known = grids.get(size);
  if (known) return known;
  const grid = document.createElement('canvas');
  grid.width = size;
  grid.height = size;
  grids.set(size, grid);
  return grid;
}

const shadesByScale = new WeakMap<ColourScale, Uint8ClampedArray>();

/** The scale cut into shades, `[SHADES, 4]`, once for all surfaces that have it. */
function shadesOf(scale: ColourScale): Uint8ClampedArray {
  const known = shadesByScale.get(scale);
  if (known) return known;
  const shades = new Uint8ClampedArray(4 * SHADES);
  for (let i = 0; i < SHADES; i++) {
    const { r, g, b } = rgb(scale(i / (SHADES - 1)));
    shades.set([r, g, b, 255], 4 * i);
  }
  shadesByScale.set(scale, shades);
  return shades;
}

function imageOf({ values, size, extent, scale }: Painting): ImageData {
  const shades = shadesOf(scale);
  const image = new ImageData(size, size);
  for (let i = 0; i < values.length; i++) {
    const value = Number.isNaN(values[i]) ? 0 : values[i];
    const at = Math.min(1, Math.max(-1, value / extent)) * 0.5 + 0.5;
    const from = 4 * Math.round(at * (SHADES - 1));
    for (let part = 0; part < 4; part++) image.data[4 * i + part] = shades[from + part];
  }
  return image;
}
