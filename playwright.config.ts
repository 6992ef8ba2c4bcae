import { defineConfig } from '@playwright/test';
import { browserFlags, browserPath, softwareWebGpu } from './tests/browser.ts';

const PORT = 4199;

const launch = (flags: readonly string[]) => ({
  launchOptions: { executablePath: browserPath(), args: [...browserFlags, ...flags] },
});

/**
 * The production build below `/guide/`: every page without a GPU, and the life of a model both
 * without one and with WebGPU on the processor.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 240_000,
  forbidOnly: true,
  // A test that answers in the server's place would not see what a service worker asks for.
  use: { baseURL: `http://localhost:${PORT}/guide/`, serviceWorkers: 'block' },
  projects: [
    { name: 'nogpu', use: launch(['--disable-gpu']) },
    {
      name: 'webgpu',
      testMatch: ['journey.spec.ts', 'faults.spec.ts'],
      use: launch(softwareWebGpu),
    },
  ],
  webServer: {
    command: 'node src/tools/serve.mjs',
    env: { PORT: String(PORT) },
    url: `http://localhost:${PORT}/guide/`,
    reuseExistingServer: false,
  },
});
