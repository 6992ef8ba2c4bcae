/** The bar of the reader's model, and the panel behind it. */

import { expect, test } from '@playwright/test';
import { bar, turnTo } from './journeySteps';

test('the panel of the model goes by Escape, its button, a press beside it, and on another page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
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
  // In the margin, which the panel leaves free.
  await page.mouse.click(1200, 600);
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
    await panel.getByRole('button', { name: 'Use our assistant' }).click();
    await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
    await fits();
  });
}

test('the bar names the chapters where there is room, and numbers them or opens where there is not', async ({
  page,
}) => {
  const names = ['Neural networks', 'Transformers', 'Pre-training', 'Fine-tuning', 'Inference'];
  const nav = page.getByRole('navigation', { name: 'Chapters' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('');
  const wide = () =>
    nav
      .locator('.bar-title')
      .evaluateAll((all) =>
        all.map((one) => one.clientWidth > 1 || one.getBoundingClientRect().width > 30),
      );
  expect((await wide()).slice(0, 5)).toEqual(names.map(() => true));
  await page.setViewportSize({ width: 1000, height: 800 });
  expect((await wide()).slice(0, 5)).toEqual(names.map(() => false));
  for (const name of names) await expect(nav.getByRole('link', { name })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(nav).toBeHidden();
  await page.getByRole('button', { name: 'Contents' }).click();
  for (const name of names) await expect(nav.getByRole('link', { name })).toBeVisible();
});

test('the bar says in plain words where the model computes, and the panel which engine that is', async ({
  page,
}) => {
  await page.goto('neural-networks/');
  await bar(page).click();
  await page.getByRole('button', { name: 'Make a random model' }).click();
  await expect(bar(page)).toContainText('on your processor', { timeout: 60_000 });
  await expect(bar(page)).not.toContainText(/simd/i);
  await expect(page.locator('.model-bar-panel')).toContainText('SIMD: the processor');
  await expect(page.locator('.model-bar-panel')).not.toContainText('nats');
});
