/** Where everything on the map goes: pure arithmetic, in CSS pixels. */

export type Place = readonly [x: number, y: number];

const PADDING = { x: 46, y: 22 } as const;

/**
 * Places of a projection on a sheet, one unit as long across as upwards, as large as they fit. The
 * middle of all is where the projection has zero only by chance: the sheet follows the points.
 */
export function fit(places: readonly Place[], width: number, height: number): readonly Place[] {
  const range = (axis: 0 | 1) => {
    const values = places.map((place) => place[axis]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [left, right] = range(0);
  const [bottom, top] = range(1);
  const unit = Math.min(
    (width - 2 * PADDING.x) / (right - left || 1),
    (height - 2 * PADDING.y) / (top - bottom || 1),
  );
  return places.map(([x, y]) => [
    width / 2 + unit * (x - (left + right) / 2),
    height / 2 - unit * (y - (bottom + top) / 2),
  ]);
}

export interface Label {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

const LINE = 13;
/** From a point to its word. */
const GAP = 8;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * A word beside each point, right, left, above or below, where it covers no other point or word;
 * points for which there is no such room get none.
 * @param widths of the words
 * @param order who chooses first
 */
export function placeLabels(
  places: readonly Place[],
  widths: readonly number[],
  order: readonly number[],
  width: number,
  height: number,
): Label[] {
  const taken: Box[] = places.map(([x, y]) => ({
    left: x - 4,
    right: x + 4,
    top: y - 4,
    bottom: y + 4,
  }));
  return order.flatMap((index) => {
    const [x, y] = places[index];
    const wide = widths[index];
    const middle = { top: y - LINE / 2, bottom: y + LINE / 2 };
    const across = { left: x - wide / 2, right: x + wide / 2 };
    const choices: { label: Label; box: Box }[] = [
      {
        label: { index, x: x + GAP, y, anchor: 'start' },
        box: { left: x + GAP, right: x + GAP + wide, ...middle },
      },
      {
        label: { index, x: x - GAP, y, anchor: 'end' },
        box: { left: x - GAP - wide, right: x - GAP, ...middle },
      },
      {
        label: { index, x, y: y - GAP - LINE / 2, anchor: 'middle' },
        box: { ...across, top: y - GAP - LINE, bottom: y - GAP },
      },
      {
        label: { index, x, y: y + GAP + LINE / 2, anchor: 'middle' },
        box: { ...across, top: y + GAP, bottom: y + GAP + LINE },
      },
    ];
    const free = choices.find(
      ({ box }) =>
        box.left >= 0 &&
        box.right <= width &&
        box.top >= 0 &&
        box.bottom <= height &&
        !taken.some((other) => overlap(box, other)),
    );
    if (!free) return [];
    taken.push(free.box);
    return [free.label];
  });
}

/** The shortest lines that join all of some points (Prim, 1957), as pairs of indices. */
export function spanningTree(
  places: readonly Place[],
  members: readonly number[],
): (readonly [number, number])[] {
  const [start, ...left] = members;
  const joined = [start];
  const edges: (readonly [number, number])[] = [];
  const between = (a: number, b: number) =>
    Math.hypot(places[a][0] - places[b][0], places[a][1] - places[b][1]);
  while (left.length > 0) {
    const best = joined
      .flatMap((from) => left.map((to) => [from, to] as const))
      .reduce((a, b) => (between(...b) < between(...a) ? b : a));
    edges.push(best);
    joined.push(best[1]);
    left.splice(left.indexOf(best[1]), 1);
  }
  return edges;
}

/** The point nearest to the pointer, if one is near. */
export function nearestPlace(places: readonly Place[], [x, y]: Place, reach = 26): number | null {
  let best: number | null = null;
  let distance = reach;
  places.forEach((place, index) => {
    const each = Math.hypot(place[0] - x, place[1] - y);
    if (each < distance) [best, distance] = [index, each];
  });
  return best;
}
