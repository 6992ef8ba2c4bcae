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
  await panel.locator('p').first().click();
  await expect(panel).toBeVisible();
  await page.locator('h1').click();
  await expect(panel).toBeHidden();

  await open();
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Pre-training');
  await expect(panel).toBeHidden();
});

for (const width of [1440, 1100, 1000, 768, 360]) {
  test(`the panel of the model fits a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('pre-training/');
    await bar(page).click();
    const panel = page.locator('.model-bar-panel');
    const fits = async () => {
      const box = await panel.boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width).toBeLessThanOrEqual(width);
    };
    await fits();
    // Its name makes the button longer.
    await panel.getByRole('button', { name: 'Borrow our assistant' }).click();
    await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
    await fits();
  });
}
