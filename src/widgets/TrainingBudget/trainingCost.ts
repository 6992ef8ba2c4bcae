/** What a training run takes, and how each figure follows from the others. */

import strings from '#strings/figures/TrainingBudget';
import {
  GPUS,
  PUBLISHED_RUNS,
  reportedUtilisation,
  gpuNamed,
  type Gpu,
  type PublishedRun,
} from '../../core/publishedRuns';
import {
  cost,
  days,
  fileBytes,
  gpuHoursFor,
  gpuWattHours,
  LLAMA_2_70B,
  trainingFlops,
  utilisation,
} from '../../core/scaling';
import {
  formatBytes,
  formatCompact,
  formatDuration,
  formatFixed,
  formatNumber,
  formatPercent,
  formatScientific,
  formatSi,
} from '../../language/format';
import { formatLarge } from '../../language/largeNumber';
import type { LinkSchema } from '../../core/linkState';

export interface Budget {
  readonly parameters: number;
  readonly tokens: number;
  readonly gpus: number;
  /** TFLOP/s of one GPU at its peak. */
  readonly peakTflops: number;
  /** The share of the peak that goes into 6·N·D, in per cent. */
  readonly utilisationPercent: number;
  readonly dollarsPerGpuHour: number;
  readonly bytesPerParameter: number;
}

const { parameters, tokens, gpus, gpuHours, peakFlopsPerSecond } = LLAMA_2_70B;

/** Four figures of it: the hours that it follows from have no more. */
const percentOf = (share: number): number => Number((100 * share).toPrecision(4));

/** The run of the paper; its utilisation follows from the GPU-hours that it reports. */
export const LLAMA_BUDGET: Budget = {
  parameters,
  tokens,
  gpus,
  peakTflops: peakFlopsPerSecond / 1e12,
  utilisationPercent: percentOf(
    utilisation(trainingFlops(parameters, tokens), gpuHours, peakFlopsPerSecond),
  ),
  dollarsPerGpuHour: LLAMA_2_70B.dollarsPerGpuHour,
  bytesPerParameter: LLAMA_2_70B.bytesPerParameter,
};

const field = (name: keyof Budget, min: number, max: number) =>
  ({ kind: 'number', min, max, first: LLAMA_BUDGET[name] }) as const;

export const FIELDS = {
  parameters: field('parameters', 1e4, 1e13),
  tokens: field('tokens', 1e4, 1e14),
  gpus: field('gpus', 1, 1e5),
  peakTflops: field('peakTflops', 1, 5_000),
  utilisationPercent: field('utilisationPercent', 1, 100),
  dollarsPerGpuHour: field('dollarsPerGpuHour', 0.1, 10),
  bytesPerParameter: field('bytesPerParameter', 1, 4),
} satisfies LinkSchema;

/** The preset that a budget is of: one that its parameters, and its tokens if they are published, are those of. */
export const runOf = ({ parameters, tokens }: Budget): PublishedRun | null =>
  PUBLISHED_RUNS.find(
    (run) => run.parameters === parameters && (run.tokens ?? tokens) === tokens,
  ) ?? null;

/** The GPU whose peak it is. */
export const gpuOf = ({ peakTflops }: Budget): Gpu | null =>
  GPUS.find(({ peakFlopsPerSecond }) => peakFlopsPerSecond === peakTflops * 1e12) ?? null;

/** What is published of a run; the rest of a budget stays as it is. */
export function changesOf(run: PublishedRun): Partial<Budget> {
  const { parameters, tokens, machines } = run;
  const share = reportedUtilisation(run);
  return {
    parameters,
    ...(tokens !== null && { tokens }),
    bytesPerParameter: 2,
    ...(machines && { peakTflops: gpuNamed(machines.gpu).peakFlopsPerSecond / 1e12 }),
    ...(machines?.gpus && { gpus: machines.gpus }),
    ...(share !== null && { utilisationPercent: percentOf(share) }),
  };
}

/** About the length of a short English word with its space: 10 TB over 2 trillion tokens. */
const BYTES_PER_TOKEN = 5;

export interface Totals {
  readonly textBytes: number;
  readonly flops: number;
  readonly gpuHours: number;
  readonly seconds: number;
  readonly dollars: number;
  readonly fileBytes: number;
  /** Of the GPUs alone, at most; `null` where it is not known what power they take. */
  readonly wattHours: number | null;
}

