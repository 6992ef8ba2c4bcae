/**
 * Builds the service worker, `sw.js`, with the list of every file that the site is made of. Comes
 * last: it lists what is there.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { injectManifest } from 'workbox-build';
import { importTypeScript } from './ensure.mjs';

/** What no page of the site asks for: settings of hosts, and what is there for search engines. */
const NOT_ASKED = ['_headers', '_redirects', 'sw.js', 'pictures/**', 'robots.txt', 'sitemap.xml'];

/** Models that are there for links: who opens one keeps it as the own model, and others want none of it. */
const LINKED_MODELS = 'models/*.{zip,gguf}';

/** Files whose name holds a hash of what is in them. */
const HASHED = /^assets\//;

const MOST_BYTES = 10_000_000;

/**
 * A page is asked for by the address that readers see. Any other file must be, byte for byte, the
 * one that was built: one that was cut off, or is of another version, is not kept. Pages are left
 * out of that, because some hosts rewrite them; they name their build.
 */
const entriesOf = (dist) => async (manifest) => ({
  manifest: await Promise.all(
    manifest.map(async (entry) => {
      const page = /^(.*\/)?index\.html$/.exec(entry.url);
      if (page) return { ...entry, url: page[1] ?? './' };
      if (entry.url.endsWith('.html')) return entry;
      const bytes = await readFile(join(dist, entry.url));
      const integrity = `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
      return { ...entry, integrity };
    }),
  ),
  warnings: [],
});

/**
 * @param {string} dist the built site
 * @param {string} name what its pages say of their build
 * @returns {Promise<{files: number, bytes: number}>} what a reader's device will keep
 */
export async function buildServiceWorker(dist, name) {
  const folder = await mkdtemp(join(tmpdir(), 'service-worker-'));
  const { TARGET } = await importTypeScript('src/tools/oldest.ts');
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', BUILD: JSON.stringify(name) },
    build: {
      target: TARGET,
      outDir: folder,
      emptyOutDir: true,
      lib: {
        entry: resolve('src/site/offline/sw.ts'),
        formats: ['iife'],
        name: 'serviceWorker',
        fileName: () => 'sw.js',
      },
    },
  });
  const { count, size, warnings } = await injectManifest({
    swSrc: join(folder, 'sw.js'),
    swDest: join(dist, 'sw.js'),
    globDirectory: dist,
    globPatterns: ['**/*'],
    globIgnores: [...NOT_ASKED, LINKED_MODELS],
    dontCacheBustURLsMatching: HASHED,
    maximumFileSizeToCacheInBytes: MOST_BYTES,
    manifestTransforms: [entriesOf(dist)],
  });
  await rm(folder, { recursive: true });
  if (warnings.length > 0) throw new Error(`service worker: ${warnings.join(' ')}`);
  return { files: count, bytes: size };
}
