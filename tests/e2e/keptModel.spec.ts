/** What was trained is the reader's: it is back by itself, another keeps it, and one press changes the two. */

import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, watch } from './guide.ts';
import { kept, reachKept } from './storedModel';
import { bar, figure, openRecipe, returned, turnTo } from './journeySteps';

/** Small and quick: it is at its end after a second or two. */
const SHORT = 'pre-training/?v=1&layers=1&width=32&heads=2&batch=8&steps=60';

const training = (page: Page) => figure(page, 'PreTraining');
const line = (page: Page) => training(page).locator('.life-progress');
const panel = (page: Page) => page.locator('.model-bar-panel');
const press = (page: Page, name: string | RegExp) =>
  training(page).getByRole('button', { name }).click();

/** A model is trained to its end, and all of it is on the device. */
async function train(page: Page, address = SHORT): Promise<void> {
  await page.goto(address);
  await training(page).scrollIntoViewIfNeeded();
  await press(page, /^Train$/);
  await expect(line(page)).toContainText('finished', { timeout: 60_000 });
  await reachKept(page, 60);
}

test('a model is back on the next visit, is replaced, and is brought back', async ({ page }) => {
  const complaints = watch(page);
  await train(page);
  await expect(training(page)).toContainText(
    'A new one takes the place of your base model of 60 steps, which stays on this device',
  );
  const samples = training(page).locator('.life-samples');
  const written = await samples.innerText();
  const { checkpoints } = await kept(page);

  // On the next visit every figure shows it, without a press.
  await page.goto('pre-training/');
  expect(await returned(page)).toBe(60);
  await training(page).scrollIntoViewIfNeeded();
  await expect(line(page)).toContainText('Step 60 of 60');
  await expect(samples).toHaveText(written, { useInnerText: true });
  await expect(page.locator('.model-bar-engine')).toHaveCount(0);
  await turnTo(page, 'Inference');
  await figure(page, 'NextToken').scrollIntoViewIfNeeded();
  await expect(figure(page, 'NextToken')).toContainText('Base model after 60 steps.');
  await expect(page.locator('.model-bar-engine')).toBeVisible();
  await turnTo(page, 'Pre-training');

  // Another takes its place, and the one before is kept.
  await training(page).scrollIntoViewIfNeeded();
  await openRecipe(training(page));
  await training(page).getByLabel('Small and quick').check();
  await press(page, 'Train again');
  await expect(training(page)).toContainText('Your base model of today', { timeout: 60_000 });
  await expect(line(page)).toContainText(/Step [1-9]\d* of 300/);
  await press(page, 'Stop');
  await expect(line(page)).toContainText('stopped');
  const other = await line(page).innerText();
  await expectAccessible(page, '[data-widget=PreTraining]');
  await press(page, /^Bring back your base model of today/);
  await expect(line(page)).toContainText('Step 60 of 60');
  await expect(samples).toHaveText(written, { useInnerText: true });
  await expect.poll(() => kept(page)).toEqual({ step: 60, checkpoints });

  // Both are there after a reload, and change places again.
  await page.reload();
  expect(await returned(page)).toBe(60);
  await training(page).scrollIntoViewIfNeeded();
  await press(page, /^Bring back your base model of today/);
  await expect(line(page)).toHaveText(other);
  await expect(page.locator('.model-bar-alert')).toHaveText('');
  expect(complaints).toEqual([]);
});

test('a fresh start is one press, and loses nothing', async ({ page }) => {
  await train(page);
  await page.goto('glossary/');
  expect(await returned(page)).toBe(60);
  await bar(page).click();
  await expect(panel(page)).toContainText(/Your base model of today, .* is back\./);
  await panel(page).getByRole('button', { name: 'Start afresh instead' }).click();
  await expect(bar(page)).toContainText('Random model');
  await panel(page)
    .getByRole('button', { name: /^Bring back your base model/ })
    .click();
  await expect(bar(page)).toContainText('Base model after 60 steps');
  // And after a fresh start that led to nothing, it is back on the next visit.
  await panel(page).getByRole('button', { name: 'Begin anew from random' }).click();
  await expect(bar(page)).toContainText('Random model');
  await page.reload();
  expect(await returned(page)).toBe(60);
});

test('a question to nobody is kept until ours is there, and nothing answers it with noise', async ({
  page,
}) => {
  await page.goto('fine-tuning/');
  const chat = figure(page, 'Chat');
  await chat.scrollIntoViewIfNeeded();
  await chat.getByRole('textbox').fill('What does the panda eat?');
  await page.keyboard.press('Enter');
  await expect(chat).toContainText('There is nobody to ask yet');
  await expect(chat).toContainText('Your question is kept');
  await expect(chat.locator('.chat-answer')).toHaveCount(0);
  await expect(chat.getByRole('button', { name: /^Train yours/ })).toBeEnabled();
  await expectAccessible(page, '[data-widget=Chat]');
  await chat.getByRole('button', { name: 'Use our assistant' }).click();
  const answer = chat.locator('.chat-answer');
  await expect(chat.locator('.chat-by')).toHaveText(/^Our assistant/, { timeout: 60_000 });
  await expect(answer).toContainText('The panda eats bamboo.');
  await expect(answer).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await expect(chat.locator('.chat-user')).toContainText('What does the panda eat?');
  await expect(chat).not.toContainText('nobody to ask');
});

test('a link to a figure that needs a model opens with ours, and with the reader’s where there is one', async ({
  page,
  browser,
}) => {
  const link = 'inference/?v=1&NextToken.temperature=0.5#figure-NextToken';
  await page.goto(link);
  const shown = figure(page, 'NextToken');
  await expect(shown).toContainText(/Our base model after \d+ steps\./, { timeout: 60_000 });
  const other = await browser.newPage();
  await train(other);
  await other.goto(link);
  const own = figure(other, 'NextToken');
  await expect(own).toContainText('Base model after 60 steps.', { timeout: 60_000 });
  await other.close();
});

test('Reset of pre-training sets its choices back, and leaves the model', async ({ page }) => {
  await train(page);
  await openRecipe(training(page));
  await training(page).getByLabel('Small and quick').check();
  await training(page).getByRole('button', { name: 'Reset: Pre-training' }).click();
  await expect(training(page).getByLabel('Small and quick')).not.toBeChecked();
  await expect(bar(page)).toContainText('Base model after 60 steps');
  await expect(line(page)).toContainText('Step 60 of 60');
});
