/** How pictures are taken and compared. */

import { expect, type Locator, type Page } from '@playwright/test';
import { fontsHaveCome } from '../e2e/guide.ts';

interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

const look = (width: number) =>
  (['light', 'dark'] as const).map((colorScheme): Look => ({ width, colorScheme }));

/** What readers see most: every width that the design is made for. */
export const ALL: readonly Look[] = [360, 768, 1440].flatMap(look);

/** Of what differs from those in little: the narrowest and the widest, and each colour once. */
export const ENDS: readonly Look[] = [
  { width: 360, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
];

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
  { target = page, looks = ALL }: { target?: Page | Locator; looks?: readonly Look[] } = {},
): Promise<void> {
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settle(page);
    const file = `${name}-${width}-${colorScheme}.png`;
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
