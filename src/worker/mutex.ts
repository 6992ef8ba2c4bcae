/** A lock that is handed on in the order of asking. */
export interface Mutex {
  /** Waits for the turn; the caller gives it back by calling what it gets. */
  acquire(): Promise<() => void>;
}

export function createMutex(): Mutex {
  let last: Promise<void> = Promise.resolve();
  return {
    async acquire() {
      const before = last;
      let release = () => {};
      last = new Promise((resolve) => (release = resolve));
      await before;
      return release;
    },
  };
}

/** Lets the messages that have arrived be handled: a promise alone would keep them waiting. */
export function nextMessage(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
