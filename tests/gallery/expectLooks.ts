/** How pictures are taken and compared. */

import { expect, type Locator, type Page } from '@playwright/test';
import { fontsHaveCome } from '../e2e/guide.ts';
import { pictureFile, type Look } from './looks.ts';

/** In CSS pixels: the first screen of a page. */
const HEIGHT = 900;

/**
 * Letters and edges may differ a little between versions of the browser; a word that moves, a colour
 * that changes or a line that is gone is more than that.
 */
const TOLERANCE = { maxDiffPixelRatio: 0.0005, threshold: 0.15 };

/**
 * Holds what is on the page to its pictures in this folder; all are compared before the test ends.
 * `npx playwright test --project=pictures --update-snapshots` takes them anew: look at each.
 * @param name folder and beginning of the file: `figures/chat`
 */
export async function expectLooks(
  page: Page,
  name: string,
  looks: readonly Look[],
  target: Page | Locator = page,
): Promise<void> {
  for (const look of looks) {
    const { width, colorScheme } = look;
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settle(page);
    const file = pictureFile(name, look);
    await expect.soft(target).toHaveScreenshot(file.split('/'), TOLERANCE);
  }
}

/** Less of a figure than this does not wake it. */
const PEEK = 80;

/** Fonts and the figures in sight are there, and what follows the width of the window has followed. */
async function settle(page: Page): Promise<void> {
  const onTheirWay = (peek: number) =>
    [...document.querySelectorAll('.widget-reserved')].filter(
      (place) => place.getBoundingClientRect().top < innerHeight - peek,
    ).length;
  await expect.poll(() => page.evaluate(onTheirWay, PEEK)).toBe(0);
  await fontsHaveCome(page);
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let i = 0; i < 3; i++) await frame();
  });
}
