/** The worker's end of the protocol: runs calls one at a time, and knows nothing of tensors. */

import type {
  Args,
  CallName,
  CallRequest,
  Request,
  Response,
  Result,
  StreamEvent,
} from './protocol';
import { sendError } from './errorTransfer';
import { createMutex, nextMessage } from './mutex';

export interface CallContext {
  /** Aborted when the client has lost interest. */
  readonly signal: AbortSignal;
  emit(event: StreamEvent): void;
  /** Lets the calls that wait run to their ends: a long call awaits this between its steps. */
  giveWay(): Promise<void>;
}

export type Handlers = {
  [Name in CallName]: (
    args: Args<Name>,
    context: CallContext,
  ) => Result<Name> | Promise<Result<Name>>;
};

/** The half of a worker or a message port that is needed here. */
export interface Endpoint {
  postMessage(message: Response, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}

/** @param lost rejects when the engine is gone: no call need be waited for then */
export function serve(endpoint: Endpoint, handlers: Handlers, lost?: Promise<never>): void {
  const mutex = createMutex();
  const running = new Map<number, AbortController>();
  const post = (response: Response) => endpoint.postMessage(response, buffersOf(response));

  async function answer({ id, name, args }: CallRequest): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    let release = await mutex.acquire();
    const context: CallContext = {
      signal: controller.signal,
      emit: (event) => post({ kind: 'event', id, event }),
      giveWay: async () => {
        release();
        await nextMessage();
        release = await mutex.acquire();
      },
    };
    try {
      // The map of handlers is typed by name; TypeScript cannot see that `args` belongs to this one.
      const handler = handlers[name] as (args: unknown, context: CallContext) => unknown;
      const answer = handler(args, context);
      const result = (await (lost ? Promise.race([answer, lost]) : answer)) as Result<CallName>;
      post({ kind: 'result', id, result });
    } catch (error) {
      const sent = sendError(error);
      if (sent.kind === 'ours') console.error(error);
      post({ kind: 'error', id, error: sent });
    } finally {
      running.delete(id);
      release();
    }
  }

  endpoint.addEventListener('message', ({ data }) => {
    if (data.kind === 'ping') post({ kind: 'pong' });
    else if (data.kind === 'abort') running.get(data.id)?.abort();
    else void answer(data);
  });
}

/** Every buffer in a message, so that arrays move instead of being copied. */
function buffersOf(value: unknown, found = new Set<ArrayBufferLike>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) found.add(value.buffer);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) buffersOf(part, found);
  }
  return [...found].filter((buffer) => buffer instanceof ArrayBuffer);
}
