/** What is published of large training runs and of the GPUs they run on. */

import { LLAMA_2_70B, trainingFlops, utilisation } from './scaling';

export type GpuName = 'a100' | 'h100' | 'b200';

/** A GPU by its maker's figures: dense bfloat16 with float32 accumulation, and the power it is built for. */
export interface Gpu {
  readonly name: GpuName;
  /** The same in every language. */
  readonly label: string;
  readonly peakFlopsPerSecond: number;
  readonly watts: number;
}

/**
 * A100: NVIDIA, “A100 Tensor Core GPU Architecture”, 2020, table 1; 400 W (SXM), the figure of Llama 2's table 2.
 * H100 SXM: NVIDIA, “H100 Tensor Core GPU Architecture”, 2022 (989.4; data sheets give 1,979 with
 * sparsity), 700 W. B200: NVIDIA, “Blackwell Architecture Technical Brief”, 2024, HGX B200: 4.5 PFLOP/s with
 * sparsity, half of that without; 1,000 W.
 */
export const GPUS: readonly Gpu[] = [
  { name: 'a100', label: 'A100', peakFlopsPerSecond: 312e12, watts: 400 },
  { name: 'h100', label: 'H100', peakFlopsPerSecond: 989e12, watts: 700 },
  { name: 'b200', label: 'B200', peakFlopsPerSecond: 2_250e12, watts: 1_000 },
];

export const gpuNamed = (name: GpuName): Gpu => GPUS.find((gpu) => gpu.name === name)!;

export const RUN_NAMES = ['gpt2', 'gpt3', 'llama2x7', 'llama2x70', 'llama31x405'] as const;

export type RunName = (typeof RUN_NAMES)[number];

/** What the makers report of the machines. */
export interface ReportedMachines {
  readonly gpu: GpuName;
  readonly gpuHours: number;
  /** `null`: not reported. */
  readonly gpus: number | null;
  readonly tonnesOfCo2: number;
}

export interface PublishedRun {
  readonly name: RunName;
  /** The same in every language. */
  readonly label: string;
  readonly parameters: number;
  /** `null`: not published. */
  readonly tokens: number | null;
  /** As reported, not computed; `null`: not reported. */
  readonly flops: number | null;
  readonly machines: ReportedMachines | null;
}

export const PUBLISHED_RUNS: readonly PublishedRun[] = [
  {
    // Radford et al., 2019, table 2: 1,542 million parameters. WebText is 40 GB (section 2.1); how often it was read, it does not say.
    name: 'gpt2',
    label: 'GPT-2',
    parameters: 1.542e9,
    tokens: null,
    flops: null,
    machines: null,
  },
  {
    // Brown et al., 2020: tables 2.1 and D.1.
    name: 'gpt3',
    label: 'GPT-3',
    parameters: 175e9,
    tokens: 300e9,
    flops: 3.14e23,
    machines: null,
  },
  {
    // Touvron et al., 2023b: tables 1 and 2.
    name: 'llama2x7',
    label: 'Llama 2 7B',
    parameters: 7e9,
    tokens: 2e12,
    flops: null,
    machines: { gpu: 'a100', gpuHours: 184_320, gpus: null, tonnesOfCo2: 31.22 },
  },
  {
    // The same.
    name: 'llama2x70',
    label: 'Llama 2 70B',
    parameters: LLAMA_2_70B.parameters,
    tokens: LLAMA_2_70B.tokens,
    flops: null,
    machines: {
      gpu: 'a100',
      gpuHours: LLAMA_2_70B.gpuHours,
      gpus: LLAMA_2_70B.gpus,
      tonnesOfCo2: 291.42,
    },
  },
  {
    // Llama Team, 2024, section 1 and table 4; hours and CO₂ (by location) are of the model card of Llama 3.1.
    name: 'llama31x405',
    label: 'Llama 3.1 405B',
    parameters: 405e9,
    tokens: 15.6e12,
    flops: 3.8e25,
    machines: { gpu: 'h100', gpuHours: 30.84e6, gpus: 16_384, tonnesOfCo2: 8_930 },
  },
];

export const runNamed = (name: RunName): PublishedRun =>
  PUBLISHED_RUNS.find((run) => run.name === name)!;

/** Those of which it is known how much they read. */
export type CountedRun = PublishedRun & { readonly tokens: number };

export const COUNTED_RUNS: readonly CountedRun[] = PUBLISHED_RUNS.filter(
  (run): run is CountedRun => run.tokens !== null,
);

/** The share of the peak that follows from the reported hours, 0 to 1; `null` where none are reported. */
export function reportedUtilisation({ parameters, tokens, machines }: PublishedRun): number | null {
  if (!machines || tokens === null) return null;
  const { peakFlopsPerSecond } = gpuNamed(machines.gpu);
  return utilisation(trainingFlops(parameters, tokens), machines.gpuHours, peakFlopsPerSecond);
}
