/** The path of a line of any number of points, with no more of them than a screen can show. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `pixel = from + by · value`, or `· ln(value)` on a logarithmic axis. */
export interface PixelScale {
  readonly from: number;
  readonly by: number;
  readonly log: boolean;
}

/** Ascending or descending, from the ends of a domain to the ends of a range. */
export function pixelScale(
  [low, high]: readonly [number, number],
  [start, end]: readonly [number, number],
  log = false,
): PixelScale {
  const [first, last] = log ? [Math.log(low), Math.log(high)] : [low, high];
  const by = first === last ? 0 : (end - start) / (last - first);
  return { from: start - by * first, by, log };
}

/** Not finite where the axis has no place for the value. */
const pixelOf = ({ from, by, log }: PixelScale, value: number): number =>
  from + by * (log ? Math.log(value) : value);

/**
 * What is drawn of `points`, by rising `x`: of all that fall into one column of pixels, the first, the lowest, the
 * highest and the last, in their order. A line through these covers the same pixels (M4: Jugel et al., 2014,
 * section 4). A point that has no finite place ends a run, and the next begins another.
 * @param perPixel columns to a CSS pixel
 * @param visit is given each point kept, in pixels, and whether it begins a run
 */
export function reduceToColumns(
  points: readonly Point[],
  x: PixelScale,
  y: PixelScale,
  perPixel: number,
  visit: (x: number, y: number, begins: boolean) => void,
): void {
  let column = NaN;
  let begins = true;
  // Indices into `points` of what the present column keeps; its first and its last are `first` and `at − 1`.
  let first = 0;
  let low = 0;
  let high = 0;

  const keep = (at: number) => {
    const point = points[at];
    visit(pixelOf(x, point.x), pixelOf(y, point.y), begins);
    begins = false;
  };
  const close = (last: number) => {
    if (Number.isNaN(column)) return;
    const inner = Math.min(low, high);
    const outer = Math.max(low, high);
    keep(first);
    if (inner > first && inner < last) keep(inner);
    if (outer > inner && outer > first && outer < last) keep(outer);
    if (last > first) keep(last);
  };

  for (let at = 0; at < points.length; at++) {
    const point = points[at];
    const place = pixelOf(x, point.x);
    const isPoint = Number.isFinite(place) && Number.isFinite(point.y) && (!y.log || point.y > 0);
    if (!isPoint) {
      close(at - 1);
      column = NaN;
      begins = true;
      continue;
    }
    const here = Math.floor(place * perPixel);
    if (here !== column) {
      close(at - 1);
      column = here;
      first = low = high = at;
    } else if (point.y < points[low].y) low = at;
    else if (point.y > points[high].y) high = at;
  }
  close(points.length - 1);
}

/** `123` → `12.3`: written once, since to write a number costs more than to find it. */
const TENTHS: string[] = [];

const tenths = (pixels: number): string => {
  const rounded = Math.round(pixels * 10);
  if (rounded < 0 || rounded > 50_000) return String(rounded / 10);
  return (TENTHS[rounded] ??= String(rounded / 10));
};

/** The line as the `d` of an SVG path, to a tenth of a pixel; a point alone is a dot, as round caps show it. */
export function linePath(
  points: readonly Point[],
  x: PixelScale,
  y: PixelScale,
  perPixel = 1,
): string {
  let path = '';
  let length = 0;
  reduceToColumns(points, x, y, perPixel, (left, top, begins) => {
    if (begins) {
      if (length === 1) path += 'Z';
      path += `M${tenths(left)},${tenths(top)}`;
      length = 1;
    } else {
      path += `L${tenths(left)},${tenths(top)}`;
      length++;
    }
  });
  return length === 1 ? `${path}Z` : path;
}
