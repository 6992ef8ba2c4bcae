/** A worker made of Node's own message ports: what is sent is cloned and moved as in a browser. */

import type { Request } from '../../src/worker/protocol';
import type { Endpoint } from '../../src/worker/serveCalls';

export interface FakeWorker {
  /** For the page's end of the protocol. */
  readonly worker: Worker;
  /** For the worker's end. */
  readonly scope: Endpoint;
  /** Lets the worker stop by an error of its own. @returns whether the page has taken care of it */
  break(message: string): boolean;
}

export function createFakeWorker(): FakeWorker {
  const { port1, port2 } = new MessageChannel();
  const worker = new (class extends EventTarget {
    postMessage(request: Request) {
      port1.postMessage(request);
    }
    terminate() {
      port1.close();
    }
  })();
  port1.onmessage = ({ data }) => worker.dispatchEvent(new MessageEvent('message', { data }));
  const scope: Endpoint = {
    postMessage: (message, transfer) => port2.postMessage(message, transfer),
    addEventListener: (_, listener) => (port2.onmessage = listener),
  };
  return {
    worker: worker as unknown as Worker,
    scope,
    break: (message) =>
      !worker.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message })),
  };
}
