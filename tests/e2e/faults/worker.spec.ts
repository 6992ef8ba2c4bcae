/** A worker that ends, hangs, never comes or does not listen: the page sees to it. */

import { expect, test, type Page } from '@playwright/test';
import { bar, expectEngine, startEngine } from '../journeySteps';
import {
  alertSays,
  begin,
  engineWorker,
  goesOn,
  progress,
  reach,
  stepOf,
  stopTakes,
  takeHome,
  training,
} from './run.ts';

const RECIPE = 'pre-training/?v=1&steps=5000';

/** Two seconds of silence, a new engine, and the way back to the step before: on a machine that is shared. */
const WORKS_AGAIN_MS = 6_000;

declare global {
  interface Window {
    newest: Worker;
  }
}

async function startOnSimd(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        window.newest = this;
      }
    };
  });
  await page.goto(RECIPE);
  await startEngine(page, 'simd');
}

async function trainOnSimd(page: Page): Promise<void> {
  await startOnSimd(page);
  await begin(page);
  await reach(page, 40);
}

/** Runs in the worker; it does not come back from some of it. */
const inWorker = async (page: Page, fault: () => void) =>
  void (await engineWorker(page)).evaluate(fault).catch(() => {});

const FAULTS = {
  'closes itself': (page: Page) => inWorker(page, () => self.close()),
  'is caught in a loop': (page: Page) =>
    inWorker(page, () => {
      for (;;);
    }),
  'is ended from outside': (page: Page) => page.evaluate(() => window.newest.terminate()),
  'throws in the midst of its work': (page: Page) =>
    inWorker(page, () =>
      setTimeout(() => {
        throw new Error('out of order');
      }),
    ),
};

for (const [what, inject] of Object.entries(FAULTS)) {
  test(`a worker that ${what} is replaced, and the run goes on from its checkpoint`, async ({
    page,
  }) => {
    await trainOnSimd(page);
    const begun = performance.now();
    await inject(page);
    await alertSays(page, /It was started again, and the model is as it was/);
    await goesOn(page);
    const ms = performance.now() - begun;
    console.log(`${what}: works again after ${Math.round(ms)} ms`);
    expect(ms).toBeLessThan(WORKS_AGAIN_MS);
    await expectEngine(page, 'simd');
    await stopTakes(page);
  });
}

test('while a worker is silent, Stop answers and the model can be taken home', async ({ page }) => {
  await trainOnSimd(page);
  await FAULTS['is caught in a loop'](page);
  expect(await takeHome(page)).toBe('parameters.zip');
  expect(await stopTakes(page)).toBeLessThan(1_500);
  const step = await stepOf(page);
  expect(step).toBeGreaterThan(30);
  await expect(training(page).getByRole('button', { name: 'Continue' })).toBeEnabled();
  await training(page).getByRole('button', { name: 'Continue' }).click();
  await reach(page, step + 5);
  await stopTakes(page);
});

test('a worker that ended while nothing was asked of it is replaced when something is', async ({
  page,
}) => {
  await startOnSimd(page);
  await FAULTS['closes itself'](page);
  const begun = performance.now();
  await begin(page);
  await reach(page, 1);
  const ms = performance.now() - begun;
  console.log(`ended before: trains after ${Math.round(ms)} ms`);
  expect(ms).toBeLessThan(WORKS_AGAIN_MS);
  await alertSays(page, /The engine has not answered for 2 seconds.*It was started again/);
});

test('Stop answers while a run is getting ready, and leaves nothing of it', async ({ page }) => {
  await startOnSimd(page);
  await FAULTS['is caught in a loop'](page);
  await begin(page);
  await training(page).getByRole('button', { name: 'Stop' }).click({ timeout: 1_500 });
  const again = training(page).getByRole('button', { name: 'Train', exact: true });
  await expect(again).toBeEnabled();
  await again.click();
  await reach(page, 1);
});

test('Stop answers within a second on the plain engine, whose steps take longer', async ({
  page,
}) => {
  await page.goto(RECIPE);
  await startEngine(page, 'cpu');
  await begin(page);
  await expect(training(page).getByRole('button', { name: 'Stop' })).toBeEnabled();
  await expect(progress(page)).toContainText('Step 0 of');
  const ms = await stopTakes(page);
  console.log(`stop on cpu: ${Math.round(ms)} ms`);
  expect(ms).toBeLessThan(1_500);
  await expect(page.locator('.model-bar-alert')).toBeEmpty();
  await expectEngine(page, 'cpu');
});

test('a worker whose script never comes is tried twice, and then the reader is told', async ({
  page,
}) => {
  await page.clock.install();
  let asked = 0;
  await page.route(/assets\/engine\.worker-.*\.js$/, () => void asked++);
  await page.goto(RECIPE);
  await bar(page).click();
  await page.getByRole('button', { name: 'Make a random model' }).click();
  await expect.poll(() => asked).toBe(1);
  await page.clock.runFor(20_000);
  await expect.poll(() => asked).toBe(2);
  await page.clock.runFor(20_000);
  await alertSays(page, /The engine could not be fetched: the server has not answered/);
  // It comes at last: nothing has to be loaded anew.
  await page.unroute(/assets\/engine\.worker-.*\.js$/);
  await page.getByRole('button', { name: 'Make a random model' }).click();
  await expect(bar(page)).toContainText('Random model');
  await expectEngine(page, 'simd');
});

test('an engine that blocks its worker as it starts gives way to the next', async ({ page }) => {
  await page.clock.install();
  await page.route(/assets\/engine\.worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    const block = 'self.fetch = (url) => { while (String(url).includes(".wasm")); };';
    await route.fulfill({ response, body: block + (await response.text()) });
  });
  await page.goto(RECIPE);
  const started = page.waitForRequest(/engine\.worker/);
  await bar(page).click();
  await page.getByRole('button', { name: 'Make a random model' }).click();
  await started;
  await expect
    .poll(
      async () => {
        await page.clock.runFor(1_000);
        return page.locator('.model-bar-engine').getAttribute('title');
      },
      { timeout: 60_000, intervals: [200] },
    )
    .toMatch(/^cpu:/i);
  await alertSays(page, /The engine has not answered for 15 seconds.*cpu has started/);
});

test('a page that slept does not take its own pause for the worker’s', async ({ page }) => {
  await page.clock.install();
  await trainOnSimd(page);
  await page.clock.fastForward('08:00:00');
  await goesOn(page);
  await expect(page.locator('.model-bar-alert')).toBeEmpty();
});

test('a hidden tab goes on training', async ({ page }) => {
  await trainOnSimd(page);
  // Headless Chromium hides no page: what a hidden one is denied, it does without.
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
    Object.defineProperty(document, 'hidden', { get: () => true });
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await goesOn(page);
});
