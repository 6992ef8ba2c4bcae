/**
 * Tells when a worker has fallen silent: ended, closed by itself, or caught in a loop, none of which
 * a browser tells a page. Time is counted in ticks of the page, so that a page that slept, or whose
 * timers are held back in a hidden tab, does not take its own pause for the worker's.
 */

const TICK_MS = 250;

/** A worker with nothing to do answers at once. */
export const IDLE_MS = 2_000;

/** What it begins with is below 100 kB: so long, nothing came over the slowest network that loads a page. */
export const LOADING_MS = 20_000;

export interface Watchdog {
  /** Something was asked of the worker. */
  begin(): void;
  /** The worker has said something. */
  heard(): void;
  /** Nothing is expected of it any more. */
  end(): void;
}

export interface WatchdogOptions {
  /** Asks the worker for a sign of life. */
  readonly ping: () => void;
  /** How long it may say nothing in the midst of its work, in ms; asked anew at each tick. */
  readonly silenceLimitMs: () => number;
  /** @param loaded whether it has ever said anything */
  readonly onSilent: (seconds: number, loaded: boolean) => void;
}

export function createWatchdog({ ping, silenceLimitMs, onSilent }: WatchdogOptions): Watchdog {
  let timer: ReturnType<typeof setInterval> | undefined;
  let silentMs = 0;
  let loaded = false;
  /** Whether it has spoken since it had nothing to do: before that, it cannot be busy. */
  let spoke = false;
  let pinged = false;

  function ask(): void {
    if (!pinged) ping();
    pinged = true;
  }

  function tick(): void {
    silentMs += TICK_MS;
    const limitMs = !loaded ? LOADING_MS : spoke ? silenceLimitMs() : IDLE_MS;
    if (silentMs < limitMs) ask();
    else {
      end();
      onSilent(Math.round(silentMs / 1000), loaded);
    }
  }

  function end(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    begin() {
      if (timer !== undefined) return;
      silentMs = 0;
      spoke = pinged = false;
      // Ahead of what is asked: the answer comes before the work begins.
      ask();
      timer = setInterval(tick, TICK_MS);
    },
    heard() {
      silentMs = 0;
      loaded = spoke = true;
      pinged = false;
    },
    end,
  };
}
