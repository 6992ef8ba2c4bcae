/** All that the journey asks of a browser. */

/** One window of it. */
export interface Page {
  /** Opens an address, and waits till it is loaded. */
  readonly open: (url: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  /** The size of what is shown, in CSS pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** Runs a function in the page: neither it nor what it takes and gives can be more than text says. */
  readonly run: <Takes extends readonly unknown[], Gives>(
    work: (...args: Takes) => Gives | Promise<Gives>,
    ...args: Takes
  ) => Promise<Gives>;
  /** What is shown, as a PNG. */
  readonly picture: () => Promise<Uint8Array>;
}

export interface Driver extends Page {
  /** Where it puts what a page lets the reader save. */
  readonly downloads: string;
  readonly close: () => Promise<void>;
}

/** Asks again until there is an answer. */
export async function untilThere<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  longestMs = 15_000,
): Promise<T> {
  const end = performance.now() + longestMs;
  for (;;) {
    // A browser that is not there yet refuses: what it said last is told if it never comes.
    let cause: unknown;
    const answer = await ask().catch((error: unknown) => void (cause = error));
    if (answer !== undefined) return answer;
    if (performance.now() > end)
      throw new Error(`Expected ${what} within ${longestMs} ms.`, { cause });
    await new Promise((done) => setTimeout(done, 50));
  }
}
