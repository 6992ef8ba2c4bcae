/** Whatever was thrown, as a sentence for the reader. */

import strings from '#strings/store';
import { EngineLostError } from '../core/engineErrors';
import { isUnfetched } from '../core/unfetched';
import { ExpectedError } from '../worker/client';

export function errorMessage(error: unknown): string {
  const meant = [ExpectedError, EngineLostError, RangeError].some((kind) => error instanceof kind);
  if (meant) return (error as Error).message;
  if (isUnfetched(error)) return strings.unfetched;
  const detail = error instanceof Error ? error.message : String(error);
  return strings.broken(detail);
}
