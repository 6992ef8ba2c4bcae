import { defineConfig } from '@playwright/test';
import { browserFlags, browserPath, softwareWebGpu } from './tests/browser.ts';

const PORT = 4199;

const launch = (flags: readonly string[]) => ({
  launchOptions: { executablePath: browserPath(), args: [...browserFlags, ...flags] },
});

/** Journeys through the production build below `/guide/`, with software WebGPU and without any. */
export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 180_000,
  forbidOnly: true,
  use: { baseURL: `http://localhost:${PORT}/guide/` },
  projects: [
    { name: 'nogpu', use: launch([]) },
    { name: 'webgpu', use: launch(softwareWebGpu) },
  ],
  webServer: {
    command: 'node src/tools/serve.mjs',
    env: { PORT: String(PORT) },
    url: `http://localhost:${PORT}/guide/`,
    reuseExistingServer: false,
  },
});
