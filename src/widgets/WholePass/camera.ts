/** Which part of the world is seen, how one gets from there to another, and what a pinch does. Pure. */

import { cellOf, rowOf, tileOf, type Box, type World } from './layout';
import { layerOf, type Place } from './parts';

/** The middle of what is seen, in the world, and how many pixels a unit of it takes in either direction. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
}

/** Where on the canvas the world is seen, in CSS pixels. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A cell that is opened is so large, or as large as lets some stand side by side. */
const OPEN_CELL = 64;
const CELLS_ASIDE = 3.6;
/** The largest cell of a matrix that fills the plot. */
const MATRIX_CELL = 40;
/** Room about what is looked at. */
const ROOM = 0.94;

export const toScreen = (camera: Camera, plot: Plot, x: number, y: number): [number, number] => [
  plot.left + plot.width / 2 + (x - camera.x) * camera.across,
  plot.top + plot.height / 2 + (y - camera.y) * camera.down,
];

export const toWorld = (camera: Camera, plot: Plot, x: number, y: number): [number, number] => [
  camera.x + (x - plot.left - plot.width / 2) / camera.across,
  camera.y + (y - plot.top - plot.height / 2) / camera.down,
];

/** @param at which of the numbers that are shown is open; −1: none */
export function cameraFor(
  world: World,
  plot: Plot,
  place: Place,
  column: number,
  at: number,
): Camera {
  const row = rowOf(world, place);
  if (row) {
    const tile = tileOf(row, column);
    const { rows, cols } = row.part;
    const cell =
      at < 0
        ? Math.min(MATRIX_CELL, (plot.width * ROOM) / cols, (plot.height * 0.8) / rows)
        : Math.min(OPEN_CELL, plot.width / CELLS_ASIDE);
    const middle = middleOf(at < 0 ? tile : cellOf(row, column, at));
    return within(world, plot, {
      ...middle,
      across: (cell * cols) / tile.width,
      // A single row of numbers would be a line: its cells are higher than wide.
      down: Math.max((cell * rows) / tile.height, blockDown(world, plot)),
    });
  }
  const block = world.blocks.find(({ layer }) => layer === layerOf(place));
  const { y, height } = block ?? { y: 0, height: world.height };
  return {
    x: world.width / 2,
    y: y + height / 2,
    across: plot.width / world.width,
    down: plot.height / height,
  };
}

/** Of a camera that sees one block from top to bottom. */
const blockDown = ({ blocks, height }: World, plot: Plot): number =>
  plot.height / (blocks[0]?.height ?? height);

const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

/** Some way from one to the other, 0 to 1: steadily nearer, towards one point that stands still. */
export function between(from: Camera, to: Camera, way: number): Camera {
  const across = from.across * (to.across / from.across) ** way;
  const down = from.down * (to.down / from.down) ** way;
  return {
    across,
    down,
    x: along(from.x, to.x, [from.across, across, to.across], way),
    y: along(from.y, to.y, [from.down, down, to.down], way),
  };
}

function along(
  from: number,
  to: number,
  [first, now, last]: readonly [number, number, number],
  way: number,
): number {
  if (Math.abs(last / first - 1) < 1e-3) return from + (to - from) * way;
  return from + (to - from) * ((1 / first - 1 / now) / (1 / first - 1 / last));
}

/** Starts and ends gently. */
export const ease = (way: number): number => way * way * (3 - 2 * way);

/**
 * Nearer or further by a factor, while what is under a point stays there. First a block comes to fill the
 * plot from top to bottom; from there on, columns widen as well, so that a token's numbers are square when
 * they fill it.
 */
export function zoomed(
  camera: Camera,
  world: World,
  plot: Plot,
  point: readonly [number, number],
  factor: number,
): Camera {
  const [x, y] = toWorld(camera, plot, ...point);
  const whole = cameraFor(world, plot, 'model', 0, -1);
  const row = world.rows.reduce((best, one) =>
    Math.abs(one.y + one.height / 2 - y) < Math.abs(best.y + best.height / 2 - y) ? one : best,
  );
  const matrix = cameraFor(world, plot, row.part.name, 0, -1);
  const block = blockDown(world, plot);
  const nearest = matrix.down * (OPEN_CELL / MATRIX_CELL) * 4;
  const down = Math.min(nearest, Math.max(whole.down, camera.down * factor));
  const across = acrossFor(down, { block, whole, matrix });
  const [px, py] = point;
  return within(world, plot, {
    across,
    down,
    x: x - (px - plot.left - plot.width / 2) / across,
    y: y - (py - plot.top - plot.height / 2) / down,
  });
}

function acrossFor(
  down: number,
  {
    block,
    whole,
    matrix,
  }: { readonly block: number; readonly whole: Camera; readonly matrix: Camera },
): number {
  if (down <= block || matrix.down <= block) return whole.across;
  const way = Math.log(down / block) / Math.log(matrix.down / block);
  if (way >= 1) return matrix.across * (down / matrix.down);
  return whole.across * (matrix.across / whole.across) ** way;
}

/** Not past the edges of the world. */
export function within(world: World, plot: Plot, camera: Camera): Camera {
  const keep = (at: number, size: number, seen: number) =>
    seen >= size ? size / 2 : Math.min(size - seen / 2, Math.max(seen / 2, at));
  return {
    ...camera,
    x: keep(camera.x, world.width, plot.width / camera.across),
    y: keep(camera.y, world.height, plot.height / camera.down),
  };
}

/**
 * Where a reader is who sees this: what fills most of the plot.
 * @param point in the world, which the reader points at
 */
export function placeSeen(
  camera: Camera,
  world: World,
  plot: Plot,
  [x, y]: readonly [number, number] = [camera.x, camera.y],
): { readonly place: Place; readonly column: number } {
  const column = Math.min(world.columns - 1, Math.max(0, Math.floor(x)));
  const isAt = (one: { readonly y: number; readonly height: number }) =>
    y >= one.y && y < one.y + one.height;
  const row = world.rows.find(isAt);
  if (row && tileOf(row, column).width * camera.across > 0.55 * plot.width) {
    return { place: row.part.name, column };
  }
  const block = world.blocks.find(isAt);
  // Half the way from all of the model to that block alone.
  const half = plot.height / Math.sqrt((block?.height ?? world.height) * world.height);
  if (block && camera.down > half) {
    return { place: `layers.${block.layer}`, column };
  }
  return { place: 'model', column };
}
