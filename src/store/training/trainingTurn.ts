/**
 * One worker, one training: the reader's model and what stands beside it train one after the other, in
 * the order of asking. Whoever waits says so in its state.
 */

export type TrainingTurn = ReturnType<typeof createTrainingTurn>;

export function createTrainingTurn() {
  let isTaken = false;
  const line: (() => void)[] = [];

  function give(): void {
    const next = line.shift();
    if (next) next();
    else isTaken = false;
  }

  return {
    get isTaken() {
      return isTaken;
    },

    /**
     * Waits for the turn.
     * @returns gives it back; `null` if the wait was ended by the signal
     */
    take(signal: AbortSignal): Promise<(() => void) | null> {
      if (!isTaken) {
        isTaken = true;
        return Promise.resolve(give);
      }
      if (signal.aborted) return Promise.resolve(null);
      return new Promise((resolve) => {
        const enter = () => {
          signal.removeEventListener('abort', leave);
          resolve(give);
        };
        const leave = () => {
          line.splice(line.indexOf(enter), 1);
          resolve(null);
        };
        line.push(enter);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
