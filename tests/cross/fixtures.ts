/** The guide in one of the other browsers, and what its pages complain of. */

import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { firefoxPath, missingBrowsers, webkitPaths } from '../browser.ts';
import { goBetween } from '../e2e/goBetween.ts';
import type { Driver } from './driver.ts';
import { startFirefox } from './firefox.ts';
import { startWebkit } from './webkit.ts';

export type Engine = 'firefox' | 'private-firefox' | 'webkit';

interface Guide {
  readonly url: string;
  /** All that pages have complained of so far. */
  readonly complaints: readonly string[];
}

const starts: Readonly<Record<Engine, () => (() => Promise<Driver>) | undefined>> = {
  firefox: () => firefoxWith(false),
  'private-firefox': () => firefoxWith(true),
  webkit: () => {
    const paths = webkitPaths();
    return paths && (() => startWebkit(paths));
  },
};

function firefoxWith(isPrivate: boolean) {
  const path = firefoxPath();
  return path === undefined ? undefined : () => startFirefox(path, isPrivate);
}

/** One window for a whole file of tests. */
export const test = base.extend<object, { engine: Engine; guide: Guide; browserWindow: Driver }>({
  engine: ['firefox', { option: true, scope: 'worker' }],

  guide: [
    async ({}, use, { project }) => {
      const server = await goBetween(project.use.baseURL!);
      const complaints: string[] = [];
      const watched = readFileSync(new URL('watched.js', import.meta.url), 'utf8');
      server.answers.set('/watched.js', (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(watched);
      });
      server.answers.set('/complaints', async (request, response) => {
        complaints.push((await request.toArray()).join(''));
        response.writeHead(204).end();
      });
      server.changes.set('/', (page) =>
        page.replace('<head>', '<head><script src="/watched.js"></script>'),
      );
      await use({ url: `${server.origin}/guide/`, complaints });
      await server.cutOff();
    },
    { scope: 'worker' },
  ],

  browserWindow: [
    async ({ engine }, use) => {
      const start = starts[engine]();
      if (!start) throw new Error(missingBrowsers());
      const driver = await start();
      await use(driver);
      await driver.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.skip(({ engine }) => !starts[engine](), missingBrowsers());
