/** Where everything of the plot goes, on two logarithmic axes: pure arithmetic, in CSS pixels. */

import { scaleLog } from 'd3';
import { valueAt, type PowerLaw } from '../../core/powerLaw';
import type { AxisName } from './runs';

export const MARGIN = { top: 26, right: 16, bottom: 40, left: 40 } as const;

/** From the smallest model to twice the largest; of FLOPs, from the first look at the smallest. */
const DOMAINS: Readonly<Record<AxisName, readonly [number, number]>> = {
  parameters: [1.5e4, 8e5],
  flops: [5e9, 1.5e12],
};
const TICKS: Readonly<Record<AxisName, readonly number[]>> = {
  parameters: [2e4, 5e4, 1e5, 2e5, 5e5],
  flops: [1e10, 1e11, 1e12],
};
const LOSSES: Readonly<Record<AxisName, readonly [number, number]>> = {
  parameters: [0.65, 2],
  flops: [0.65, 4.2],
};
const LOSS_TICKS = [0.7, 1, 1.5, 2, 3, 4] as const;

/** A law above a floor is no straight line. */
const CORNERS = 48;

export interface PlotLayout {
  readonly x: (value: number) => number;
  readonly y: (loss: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly right: number;
  readonly bottom: number;
  /** The path of a law, as far as the axes reach. */
  readonly line: (law: PowerLaw) => string;
  readonly course: (points: readonly { readonly x: number; readonly loss: number }[]) => string;
}

export function layOutPlot(axis: AxisName, width: number, height: number): PlotLayout {
  const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const x = scaleLog(DOMAINS[axis], [MARGIN.left, right]);
  const y = scaleLog(LOSSES[axis], [bottom, MARGIN.top]);
  const [low, high] = LOSSES[axis];
  const [from, to] = DOMAINS[axis];
  const pathOf = (points: readonly { readonly x: number; readonly loss: number }[]): string => {
    const seen = points.filter(({ loss }) => loss >= low && loss <= high);
    const places = seen.map((one) => `${x(one.x).toFixed(1)} ${y(one.loss).toFixed(1)}`);
    return places.length > 1 ? `M${places.join('L')}` : '';
  };
  return {
    ...{ x, y, right, bottom },
    xTicks: TICKS[axis],
    yTicks: LOSS_TICKS.filter((tick) => tick >= low && tick <= high),
    line: (law) =>
      pathOf(
        Array.from({ length: CORNERS + 1 }, (_, i) => {
          const at = from * (to / from) ** (i / CORNERS);
          return { x: at, loss: valueAt(law, at) };
        }),
      ),
    course: pathOf,
  };
}
