import type { Life } from '../../src/store/life';
import type { LifeState } from '../../src/store/state';

/** Waits for the state to be as described. */
export const until = (life: Life, fits: (state: LifeState) => unknown): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!fits(life.getState())) return;
      leave();
      resolve();
    };
    const leave = life.subscribe(look);
    look();
  });
