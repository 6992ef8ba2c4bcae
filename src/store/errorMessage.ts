/** Whatever was thrown, as a sentence for the reader. */

import corpus from '#strings/corpus';
import strings from '#strings/errors';
import type { Warning } from '../core/corpus/errors';
import { ReaderError } from '../core/errors';
import { isUnfetched } from '../core/unfetched';
import { messageFor } from '../language/messageFor';

/** What is no `ReaderError` is a fault of ours, or a part of the guide that did not come. */
export function errorMessage(error: unknown): string {
  if (error instanceof ReaderError) return messageFor(strings.messages, error);
  if (isUnfetched(error)) return strings.unfetched;
  return strings.broken(error instanceof Error ? error.message : String(error));
}

export const warningMessage = (warning: Warning): string => messageFor(corpus.warnings, warning);
