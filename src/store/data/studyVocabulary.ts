/** Has the pairs of tokens in a text counted by a worker: of its own, because the engine's may be training. */

import type {
  StudyAnswers,
  StudyQuestion,
  StudyQuestions,
} from '../../core/tokenizer/vocabularyStudy';
import type { StudyMessage } from '../../worker/vocabulary.worker';
import { askOnce } from './oneShotWorker';

/** How long the page is kept waiting at a time where it counts by itself, in ms. */
const SLICE_MS = 8;

/**
 * A worker for each question. Where there are none, as in a frame without an origin of its own, the
 * page counts by itself, with pauses.
 */
export async function studyVocabulary<Kind extends keyof StudyQuestions>(
  kind: Kind,
  asked: StudyQuestions[Kind],
): Promise<StudyAnswers[Kind]> {
  const question = { kind, ...asked } as StudyQuestion;
  const answer =
    (await askOnce<StudyMessage, StudyAnswers[keyof StudyAnswers]>(
      startWorker,
      question,
      ({ answer }) => answer,
    )) ?? (await answerHere(question));
  return answer as StudyAnswers[Kind];
}

const startWorker = () =>
  new Worker(new URL('../../worker/vocabulary.worker.ts', import.meta.url), {
    type: 'module',
    name: 'vocabulary',
  });

async function answerHere(question: StudyQuestion): Promise<StudyAnswers[keyof StudyAnswers]> {
  const { answerStudy } = await import('../../core/tokenizer/vocabularyStudy');
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  return answerStudy(question, { pause, pauseEveryMs: SLICE_MS });
}
