/** On a telephone: no field has letters so small that the page is enlarged when it is touched. */

import { expect, test } from '@playwright/test';
import { figureEntries } from '../../src/widgets/registry.ts';
import { CHAPTERS, loadFigures } from './guide.ts';
import { figure, openRecipe } from './journeySteps';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const FIELDS =
  'input:not([type=range], [type=checkbox], [type=radio], [type=file]), textarea, select';

/** Where every figure is. */
const PAGES = ['', ...CHAPTERS.map(([path]) => path), 'bench/'];

test('every field on a telephone has letters of 16 px', async ({ page }) => {
  /** Fields that are there, hidden or not, and those with letters that are too small. */
  const look = () =>
    page.locator(FIELDS).evaluateAll((fields) => ({
      count: fields.length,
      small: fields
        .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
        .map((field) => `${location.pathname}: ${field.getAttribute('aria-label') ?? field.id}`),
    }));
  let count = 0;
  const check = async () => {
    const found = await look();
    expect(found.small).toEqual([]);
    count += found.count;
  };
  const figures = new Set<string | null>();
  for (const path of PAGES) {
    await page.goto(path);
    await loadFigures(page);
    for (const one of await page.locator('[data-widget]').all()) {
      figures.add(await one.getAttribute('data-widget'));
    }
    await page
      .locator('details')
      .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    await check();
  }
  expect(figures).toEqual(new Set(figureEntries.map(({ id }) => id)));
  await page.goto('pre-training/');
  await page.locator('.model-bar-button').click();
  await expect(page.getByLabel('Engine')).toBeVisible();
  await check();
  await page.goto('gallery/pre-training/');
  const training = figure(page, 'PreTraining');
  await openRecipe(training);
  await training.getByRole('radio', { name: 'Your own text' }).check({ force: true });
  await expect(training.getByRole('textbox', { name: 'Paste a text' })).toBeVisible();
  await check();
  expect(count).toBeGreaterThan(25);
});
