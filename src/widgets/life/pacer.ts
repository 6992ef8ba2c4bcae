/** Repeats a slow task as often as is wanted, but one at a time and with rests. */

export interface Pacer {
  /** `now`: as soon as the task is free. `later`: after its rest; asking often is asking once. */
  ask(when: 'now' | 'later'): void;
  /** Nothing starts after this. */
  dispose(): void;
}

/** @param task never rejects; each time it does what is wanted by then, so nothing queues up. */
export function createPacer(task: () => Promise<void>, restMs: number): Pacer {
  let running = false;
  let asked: 'now' | 'later' | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;

  async function run(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    running = true;
    asked = null;
    await task();
    running = false;
    if (disposed) return;
    if (asked === 'now') void run();
    else timer = setTimeout(rested, restMs);
  }

  /** The rest is over: what was asked for meanwhile is done. */
  function rested(): void {
    timer = undefined;
    if (asked) void run();
  }

  return {
    ask(when) {
      if (disposed) return;
      if (asked !== 'now') asked = when;
      if (!running && (when === 'now' || timer === undefined)) void run();
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
    },
  };
}
