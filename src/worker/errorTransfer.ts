/** An error on its way from a worker to the page: structured clone would leave its class and its code behind. */

import { EngineLostError, type EngineErrors, type EngineLossCode } from '../core/engineErrors';
import { ReaderError, type Coded, type ErrorParams } from '../core/errors';

export type SentError =
  /** The reader is told why. */
  | ({ readonly kind: 'reader' } & Coded<ErrorParams>)
  /** Too, and the engine is gone. */
  | ({ readonly kind: 'lost' } & Coded<Pick<EngineErrors, EngineLossCode>>)
  /** This should not have happened. */
  | { readonly kind: 'ours'; readonly message: string };

/** What has no code was not foreseen: the browser's own errors are no sentences for readers. */
export function sendError(error: unknown): SentError {
  if (!(error instanceof ReaderError)) {
    return { kind: 'ours', message: error instanceof Error ? error.message : String(error) };
  }
  const { code, params } = error;
  const kind = error instanceof EngineLostError ? 'lost' : 'reader';
  return { kind, code, params } as SentError;
}

export function receiveError(sent: SentError): Error {
  switch (sent.kind) {
    case 'reader':
      return new ReaderError(sent.code, sent.params as never);
    case 'lost':
      return new EngineLostError(sent.code, sent.params as never);
    case 'ours':
      return new Error(sent.message);
  }
}
