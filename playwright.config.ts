import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import {
  browserEnv,
  browserFlags,
  browserPath,
  shellPath,
  softwareWebGpu,
} from './tests/browser.ts';
import type { Engine } from './tests/cross/fixtures.ts';

const PORT = 4199;
/** Where the guide in the pseudo-language is served, and where `npm test` has built it. */
const PSEUDO_PORT = 4198;
const PSEUDO_DIST = 'node_modules/.cache/pseudo';

/** What a developer at another machine looks at, of a test that failed there. It takes time of each. */
const TRACE = process.env['GITHUB_ACTIONS'] ? 'retain-on-failure' : 'off';

/** Tests that measure time, or are measured against it: they want the machine for themselves. */
const ALONE = /@alone/;

const launch = (flags: readonly string[], executablePath = browserPath()) => ({
  launchOptions: {
    executablePath,
    args: [...browserFlags, ...flags],
    env: browserEnv(),
  },
});

/** Without windows; letters as wide as in the other. */
const inShell = launch(['--disable-gpu', '--font-render-hinting=none'], shellPath());

/** The journey through the other browsers. */
const inAnother = (engine: Engine) => ({ name: engine, testDir: 'tests/cross', use: { engine } });

function server(port: number, dist: string) {
  return {
    command: 'node src/tools/serve.mjs',
    env: { PORT: String(port), OUT_DIR: dist },
    url: `http://localhost:${port}/guide/`,
    reuseExistingServer: false,
  };
}

/**
 * The production build below `/guide/`: every page without a GPU, the life of a model both
 * without one and with WebGPU on the processor, the pages in the pseudo-language, and pictures of
 * all that there is to see.
 */
export default defineConfig<object, { engine: Engine }>({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 240_000,
  // No test needs another before it: two workers share those of one file, and end together.
  fullyParallel: true,
  // Two cores do the work of two browsers and their server.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A test that answers in the server's place would not see what a service worker asks for.
  use: { baseURL: `http://localhost:${PORT}/guide/`, serviceWorkers: 'block', trace: TRACE },
  projects: [
    {
      name: 'nogpu',
      testIgnore: ['**/faults/gpu.spec.ts', 'pseudo.spec.ts'],
      grepInvert: ALONE,
      use: inShell,
    },
    { name: 'alone', grep: ALONE, use: { ...launch(['--disable-gpu']), trace: 'off' } },
    {
      name: 'webgpu',
      testMatch: ['journey.spec.ts', '**/faults/gpu.spec.ts'],
      // Two models on the processor's GPU at once would leave each other silent for too long.
      fullyParallel: false,
      use: launch(softwareWebGpu),
    },
    {
      name: 'pseudo',
      testMatch: 'pseudo.spec.ts',
      use: {
        ...inShell,
        baseURL: `http://localhost:${PSEUDO_PORT}/guide/`,
      },
    },
    inAnother('firefox'),
    { ...inAnother('private-firefox'), grep: /@model/ },
    inAnother('webkit'),
    {
      name: 'pictures',
      // Now and then a browser that has drawn thirty pages draws no more: then another takes the picture.
      timeout: 60_000,
      retries: 1,
      testDir: 'tests/gallery',
      snapshotPathTemplate: '{testDir}/{arg}{ext}',
      // The same letters and colours on every machine.
      use: launch(['--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb']),
    },
  ],
  webServer: [
    server(PORT, 'dist'),
    ...(existsSync(PSEUDO_DIST) ? [server(PSEUDO_PORT, PSEUDO_DIST)] : []),
  ],
});
