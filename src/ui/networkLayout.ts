/** Where the units and connections of a drawn network stand, in CSS pixels; and the way between them by key. */

/** A unit, by its layer and its place in it; layer 0 are the inputs. */
export interface UnitId {
  readonly layer: number;
  readonly index: number;
}

/** A weight: from a unit of the layer before to one of `layer`. */
export interface EdgeId {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}

export interface Tile extends UnitId {
  readonly left: number;
  readonly top: number;
}

export interface Edge extends EdgeId {
  /** An SVG path. */
  readonly d: string;
}

export interface NetworkLayout {
  /** Side of a unit's picture. */
  readonly side: number;
  readonly height: number;
  readonly tiles: readonly Tile[];
  readonly edges: readonly Edge[];
  /** Left edge of each layer. */
  readonly columns: readonly number[];
}

const LARGEST_SIDE = 44;
/** Large enough to be tapped. */
const SMALLEST_SIDE = 24;
const SMALLEST_GAP = 30;
const ROW_GAP = 9;
/** Room for the names of the layers. */
const TOP = 26;
/** Pixels of line width to a weight of 1, and the limits that keep a line visible and apart. */
const WIDTH_OF_ONE = 1.8;
const WIDTHS = [0.5, 9] as const;

/** The bar of such a bias is half a side long; none is longer. */
const LARGEST_BIAS = 2;

/**
 * @param widths units of each layer, the inputs first
 * @param most units of the largest side that there is room for: the height is theirs, so that nothing
 *   jumps, and more units are smaller
 */
export function layOutNetwork(
  widths: readonly number[],
  width: number,
  most?: number,
): NetworkLayout {
  const gaps = widths.length - 1;
  const room = Math.floor((width - gaps * SMALLEST_GAP) / widths.length);
  const rows = Math.max(...widths);
  const kept = (most ?? rows) * (LARGEST_SIDE + ROW_GAP);
  const fitting = Math.floor(kept / rows) - ROW_GAP;
  const side = Math.max(SMALLEST_SIDE, Math.min(LARGEST_SIDE, room, fitting));
  const pitch = side + ROW_GAP;
  const body = Math.max(most === undefined ? 0 : kept, rows * pitch) - ROW_GAP;
  const columns = widths.map((_, layer) => (layer * (width - side)) / Math.max(1, gaps));
  const topOf = (count: number, index: number) =>
    TOP + (body - count * pitch + ROW_GAP) / 2 + index * pitch;
  const tiles = widths.flatMap((count, layer) =>
    Array.from({ length: count }, (_, index) => ({
      layer,
      index,
      left: columns[layer],
      top: topOf(count, index),
    })),
  );
  const edges = tiles.flatMap((to) =>
    tiles
      .filter((from) => from.layer === to.layer - 1)
      .map((from) => ({
        layer: to.layer,
        from: from.index,
        to: to.index,
        d: curve(from.left + side, from.top + side / 2, to.left, to.top + side / 2),
      })),
  );
  return { side, height: TOP + body, tiles, edges, columns };
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/** Where the bar of a bias begins and how long it is, in CSS pixels, under a unit of that side. */
export function biasBar(
  bias: number,
  side: number,
): { readonly from: number; readonly length: number } {
  const length = (Math.min(LARGEST_BIAS, Math.abs(bias)) / LARGEST_BIAS) * (side / 2);
  return { from: bias < 0 ? side / 2 - length : side / 2, length };
}

/** Width of the line of a weight, in CSS pixels. */
export const lineWidth = (weight: number): number =>
  Math.min(WIDTHS[1], Math.max(WIDTHS[0], WIDTH_OF_ONE * Math.abs(weight)));

/** Where an arrow key leads from a unit; `null` for another key. */
export function moveUnit(
  widths: readonly number[],
  { layer, index }: UnitId,
  key: string,
): UnitId | null {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!step) return null;
  const to = Math.min(widths.length - 1, Math.max(0, layer + step[0]));
  return { layer: to, index: Math.min(widths[to] - 1, Math.max(0, index + step[1])) };
}
