/** The page's end of the protocol. */

import words from '#words/engines';
import { EngineLostError } from '../core/obstacles';
import { UnfetchedError } from '../core/unfetched';
import type {
  Args,
  CallName,
  CallRequest,
  Request,
  Response,
  Result,
  StreamEvent,
} from './protocol';
import { sentenceOf } from './sentences';

export { faultInWords } from './sentences';

/** A sentence meant for the reader: what was expected, and what came instead. */
export class ExpectedError extends Error {
  override name = 'ExpectedError';
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: StreamEvent) => void;
}

export interface EngineClient {
  /**
   * @throws ExpectedError with a sentence for the reader, EngineLostError if the worker is of no
   *   use any more, or Error if the fault is ours
   */
  call<Name extends CallName>(
    name: Name,
    args: Args<Name>,
    options?: CallOptions,
  ): Promise<Result<Name>>;
  /** Whether the worker is gone: then every call fails. */
  readonly broken: boolean;
  /** Ends the worker; calls under way fail. */
  dispose(): void;
}

interface Pending {
  resolve(result: Result<CallName>): void;
  reject(error: Error): void;
  onEvent?: ((event: StreamEvent) => void) | undefined;
}

/** @param worker a worker that serves the protocol; made by the caller, so that tests can bring theirs */
export function createClient(worker: Worker): EngineClient {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let broken: Error | null = null;
  const post = (request: Request) => worker.postMessage(request);

  function fail(error: Error): void {
    broken = error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }

  worker.addEventListener('message', ({ data }: MessageEvent<Response>) => {
    const call = pending.get(data.id);
    if (!call) return;
    if (data.kind === 'event') {
      call.onEvent?.(data.event);
      return;
    }
    pending.delete(data.id);
    if (data.kind === 'result') {
      call.resolve(data.result);
      return;
    }
    const message = data.obstacle ? sentenceOf(data.obstacle) : data.message;
    if (data.fault === 'refused') call.reject(new ExpectedError(message));
    else if (data.fault === 'ours') call.reject(new Error(message));
    else {
      const error = new EngineLostError(message);
      call.reject(error);
      fail(error);
    }
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    const { notLoaded, stopped } = words.losses;
    const loss = event.message
      ? new EngineLostError(stopped(event.message))
      : new EngineLostError(notLoaded, { cause: new UnfetchedError(notLoaded) });
    fail(loss);
  });

  return {
    get broken() {
      return broken !== null;
    },
    call(name, args, { signal, onEvent } = {}) {
      if (broken) return Promise.reject(broken);
      const id = ++lastId;
      const abort = () => post({ kind: 'abort', id });
      const answer = new Promise<Result<CallName>>((resolve, reject) => {
        pending.set(id, { resolve, reject, onEvent });
        post({ kind: 'call', id, name, args } as CallRequest);
        if (signal?.aborted) abort();
        else signal?.addEventListener('abort', abort, { once: true });
      });
      return answer.finally(() => signal?.removeEventListener('abort', abort)) as Promise<
        Result<typeof name>
      >;
    },
    dispose() {
      worker.terminate();
      fail(new ExpectedError(words.losses.disposed));
    },
  };
}
