/** What journeys through a model's life share: its figures, its bar, its buttons. */

import { expect, type Locator, type Page } from '@playwright/test';
import translator from '../../content/en/strings/translator.tsx';

export const figure = (page: Page, name: string) => page.locator(`[data-widget=${name}]`);
export const bar = (page: Page) => page.locator('.model-bar-button');

/** Unfolds what a run of a figure is made with. */
export async function openRecipe(within: Locator): Promise<void> {
  const recipe = within.locator('.setup-recipe');
  if ((await recipe.getAttribute('open')) === null) await recipe.locator('summary').first().click();
}

/** Takes the translator that comes with the guide, in one of its figures. */
export async function borrowTranslator(within: Locator): Promise<void> {
  await within.getByRole('button', { name: translator.useOurs }).click();
  await expect(within.getByText(/^Our translator after \d+ steps/)).toBeVisible();
  // What is read of it comes a moment later.
  await expect(within.getByText(translator.reading)).toHaveCount(0, { timeout: 60_000 });
}

export async function turnTo(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Chapters' }).getByText(title).click();
  await expect(page.locator('h1')).toHaveText(title);
}

/** The bar says where it computes, and which engine that is to who points at it. */
export const expectEngine = (page: Page, name: string, options = { timeout: 15_000 }) =>
  expect(page.locator('.model-bar-engine')).toHaveAttribute(
    'title',
    new RegExp(`^(${name}):`, 'i'),
    options,
  );

/** Chooses the engine in the panel of the model, or lets the guide choose where there is no GPU. */
export async function startEngine(page: Page, name: string): Promise<void> {
  await bar(page).click();
  if (name !== 'simd') await page.getByLabel('Engine').selectOption(name);
  else await page.getByRole('button', { name: 'Make a random model' }).click();
  await expectEngine(page, name, { timeout: 60_000 });
  await expect(bar(page)).toContainText('Random model');
  await bar(page).click();
}

export async function stop(page: Page, name: string): Promise<void> {
  const button = figure(page, name).getByRole('button', { name: 'Stop' });
  const line = figure(page, name).locator('.life-progress');
  try {
    await button.click({ timeout: 5_000 });
  } catch (error) {
    // A quick engine may be done before the button can be pressed: then alone it may be missing.
    if (!/finished/.test(await line.innerText())) throw error;
  }
  await expect(line).toHaveText(/stopped|finished/, { timeout: 30_000 });
}

/** The steps behind the model that an earlier visit has left, which is back by itself. */
export async function returned(page: Page): Promise<number> {
  await expect(bar(page)).toContainText('is back', { timeout: 15_000 });
  const text = await bar(page).innerText();
  return Number(/after ([\d,]+) steps?/.exec(text)?.[1]?.replaceAll(',', ''));
}
