/** Readers with a keyboard alone, with colours of their own. */

import { expect, test, type Page } from '@playwright/test';
import { createRandom } from '../../src/core/random.ts';
import { CHAPTERS, loadFigures, watch } from './guide.ts';
import { bar, startEngine } from './journeySteps';

/** Mostly ways about, sometimes something that acts. */
const KEYS = [
  ...Array<string>(12).fill('Tab'),
  ...Array<string>(3).fill('Shift+Tab'),
  'ArrowRight',
  'ArrowLeft',
  'ArrowDown',
  'ArrowUp',
  'Home',
  'End',
  'Enter',
  'Space',
  'Escape',
  'a',
  '7',
  'Backspace',
];
/** On each chapter. */
const PRESSES = 150;

test('keys at random break nothing and are trapped nowhere', async ({ page }) => {
  const complaints = watch(page);
  // A link to elsewhere leads nowhere, and the page stays.
  await page.route(
    (url) => url.hostname !== 'localhost',
    (route) => route.fulfill({ status: 204 }),
  );
  const random = createRandom(5);
  const focused = new Set<string>();
  for (const [path] of CHAPTERS) {
    // A link that was pressed last may still be on its way somewhere, and cut this one off: then it
    // fails, or is never heard of again.
    await expect(() => page.goto(path, { timeout: 10_000 })).toPass();
    await loadFigures(page);
    let last = '';
    let unmoved = 0;
    for (let press = 0; press < PRESSES; press++) {
      const key = random.pick(KEYS);
      await page.keyboard.press(key);
      if (!key.endsWith('Tab')) continue;
      // A link may have led out of the guide's own pages, such as to the list of licences.
      const now = await placeOfFocus(page).catch(() => null);
      if (now === null || (await page.locator('#root').count()) === 0) break;
      unmoved = now === last && now !== 'BODY' ? unmoved + 1 : 0;
      expect(unmoved, `Tab leads out of ${now}`).toBeLessThan(4);
      last = now;
      focused.add(now);
    }
  }
  expect(focused.size).toBeGreaterThan(40);
  await expect(page.locator('h1')).toBeVisible();
  // What was pressed may have asked for what cannot be had: that is said, and is no fault.
  expect(complaints.filter((one) => !/^a request to|status of 404/.test(one))).toEqual([]);
});

/** Enough of an element to tell it from the next one. */
const placeOfFocus = (page: Page) =>
  page.evaluate(() => {
    const path: string[] = [];
    for (let at = document.activeElement; at; at = at.parentElement) {
      path.unshift(`${at.tagName}${[...(at.parentElement?.children ?? [])].indexOf(at)}`);
    }
    return path.length <= 2 ? 'BODY' : path.join('>');
  });

test('with colours of the reader’s own, lines and marks can still be seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  // Small and quick: it is the lines that count.
  await page.goto('pre-training/?v=1&layers=1&width=32&heads=2&batch=8&steps=20000');
  await startEngine(page, 'simd');
  const training = page.locator('[data-widget=PreTraining]');
  await training.scrollIntoViewIfNeeded();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText(/Step ([2-9]\d\d|\d,\d+) of 20,000/)).toBeVisible({
    timeout: 60_000,
  });
  const seen = await page.evaluate(() => {
    const background = getComputedStyle(document.body).backgroundColor;
    const drawn = (selector: string, property: 'stroke' | 'backgroundColor' | 'borderTopColor') =>
      [...document.querySelectorAll(selector)].map(
        (one) => getComputedStyle(one)[property] !== background,
      );
    return {
      lines: drawn('.ui-line', 'stroke'),
      chosen: drawn('.ui-segments label:has(:checked)', 'backgroundColor'),
      buttons: drawn('.ui-button-primary', 'borderTopColor'),
    };
  });
  for (const [what, visible] of Object.entries(seen)) {
    expect(visible.length, what).toBeGreaterThan(0);
    expect(visible, what).not.toContain(false);
  }
  await expect(bar(page)).toBeVisible();
});
