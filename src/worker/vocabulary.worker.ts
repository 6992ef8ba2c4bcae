/** Counts pairs of tokens in a text, apart from the page, which draws and answers meanwhile. */

import {
  answerStudy,
  type StudyAnswers,
  type StudyQuestion,
} from '../core/tokenizer/vocabularyStudy';
import { sendError, type SentError } from './errorTransfer';

export type StudyMessage =
  /** Its script has come: what it says next may take its time. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'answer'; readonly answer: StudyAnswers[keyof StudyAnswers] }
  | { readonly kind: 'error'; readonly error: SentError };

const post = (message: StudyMessage) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<StudyQuestion>) => {
  post({ kind: 'begun' });
  answerStudy(data, { pause: () => Promise.resolve() }).then(
    (answer) => post({ kind: 'answer', answer }),
    (error: unknown) => {
      const sent = sendError(error);
      if (sent.kind === 'ours') console.error(error);
      post({ kind: 'error', error: sent });
    },
  );
});
