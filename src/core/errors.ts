/**
 * What a reader is told when something that they did cannot be done: a code and numbers, of which the
 * page makes a sentence (`content/<language>/strings/errors.ts`, `src/store/errorMessage.ts`). Whatever
 * else is thrown is a fault of ours; its message is for developers.
 */

import type { ChatErrors } from './chat/errors';
import type { CorpusErrors } from './corpus/errors';
import type { EngineErrors } from './engineErrors';
import type { FileErrors } from './files/errors';
import type { GgufErrors } from './files/gguf/errors';

/** Of a code that says all by itself. */
export type None = Readonly<Record<string, never>>;

/**
 * Every code, with what its sentence needs: plain data, in bytes and seconds, as they are counted. The
 * store adds its own (`src/store/errors.ts`).
 */
export interface ErrorParams
  extends ChatErrors, CorpusErrors, EngineErrors, FileErrors, GgufErrors {}

export type ErrorCode = keyof ErrorParams;

/** One of a map of codes, with its parameters. */
export type Coded<Params> = {
  [Code in keyof Params]: { readonly code: Code; readonly params: Params[Code] };
}[keyof Params];

/** The words for each of a map of codes: a sentence, or what makes it of the parameters. */
export type Messages<Params> = {
  readonly [Code in keyof Params]: Params[Code] extends None
    ? string
    : (params: Params[Code]) => string;
};

/** The words for all errors of some topics, which are the beginnings of their codes. */
export type ErrorMessages<Topic extends string = string> = Messages<
  Pick<ErrorParams, Extract<ErrorCode, `${Topic}.${string}`>>
>;

type Rest<Params> = Params extends None
  ? [params?: None, options?: ErrorOptions]
  : [params: Params, options?: ErrorOptions];

export class ReaderError<Code extends ErrorCode = ErrorCode> extends Error {
  override name = 'ReaderError';
  readonly code: Code;
  readonly params: ErrorParams[Code];

  constructor(code: Code, ...[params, options]: Rest<ErrorParams[Code]>) {
    super(`${code} ${JSON.stringify(params ?? {})}`, options);
    this.code = code;
    this.params = (params ?? {}) as ErrorParams[Code];
  }
}
