/** What may go wrong while an engine is looked for or starts, and how long that may take. */

import type { EngineFault } from '../core/engines';

/** An engine that does not start, for a reason that the page can tell. */
export class StartError extends Error {
  override name = 'StartError';

  constructor(
    readonly why: EngineFault,
    options?: ErrorOptions,
  ) {
    super(`Engine: expected it to start, got ${JSON.stringify(why)}.`, options);
  }
}

export const whyOf = (error: unknown): EngineFault =>
  error instanceof StartError
    ? error.why
    : { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };

/**
 * The same promise, for so long at the most. What comes later is dropped.
 * @throws StartError of the kind `silent`
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new StartError({ kind: 'silent', seconds: ms / 1000 }));
    timer = setTimeout(giveUp, ms);
  });
  // Whoever has given up on it does not hear how it ended.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
