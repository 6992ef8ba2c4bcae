/** What a reader does to find a law of scale: trains four widths, has another foretold, and looks. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import experiments from '../../content/en/strings/experiments.ts';
import strings, { title } from '../../content/en/strings/figures/ScalingLaw.tsx';
import ui from '../../content/en/strings/ui.ts';
import { alive, expectAccessible, expectNoSidewaysScroll, layOut, watch } from './guide.ts';
import { figure } from './journeySteps';
import { button, pressByKey, tabTo } from './networkSteps.ts';

async function open(page: Page): Promise<Locator> {
  await page.goto('gallery/scaling-law/');
  await alive(page);
  return figure(page, 'ScalingLaw');
}

const dots = (within: Locator) => within.locator('.scaling-dot');
const width = (within: Locator, name: string) => within.getByRole('radio', { name, exact: true });

test('by mouse: a line through four losses says what a fifth will be', async ({ page }) => {
  const complaints = watch(page);
  const place = await open(page);
  await expectAccessible(page, '[data-widget=ScalingLaw]');
  await button(place, strings.train).click();
  await expect(button(place, strings.again)).toBeVisible({ timeout: 150_000 });
  await expect(dots(place)).toHaveCount(4);
  await expect(place.locator('.scaling-law')).toContainText(/^Loss ≈ [\d.]+ \/ N0\.\d{3}/);
  await width(place, '80').check();
  await button(place, strings.trainOne('80')).click();
  await expect(place.locator('.scaling-result')).toContainText(/^Width 80 was trained/, {
    timeout: 90_000,
  });
  await width(place, strings.axes.flops).check();
  await expect(place.locator('.scaling-course')).toHaveCount(5);
  await place.getByText(strings.exponents.title).click();
  await expect(place.getByRole('table', { name: /^With eight times/ })).toContainText('0.050');
  await expectAccessible(page, '[data-widget=ScalingLaw]');

  // A link brings what was chosen; what was trained is not sent along.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(place, ui.figure.copyLinkOf(title)).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  // The page is at that address already: it has to be left.
  await page.goto('about:blank');
  await page.goto(link);
  await alive(page);
  await expect(width(place, '80')).toBeChecked();
  await expect(width(place, strings.axes.flops)).toBeChecked();
  await expect(dots(place)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: one width comes, the rest is stopped, and nothing hangs out', async ({
    page,
  }) => {
    const place = await open(page);
    await layOut(page);
    await button(place, strings.train).tap();
    await expect(dots(place)).toHaveCount(1, { timeout: 60_000 });
    await button(place, experiments.stop).tap();
    await expect(button(place, strings.train)).toBeVisible();
    await width(place, '128').tap();
    await expect(width(place, '128')).toBeChecked();
    await expectNoSidewaysScroll(page);
  });
});

test('by keyboard alone: begun, stopped, another width, the other axis', async ({ page }) => {
  const complaints = watch(page);
  const place = await open(page);
  await pressByKey(page, button(place, strings.train));
  await expect(dots(place)).toHaveCount(1, { timeout: 60_000 });
  await page.keyboard.press('Enter');
  await expect(button(place, strings.train)).toBeFocused();
  await tabTo(page, width(place, strings.axes.parameters));
  await page.keyboard.press('ArrowRight');
  await expect(width(place, strings.axes.flops)).toBeChecked();
  await tabTo(page, width(place, '96'));
  await page.keyboard.press('ArrowRight');
  await expect(width(place, '112')).toBeChecked();
  expect(complaints).toEqual([]);
});
