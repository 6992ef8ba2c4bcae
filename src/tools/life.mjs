/**
 * `npm run life`: the whole recipe in a headless browser, with its scores. The last line is one
 * JSON object. `npm run life -- --seed 1 --engine webgl`; `--steps` and `--fine-tune-steps` make
 * shorter trials.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ensureBrowser,
  ensureNode,
  ensurePackages,
  importTypeScript,
  main,
  Sentence,
} from './ensure.mjs';

const ENGINES = ['auto', 'webgpu', 'webgl', 'cpu'];

await main(async () => {
  ensureNode();
  const options = readOptions();
  ensurePackages();
  await ensureBrowser();
  const site = await servePage();
  try {
    console.log(JSON.stringify(await measure(site.url, options)));
  } finally {
    await site.close();
  }
});

async function measure(url, options) {
  const { browser, page } = await openPage(options.engine, url);
  try {
    page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
    await page.exposeFunction('report', (line) => console.log(line));
    return await page.evaluate((given) => window.liveThrough(given), options);
  } finally {
    await browser.close();
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '0' },
      engine: { type: 'string', default: 'auto' },
      steps: { type: 'string', default: '600' },
      'fine-tune-steps': { type: 'string', default: '100' },
    },
  });
  const whole = (name, least) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= least) return value;
    throw new Sentence(
      `Expected --${name} to be a whole number from ${least}, got ${values[name]}.`,
    );
  };
  if (!ENGINES.includes(values.engine)) {
    throw new Sentence(
      `Expected --engine to be one of ${ENGINES.join(', ')}, got ${values.engine}.`,
    );
  }
  return {
    engine: values.engine,
    seed: whole('seed', 0),
    steps: whole('steps', 1),
    fineTuneSteps: whole('fine-tune-steps', 1),
  };
}

/** Built and not served from its sources, so that editing them does not disturb a long run. */
async function servePage() {
  const { build, preview } = await import('vite');
  const outDir = await mkdtemp(join(tmpdir(), 'life-'));
  const settings = { configFile: false, root: 'tests/life', logLevel: 'warn' };
  await build({
    ...settings,
    build: { outDir, emptyOutDir: true, target: 'es2022' },
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

/** WebGPU on the processor stands in where WebGPU is asked for and there is no GPU. */
async function openPage(engine, url) {
  if (engine !== 'webgpu') return launch(url, []);
  const opened = await launch(url, ['--enable-unsafe-webgpu']);
  const hasGpu = async () => (await navigator.gpu?.requestAdapter()) != null;
  if (await opened.page.evaluate(hasGpu)) return opened;
  await opened.browser.close();
  const { softwareWebGpu } = await importTypeScript('tests/browser.ts');
  return launch(url, softwareWebGpu);
}

async function launch(url, flags) {
  const { chromium } = await import('playwright');
  const { browserFlags, browserPath } = await importTypeScript('tests/browser.ts');
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: [...browserFlags, ...flags],
  });
  const page = await browser.newPage();
  await page.goto(url);
  return { browser, page };
}
