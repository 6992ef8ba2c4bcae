/** What the camera sees, painted on a canvas. All text beside the drawing is in the page. */

import { formatFixed, type ColourScale } from '../../ui';
import { toScreen, toWorld, type Camera, type Plot } from './camera';
import { cellOf, RAIL, tileOf, type BlockBox, type Box, type Row, type World } from './layout';
import type { TokenValues } from './values';

export interface Ink {
  readonly paper: string;
  readonly cell: string;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly embedding: string;
  readonly attention: string;
}

/** The numbers of a part, a pixel each, one token beside the other. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  /** Of each token. */
  readonly values: readonly TokenValues[];
  /** At the upper end of the colours. */
  readonly size: number;
}

export interface Scene {
  readonly world: World;
  readonly plot: Plot;
  readonly width: number;
  readonly height: number;
  /** By the names of parts; without numbers there are none. */
  readonly pictures: ReadonlyMap<string, Picture> | null;
  /** The heads of the columns. */
  readonly tokens: readonly string[];
  readonly followed: number;
  /** How much the followed token takes from each, in that head of a layer that takes most: 0 to 1. */
  readonly takes: (layer: number) => Float32Array | null;
  /** The part and the number that are open. */
  readonly open: { readonly row: Row; readonly at: number } | null;
  readonly ink: Ink;
}

const FONT = '12px Figtree, sans-serif';
const BOLD = '600 12px Figtree, sans-serif';
/** Below this a block is two bands. */
const BLOCK_SEEN = 56;
/** From this on numbers are written into their cells. */
const NUMBER_SEEN = 42;
const FAINT = 0.5;
/** Shades that a picture has. */
const LEVELS = 129;

/** Colours of a scale, from 0 to 1, as `[red, green, blue]` each: to ask the scale for every number takes long. */
export function levelsOf(scale: ColourScale): Uint8ClampedArray {
  const levels = new Uint8ClampedArray(3 * LEVELS);
  for (let i = 0; i < LEVELS; i++) {
    const [red, green, blue] = scale(i / (LEVELS - 1)).match(/\d+/g) ?? [];
    levels.set([Number(red), Number(green), Number(blue)], 3 * i);
  }
  return levels;
}

/** @param domain values at the two ends of the scale */
export function pictureOf(
  { rows, cols }: Row['part'],
  values: readonly TokenValues[],
  levels: Uint8ClampedArray,
  [low, high]: readonly [number, number],
): Picture {
  const canvas = document.createElement('canvas');
  const width = cols * values.length;
  canvas.width = width;
  canvas.height = rows;
  const pixels = new ImageData(width, rows);
  values.forEach((token, column) =>
    token.values.forEach((value, at) => {
      if (!Number.isFinite(value)) return;
      const way = Math.min(1, Math.max(0, (value - low) / (high - low)));
      const level = 3 * Math.round(way * (LEVELS - 1));
      const pixel = 4 * (Math.floor(at / cols) * width + column * cols + (at % cols));
      pixels.data.set([levels[level], levels[level + 1], levels[level + 2], 255], pixel);
    }),
  );
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return { canvas, values, size: high };
}

export function paint(context: CanvasRenderingContext2D, scene: Scene, camera: Camera): void {
  const { world, plot, width, height } = scene;
  context.clearRect(0, 0, width, height);
  context.save();
  context.beginPath();
  context.rect(plot.left - 1, plot.top, plot.width + 2, plot.height);
  context.clip();
  const seen = seenFrom(camera, plot);
  const blocks = world.blocks.filter(({ y, height }) => seen(y, height));
  const isOpen = ({ height }: BlockBox) => height * camera.down >= BLOCK_SEEN;
  for (const block of blocks) paintGround(context, scene, camera, block);
  paintRails(context, scene, camera);
  for (const block of blocks) if (isOpen(block)) paintBranches(context, scene, camera, block);
  const shut = new Set(blocks.filter((block) => !isOpen(block)).map(({ layer }) => layer));
  for (const row of world.rows) {
    const { layer } = row.part;
    if (!seen(row.y, row.height) || (layer !== null && shut.has(layer))) continue;
    for (let column = 0; column < world.columns; column++) {
      paintTile(context, scene, camera, { row, column });
    }
  }
  for (const block of blocks) if (isOpen(block)) paintSums(context, scene, camera, block);
  paintRings(context, scene, camera);
  context.restore();
  paintHeads(context, scene, camera);
}

