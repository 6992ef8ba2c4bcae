import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { browserEnv, browserFlags, browserPath, softwareWebGpu } from './tests/browser.ts';
import viteConfig from './vite.config.ts';

/** Two suites: units in Node, the engine and the widgets in a real browser. */
export default mergeConfig(
  viteConfig({ command: 'serve', mode: 'test' }),
  defineConfig({
    test: {
      // A snapshot that is missing fails; `-u` writes it.
      update: 'none',
      projects: [
        {
          extends: true,
          test: {
            name: 'node',
            environment: 'node',
            // A thread for each file begins sooner than a process.
            pool: 'threads',
            include: ['tests/**/*.test.ts'],
            exclude: ['tests/**/*.browser.test.*', 'tests/e2e/**'],
            // TensorFlow.js imports its own files without extensions, which Node's loader refuses.
            server: { deps: { inline: [/@tensorflow/] } },
            testTimeout: 60_000,
          },
        },
        {
          extends: true,
          optimizeDeps: {
            include: [
              'react',
              'react/jsx-dev-runtime',
              'react-dom/client',
              'vitest-browser-react',
              'zustand/vanilla',
              'zustand',
              '@huggingface/jinja',
              '@wllama/wllama',
              'd3',
              'idb',
              '@tensorflow/tfjs',
              '@tensorflow/tfjs-core',
              '@tensorflow/tfjs-core/dist/register_all_gradients',
              '@tensorflow/tfjs-backend-webgpu',
            ],
          },
          test: {
            name: 'browser',
            include: ['tests/**/*.browser.test.{ts,tsx}'],
            testTimeout: 120_000,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: {
                  // Only now: units need none.
                  get executablePath() {
                    return browserPath();
                  },
                  args: [...browserFlags, ...softwareWebGpu],
                  env: browserEnv(),
                },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
);
