/** What a training run takes, and how each figure follows from the others. */

import {
  cost,
  days,
  fileBytes,
  gpuHoursFor,
  LLAMA_2_70B,
  trainingFlops,
  utilisation,
} from '../../core/scaling';
import {
  formatBytes,
  formatDuration,
  formatNumber,
  formatPercent,
  formatScientific,
} from '../../ui/format';

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

/** The run of the paper; its utilisation follows from the GPU hours that it reports. */
export const LLAMA_BUDGET: Budget = {
  parameters,
  tokens,
  gpus,
  peakTflops: peakFlopsPerSecond / 1e12,
  utilisationPercent: Number(
    (
      100 * utilisation(trainingFlops(parameters, tokens), gpuHours, peakFlopsPerSecond)
    ).toPrecision(4),
  ),
  dollarsPerGpuHour: LLAMA_2_70B.dollarsPerGpuHour,
  bytesPerParameter: LLAMA_2_70B.bytesPerParameter,
};

/** About the length of a short English word with its space: 10 TB over 2 trillion tokens. */
const BYTES_PER_TOKEN = 5;

const large = (value: number): string =>
  value >= 1e6 ? formatScientific(value, 2) : formatNumber(value, 2);

export interface Result {
  readonly name: string;
  readonly value: string;
  /** The arithmetic, with the numbers of the moment. */
  readonly sum: string;
}

export function resultsOf(budget: Budget): Result[] {
  const { parameters: n, tokens: d, gpus, peakTflops, utilisationPercent } = budget;
  const { dollarsPerGpuHour, bytesPerParameter } = budget;
  const flops = trainingFlops(n, d);
  const hours = gpuHoursFor(flops, peakTflops * 1e12, utilisationPercent / 100);
  const length = days(hours, gpus);
  const reached = `${formatNumber(peakTflops, 1)} TFLOP/s × ${formatPercent(utilisationPercent / 100)}`;
  return [
    {
      name: 'Text',
      value: `about ${formatBytes(d * BYTES_PER_TOKEN)}`,
      sum: `${large(d)} tokens × about ${BYTES_PER_TOKEN} bytes`,
    },
    {
      name: 'Arithmetic',
      value: `${formatScientific(flops)} FLOPs`,
      sum: `6 × ${large(n)} parameters × ${large(d)} tokens`,
    },
    {
      name: 'Machine time',
      value: `${hours < 1 ? formatScientific(hours) : formatNumber(hours, 0)} GPU-hours`,
      sum: `${formatScientific(flops)} FLOPs ÷ (${reached}) ÷ 3,600 s`,
    },
    {
      name: 'Time',
      value: formatDuration(length * 86_400),
      sum: `${hours < 1 ? formatScientific(hours) : formatNumber(hours, 0)} GPU-hours ÷ ${formatNumber(gpus, 0)} GPUs`,
    },
    {
      name: 'Money',
      value: `$${formatNumber(Number(cost(hours, dollarsPerGpuHour).toPrecision(3)), 4)}`,
      sum: `${hours < 1 ? formatScientific(hours) : formatNumber(hours, 0)} GPU-hours × $${formatNumber(dollarsPerGpuHour, 2)}`,
    },
    {
      name: 'parameters.zip',
      value: formatBytes(fileBytes(n, bytesPerParameter)),
      sum: `${large(n)} parameters × ${bytesPerParameter} bytes`,
    },
  ];
}