export function totalsOf(budget: Budget): Totals {
  const { parameters: n, tokens: d, gpus, peakTflops, utilisationPercent } = budget;
  const flops = trainingFlops(n, d);
  const gpuHours = gpuHoursFor(flops, peakTflops * 1e12, utilisationPercent / 100);
  const gpu = gpuOf(budget);
  return {
    textBytes: d * BYTES_PER_TOKEN,
    flops,
    gpuHours,
    seconds: days(gpuHours, gpus) * 86_400,
    dollars: cost(gpuHours, budget.dollarsPerGpuHour),
    fileBytes: fileBytes(n, budget.bytesPerParameter),
    wattHours: gpu && gpuWattHours(gpuHours, gpu.watts),
  };
}

const CENT = 0.01;

/** Three figures of money; no one pays a hundredth of a cent. */
export function formatDollars(dollars: number): string {
  if (dollars < CENT) return strings.underACent;
  if (dollars < 100) return strings.dollars(formatFixed(dollars));
  const rounded = Number(dollars.toPrecision(3));
  return strings.dollars(dollars < 1e6 ? formatNumber(rounded, 0) : formatLarge(rounded));
}

/** Three figures, as the utilisation has hardly more; of a run that takes no hour, the seconds. */
const machineTime = (hours: number): string =>
  hours < 1
    ? strings.gpuSeconds(formatCompact(hours * 3600))
    : strings.gpuHours(Number(hours.toPrecision(3)));

export type ResultKey =
  'text' | 'arithmetic' | 'machineTime' | 'time' | 'money' | 'energy' | 'file';

export interface Result {
  readonly key: ResultKey;
  readonly name: string;
  readonly value: string;
  /** The arithmetic, with the numbers of the moment. */
  readonly sum: string;
  readonly sign: '=' | '≈' | '<';
}

export function resultsOf(budget: Budget): Result[] {
  const { parameters: n, tokens: d, peakTflops, utilisationPercent } = budget;
  const totals = totalsOf(budget);
  const flops = strings.flops(formatScientific(totals.flops));
  const machines = machineTime(totals.gpuHours);
  const reached = `${formatNumber(peakTflops, 1)} TFLOP/s × ${formatPercent(utilisationPercent / 100, 2)}`;
  const price = strings.dollars(formatFixed(budget.dollarsPerGpuHour));
  const { text, arithmetic, machineTime: machine, time, money, energy, file } = strings.results;
  const gpu = gpuOf(budget);
  const isShort = totals.gpuHours < 1;
  return [
    {
      key: 'text',
      name: text.name,
      value: formatBytes(totals.textBytes),
      sum: text.sum(d, BYTES_PER_TOKEN),
      sign: '≈',
    },
    {
      key: 'arithmetic',
      name: arithmetic.name,
      value: flops,
      sum: arithmetic.sum(n, d),
      sign: '≈',
    },
    {
      key: 'machineTime',
      name: machine.name,
      value: machines,
      sign: '=',
      sum: (isShort ? machine.sumInSeconds : machine.sumInHours)(flops, reached),
    },
    {
      key: 'time',
      name: time.name,
      ...(totals.seconds < 1
        ? { value: formatDuration(1), sign: '<' }
        : { value: formatDuration(totals.seconds), sign: '=' }),
      sum: time.sum(machines, budget.gpus),
    },
    {
      key: 'money',
      name: money.name,
      ...(totals.dollars < CENT
        ? { value: strings.cent, sign: '<' }
        : { value: formatDollars(totals.dollars), sign: '=' }),
      sum: (isShort ? money.sumOfSeconds : money.sumOfHours)(machines, price),
    },
    ...(gpu && totals.wattHours !== null
      ? [
          {
            key: 'energy',
            name: energy.name,
            value: formatSi(totals.wattHours, 'Wh'),
            sum: energy.sum(machines, gpu.label, gpu.watts),
            sign: '=',
          } as const,
        ]
      : []),
    {
      key: 'file',
      name: file.name,
      value: formatBytes(totals.fileBytes),
      sign: '=',
      sum: file.sum(n, budget.bytesPerParameter),
    },
  ];
}

/** Side of the larger square, in CSS pixels, and the least that can be seen. */
export const LARGEST_SIDE = 112;
const LEAST_SIDE = 1;

/** Sides of two squares whose areas are as `a` to `b`, the larger one `LARGEST_SIDE` wide. */
export function sidesOf(a: number, b: number): [number, number] {
  const scale = LARGEST_SIDE / Math.sqrt(Math.max(a, b));
  const side = (area: number) => Math.max(LEAST_SIDE, scale * Math.sqrt(area));
  return [side(a), side(b)];
}
