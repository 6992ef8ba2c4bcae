/** How actions are carried out: their faults become sentences, and changes of the model wait for one another. */

import { isUnfetched } from '../core/unfetched';
import { errorMessage } from './errorMessage';
import type { LifeState } from './state';

export interface ActionQueue {
  /** Carries out what the reader asked for: the sentence about what went wrong before is taken away. */
  attempt<T>(action: () => Promise<T>): Promise<T | undefined>;
  /** Carries out what a figure asks for by itself, which may come at any moment and leaves that sentence. */
  attemptQuietly<T>(action: () => Promise<T>): Promise<T | undefined>;
  /**
   * Changes the model after all changes that were asked for before: the next button may be pressed
   * before the last has done its work. A run is no change but follows one: whoever wants to change
   * its model stops it.
   */
  inTurn<T>(change: () => Promise<T>): Promise<T>;
}

export function createActionQueue(set: (change: Partial<LifeState>) => void): ActionQueue {
  /** The end of the last change that was asked for. */
  let changing: Promise<unknown> = Promise.resolve();

  async function attemptQuietly<T>(action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action();
    } catch (error) {
      set({ problem: errorMessage(error), wantsReload: isUnfetched(error) });
      return undefined;
    }
  }

  return {
    attempt(action) {
      set({ problem: null, wantsReload: false });
      return attemptQuietly(action);
    },
    attemptQuietly,
    inTurn(change) {
      const done = changing.then(change);
      changing = done.catch(() => {});
      return done;
    },
  };
}
