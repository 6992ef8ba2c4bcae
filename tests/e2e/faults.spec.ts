/** What a GPU does to a page at its worst: the run goes on all the same. */

import { expect, test, type Page } from '@playwright/test';
import { bar, figure, startEngine, stop } from './life.ts';

/** Lets the worker keep its device where the test can reach it. */
const REACH_DEVICE = `{
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...args) {
    return (self.device = await request.apply(this, args));
  };
}
`;

/** Small, because a GPU that is worked out on the processor is slow. */
const START = 'pre-training/?v=1&layers=1&width=32&heads=2&batch=8&steps=300';

const engineWorker = async (page: Page) => {
  await expect.poll(() => page.workers().length).toBe(1);
  return page.workers()[0];
};

const destroyDevice = async (page: Page) =>
  (await engineWorker(page)).evaluate(() =>
    (globalThis as unknown as { device: GPUDevice }).device.destroy(),
  );

const stepOf = async (page: Page) => {
  const line = await figure(page, 'PreTraining').locator('.life-progress').innerText();
  return Number(/Step (\d+)/.exec(line)?.[1] ?? 0);
};

const reach = (page: Page, step: number) =>
  expect.poll(() => stepOf(page), { timeout: 90_000 }).toBeGreaterThanOrEqual(step);

test.beforeEach(async ({ page }) => {
  await page.route(/assets\/engine\.worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: REACH_DEVICE + (await response.text()) });
  });
  await page.goto(START);
  await startEngine(page, 'webgpu');
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await reach(page, 3);
});

const alertSays = (page: Page, words: RegExp) =>
  expect(page.getByRole('alert').first()).toContainText(words, { timeout: 60_000 });

/** The run is some steps further than where it is now, or was at its last checkpoint. */
async function goesOn(page: Page): Promise<void> {
  await reach(page, Math.max(await stepOf(page), 3) + 2);
}

test('a device that is lost is replaced, and training goes on by itself; after the third time, elsewhere', async ({
  page,
}) => {
  await destroyDevice(page);
  await alertSays(page, /The GPU was lost.*It was started again/);
  await goesOn(page);
  await expect(bar(page)).toContainText('webgpu');
  for (const outcome of ['It was started again', 'simd has taken over']) {
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    await destroyDevice(page);
    await alertSays(page, new RegExp(`The GPU was lost.*${outcome}`));
  }
  await expect(bar(page)).toContainText('simd');
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
