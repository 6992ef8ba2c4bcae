/** The page that `npm run life` opens: the worker as the site has it, and no site round it. */

import { createClient } from '../../src/worker/client';
import { liveThrough, type LifeOptions, type LifeResult } from './life';

declare global {
  interface Window {
    liveThrough(options: LifeOptions): Promise<LifeResult>;
    /** Given by `npm run life`: prints a line. */
    report(line: string): void;
  }
}

window.liveThrough = (options) => {
  const client = createClient(
    new Worker(new URL('../../src/worker/engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'engine',
    }),
  );
  return liveThrough(client, options, window.report).finally(() => client.dispose());
};
