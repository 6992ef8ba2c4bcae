/** How long a published run would take on a device that trains as fast as was measured. */

import {
  GPUS,
  gpuNamed,
  reportedUtilisation,
  runNamed,
  type CountedRun,
  type Gpu,
} from '../../core/publishedRuns';
import { LLAMA_2_70B, trainingFlops } from '../../core/scaling';

/** Of Llama 2 70B's run: what large machines reach of their peak is taken to be the same. */
export const UTILISATION = reportedUtilisation(runNamed('llama2x70'))!;

const A_DAY = 86_400;

export const flopsOf = ({ parameters, tokens }: CountedRun): number =>
  trainingFlops(parameters, tokens);

/** Of one GPU at work. */
export const reachedBy = ({ peakFlopsPerSecond }: Gpu): number => peakFlopsPerSecond * UTILISATION;

/** Whole devices, all at work all the time. */
export const devicesFor = (seconds: number, days: number): number =>
  Math.ceil(seconds / (days * A_DAY));

export type Worker = 'own' | 'cluster' | 'b200' | 'h100' | 'a100' | 'device';

export interface Row {
  readonly worker: Worker;
  /** Of the whole run. */
  readonly flops: number;
  /** Of all that work on it. */
  readonly flopsPerSecond: number;
  readonly seconds: number;
}

const row = (worker: Worker, flops: number, flopsPerSecond: number): Row => ({
  ...{ worker, flops, flopsPerSecond },
  seconds: flops / flopsPerSecond,
});

/**
 * From the shortest to what is mostly the longest.
 * @param flopsPerSecond of the device
 * @param ownFlops of pre-training the tiny model
 */
export function rowsOf(run: CountedRun, flopsPerSecond: number, ownFlops: number): Row[] {
  const flops = flopsOf(run);
  return [
    row('own', ownFlops, flopsPerSecond),
    row('cluster', flops, LLAMA_2_70B.gpus * reachedBy(gpuNamed('a100'))),
    ...GPUS.toReversed().map((gpu) => row(gpu.name, flops, reachedBy(gpu))),
    row('device', flops, flopsPerSecond),
  ];
}

const A_YEAR = 31_557_600;

/** What the axis says, in seconds. */
export const TICKS = {
  second: 1,
  hour: 3_600,
  year: A_YEAR,
  thousand: 1e3 * A_YEAR,
  million: 1e6 * A_YEAR,
} as const;

export type Tick = keyof typeof TICKS;

/** The axis goes to ten million years, and on where a row does. */
const endOf = (rows: readonly Row[]): number =>
  Math.max(1e7 * A_YEAR, ...rows.map(({ seconds }) => 3 * seconds));

/** Where a time lies on a logarithmic axis from one second on, 0 to 1. */
export const placeOf = (seconds: number, rows: readonly Row[]): number =>
  Math.log10(Math.max(1, seconds)) / Math.log10(endOf(rows));

export type Unit = 'year' | 'day';

/** Two figures of it, in years or days; `null` for what is shorter than a day. */
export function roughly(seconds: number): { readonly count: number; readonly unit: Unit } | null {
  if (seconds < A_DAY) return null;
  const [unit, length] = seconds < A_YEAR ? (['day', A_DAY] as const) : (['year', A_YEAR] as const);
  return { count: Number((seconds / length).toPrecision(2)), unit };
}
