/**
 * Writes `src/site/first.js` into every page: it runs before the first paint, which would otherwise
 * wait for one more file.
 */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { minifySync } from 'vite';
import type { Plugin } from 'vite';

const FILE = fileURLToPath(new URL('../site/first.js', import.meta.url));

export function firstScript(): Plugin {
  return {
    name: 'first-script',
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        // Old browsers read it too: what is minified is to be as old as what is written.
        const compress = { target: 'es2017' };
        const { code } = minifySync(FILE, await readFile(FILE, 'utf8'), { compress });
        return html.replace('<!--first-->', () => `<script>${code.trim()}</script>`);
      },
    },
  };
}
