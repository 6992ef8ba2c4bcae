/** How pictures are taken and compared: each at three widths, in light and in dark. */

import { expect, type Locator, type Page } from '@playwright/test';

const WIDTHS = [360, 768, 1440];
const SCHEMES = ['light', 'dark'] as const;

/** In CSS pixels: the first screen of a page. */
const HEIGHT = 900;

/**
 * Letters and edges may differ a little between versions of the browser; a word that moves, a colour
 * that changes or a line that is gone is more than that.
 */
const TOLERANCE = { maxDiffPixelRatio: 0.003, threshold: 0.15 };

/**
 * Holds what is on the page to its pictures in this folder. All six are compared before the test
 * ends. `npx playwright test --project=pictures --update-snapshots` takes them anew: look at each.
 * @param name folder and beginning of the file: `figures/chat`
 */
export async function expectLooks(
  page: Page,
  name: string,
  target: Page | Locator = page,
): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settle(page);
      const file = `${name}-${width}-${colorScheme}.png`;
      await expect.soft(target).toHaveScreenshot(file.split('/'), TOLERANCE);
    }
  }
}

/** Fonts are there, and what follows the width of the window has followed. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise(requestAnimationFrame);
    for (let i = 0; i < 3; i++) await frame();
  });
}
