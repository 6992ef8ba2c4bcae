/** What can compute. */
export type EngineName = 'webgpu' | 'simd' | 'webgl' | 'cpu';

export interface EngineReport {
  readonly name: EngineName;
  /** What it runs on, in the browser's own words, such as the name of an adapter. */
  readonly device: string;
  /** One sentence for the reader: why this engine. */
  readonly reason: string;
}
