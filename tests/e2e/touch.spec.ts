/** What a finger has to hit, on a telephone. */

import { expect, test } from '@playwright/test';
import { loadFigures, PAGES } from './guide.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

/** In CSS pixels. */
const LEAST = 32;

for (const path of PAGES) {
  test(`every control of /${path} is large enough for a finger`, async ({ page }) => {
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
  });
}

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
