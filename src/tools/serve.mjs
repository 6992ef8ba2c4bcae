/**
 * Serves `dist/` at the base path that it was built for, text compressed as static hosts do. `PORT=8080 node src/tools/serve.mjs`;
 * without PORT, the first free port from 4173. `OUT_DIR=elsewhere` serves what was built there.
 */

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip as compress } from 'node:zlib';

const FIRST_PORT = 4173;
const LAST_PORT = 4272;

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** What compresses well; pictures and fonts are compressed already. */
const COMPRESSED = new Set([
  '.css',
  '.html',
  '.js',
  '.json',
  '.md',
  '.svg',
  '.txt',
  '.wasm',
  '.webmanifest',
]);

/** The base path and the headers, as the build wrote them into `_headers`. */
async function readBuild(dist) {
  const text = await readFile(join(dist, '_headers'), 'utf8').catch(() => {
    throw new Error(`serve: expected a built site in ${dist}; run "npm run build" first.`);
  });
  // First comes what is for every page: a pattern, and below it the lines that are indented.
  const [, base, lines] = /^(\/.*)\*\n((?: +.*\n)*)/.exec(text);
  const headers = [...lines.matchAll(/([\w-]+): (.*)/g)].map(([, name, value]) => [name, value]);
  return { base, headers: Object.fromEntries(headers) };
}

/** The file that a path below the base means, or `undefined`; never one outside `dist`. */
async function fileFor(dist, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  // An empty folder would be left out here, and in a redirect name a host.
  if (/^\/|\/\/|\0/.test(decoded)) return undefined;
  const file = resolve(dist, `.${sep}${decoded}`);
  if (!`${file}${sep}`.startsWith(`${dist}${sep}`)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (!found?.isDirectory()) return found?.isFile() ? file : undefined;
  const index = join(file, 'index.html');
  return (await stat(index).catch(() => undefined)) ? index : undefined;
}

/** Compresses each version of a file once, however often it is asked for. */
function createCompressor() {
  const known = new Map();
  return async (file) => {
    const { mtimeMs, size } = await stat(file);
    const version = `${mtimeMs} ${size}`;
    const before = known.get(file);
    if (before?.version === version) return before.bytes;
    const bytes = await promisify(compress)(await readFile(file));
    known.set(file, { version, bytes });
    return bytes;
  };
}

const listen = (server, port) =>
  new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });

/**
 * @param {{dist?: string, port?: number}} [options] without a port, the first free one
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serveSite({ dist = resolve(process.env.OUT_DIR || 'dist'), port } = {}) {
  const { base, headers } = await readBuild(dist);
  const compressed = createCompressor();

  async function answer(request, response) {
    // Not as a base for it: two slashes at its beginning would be that of a host.
    const { pathname, search } = new URL(`http://localhost${request.url}`);
    if (!pathname.startsWith(base)) {
      const bare = pathname === base.slice(0, -1) || pathname === '/';
      response.writeHead(bare ? 302 : 404, bare ? { Location: base } : headers).end();
      return;
    }
    const file = await fileFor(dist, pathname.slice(base.length));
    if (file?.endsWith('index.html') && !/(\/|\.html)$/.test(pathname)) {
      response.writeHead(301, { Location: `${pathname}/${search}` }).end();
      return;
    }
    const served = file ?? join(dist, '404.html');
    const hashed = pathname.startsWith(`${base}assets/`) && file !== undefined;
    const type = extname(served);
    const gzip =
      COMPRESSED.has(type) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const bytes = gzip && request.method !== 'HEAD' ? await compressed(served) : undefined;
    response.writeHead(file ? 200 : 404, {
      ...headers,
      ...(COMPRESSED.has(type) ? { Vary: 'Accept-Encoding' } : {}),
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
      'Content-Type': TYPES[type] ?? 'application/octet-stream',
      'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else if (bytes) response.end(bytes);
    else {
      createReadStream(served)
        .on('error', () => response.destroy())
        .pipe(response);
    }
  }

  // Whatever is asked, the next one is answered too.
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(400, headers).end());
  });

  let at = port ?? FIRST_PORT;
  for (;;) {
    try {
      await listen(server, at);
      break;
    } catch (error) {
      if (port !== undefined || error.code !== 'EADDRINUSE' || at === LAST_PORT) throw error;
      at += 1;
    }
  }
  return {
    url: `http://localhost:${at}${base}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { url } = await serveSite(process.env.PORT ? { port: Number(process.env.PORT) } : {});
  console.log(`The guide is at ${url}`);
}
