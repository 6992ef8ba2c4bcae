/** What the journeys share: the addresses of the guide, and eyes and ears for its faults. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const CHAPTERS = [
  ['neural-networks/', 'Neural networks'],
  ['transformers/', 'Transformers'],
  ['pre-training/', 'Pre-training'],
  ['fine-tuning/', 'Fine-tuning'],
  ['inference/', 'Inference'],
] as const;

/** Every page, below the base, and one that is not there. */
export const MISSING = 'no-such-page/';
export const PAGES = [
  '',
  ...CHAPTERS.map(([path]) => path),
  'glossary/',
  'sources/',
  'bench/',
  'gallery/',
  'gallery/neuron/',
  MISSING,
];

/** Remarks of Chromium, asked for a GPU that it has not, and of the tests' own block of service workers. */
const NO_FAULTS = ['No available adapters.', 'Service Worker registration blocked by Playwright'];

/** Everything that a reader's browser should never have to complain about, as it comes. */
export function watch(page: Page): string[] {
  const complaints: string[] = [];
  let origin = '';
  page.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && !NO_FAULTS.includes(text)) {
      complaints.push(text);
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith('http')) return;
    // The first request is for the page itself.
    origin ||= url.origin;
    if (url.origin !== origin) complaints.push(`a request to ${url.origin}`);
  });
  return complaints;
}

/** The page is alive once the bar shows the model. */
export const alive = (page: Page): Promise<void> =>
  expect(page.locator('.model-bar-button')).toBeVisible();

/** The style sheet of the fonts comes after the first paint, and every page wants Figtree. */
export async function fontsHaveCome(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.fonts].some(({ family, status }) => family === 'Figtree' && status === 'loaded'),
  );
  await page.evaluate(() => document.fonts.ready);
}

/** What is far from the window is laid out once the fonts are there and the reader does anything. */
export async function layOut(page: Page): Promise<void> {
  const root = page.locator('html');
  if ((await root.getAttribute('data-arriving')) === null) return;
  await fontsHaveCome(page);
  // To a place where the mouse is not yet.
  for (const at of [1, 2]) await page.mouse.move(at, at);
  await expect(root).not.toHaveAttribute('data-arriving');
}

/** Holds the page to a narrow telephone, or to a wide window at four times its size. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await layOut(page);
  await page.setViewportSize({ width: 320, height: 640 });
  // Figures take their new width from an observer, a moment later.
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width, { message: `${page.url()} at 320 px` }).toBe(320);
}

/** Scrolls through the page until every live figure has come. */
export async function loadFigures(page: Page): Promise<void> {
  for (const figure of await page.locator('[data-widget]').all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('.widget-reserved')).toHaveCount(0);
  }
}

/** Axe itself, as small as it is to be had: its own package is one of the builder's. */
const { resolve } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const AXE = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');
/** For the builder, which otherwise puts a megabyte into the page twice for each look at it. */
const IS_THERE = ' ';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * Holds the page, as it is now, to WCAG 2.2 AA, in light and in dark, which differ in colours alone.
 * @param within what a test has opened or changed, where another holds the rest of the page
 * @param reducedMotion `no-preference` for a run that would be at its end at once
 */
export async function expectAccessible(
  page: Page,
  within?: string,
  reducedMotion: 'reduce' | 'no-preference' = 'reduce',
): Promise<void> {
  await layOut(page);
  // Further down, the bar that stays at the top would lie over half of some button.
  await page.evaluate(() => scrollTo(0, 0));
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion });
    // While a drawing zooms, its buttons are as small as what they name.
    await expect(page.locator('[data-moving]')).toHaveCount(0);
    // The newer way opens a page of its own for the sake of frames from elsewhere: here are none.
    // Only faults are told: to name every element that is right takes a third of the time.
    const axe = new AxeBuilder({ page, axeSource: IS_THERE })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] });
    if (within !== undefined) axe.include(within);
    if (colorScheme === 'light') axe.withTags(RULES);
    else axe.withRules('color-contrast');
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    );
    expect(found, `${page.url()}, ${colorScheme}`).toEqual([]);
  }
}
