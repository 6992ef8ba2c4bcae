/** The end of the last chapter: the model leaves, and the reader goes on. */

import { expect, test } from '@playwright/test';
import { bar, figure } from './journeySteps';

test('in “Two files” the model is taken home, or what is missing is said with two ways to it', async ({
  page,
}) => {
  await page.goto('inference/');
  const take = figure(page, 'TakeHome');
  await take.scrollIntoViewIfNeeded();
  await expect(take).toContainText('There is no trained model yet');
  await expect(take.getByRole('button', { name: 'Train yours' })).toBeVisible();
  await take.getByRole('button', { name: 'Use our assistant' }).click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  await expect(take).toContainText(/Our assistant after [\d,]+ steps: [\d,]+ numbers\./);
  const downloading = page.waitForEvent('download');
  await take.getByRole('button', { name: 'Take it home' }).click();
  expect((await downloading).suggestedFilename()).toBe('parameters.zip');
});

test('from its last section links lead to the attention map, the glossary and the sources', async ({
  page,
}) => {
  for (const [name, title] of [
    ['attention map', 'Transformers'],
    ['glossary', 'Glossary'],
    ['sources', 'Sources'],
  ] as const) {
    await page.goto('inference/');
    await page.locator('.prose').getByRole('link', { name, exact: true }).last().click();
    await expect(page.locator('h1')).toHaveText(title);
  }
});
