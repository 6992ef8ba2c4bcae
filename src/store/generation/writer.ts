/** Lets the model write, and turns its tokens into text as they come. */

import { ReaderError } from '../../core/errors';
import { validateSampling, type SamplingOptions } from '../../core/sampling';
import type { EngineSupervisor } from '../engine/engineSupervisor';
import type { LifeState } from '../state';

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
  /** Steps of the run that was under way at the end; `null` if none was. */
  readonly step: number | null;
}

export type Writer = (prompt: readonly number[], options: WriteOptions) => Promise<Written>;

export const createWriter =
  (supervisor: EngineSupervisor, get: () => LifeState): Writer =>
  async (prompt, { sampling, maxNewTokens, seed, signal, onText }) => {
    validateSampling(sampling);
    const { model } = get();
    if (!model) throw new ReaderError('model.none');
    const { assistantId, endId: stopTokenId, createStreamDecoder } = model.tokenizer;
    return supervisor.withRestart(async (engine) => {
      const decoder = createStreamDecoder();
      let text = '';
      // The space before an answer belongs to the chat format, not to what is said.
      const shown = () => (prompt.at(-1) === assistantId ? text.replace(/^ /, '') : text);
      const { sequences, step } = await engine.call(
        'generate',
        { prompts: [prompt], maxNewTokens, stopTokenId, sampling, seed },
        {
          ...(signal && { signal }),
          onEvent: (event) => {
            if (event.type !== 'token' || event.tokenId === stopTokenId) return;
            text += decoder.push(event.tokenId);
            onText?.(shown());
          },
        },
      );
      text += decoder.end();
      return { text: shown(), ended: sequences[0].at(-1) === stopTokenId, step };
    });
  };
