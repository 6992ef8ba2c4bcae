/** What a run learns from, and what the model is given at every sample of it. */

import { chatPrompt, documentPrompt } from '../../core/batches';
import { CORPORA } from '../../core/corpus';
import { question } from '../../core/corpus/grammar';
import { splitAnimals } from '../../core/corpus/smallWorld';
import type { Dataset } from '../../core/dataset';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { Library } from '../data/library';
import type { LifeState, Phase, ReaderModel } from '../state';

export type TrainingData = ReturnType<typeof createTrainingData>;

export interface TrainingDataOptions {
  readonly get: () => LifeState;
  readonly library: Library;
  /** @throws ReaderError if there is no model */
  readonly current: () => ReaderModel;
}

export function createTrainingData({ get, library, current }: TrainingDataOptions) {
  return {
    async datasetFor(phase: Phase): Promise<Dataset> {
      const { settings } = current();
      return phase === 'pretraining'
        ? { kind: 'documents', documents: await library.documents(settings.corpus) }
        : { kind: 'conversations', conversations: library.conversations(settings) };
    },

    /** The same at every sample of a run, so that they can be compared. */
    samplePrompt(phase: Phase): string {
      const { settings } = current();
      if (phase === 'pretraining') return CORPORA[settings.corpus].samplePrompt;
      return get().own.conversations
        ? library.conversations(settings)[0][0].user
        : question(splitAnimals(settings.seed).unseen[0], 'food', 0);
    },
  };
}

/** The beginning of a document, or a question, as token ids. */
export const promptIn = (phase: Phase, tokenizer: Tokenizer, text: string): readonly number[] =>
  phase === 'pretraining' ? documentPrompt(tokenizer, text) : chatPrompt(tokenizer, [], text);
