/** Where everything of a line chart goes: pure arithmetic, in CSS pixels. */

import { bisectCenter, bisector, extent, line, scaleLinear, scaleLog } from 'd3';

export interface Point {
  readonly x: number;
  readonly y: number;
}

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
}

/** A vertical line at a moment that the reader has chosen elsewhere. */
export interface Marker {
  readonly x: number;
  readonly label: string;
}

export const MARGIN = { top: 26, right: 14, bottom: 40, left: 46 } as const;
const DASHES = ['', '7 4', '2 3', '9 3 2 3', '1 4'] as const;

type Domain = readonly [number, number];

const domainOf = (axis: Axis, values: readonly number[]): [number, number] => {
  if (axis.domain) return [...axis.domain];
  const [low, high] = extent(values.filter(Number.isFinite));
  if (low === undefined || high === undefined) return axis.log ? [1, 10] : [0, 1];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
};

const scaleOf = (axis: Axis, domain: Domain, range: Domain, nice: boolean) => {
  const scale = (axis.log ? scaleLog() : scaleLinear()).domain(domain).range(range);
  return nice && !axis.domain ? scale.nice(5) : scale;
};

export interface LineChartLayout {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly paths: readonly { readonly series: Series; readonly d: string; readonly dash: string }[];
  /** Every `x` that some series has, rising. */
  readonly stops: readonly number[];
}

export function layOutLineChart(
  series: readonly Series[],
  references: readonly Reference[],
  xAxis: Axis,
  yAxis: Axis,
  width: number,
  height: number,
): LineChartLayout {
  const points = series.flatMap((one) => one.points);
  const xs = points.map((point) => point.x);
  const ys = [...points.map((point) => point.y), ...references.map((reference) => reference.y)];
  const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
  const x = scaleOf(xAxis, domainOf(xAxis, xs), [MARGIN.left, right], false);
  const y = scaleOf(yAxis, domainOf(yAxis, ys), [height - MARGIN.bottom, MARGIN.top], true);
  const draw = line<Point>()
    .defined((point) => Number.isFinite(point.y))
    .x((point) => x(point.x))
    .y((point) => y(point.y));
  // Without data or a domain the numbers on an axis would mean nothing.
  const ticks = (scale: typeof x, axis: Axis, values: readonly number[], count: number) =>
    axis.domain || values.length > 0 ? scale.ticks(Math.max(2, count)) : [];
  return {
    x,
    y,
    xTicks: ticks(x, xAxis, xs, Math.floor(width / 90)),
    yTicks: ticks(y, yAxis, ys, Math.floor(height / 55)),
    paths: series.map((one, i) => ({
      series: one,
      d: draw(one.points) ?? '',
      dash: one.dash ?? DASHES[i % DASHES.length] ?? '',
    })),
    stops: [...new Set(xs)].sort((a, b) => a - b),
  };
}

/** The index of the stop nearest to `x`, and −1 where there is none. */
export const nearestStop = (stops: readonly number[], x: number): number =>
  stops.length === 0 ? -1 : bisectCenter(stops, x);

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
    const behind = point.x === x ? '' : ` (at ${xAxis.format(point.x)})`;
    return `${name} ${yAxis.format(point.y)}${behind}`;
  });
  return `${xAxis.title} ${xAxis.format(x)}: ${values.join(', ')}`;
}
