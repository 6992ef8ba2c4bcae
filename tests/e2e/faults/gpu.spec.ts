/** What a GPU does to a page at its worst: the run goes on all the same. */

import { expect, test, type Page } from '@playwright/test';
import { expectEngine, figure, startEngine, stop } from '../journeySteps';
import { alertSays, begin, engineWorker, goesOn, reach } from './run.ts';

/**
 * Lets the worker keep its device where the test can reach it, and a method of the GPU fall silent:
 * from then on, it is waited for not half a minute, but a second.
 */
const REACH_DEVICE = `{
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...args) {
    return (self.device = await request.apply(this, args));
  };
  self.silence = (prototype, name) => {
    prototype[name] = () => new Promise(() => {});
    const later = self.setTimeout;
    self.setTimeout = (work, ms, ...rest) => later(work, Math.min(ms, 1_000), ...rest);
  };
}
`;

/** Small, because a GPU that is worked out on the processor is slow. */
const START = 'pre-training/?v=1&layers=1&width=16&heads=1&context=8&batch=1&steps=300';

const destroyDevice = async (page: Page) =>
  (await engineWorker(page)).evaluate(() =>
    (globalThis as unknown as { device: GPUDevice }).device.destroy(),
  );

test.beforeEach(async ({ page }) => {
  await page.route(/assets\/engine\.worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: REACH_DEVICE + (await response.text()) });
  });
  await page.goto(START);
  await startEngine(page, 'webgpu');
  await begin(page);
  await reach(page, 3);
});

// An engine that is stopped late is brought anew, and may be on its way when the test is over.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test('a device that is lost is replaced, and training goes on by itself; after the third time, elsewhere', async ({
  page,
}) => {
  await destroyDevice(page);
  await alertSays(page, /The GPU was lost.*It was started again/);
  await goesOn(page);
  await expectEngine(page, 'webgpu');
  for (const outcome of ['It was started again', 'simd has taken over']) {
    // Only one that is at work can be lost.
    await goesOn(page);
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    await destroyDevice(page);
    await alertSays(page, new RegExp(`The GPU was lost.*${outcome}`));
  }
  await expectEngine(page, 'simd');
  const end = figure(page, 'PreTraining').getByText(/Step 300 of 300/);
  await expect(end).toBeVisible({ timeout: 60_000 });
});

test('so it is when the whole GPU process dies', async ({ page, browser }) => {
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess');
  await alertSays(page, /The GPU was lost/);
  await goesOn(page);
  await stop(page, 'PreTraining');
});

interface Reached {
  silence(prototype: object, name: string): void;
  GPUBuffer: { prototype: object };
  GPUQueue: { prototype: object };
}

for (const [kind, name] of [
  ['GPUBuffer', 'mapAsync'],
  ['GPUQueue', 'onSubmittedWorkDone'],
] as const) {
  test(`a GPU whose ${name} never answers is given up, and the run goes on`, async ({ page }) => {
    const worker = await engineWorker(page);
    await worker.evaluate(
      ([kind, name]) => {
        const reached = globalThis as unknown as Reached;
        reached.silence(reached[kind].prototype, name);
      },
      [kind, name] as const,
    );
    await alertSays(page, /The GPU has not answered for 30 seconds.*It was started again/);
    await goesOn(page);
    await expectEngine(page, 'webgpu');
    await stop(page, 'PreTraining');
  });
}