function seenFrom(camera: Camera, plot: Plot): (y: number, height: number) => boolean {
  const top = camera.y - plot.height / 2 / camera.down;
  const bottom = camera.y + plot.height / 2 / camera.down;
  return (y, height) => y + height > top && y < bottom;
}

const onScreen = (camera: Camera, plot: Plot, { x, y, width, height }: Box): Box => {
  const [left, top] = toScreen(camera, plot, x, y);
  return { x: left, y: top, width: width * camera.across, height: height * camera.down };
};

const rowsOf = (world: World, layer: number): Row[] =>
  world.rows.filter(({ part }) => part.layer === layer);

/** Both halves of a block on a ground of their own. */
function paintGround(
  context: CanvasRenderingContext2D,
  { world, plot, ink }: Scene,
  camera: Camera,
  { layer, y, height }: BlockBox,
): void {
  const rows = rowsOf(world, layer);
  const middle = rows.find(({ part }) => part.kind === 'mlpNorm')?.y ?? y;
  const halves = [
    [y, middle, ink.attention],
    [middle, y + height, ink.soft],
  ] as const;
  const isThin = height * camera.down < BLOCK_SEEN;
  for (const [from, to, colour] of halves) {
    const box = onScreen(camera, plot, { x: 0, y: from, width: world.width, height: to - from });
    context.globalAlpha = isThin ? 0.5 : 0.09;
    context.fillStyle = colour;
    context.fillRect(plot.left, box.y, plot.width, box.height);
  }
  context.globalAlpha = 1;
  const box = onScreen(camera, plot, { x: 0, y, width: world.width, height });
  const gap = Math.min(4, Math.max(0.5, box.height * 0.2));
  context.fillStyle = ink.paper;
  context.fillRect(plot.left - 1, box.y + box.height - gap / 2, plot.width + 2, gap);
  context.fillRect(plot.left - 1, box.y - gap / 2, plot.width + 2, gap);
}

/** The stream of every token, from its embedding to the last norm. */
function paintRails(
  context: CanvasRenderingContext2D,
  { world, plot, followed, ink }: Scene,
  camera: Camera,
): void {
  for (let column = 0; column < world.columns; column++) {
    const [x] = toScreen(camera, plot, column + RAIL, 0);
    context.globalAlpha = column === followed ? 1 : FAINT;
    context.strokeStyle = ink.embedding;
    context.lineWidth = column === followed ? 3 : 1.25;
    const [, top] = toScreen(camera, plot, 0, middleOf(world.rows[0]));
    const [, bottom] = toScreen(camera, plot, 0, middleOf(world.rows[world.rows.length - 1]));
    context.beginPath();
    context.moveTo(x, Math.max(top, plot.top - 9));
    context.lineTo(x, Math.min(bottom, plot.top + plot.height + 9));
    context.stroke();
  }
  context.globalAlpha = 1;
}

const middleOf = ({ y, height }: Row): number => y + height / 2;

