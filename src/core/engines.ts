/** What can compute. */
export type EngineName = 'webgpu' | 'simd' | 'webgl' | 'cpu';

/** Engines that are there for want of a better one: the recipe takes too long on them. */
export const isSlow = (engine: EngineName): boolean => engine === 'cpu' || engine === 'webgl';

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

/** Why an engine is not to be had here, in kinds and numbers; the page makes a sentence of them. */
export type EngineFault =
  /** The browser has none, or hides it. */
  | { readonly kind: 'absent' }
  /** It was lost so often that the page wants no more of it. */
  | { readonly kind: 'lost' }
  /** What should have answered at once did not within so many seconds. */
  | { readonly kind: 'silent'; readonly seconds: number }
  /** A part of it, asked for more than once; `null`: no answer of the server's came. */
  | { readonly kind: 'notFetched'; readonly status: number | null }
  /** A part of it came cut off, or something else came in its place, more than once. */
  | { readonly kind: 'damaged' }
  /** Anything else, in the browser's own words. */
  | { readonly kind: 'failed'; readonly detail: string };

/** An engine that would have been taken before the one that was. */
export interface EnginePassed {
  readonly name: EngineName;
  readonly why: EngineFault;
}

export interface EngineReport {
  readonly name: EngineName;
  /** The browser's own name for an adapter, or a key of `devices` in the strings about engines. */
  readonly device: string;
  readonly reason: EngineReason;
  /** What the choice was made by; `null` where there was nothing to choose between. */
  readonly measurement: Measurement | null;
  /** Those that are wanted more, from the most wanted. */
  readonly passed?: readonly EnginePassed[];
}

export interface EngineWish {
  /** `auto` keeps the fastest of those that might be. */
  readonly engine: EngineName | 'auto';
  /** From an earlier visit: on the same device it is not measured again. */
  readonly measured?: Measurement | null;
  /** Engines that have failed here: `auto` does without them. */
  readonly without?: readonly EngineName[];
}
