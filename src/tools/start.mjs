/**
 * `npm start`: installs what is missing, builds the site and serves it. `PORT` and `BASE_PATH`
 * say where, as in `BASE_PATH=/guide/ PORT=8080 npm start`.
 */

import { ensureNode, ensurePackages, main, Sentence } from './ensure.mjs';

await main(async () => {
  ensureNode();
  const port = wantedPort();
  ensurePackages();
  // Only now are there packages that these can import.
  const { buildSite } = await import('./build.mjs');
  const { serveSite } = await import('./serve.mjs');
  const dist = await buildSite();
  const { url, close } = await serveSite({ dist, ...port }).catch((error) => {
    if (error.code === 'EADDRINUSE') {
      throw new Sentence(`Expected port ${error.port} to be free, but something is using it.`);
    }
    throw error;
  });
  console.log(`The guide is at ${url} (Ctrl-C ends it).`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, close);
});

/** @returns {{port?: number}} */
function wantedPort() {
  const { PORT } = process.env;
  if (!PORT) return {};
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Sentence(`Expected PORT to be a whole number from 1 to 65535, got ${PORT}.`);
  }
  return { port };
}
