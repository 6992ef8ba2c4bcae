/** What training does to the page round it. */

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { bar, figure, openRecipe } from './journeySteps';

const WATCH_MS = 15_000;
/** The guide's own bar is 50 ms; this is four times that, for machines that do other things too. */
const LONGEST_TASK_MS = 200;
const ANSWER_TO_STOP_MS = 1_000;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, by the clock and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

test(
  'no task holds the page up while the recipe is trained',
  { tag: '@alone' },
  async ({ page, browser }, info) => {
    await page.goto('pre-training/');
    const training = figure(page, 'PreTraining');
    await training.scrollIntoViewIfNeeded();
    await training.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(training.getByText(/Step [1-9]\d* of 880/)).toBeVisible({ timeout: 60_000 });
    const path = info.outputPath('trace.json');
    await browser.startTracing(page, { path, categories: ['toplevel'] });
    // What is measured is what does not happen in that time.
    await page.waitForTimeout(WATCH_MS);
    await browser.stopTracing();
    const { traceEvents } = JSON.parse(readFileSync(path, 'utf8')) as {
      traceEvents: readonly TraceEvent[];
    };
    const main = traceEvents.find(({ args }) => args?.name === 'CrRendererMain')!;
    const tasks = traceEvents.filter(
      ({ name, ph, pid, tid }) =>
        name.endsWith('RunTask') && ph === 'X' && pid === main.pid && tid === main.tid,
    );
    expect(tasks.length).toBeGreaterThan(100);
    // By the time that each really took: what the machine did meanwhile is not the guide's.
    const longest = Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
    expect(longest).toBeLessThan(LONGEST_TASK_MS);
  },
);

test('a learning rate that is too hot ends in a sentence, and the next run is as ever', async ({
  page,
}) => {
  await page.goto('pre-training/?v=1&rate=5&steps=60');
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  // A link never begins anything by itself.
  await expect(training.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  await expect(training.locator('.life-progress')).not.toContainText('Step');
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText(
    /The loss rose instead of falling.*A lower learning rate helps/,
    { timeout: 120_000 },
  );
  await training.getByRole('button', { name: /^Train again at 0\.002/ }).click();
  await expect(training.locator('.life-progress')).toHaveText(/Step 60 of 60.*finished/, {
    timeout: 60_000,
  });
  await expect(bar(page)).toContainText('Base model after 60 steps');
});

test(
  'Stop is answered within a second, however large the model',
  { tag: '@alone' },
  async ({ page }) => {
    await page.goto('pre-training/');
    const training = figure(page, 'PreTraining');
    await training.scrollIntoViewIfNeeded();
    await openRecipe(training);
    await training.getByLabel('Large', { exact: true }).check();
    await training.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(training.getByText(/Step [1-9]\d* of 1,500/)).toBeVisible({ timeout: 90_000 });
    const began = Date.now();
    await training.getByRole('button', { name: 'Stop' }).click();
    await expect(training.locator('.life-progress')).toContainText('stopped', { timeout: 10_000 });
    expect(Date.now() - began).toBeLessThan(ANSWER_TO_STOP_MS);
  },
);
