/** What can compute. */
export type EngineName = 'webgpu' | 'simd' | 'webgl' | 'cpu';

/** How long an engine takes for a training step of the recipe. */
export interface EngineTime {
  readonly name: EngineName;
  readonly stepMs: number;
}

/** What was measured on a device, to be kept for the next visit. */
export interface Measurement {
  /** Of everything there that can compute: another one is another device, or another browser. */
  readonly device: string;
  /** Fastest first. */
  readonly times: readonly EngineTime[];
}

export interface EngineReport {
  readonly name: EngineName;
  /** What it runs on, in the browser's own words, such as the name of an adapter. */
  readonly device: string;
  /** One sentence for the reader: why this engine. */
  readonly reason: string;
  /** What the choice was made by; `null` where there was nothing to choose between. */
  readonly measurement: Measurement | null;
}

export interface EngineWish {
  /** `auto` keeps the fastest of those that might be. */
  readonly engine: EngineName | 'auto';
  /** From an earlier visit: on the same device it is not measured again. */
  readonly measured?: Measurement | null;
  /** Engines that have failed here: `auto` does without them. */
  readonly without?: readonly EngineName[];
}

/** The engine is gone, or cannot be trusted any more: a new one has to take its place. */
export class EngineLostError extends Error {
  override name = 'EngineLostError';
}
