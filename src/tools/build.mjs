/**
 * Builds the site into `dist/`: the client, then the same pages for Node, then every page as HTML.
 * `BASE_PATH=/guide/` builds it for a folder of a site, `GUIDE_LANGUAGE=de` in another language, and
 * `OUT_DIR=elsewhere` puts it elsewhere. `npm run build`.
 */

import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { prerenderSite } from './prerender.mjs';
import { buildServiceWorker } from './serviceWorker.mjs';

const SERVER = resolve('node_modules/.cache/prerender', String(process.pid));

/** @returns {Promise<string>} the folder that holds the site */
export async function buildSite() {
  // Whatever the shell says: otherwise React comes in its slow build for developers.
  process.env.NODE_ENV = 'production';
  const dist = resolve(process.env.OUT_DIR || 'dist');
  await build({ logLevel: 'warn', build: { outDir: dist, emptyOutDir: true } });
  await build({
    logLevel: 'warn',
    publicDir: false,
    build: { ssr: 'src/site/entry-server.tsx', outDir: SERVER, emptyOutDir: true, manifest: false },
  });
  const { pages, build: name } = await prerenderSite(dist, resolve(SERVER, 'entry-server.js'));
  await rm(SERVER, { recursive: true });
  const { files, bytes } = await buildServiceWorker(dist, name);
  const megabytes = (bytes / 1e6).toFixed(1);
  console.log(
    `Built ${pages} pages into ${dist}; ${files} files, ${megabytes} MB, for use offline.`,
  );
  return dist;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildSite();
