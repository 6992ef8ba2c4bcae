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
        const { code } = minifySync(FILE, await readFile(FILE, 'utf8'));
        return html.replace('<!--first-->', () => `<script>${code.trim()}</script>`);
      },
    },
  };
}
