/**
 * What a page is asked while its model trains. Each function runs in the page alone, so that it may
 * use nothing from outside itself.
 */

import type { Response } from '../../src/worker/protocol';

export interface LongTask {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  readonly ms: number;
}

export interface Frames {
  readonly perSecond: number;
  /** Between two frames, at worst. */
  readonly longestMs: number;
}

export interface Tensors {
  readonly numTensors: number;
  readonly numBytes: number;
}

declare global {
  interface Window {
    watched: { tasks: LongTask[]; observer: PerformanceObserver; worker: Worker | null };
  }
}

/** Before the scripts of the page: notes tasks over 50 ms, and where the engine is. */
export function watchPage(): void {
  const note = (entries: PerformanceEntryList) => {
    for (const { startTime, duration } of entries)
      window.watched.tasks.push({ at: startTime, ms: duration });
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  window.watched = { tasks: [], observer, worker: null };
  observer.observe({ type: 'longtask' });
  window.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      window.watched.worker = this;
    }
  };
}

/** The tasks over 50 ms since this was asked last. */
export function takeLongTasks(): LongTask[] {
  const { observer, tasks } = window.watched;
  for (const { startTime, duration } of observer.takeRecords())
    tasks.push({ at: startTime, ms: duration });
  return tasks.splice(0);
}

/** Asks the engine as the guide does, under a number that the guide does not use. */
export function readTensors(): Promise<Tensors> {
  const { worker } = window.watched;
  if (!worker) throw new Error('Expected an engine that was started.');
  const id = -1;
  return new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent<Response>) => {
      if (data.kind === 'pong' || data.id !== id) return;
      worker.removeEventListener('message', hear);
      if (data.kind === 'result') resolve(data.result as Tensors);
      else reject(new Error('Expected the engine to tell its memory.'));
    };
    worker.addEventListener('message', hear);
    worker.postMessage({ kind: 'call', id, name: 'memory', args: {} });
  });
}

/** Scrolls up and down through the page, a little a frame, and counts the frames. */
export function scroll(ms: number): Promise<Frames> {
  const PIXELS_A_FRAME = 16;
  const began = performance.now();
  let [last, longestMs, frames, down] = [began, 0, 0, 1];
  return new Promise((resolve) => {
    const frame = () => {
      const now = performance.now();
      longestMs = Math.max(longestMs, now - last);
      last = now;
      frames++;
      if (now - began >= ms) {
        resolve({ perSecond: (1000 * frames) / (now - began), longestMs });
        return;
      }
      const before = window.scrollY;
      window.scrollBy({ top: down * PIXELS_A_FRAME, behavior: 'instant' });
      if (window.scrollY === before) down = -down;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
