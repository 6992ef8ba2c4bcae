/** Has the pairs of tokens in a text counted by a worker: of its own, because the engine's may be training. */

import { smallWorldDocuments } from '../../core/corpus/smallWorld';
import { LOADING_MS, receiveError } from '../../worker/client';
import type {
  StudyAnswers,
  StudyMessage,
  StudyQuestion,
  StudyQuestions,
} from '../../worker/vocabulary.worker';

export type { StudiedText } from '../../worker/vocabulary.worker';
export type Pair = StudyQuestions['count']['pair'];

type Answer = StudyAnswers[keyof StudyAnswers];

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
  const worker = startWorker();
  const answer = (worker && (await askWorker(worker, question))) ?? (await answerHere(question));
  return answer as StudyAnswers[Kind];
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('../../worker/vocabulary.worker.ts', import.meta.url), {
      type: 'module',
      name: 'vocabulary',
    });
  } catch {
    return null;
  }
}

/** `null` if the worker could not be had, or has come to an end. */
function askWorker(worker: Worker, question: StudyQuestion): Promise<Answer | null> {
  const done = new Promise<Answer | null>((resolve, reject) => {
    const timer = setTimeout(resolve, LOADING_MS, null);
    worker.addEventListener('message', ({ data }: MessageEvent<StudyMessage>) => {
      if (data.kind === 'begun') clearTimeout(timer);
      else if (data.kind === 'answer') resolve(data.answer);
      else reject(receiveError(data.error));
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(null);
    });
    worker.postMessage(question);
  });
  return done.finally(() => worker.terminate());
}

async function answerHere(question: StudyQuestion): Promise<Answer> {
  const { countPair, learnVocabulary } = await import('../../core/tokenizer/vocabularyStudy');
  const { text } = question;
  const documents = text === 'smallWorld' ? smallWorldDocuments() : text;
  if (question.kind === 'count') return countPair(documents, question.tokenizer, question.pair);
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  return learnVocabulary(documents, question.vocabSize, { pause, pauseEveryMs: SLICE_MS });
}
