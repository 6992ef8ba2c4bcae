/** The one run of a model: from the beginning of its preparation, nobody else may change the model. */

import { ReaderError } from '../core/errors';
import type { TrainingOutcome } from '../core/training';
import type { Run, RunOptions } from './trainingRun';

export function createRunSlot() {
  let run: Run | null = null;
  let isTaken = false;

  function expectFree(): void {
    if (isTaken) throw new ReaderError('training.stopFirst');
  }

  /**
   * Nobody else may change the model meanwhile.
   * @throws ReaderError while there is a run
   */
  async function hold<T>(work: () => Promise<T>): Promise<T> {
    expectFree();
    isTaken = true;
    try {
      return await work();
    } finally {
      isTaken = false;
    }
  }

  return {
    /** @throws ReaderError while there is a run */
    expectFree,

    hold,

    /** Steps of the run that is under way; `null` if none is. */
    get step(): number | null {
      return run?.step ?? null;
    },

    /**
     * @param prepare `null`: it was stopped on the way, and there is no run
     * @throws ReaderError if there is one already
     */
    carryOut: (
      prepare: () => Run | Promise<Run | null>,
      options: RunOptions,
    ): Promise<TrainingOutcome | null> =>
      hold(async () => {
        try {
          run = await prepare();
          return run && (await run.advance(options));
        } finally {
          run?.dispose();
          run = null;
        }
      }),
  };
}
