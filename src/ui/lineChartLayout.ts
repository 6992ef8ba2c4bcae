/** Where everything of a line chart goes: pure arithmetic, in CSS pixels. */

import { bisector, scaleLinear, scaleLog } from 'd3';
import ui from '#strings/ui';
import { linePath, pixelScale, type Point } from './lineChartPath';

export type { Point } from './lineChartPath';

export interface Series {
  readonly name: string;
  /** By rising `x`; a `y` that is not finite breaks the line. */
  readonly points: readonly Point[];
  /** A CSS colour, such as `var(--loss)`. */
  readonly colour: string;
  /** An SVG dash array; by default each series gets its own, so that colour is never alone. */
  readonly dash?: string;
  /** Fainter and thinner: raw values behind a smoothed line. */
  readonly faint?: boolean;
  /** Each point by itself, and no line between them: what was measured now and then. */
  readonly dots?: boolean;
}

export interface Axis {
  /** What is measured and its unit: "loss, nats a token". */
  readonly title: string;
  readonly format: (value: number) => string;
  /** Of the numbers along the axis, where they need fewer figures than a value. */
  readonly formatTick?: (value: number) => string;
  /** Without it, the extent of the data. */
  readonly domain?: readonly [number, number];
  readonly log?: boolean;
}

/** A horizontal line to compare with. */
export interface Reference {
  readonly y: number;
  readonly label: string;
  /** Its label stands under the line, where curves come down to it. */
  readonly below?: boolean;
}

/** A vertical line at a moment that the reader has chosen elsewhere. */
export interface Marker {
  readonly x: number;
  readonly label: string;
}

export const MARGIN = { top: 26, right: 14, bottom: 40, left: 46 } as const;
const DASHES = ['', '7 4', '2 3', '9 3 2 3', '1 4'] as const;

type Domain = readonly [number, number];

/** Whether the axis has a place for it. */
const hasPlace = (value: number, log: boolean): boolean =>
  Number.isFinite(value) && (!log || value > 0);

/** The least and the greatest `x`: the ends of the series, which rise. */
function extentOfX(series: readonly Series[], { log = false }: Axis): Domain {
  const ends = series.flatMap(({ points }) => {
    const first = points.find(({ x }) => hasPlace(x, log));
    const last = points.findLast(({ x }) => hasPlace(x, log));
    return first && last ? [first.x, last.x] : [];
  });
  return [Math.min(...ends), Math.max(...ends)];
}

/** The least and the greatest `y`, and what the references add to them. */
function extentOfY(
  series: readonly Series[],
  { log = false }: Axis,
  levels: readonly number[],
): Domain {
  const placed = levels.filter((level) => hasPlace(level, log));
  let low = Math.min(...placed);
  let high = Math.max(...placed);
  for (const { points } of series) {
    for (const { y } of points) {
      if (y < low && hasPlace(y, log)) low = y;
      if (y > high && hasPlace(y, log)) high = y;
    }
  }
  return [low, high];
}

const domainOf = (axis: Axis, extent: () => Domain): Domain => {
  if (axis.domain) return axis.domain;
  const [low, high] = extent();
  if (low > high) return axis.log ? [1, 10] : [0, 1];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
};

const scaleOf = (axis: Axis, domain: Domain, range: Domain, nice: boolean) => {
  const scale = (axis.log ? scaleLog() : scaleLinear()).domain(domain).range(range);
  return nice && !axis.domain ? scale.nice(5) : scale;
};

/** Of a scale with two ends: the same places, found quickly. */
const quick = (axis: Axis, scale: ReturnType<typeof scaleOf>) =>
  pixelScale(
    scale.domain() as [number, number],
    scale.range() as [number, number],
    axis.log ?? false,
  );

/** Every `x` of either, rising, once. */
function merged(stops: readonly number[], points: readonly Point[]): number[] {
  const all: number[] = [];
  let last = NaN;
  let at = 0;
  const take = (x: number) => {
    if (x === last) return;
    all.push(x);
    last = x;
  };
  for (const { x } of points) {
    while (at < stops.length && stops[at] <= x) take(stops[at++]);
    take(x);
  }
  while (at < stops.length) take(stops[at++]);
  return all;
}

