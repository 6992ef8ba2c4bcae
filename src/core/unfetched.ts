/** What becomes of a file of the guide that cannot be had. */

import { ReaderError, type ErrorCode } from './errors';

/** The network may be down, or a newer version have taken its place. */
export class UnfetchedError<Code extends ErrorCode = ErrorCode> extends ReaderError<Code> {
  override name = 'UnfetchedError';
}

/** Browsers have no type for a script that does not come, and each has its own words. */
const OF_SCRIPTS = /dynamically imported module|importing a module script|preload CSS/i;

/**
 * Whether a file is missing, or broke off, and nothing is wrong with the guide: browsers keep a failed
 * script in mind, so that only a fresh page asks for it again.
 */
export const isUnfetched = (error: unknown): boolean =>
  error instanceof UnfetchedError ||
  // Half a script, or half a file of ours.
  error instanceof SyntaxError ||
  OF_SCRIPTS.test(String(error)) ||
  (error instanceof Error && error.cause !== undefined && isUnfetched(error.cause));
