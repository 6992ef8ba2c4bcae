/** A worker for a single question, apart from that of the engine, which may be training. */

import { LOADING_MS, receiveError } from '../../worker/client';

/** What such a worker says besides its answer. */
type Said =
  /** Its script has come: what it says next may take its time. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'error'; readonly error: Parameters<typeof receiveError>[0] };

export interface AskOptions {
  /** What of the question is handed over, not copied. */
  readonly transfer?: Transferable[];
  /** How long it may take once its script has come, and what is thrown then. */
  readonly limit?: { readonly ms: number; readonly late: () => Error };
}

/**
 * Asks, and ends the worker with the answer: it takes its megabytes along.
 * @param start throws where there are no workers, as in a frame without an origin of its own
 * @param take gives the answer, once a message has it; `undefined`: more is to come
 * @returns `null` if the worker could not be had, or has come to an end
 * @throws what the worker has said, or what `limit` makes
 */
export async function askOnce<Message extends { readonly kind: string }, Answer>(
  start: () => Worker,
  question: unknown,
  take: (message: Exclude<Message, Said>) => Answer | undefined,
  { transfer = [], limit }: AskOptions = {},
): Promise<Answer | null> {
  let worker: Worker;
  try {
    worker = start();
  } catch {
    return null;
  }
  const done = new Promise<Answer | null>((resolve, reject) => {
    let timer = setTimeout(resolve, LOADING_MS, null);
    worker.addEventListener('message', ({ data }: MessageEvent<Said | Exclude<Message, Said>>) => {
      if (isSaid(data)) {
        if (data.kind === 'error') return reject(receiveError(data.error));
        clearTimeout(timer);
        if (limit) timer = setTimeout(() => reject(limit.late()), limit.ms);
        return;
      }
      const answer = take(data);
      if (answer !== undefined) resolve(answer);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(null);
    });
    worker.postMessage(question, transfer);
  });
  return done.finally(() => worker.terminate());
}

const isSaid = (message: { readonly kind: string }): message is Said =>
  message.kind === 'begun' || message.kind === 'error';