export interface LineChartLayout {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly paths: readonly {
    readonly series: Series;
    readonly d: string;
    readonly dash: string;
    /** Has more points than the screen has columns for. */
    readonly dense: boolean;
  }[];
  /** Every `x` that some series has, rising. */
  readonly stops: readonly number[];
}

const leadingFigure = (value: number): number => Number(value.toExponential(0)[0]);

/** On a logarithmic axis d3 gives every unit of every decade: here 1, 2 and 5, or the decades alone. */
function ticksOf(
  scale: { readonly ticks: (count: number) => number[] },
  { log }: Axis,
  most: number,
): number[] {
  const all = scale.ticks(most);
  if (!log || all.length <= most) return all;
  const some = all.filter((tick) => [1, 2, 5].includes(leadingFigure(tick)));
  return some.length <= most ? some : some.filter((tick) => leadingFigure(tick) === 1);
}

/** @param perPixel columns of the screen to a CSS pixel */
export function layOutLineChart(
  series: readonly Series[],
  references: readonly Reference[],
  xAxis: Axis,
  yAxis: Axis,
  width: number,
  height: number,
  perPixel = 1,
): LineChartLayout {
  const levels = references.map((reference) => reference.y);
  const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
  const xDomain = domainOf(xAxis, () => extentOfX(series, xAxis));
  const yDomain = domainOf(yAxis, () => extentOfY(series, yAxis, levels));
  const x = scaleOf(xAxis, xDomain, [MARGIN.left, right], false);
  const y = scaleOf(yAxis, yDomain, [height - MARGIN.bottom, MARGIN.top], true);
  const across = quick(xAxis, x);
  const up = quick(yAxis, y);
  const stops = series.reduce<readonly number[]>((all, { points }) => merged(all, points), []);
  // Without data or a domain the numbers on an axis would mean nothing.
  const ticks = (scale: typeof x, axis: Axis, some: boolean, count: number) =>
    axis.domain || some ? ticksOf(scale, axis, Math.max(2, count)) : [];
  return {
    x,
    y,
    xTicks: ticks(x, xAxis, stops.length > 0, Math.floor(width / 90)),
    yTicks: ticks(y, yAxis, stops.length + levels.length > 0, Math.floor(height / 55)),
    paths: series.map((one, i) => ({
      series: one,
      d: linePath(one.points, across, up, perPixel),
      dash: one.dash ?? DASHES[i % DASHES.length] ?? '',
      dense: one.points.length > perPixel * (right - MARGIN.left),
    })),
    stops,
  };
}

/** The index of the stop whose place is nearest to `pixel`, and −1 where there is none. */
export function nearestStop(
  stops: readonly number[],
  place: (stop: number) => number,
  pixel: number,
): number {
  if (stops.length === 0) return -1;
  const at = bisector(place).left(stops, pixel, 0, stops.length - 1);
  const before = stops[at - 1];
  return before !== undefined && pixel - place(before) <= place(stops[at]) - pixel ? at - 1 : at;
}

const { right: after } = bisector((point: Point) => point.x);

/** What each series had last at `x`: one that is measured less often is behind the others. */
export const valuesAt = (
  series: readonly Series[],
  x: number,
): { readonly series: Series; readonly point: Point }[] =>
  series.flatMap((one) => {
    const point = one.points[after(one.points, x) - 1];
    return point && Number.isFinite(point.y) ? [{ series: one, point }] : [];
  });

/** The values at `x` in words: "step 120: training 3.21, held-out 3.40 (at 100)". */
export function describeValues(
  series: readonly Series[],
  x: number,
  xAxis: Axis,
  yAxis: Axis,
): string {
  const values = valuesAt(series, x).map(({ series: { name }, point }) => {
    const y = yAxis.format(point.y);
    return point.x === x
      ? ui.chart.value(name, y)
      : ui.chart.valueBehind(name, y, xAxis.format(point.x));
  });
  return values.length === 0
    ? ui.chart.unmeasured(xAxis.title, xAxis.format(x))
    : ui.chart.values(xAxis.title, xAxis.format(x), values);
}
