/** A run that breaks, with a model there that has been trained: nothing is lost, and the next one works. */

import { expect, test } from '@playwright/test';
import { bar, figure, openRecipe, turnTo } from '../journeySteps';
import { alertSays, progress, training } from './run';

/** The small size: a run of seconds. */
const SMALL = 'v=1&layers=1&width=32&heads=2&batch=8&steps=300&tuning=50';
const RUN_MS = 90_000;

test('at a learning rate of 5 a run ends at once, the assistant is back, and the rate that is offered works', async ({
  page,
}) => {
  await page.goto(`pre-training/?${SMALL}`);
  await training(page).scrollIntoViewIfNeeded();
  await training(page).getByRole('button', { name: 'Train', exact: true }).click();
  await expect(progress(page)).toHaveText(/Step 300 of 300.*finished/, { timeout: RUN_MS });
  await turnTo(page, 'Fine-tuning');
  const tuning = figure(page, 'FineTuning');
  await tuning.scrollIntoViewIfNeeded();
  await tuning.getByRole('button', { name: 'Fine-tune', exact: true }).click();
  await expect(tuning.locator('.life-progress')).toHaveText(/Step 50 of 50.*finished/, {
    timeout: RUN_MS,
  });
  await expect(bar(page)).toContainText('Assistant after 350 steps');

  await turnTo(page, 'Pre-training');
  await training(page).scrollIntoViewIfNeeded();
  await openRecipe(training(page));
  await training(page).getByRole('button', { name: 'Set the learning rate to 5' }).click();
  await expect(training(page).getByText(/the loss rises from the first steps on/)).toBeVisible();
  await training(page).getByRole('button', { name: 'Train again', exact: true }).click();
  const broke = training(page).locator('.setup-diverged');
  await expect(broke).toContainText(/The run broke\. Its loss rose from 6\.\d+ to /, {
    timeout: 15_000,
  });
  await expect(broke).toContainText('nothing is lost: the assistant after 350 steps is here');
  await alertSays(page, /loss rose instead of falling.*the model is as it was before/);
  await expect(bar(page)).toContainText('Assistant after 350 steps');
  // With its curve, its history and its words.
  await expect(progress(page)).toHaveText(/Step 300 of 300.*finished/);
  await expect(training(page).getByRole('slider', { name: 'Go back in time' })).toBeEnabled();

  await broke.getByRole('button', { name: 'Train again at 0.002, which works' }).click();
  await expect(broke).toHaveCount(0);
  await expect(bar(page)).toContainText('Base model after 300 steps', { timeout: RUN_MS });
  const line = await progress(page).innerText();
  const loss = Number(/loss ([\d.]+)/.exec(line)?.[1]);
  expect(loss).toBeLessThan(3);
});

test('at the end of its press on a fresh page there is a random model, as before', async ({
  page,
}) => {
  await page.goto('pre-training/?v=1&rate=5&steps=60');
  await training(page).scrollIntoViewIfNeeded();
  await training(page).getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training(page).locator('.setup-diverged')).toContainText(
    'the model is at its random parameters, as before',
    { timeout: 60_000 },
  );
  await expect(bar(page)).toContainText('Random model');
  await expect(progress(page)).not.toContainText('Step');
});
