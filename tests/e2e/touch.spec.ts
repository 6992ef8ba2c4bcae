/** Every page on a telephone: what a finger has to hit, letters in fields, and wide spacing. */

import { expect, test, type Page } from '@playwright/test';
import { figureEntries } from '../../src/widgets/registry.ts';
import { loadFigures, PAGES } from './guide.ts';
import { figure, openRecipe } from './journeySteps';

const WIDTH = 360;

test.use({ viewport: { width: WIDTH, height: 740 }, hasTouch: true, isMobile: true });

/** In CSS pixels. */
const LEAST = 32;

const FIELDS =
  'input:not([type=range], [type=checkbox], [type=radio], [type=file]), textarea, select';

/** No field has letters so small that the page is enlarged when it is touched. @returns how many there are */
async function expectLargeLetters(page: Page): Promise<number> {
  /** Hidden or not. */
  const { count, small } = await page.locator(FIELDS).evaluateAll((fields) => ({
    count: fields.length,
    small: fields
      .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
      .map((field) => `${location.pathname}: ${field.getAttribute('aria-label') ?? field.id}`),
  }));
  expect(small).toEqual([]);
  return count;
}

/** What WCAG 1.4.12 asks a page to stand. */
const SPACING = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }`;

/** Text with wide spacing is neither cut nor makes the page scroll sideways. */
async function expectRoomForSpacing(page: Page): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width).toBe(WIDTH);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('p, li, button, label, dt, dd, h1, h2')]
      .filter((one) => getComputedStyle(one).overflow === 'hidden')
      .filter((one) => one.scrollHeight > one.clientHeight + 2 && one.clientHeight > 2)
      .map((one) => `${one.className}: ${one.innerText.slice(0, 40)}`),
  );
  expect(cut).toEqual([]);
}

for (const path of PAGES) {
  test(`/${path} has controls for a finger, letters of 16 px in fields, and room for wide spacing`, async ({
    page,
  }) => {
    await page.goto(path);
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    await loadFigures(page);
    const small = () =>
      page.evaluate((least) => {
        const all = document.querySelectorAll<HTMLElement>(
          'a[href], button, input, select, textarea, summary',
        );
        return [...all]
          .filter((one) => {
            // Words within a sentence are as high as its lines.
            const isInText = getComputedStyle(one).display === 'inline' && one.tagName === 'A';
            if (isInText || one.closest('.visually-hidden')) return false;
            // A label is hit with what it labels.
            const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
            return width > 2 && height > 2 && Math.min(width, height) < least - 0.5;
          })
          .map((one) => `${one.tagName}.${one.className} ${one.innerText.slice(0, 30)}`);
      }, LEAST);
    await expect.poll(small).toEqual([]);
    await page
      .locator('details')
      .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    await expectLargeLetters(page);
    await expectRoomForSpacing(page);
  });
}

test('these pages have every figure', async ({ request }) => {
  const texts = await Promise.all(PAGES.map(async (path) => (await request.get(path)).text()));
  const found = texts.flatMap((text) => [...text.matchAll(/ data-widget="(\w+)"/g)]);
  expect(new Set(found.map(([, id]) => id))).toEqual(new Set(figureEntries.map(({ id }) => id)));
});

test('so are the letters of fields that come when they are asked for', async ({ page }) => {
  await page.goto('pre-training/');
  await page.locator('.model-bar-button').click();
  await expect(page.getByLabel('Engine')).toBeVisible();
  expect(await expectLargeLetters(page)).toBeGreaterThan(0);
  await page.goto('gallery/pre-training/');
  const training = figure(page, 'PreTraining');
  await openRecipe(training);
  expect(await expectLargeLetters(page)).toBeGreaterThan(5);
  await training.getByRole('radio', { name: 'Your own text' }).check({ force: true });
  await expect(training.getByRole('textbox', { name: 'Paste a text' })).toBeVisible();
  expect(await expectLargeLetters(page)).toBeGreaterThan(0);
});

test('“Copy link” and “Reset” stand on one line, on the narrowest screens too', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('neural-networks/');
  await loadFigures(page);
  const places = await page
    .locator('.ui-figure-actions')
    .evaluateAll((all) =>
      all.map((actions) =>
        [...actions.querySelectorAll('.ui-button')].map((one) => one.getBoundingClientRect().y),
      ),
    );
  expect(places.length).toBeGreaterThan(1);
  for (const ys of places) expect(new Set(ys).size).toBe(1);
});
