/** Counts pairs of tokens in a text, apart from the page, which draws and answers meanwhile. */

import { smallWorldDocuments } from '../core/corpus/smallWorld';
import {
  countPair,
  learnVocabulary,
  type LearntVocabulary,
  type PairCount,
} from '../core/tokenizer/vocabularyStudy';
import type { RankedPair, TokenizerData } from '../core/tokenizer/bpe';
import { sendError, type SentError } from './errorTransfer';

/** Documents, or the name of those that a worker can write by itself. */
export type StudiedText = 'smallWorld' | readonly string[];

export interface StudyQuestions {
  learn: { readonly text: StudiedText; readonly vocabSize: number };
  count: {
    readonly text: StudiedText;
    readonly tokenizer: TokenizerData;
    readonly pair: Pick<RankedPair, 'left' | 'right'>;
  };
}

export interface StudyAnswers {
  learn: LearntVocabulary;
  count: PairCount;
}

export type StudyQuestion = {
  [Kind in keyof StudyQuestions]: { readonly kind: Kind } & StudyQuestions[Kind];
}[keyof StudyQuestions];

export type StudyMessage =
  /** Its script has come: what it says next may take its time. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'answer'; readonly answer: StudyAnswers[keyof StudyAnswers] }
  | { readonly kind: 'error'; readonly error: SentError };

const post = (message: StudyMessage) => postMessage(message);

async function answerTo(question: StudyQuestion): Promise<StudyAnswers[keyof StudyAnswers]> {
  const { text } = question;
  const documents = text === 'smallWorld' ? smallWorldDocuments() : text;
  if (question.kind === 'count') return countPair(documents, question.tokenizer, question.pair);
  return learnVocabulary(documents, question.vocabSize, { pause: () => Promise.resolve() });
}

addEventListener('message', ({ data }: MessageEvent<StudyQuestion>) => {
  post({ kind: 'begun' });
  answerTo(data).then(
    (answer) => post({ kind: 'answer', answer }),
    (error: unknown) => {
      const sent = sendError(error);
      if (sent.kind === 'ours') console.error(error);
      post({ kind: 'error', error: sent });
    },
  );
});
