/** A page of `tests/` for a command: built, served, and opened in the tests' browser. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTypeScript } from './ensure.mjs';

/**
 * Built and not served from its sources, so that editing them does not disturb a long run.
 * @param root the folder of its `index.html`
 * @param aliases other modules for the names of some, `{find, replacement}` each, for Vite; the strings come with them
 */
export async function servePage(root, aliases = []) {
  const { build, preview } = await import('vite');
  const { assemblyScript } = await importTypeScript('src/tools/assemblyScript.ts');
  const { corpora } = await importTypeScript('src/tools/corpora.ts');
  const outDir = await mkdtemp(join(tmpdir(), 'page-'));
  const { aliasesOf, languageFrom } = await importTypeScript('src/tools/language.ts');
  const alias = [...aliases, ...aliasesOf(languageFrom(process.env))];
  const settings = { configFile: false, root, logLevel: 'warn', resolve: { alias } };
  await build({
    ...settings,
    plugins: [assemblyScript(), corpora()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
    worker: { format: 'es' },
  });
  const server = await preview({ ...settings, build: { outDir }, preview: { port: 4373 } });
  return {
    url: server.resolvedUrls.local[0],
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}

/** Opens an address in a browser with the tests' flags and these. */
export async function launch(url, flags = []) {
  const { chromium } = await import('playwright');
  const { browserEnv, browserFlags, browserPath } = await importTypeScript('tests/browser.ts');
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: [...browserFlags, ...flags],
    env: browserEnv(),
  });
  const page = await browser.newPage();
  await page.goto(url);
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  return { browser, page };
}
