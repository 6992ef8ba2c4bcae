/** The arithmetic of a training run: computation, time, money, bytes. */

const HOURS_A_DAY = 24;
const SECONDS_AN_HOUR = 3600;

/**
 * Floating-point operations to train a dense transformer: 6·N·D. Each parameter takes one
 * multiplication and one addition a token forwards, and twice that backwards
 * (Kaplan et al., 2020, section 2.1; used so by Hoffmann et al., 2022). Attention over the
 * context is left out.
 */
export const trainingFlops = (parameters: number, tokens: number): number =>
  6 * parameters * tokens;

export const gpuHours = (gpus: number, days: number): number => gpus * days * HOURS_A_DAY;

/** GPU hours for so many operations on GPUs that reach `utilisation` (0 to 1) of their peak. */
export const gpuHoursFor = (flops: number, peakFlopsPerSecond: number, utilisation: number) =>
  flops / (peakFlopsPerSecond * utilisation * SECONDS_AN_HOUR);

/** Days on the clock, when all GPUs work all the time. */
export const days = (gpuHours: number, gpus: number): number => gpuHours / gpus / HOURS_A_DAY;

export const cost = (gpuHours: number, dollarsPerGpuHour: number): number =>
  gpuHours * dollarsPerGpuHour;

/**
 * Watt-hours of the GPUs alone, as if each took the whole power that it is built for all the time: an
 * upper estimate, and nothing of cooling or of what else the machines need (Touvron et al., 2023b, section 2.2.1).
 */
export const gpuWattHours = (gpuHours: number, watts: number): number => gpuHours * watts;

/** Size of a file of weights: 4 bytes a parameter in float32, 2 in bfloat16. */
export const fileBytes = (parameters: number, bytesPerParameter: number): number =>
  parameters * bytesPerParameter;

/**
 * The share of the peak that went into 6·N·D: model FLOPs utilisation, 0 to 1
 * (Chowdhery et al., 2022, PaLM, section 4.1, there with attention counted in).
 */
export const utilisation = (flops: number, gpuHours: number, peakFlopsPerSecond: number): number =>
  flops / (gpuHours * SECONDS_AN_HOUR * peakFlopsPerSecond);

/** A training run on record. */
export interface TrainingRun {
  readonly parameters: number;
  readonly tokens: number;
  /** As reported, not computed. */
  readonly gpuHours: number;
  readonly gpus: number;
  readonly days: number;
  /** Of one GPU, dense bfloat16 with float32 accumulation. */
  readonly peakFlopsPerSecond: number;
  readonly dollarsPerGpuHour: number;
  readonly bytesPerParameter: number;
  /** Where each number is from. */
  readonly sources: Readonly<Record<Exclude<keyof TrainingRun, 'sources'>, string>>;
}

const LLAMA_2_PAPER = 'Touvron et al., “Llama 2”, 2023';
const KARPATHY_TALK = 'Karpathy, “Intro to Large Language Models”, 2023';

export const LLAMA_2_70B: TrainingRun = {
  parameters: 70e9,
  tokens: 2e12,
  gpuHours: 1_720_320,
  gpus: 6_000,
  days: 12,
  peakFlopsPerSecond: 312e12,
  dollarsPerGpuHour: 1.16,
  bytesPerParameter: 2,
  sources: {
    parameters: `${LLAMA_2_PAPER}, table 1`,
    tokens: `${LLAMA_2_PAPER}, table 1`,
    gpuHours: `${LLAMA_2_PAPER}, table 2`,
    gpus: `${KARPATHY_TALK}: a round number; the paper gives GPU hours only`,
    days: `${KARPATHY_TALK}: a round number; the paper gives GPU hours only`,
    peakFlopsPerSecond: 'NVIDIA, A100 datasheet',
    dollarsPerGpuHour: `${KARPATHY_TALK}: about $2 million over 6,000 GPUs for 12 days`,
    bytesPerParameter: 'bfloat16',
  },
};
