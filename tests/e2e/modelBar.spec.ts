/** The bar of the reader's model, and the panel behind it. */

import { expect, test } from '@playwright/test';
import { bar, turnTo } from './journeySteps';

test('the panel of the model goes by Escape, its button, a press beside it, and on another page', async ({
  page,
}) => {
  await page.goto('pre-training/');
  await turnTo(page, 'Fine-tuning');
  const panel = page.locator('.model-bar-panel');
  const open = async () => {
    await bar(page).click();
    await expect(panel).toBeVisible();
  };
  await open();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(bar(page)).toBeFocused();

  await open();
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeHidden();
  await expect(bar(page)).toBeFocused();

  await open();
  await panel.getByLabel('Engine').click();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await open();
  await page.locator('h1').click();
  await expect(panel).toBeHidden();

  await open();
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Pre-training');
  await expect(panel).toBeHidden();
});
