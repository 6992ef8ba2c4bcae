/** What the journeys share: the addresses of the guide, and eyes and ears for its faults. */

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
export const PAGES = ['', ...CHAPTERS.map(([path]) => path), 'glossary/', 'sources/', MISSING];

/** Chromium's remark when it is asked for a GPU and has none: it is not the guide's fault. */
const NO_GPU = 'No available adapters.';

/** Everything that a reader's browser should never have to complain about, as it comes. */
export function watch(page: Page): string[] {
  const complaints: string[] = [];
  let origin = '';
  page.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && text !== NO_GPU) complaints.push(text);
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

/** Scrolls through the page until every live figure has come. */
export async function loadFigures(page: Page): Promise<void> {
  for (const figure of await page.locator('[data-widget]').all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('.widget-reserved')).toHaveCount(0);
  }
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Known and not mended yet: the samples of a run scroll, but no key reaches them. */
const OUTSTANDING = '.life-samples ol';

/** Holds the page, as it is now, to WCAG 2.2 AA, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(RULES)
      .exclude(OUTSTANDING)
      .analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    );
    expect(found, `${page.url()}, ${colorScheme}`).toEqual([]);
  }
}
