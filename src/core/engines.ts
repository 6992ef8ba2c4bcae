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

/**
 * Why an engine was taken: the reader has chosen it, it was measured now or on an earlier visit, or
 * there was nothing to measure it against.
 */
export type EngineReason = 'chosen' | 'measured' | 'measuredBefore' | 'unrivalled';

export interface EngineReport {
  readonly name: EngineName;
  /** The browser's own name for an adapter, or a key of `devices` in the words about engines. */
  readonly device: string;
  readonly reason: EngineReason;
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
