/** Lets the model write, and turns its tokens into text as they come. */

import { validateSampling, type SamplingOptions } from '../core/sampling';
import { ExpectedError, type EngineClient } from '../worker/client';
import type { LifeState } from './state';

export interface WriteOptions {
  readonly sampling: SamplingOptions;
  readonly maxNewTokens: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
  /** Is given all that is written so far, each time that there is more. */
  readonly onText?: (text: string) => void;
}

export interface Written {
  readonly text: string;
  /** Whether the model ended by itself, with the end token. */
  readonly ended: boolean;
  /** Steps of the newest run that the model had behind it. */
  readonly step: number;
}

export type Writer = (prompt: readonly number[], options: WriteOptions) => Promise<Written>;

export const createWriter =
  (engine: () => EngineClient, get: () => LifeState): Writer =>
  async (prompt, { sampling, maxNewTokens, seed, signal, onText }) => {
    validateSampling(sampling);
    const { model } = get();
    if (!model) throw new ExpectedError('Expected a model, but none was made yet.');
    const decoder = model.tokenizer.createStreamDecoder();
    const stopTokenId = model.tokenizer.endId;
    let text = '';
    const { sequences, step } = await engine().call(
      'generate',
      { prompts: [prompt], maxNewTokens, stopTokenId, sampling, seed },
      {
        ...(signal && { signal }),
        onEvent: (event) => {
          if (event.type !== 'token' || event.tokenId === stopTokenId) return;
          text += decoder.push(event.tokenId);
          onText?.(text);
        },
      },
    );
    return { text: text + decoder.end(), ended: sequences[0].at(-1) === stopTokenId, step };
  };
