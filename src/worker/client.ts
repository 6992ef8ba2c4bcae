/** The page's end of the protocol. */

import { EngineLostError } from '../core/engineErrors';
import { ReaderError } from '../core/errors';
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
import { receiveError } from './errorTransfer';
import { createWatchdog } from './watchdog';

export { LOADING_MS } from './watchdog';

export { receiveError } from './errorTransfer';

/** The worker says nothing any more, and was ended. */
export class SilentError extends EngineLostError<'engine.silent' | 'engine.notFetched'> {
  override name = 'SilentError';

  /** @param loaded whether it has ever said anything: else its script has not come */
  constructor(
    seconds: number,
    readonly loaded: boolean,
  ) {
    super(loaded ? 'engine.silent' : 'engine.notFetched', { seconds });
  }
}

/** How long a worker may say nothing while these calls are under way, in ms. */
export type SilenceLimit = (pending: readonly CallName[]) => number;

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: StreamEvent) => void;
}

export interface EngineClient {
  /**
   * @throws ReaderError, among them EngineLostError if the worker is of no use any more, or Error if
   *   the fault is ours
   */
  call<Name extends CallName>(
    name: Name,
    args: Args<Name>,
    options?: CallOptions,
  ): Promise<Result<Name>>;
  /**
   * Ends the worker; calls under way fail.
   * @param why with this; else with an error that says that it was ended
   */
  dispose(why?: Error): void;
}

interface Pending {
  readonly name: CallName;
  resolve(result: Result<CallName>): void;
  reject(error: Error): void;
  onEvent?: ((event: StreamEvent) => void) | undefined;
}

/** For work of which nobody knows how long it takes: whoever asked for it can end it. */
const noLimit: SilenceLimit = () => Infinity;

/**
 * @param worker a worker that serves the protocol; made by the caller, so that tests can bring theirs
 * @param silenceLimitMs of a worker at work; one without work, or that never came, has limits of its own
 */
export function createClient(worker: Worker, silenceLimitMs = noLimit): EngineClient {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let broken: Error | null = null;
  let heard = false;
  const post = (request: Request) => worker.postMessage(request);
  const watchdog = createWatchdog({
    ping: () => post({ kind: 'ping' }),
    silenceLimitMs: () => silenceLimitMs([...pending.values()].map(({ name }) => name)),
    onSilent(seconds, loaded) {
      end(new SilentError(seconds, loaded));
    },
  });

  function fail(error: Error): void {
    broken ??= error;
    watchdog.end();
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }

  function end(why: Error): void {
    worker.terminate();
    fail(why);
  }

  worker.addEventListener('message', ({ data }: MessageEvent<Response>) => {
    heard = true;
    watchdog.heard();
    if (data.kind === 'pong') return;
    const call = pending.get(data.id);
    if (!call) return;
    if (data.kind === 'event') {
      call.onEvent?.(data.event);
      return;
    }
    pending.delete(data.id);
    if (pending.size === 0) watchdog.end();
    if (data.kind === 'result') {
      call.resolve(data.result);
      return;
    }
    const error = receiveError(data.error);
    call.reject(error);
    if (error instanceof EngineLostError) fail(error);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // What has spoken broke later; before that, its script is missing, halved, or too new to be read.
    const unfetched = event.message ? 'engine.notUnderstood' : 'engine.notLoaded';
    const loss =
      heard && event.message
        ? new EngineLostError('engine.stopped', { detail: event.message })
        : new EngineLostError(unfetched, {}, { cause: new UnfetchedError(unfetched) });
    fail(loss);
  });

  return {
    call(name, args, { signal, onEvent } = {}) {
      if (broken) return Promise.reject(broken);
      const id = ++lastId;
      const abort = () => post({ kind: 'abort', id });
      const answer = new Promise<Result<CallName>>((resolve, reject) => {
        watchdog.begin();
        pending.set(id, { name, resolve, reject, onEvent });
        post({ kind: 'call', id, name, args } as CallRequest);
        if (signal?.aborted) abort();
        else signal?.addEventListener('abort', abort, { once: true });
      });
      return answer.finally(() => signal?.removeEventListener('abort', abort)) as Promise<
        Result<typeof name>
      >;
    },
    dispose: (why = new ReaderError('engine.disposed')) => end(why),
  };
}
