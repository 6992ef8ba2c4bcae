/** What text is set in until its font has come, on every system: little moves then, or nothing. */

import { expect, type Page, test } from '@playwright/test';
import { familyOf, STAND_INS } from '../../src/tools/standIns.ts';
import { fontsHaveCome, PAGES } from './guide.ts';
import { holdBack, shiftOf, watchShifts, type Widths, widthsOf } from './shifts.ts';
import { system, SYSTEM_NAMES } from './systems.ts';

const TELEPHONE = { width: 390, height: 844 };
/** Where the longest titles of the sources break otherwise than in the stand-in of their italic. */
const SMALL_TELEPHONE = { width: 375, height: 667 };
const DESKTOP = { width: 1440, height: 900 };
/** The widths want all text; on a telephone a system shows every second page, and the next the others. */
const visitsOf = (system: number) =>
  [
    [TELEPHONE, PAGES.filter((_, page) => (page + system) % 2 === 0)],
    [DESKTOP, PAGES],
    [SMALL_TELEPHONE, ['sources/']],
  ] as const;
const LAYOUT_SHIFT = 0.02;
/** How far a size in the table may be from what is measured. */
const TOLERANCE = 0.01;

/** Opens pages while all fonts but those of plain text come late. */
async function openAll(page: Page, paths: readonly string[], see: (path: string) => Promise<void>) {
  await watchShifts(page);
  const fonts = await holdBack(page, /\/(?!newsreader-plain)[^/]*\.woff2$/);
  for (const path of paths) {
    await fonts.open(path);
    fonts.letGo();
    await fontsHaveCome(page);
    await see(path);
  }
}

for (const [index, name] of SYSTEM_NAMES.entries()) {
  test(`${name}: stand-ins are as wide as our fonts, and nothing moves when these come`, async ({
    playwright,
    launchOptions,
    baseURL,
  }) => {
    const { standIns, env } = await system(name);
    const families: Record<string, string[]> = { Newsreader: [], Figtree: [] };
    for (const one of standIns) families[STAND_INS[one]!.for]!.push(familyOf(one));

    const browser = await playwright.chromium.launch({ ...launchOptions, env });
    const sums: Widths = {};
    const moved: [string, number][] = [];
    await Promise.all(
      visitsOf(index).map(async ([viewport, paths]) => {
        const options = { baseURL: baseURL!, viewport, serviceWorkers: 'block' as const };
        const page = await browser.newPage(options);
        await openAll(page, paths, async (path) => {
          moved.push([`/${path} at ${viewport.width}`, await shiftOf(page)]);
          if (viewport !== DESKTOP) return;
          for (const [style, widths] of Object.entries(await widthsOf(page, families))) {
            const sum = (sums[style] ??= {});
            for (const [family, width] of Object.entries(widths))
              sum[family] = (sum[family] ?? 0) + width;
          }
        });
      }),
    );
    await browser.close();

    const visits = visitsOf(index).flatMap(([, paths]) => paths);
    expect.soft(moved).toHaveLength(visits.length);
    expect.soft(moved.filter(([, shift]) => shift > LAYOUT_SHIFT)).toEqual([]);
    for (const [font, of] of Object.entries(families)) {
      const styles = ['regular', 'medium', 'bold', ...(font === 'Newsreader' ? ['italic'] : [])];
      for (const style of styles) {
        const widths = sums[`${font} ${style}`]!;
        for (const family of of) {
          const ratio = widths[font]! / widths[family]!;
          const message = `the size of ${family}, ${style}, is right if multiplied by`;
          expect.soft(Math.abs(ratio - 1), `${message} ${ratio}`).toBeLessThan(TOLERANCE);
        }
      }
    }
  });
}

test('what was painted before its font had come keeps its stand-in till the next page', async ({
  page,
}) => {
  await watchShifts(page);
  const fonts = await holdBack(page, /\.woff2$/);
  for (const viewport of [TELEPHONE, DESKTOP]) {
    await page.setViewportSize(viewport);
    await fonts.open('sources/');
    fonts.letGo();
    await page.waitForLoadState('networkidle');
    expect(await shiftOf(page)).toBeLessThan(0.001);
    await expect(page.locator('html')).toHaveAttribute('data-text', 'stand-in');
  }
  await page.locator('.bar-name').click();
  await fontsHaveCome(page);
  await expect(page.locator('html')).not.toHaveAttribute('data-text');
});
