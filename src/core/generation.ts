import type { SamplingOptions } from './sampling';

export interface GenerationRequest {
  /** One row of token ids for each sequence; rows may differ in length. */
  readonly prompts: readonly (readonly number[])[];
  readonly maxNewTokens: number;
  /** Ends a sequence; it is part of the result. */
  readonly stopTokenId: number;
  readonly sampling: SamplingOptions;
  readonly seed: number;
}

export interface GenerationResult {
  /** New tokens only, a row for each prompt. */
  readonly sequences: readonly (readonly number[])[];
  /** Steps of the current run that the model had behind it when it wrote them. */
  readonly step: number;
}
