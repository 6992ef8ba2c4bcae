import type { Intervention } from './interventions';
import type { SamplingOptions } from './sampling';

/** The model as it is now, or the base model that is kept beside an assistant. */
export type Who = 'model' | 'base';

export interface GenerationRequest {
  /** One row of token ids for each sequence; rows may differ in length. */
  readonly prompts: readonly (readonly number[])[];
  readonly maxNewTokens: number;
  /** Each of them ends a sequence; it is part of the result. */
  readonly stopTokenIds: readonly number[];
  readonly sampling: SamplingOptions;
  readonly seed: number;
  /** `both` write side by side, from the same prompts and seed. The model alone if left out. */
  readonly by?: Who | 'both';
  /** Tells each token together with the logits that it was drawn from. */
  readonly withLogits?: boolean;
  /** What is changed while it reads, by places in prompt and answer together; `text` is a prompt. */
  readonly interventions?: readonly Intervention[];
}

export interface GenerationResult {
  /** New tokens only, a row for each prompt; of `both`, first those of the base. */
  readonly sequences: readonly (readonly number[])[];
  /** Steps of the run that was under way at the end of writing; `null` if none was. */
  readonly step: number | null;
}