/** Where copies of the stream leave it, and where what became of them is added. */
function paintBranches(
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  { layer }: BlockBox,
): void {
  const { world, plot, followed, ink } = scene;
  const rows = rowsOf(world, layer);
  const row = (kind: Row['part']['kind']) => rows.find(({ part }) => part.kind === kind)!;
  const halves = [
    [row('attentionNorm'), row('afterAttention'), ink.attention],
    [row('mlpNorm'), row('afterMlp'), ink.soft],
  ] as const;
  for (let column = 0; column < world.columns; column++) {
    const tile = tileOf(rows[0], column);
    const [rail] = toScreen(camera, plot, column + RAIL, 0);
    const [middle] = toScreen(camera, plot, tile.x + tile.width / 2, 0);
    context.globalAlpha = column === followed ? 1 : 0.35;
    context.lineWidth = column === followed ? 2 : 1;
    for (const [first, last, colour] of halves) {
      const [, from] = toScreen(camera, plot, 0, first.y);
      const [, to] = toScreen(camera, plot, 0, middleOf(last));
      const bend = Math.min(12, (middle - rail) / 2);
      context.strokeStyle = colour;
      context.beginPath();
      context.moveTo(rail, from - bend);
      context.quadraticCurveTo(rail, from, rail + bend, from);
      context.lineTo(middle - bend, from);
      context.quadraticCurveTo(middle, from, middle, from + bend);
      context.lineTo(middle, to);
      context.lineTo(rail, to);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  paintTaking(context, scene, camera, { layer, from: row('v'), to: row('attentionHeads') });
}

/** Where something is added to the stream. */
function paintSums(
  context: CanvasRenderingContext2D,
  { world, plot, ink }: Scene,
  camera: Camera,
  { layer }: BlockBox,
): void {
  context.fillStyle = ink.paper;
  context.strokeStyle = ink.embedding;
  context.lineWidth = 1.5;
  for (const row of rowsOf(world, layer)) {
    if (!row.part.isStream) continue;
    for (let column = 0; column < world.columns; column++) {
      const [x, y] = toScreen(camera, plot, column + RAIL, middleOf(row));
      context.beginPath();
      context.arc(x, y, 5, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
      context.beginPath();
      context.moveTo(x - 3, y);
      context.lineTo(x + 3, y);
      context.moveTo(x, y - 3);
      context.lineTo(x, y + 3);
      context.stroke();
    }
  }
}

/** From whose values the followed token takes, the wider the more: here alone anything goes from token to token. */
function paintTaking(
  context: CanvasRenderingContext2D,
  { plot, followed, takes, ink }: Scene,
  camera: Camera,
  { layer, from, to }: { readonly layer: number; readonly from: Row; readonly to: Row },
): void {
  const shares = takes(layer);
  if (!shares) return;
  context.strokeStyle = ink.attention;
  for (let column = 0; column <= followed; column++) {
    const source = tileOf(from, column);
    const target = tileOf(to, followed);
    const [x1, y1] = toScreen(camera, plot, source.x + source.width / 2, source.y + source.height);
    const [x2, y2] = toScreen(camera, plot, target.x + target.width / 2, target.y);
    if (column === followed) continue;
    context.globalAlpha = 0.15 + 0.85 * shares[column];
    context.lineWidth = 0.75 + 5 * shares[column];
    context.beginPath();
    context.moveTo(x1, y1);
    context.bezierCurveTo(x1, (y1 + y2) / 2, x2, (y1 + y2) / 2, x2, y2);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function paintTile(
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  { row, column }: { readonly row: Row; readonly column: number },
): void {
  const { plot, pictures, followed, ink } = scene;
  const { rows, cols, name } = row.part;
  const { x, y, width, height } = onScreen(camera, plot, tileOf(row, column));
  if (x > plot.left + plot.width || x + width < plot.left) return;
  context.fillStyle = ink.paper;
  context.fillRect(x - 1, y - 1, width + 2, height + 2);
  const picture = pictures?.get(name);
  const isFollowed = column === followed;
  if (picture) {
    context.globalAlpha = isFollowed ? 1 : FAINT;
    context.imageSmoothingEnabled = width < cols || height < rows;
    context.drawImage(picture.canvas, column * cols, 0, cols, rows, x, y, width, height);
    const side = [width / cols, height / rows];
    if (Math.min(...side) > 7) paintGrid(context, scene, { x, y, width, height }, [rows, cols]);
    if (side[0] >= NUMBER_SEEN && side[1] >= 16) {
      paintNumbers(context, scene, camera, { row, column, values: picture.values[column] });
    }
  } else {
    context.globalAlpha = 0.55;
    context.fillStyle = ink.cell;
    context.fillRect(x, y, width, height);
  }
  context.globalAlpha = 1;
  if (height < 6) return;
  context.strokeStyle = isFollowed ? ink.soft : ink.rule;
  context.lineWidth = 1;
  context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
}

function paintGrid(
  context: CanvasRenderingContext2D,
  { ink }: Scene,
  { x, y, width, height }: Box,
  [rows, cols]: readonly [number, number],
): void {
  context.strokeStyle = ink.paper;
  context.lineWidth = 1;
  context.beginPath();
  for (let col = 1; col < cols; col++) {
    context.moveTo(x + (col * width) / cols, y);
    context.lineTo(x + (col * width) / cols, y + height);
  }
  for (let row = 1; row < rows; row++) {
    context.moveTo(x, y + (row * height) / rows);
    context.lineTo(x + width, y + (row * height) / rows);
  }
  context.stroke();
}

interface NumbersPlace {
  readonly row: Row;
  readonly column: number;
  readonly values: TokenValues;
}

function paintNumbers(
  context: CanvasRenderingContext2D,
  { plot, ink }: Scene,
  camera: Camera,
  { row, column, values: { values } }: NumbersPlace,
): void {
  context.font = FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.direction = 'ltr';
  context.lineWidth = 3;
  context.lineJoin = 'round';
  values.forEach((value, at) => {
    if (!Number.isFinite(value)) return;
    const cell = onScreen(camera, plot, cellOf(row, column, at));
    const x = cell.x + cell.width / 2;
    const y = cell.y + cell.height / 2;
    const isOut = x < plot.left - 40 || x > plot.left + plot.width + 40;
    if (isOut || y < plot.top - 20 || y > plot.top + plot.height + 20) return;
    const text = formatFixed(value, 3);
    // Ink on a rim of paper can be read on any colour.
    context.strokeStyle = ink.paper;
    context.strokeText(text, x, y);
    context.fillStyle = ink.ink;
    context.fillText(text, x, y);
  });
}

/** About the numbers of the followed token, and the one that is open. */
function paintRings(context: CanvasRenderingContext2D, scene: Scene, camera: Camera): void {
  const { open, plot, followed, ink } = scene;
  if (!open) return;
  const ring = (box: Box, thickness: number) => {
    const { x, y, width, height } = onScreen(camera, plot, box);
    context.strokeStyle = ink.ink;
    context.lineWidth = thickness;
    context.strokeRect(x - 1, y - 1, width + 2, height + 2);
  };
  ring(tileOf(open.row, followed), 1.5);
  if (open.at >= 0) ring(cellOf(open.row, followed, open.at), 2.5);
}

/** The tokens over their columns. */
function paintHeads(
  context: CanvasRenderingContext2D,
  { world, plot, tokens, followed, ink }: Scene,
  camera: Camera,
): void {
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  const [left] = toWorld(camera, plot, plot.left, 0);
  for (let column = Math.max(0, Math.floor(left)); column < world.columns; column++) {
    const [from] = toScreen(camera, plot, column, 0);
    const [to] = toScreen(camera, plot, column + 1, 0);
    if (from > plot.left + plot.width) return;
    // A column that is wider than the plot keeps its head in sight.
    const x = Math.max(from, plot.left) + Math.min(6, (to - from) / 12);
    const room = Math.min(to, plot.left + plot.width) - x - 3;
    context.font = column === followed ? BOLD : FONT;
    context.fillStyle = column === followed ? ink.ink : ink.soft;
    const text = fitted(context, (tokens[column] ?? '').trim(), room);
    if (text !== '') context.fillText(text, x, plot.top - 9);
  }
}

/** Where there is less, the sign that a text was cut would take the room of its letters. */
const ROOM_FOR_SIGN = 40;

/** As much of a text as there is room for. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  const letters = Array.from(text);
  const sign = room < ROOM_FOR_SIGN ? '' : '…';
  const cut = () => (letters.length < Array.from(text).length ? letters.join('') + sign : text);
  while (letters.length > 0 && context.measureText(cut()).width > room) letters.pop();
  return letters.length > 0 ? cut() : '';
}
