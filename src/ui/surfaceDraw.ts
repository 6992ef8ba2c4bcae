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
  /** Where the edge from one corner of a cell to another is crossed, if it is. */
  const cross = (
    from: number,
    to: number,
    col: number,
    row: number,
    right: number,
    down: number,
  ) => {
    if (from > 0 === to > 0) return;
    const t = from / (from - to);
    segments.push((col + t * right) / side, (row + t * down) / side);
  };
  for (let row = 0; row < side; row++) {
    for (let col = 0; col < side; col++) {
      const at = row * size + col;
      const topLeft = values[at] - level;
      const topRight = values[at + 1] - level;
      const bottomLeft = values[at + size] - level;
      const bottomRight = values[at + size + 1] - level;
      // Two crossings make one segment, four (a saddle) make two.
      cross(topLeft, topRight, col, row, 1, 0);
      cross(topRight, bottomRight, col + 1, row, 0, 1);
      cross(bottomLeft, bottomRight, col, row + 1, 1, 0);
      cross(topLeft, bottomLeft, col, row, 0, 1);
    }
  }
  return segments;
}

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

const shadesByScale = new WeakMap<ColourScale, Uint32Array>();

/** The scale cut into shades, each as one pixel, once for all surfaces that have it. */
function shadesOf(scale: ColourScale): Uint32Array {
  const known = shadesByScale.get(scale);
  if (known) return known;
  const shades = new Uint8ClampedArray(4 * SHADES);
  for (let i = 0; i < SHADES; i++) {
    const { r, g, b } = rgb(scale(i / (SHADES - 1)));
    shades.set([r, g, b, 255], 4 * i);
  }
  const pixels = new Uint32Array(shades.buffer);
  shadesByScale.set(scale, pixels);
  return pixels;
}

function imageOf({ values, size, extent, scale }: Painting): ImageData {
  const shades = shadesOf(scale);
  const image = new ImageData(size, size);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < pixels.length; i++) {
    const at = Math.min(1, Math.max(-1, values[i] / extent)) * 0.5 + 0.5;
    // What is no number has the colour of zero.
    pixels[i] = shades[Number.isNaN(at) ? SHADES / 2 : Math.round(at * (SHADES - 1))];
  }
  return image;
}
