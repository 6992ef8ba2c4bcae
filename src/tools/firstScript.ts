/**
 * Writes the first script into every page: it runs before the first paint, which would otherwise wait
 * for one more file. Browsers too old for all other scripts run it as well, and say so: its parts are
 * written as of 2017 (`tests/site/firstScript.test.ts`), and share one scope.
 */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { minifySync } from 'vite';
import type { Plugin } from 'vite';

/** In the order in which they run. */
const PARTS = [
  'first/preferences.js',
  'loading/plainFonts.js',
  'loading/templates.js',
  'first/lifeless.js',
  'first/earlyClicks.js',
  'loading/afterPaint.js',
].map((name) => fileURLToPath(new URL(`../site/${name}`, import.meta.url)));

export function firstScript(): Plugin {
  return {
    name: 'first-script',
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        const parts = await Promise.all(PARTS.map((file) => readFile(file, 'utf8')));
        // Old browsers read it too: what is minified is to be as old as what is written.
        const compress = { target: 'es2017' };
        const { code } = minifySync('first.js', parts.join('\n'), { compress });
        return html.replace('<!--first-->', () => `<script>${code.trim()}</script>`);
      },
    },
  };
}
