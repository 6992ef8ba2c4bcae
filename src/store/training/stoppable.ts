/** Work in the engine that can be stopped, and is cut off with the engine where that does not listen. */

/**
 * A step that takes longer is not waited for: the last checkpoint is as good, and Stop is to be
 * answered within a second.
 */
const STOP_WITHIN_MS = 700;

export interface StopSignals {
  /** Asks the work to stop. */
  readonly signal: AbortSignal;
  /** It is not waited for any more: what it still does is of no use. */
  readonly cut: AbortSignal;
}

export type Stoppable = ReturnType<typeof createStoppable>;

/** @param interrupt ends an engine that does not listen */
export function createStoppable(interrupt: () => void) {
  let stopping = new AbortController();
  let cutting = new AbortController();
  let underWay: Promise<void> = Promise.resolve();

  return {
    /** Keeps the promise of the work, so that whoever stops it can wait for its end. */
    begin(work: (signals: StopSignals) => Promise<void>): Promise<void> {
      stopping = new AbortController();
      cutting = new AbortController();
      const ended = work({ signal: stopping.signal, cut: cutting.signal });
      underWay = ended.catch(() => {});
      return ended;
    },

    /** Stops the work that is under way, if some is, and waits until it has. */
    async stop(): Promise<void> {
      stopping.abort();
      const timer = setTimeout(() => {
        cutting.abort();
        interrupt();
      }, STOP_WITHIN_MS);
      await underWay;
      clearTimeout(timer);
    },
  };
}

/** Waits for the work, and no longer than until the signal is aborted: then it rejects. */
export const unlessAborted = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    ),
  ]);
