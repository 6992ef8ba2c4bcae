/** What a reader does to see whether a model recites: trains on few documents, stops, and looks texts up. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import experiments from '../../content/en/strings/experiments.ts';
import strings, { title } from '../../content/en/strings/figures/Reciting.tsx';
import ui from '../../content/en/strings/ui.ts';
import { alive, expectAccessible, expectNoSidewaysScroll, layOut, watch } from './guide.ts';
import { figure } from './journeySteps';
import { button, pressByKey, tabTo } from './networkSteps.ts';

async function open(page: Page): Promise<Locator> {
  await page.goto('gallery/reciting/');
  await alive(page);
  return figure(page, 'Reciting');
}

const texts = (within: Locator) => within.locator('.reciting-texts > li');
const tile = (within: Locator, documents: string) =>
  within.getByRole('radio', { name: new RegExp(`^${documents} `) });
/** Until there is something to be seen of the run. */
const hasWritten = (within: Locator) =>
  expect(texts(within).first()).toBeVisible({ timeout: 60_000 });

test('by mouse: thirty documents are recited, and each text is found in one of them', async ({
  page,
}) => {
  const complaints = watch(page);
  const place = await open(page);
  await expectAccessible(page, '[data-widget=Reciting]');
  await button(place, strings.train).click();
  await hasWritten(place);
  await expect(button(place, strings.again)).toBeVisible({ timeout: 120_000 });
  await expect(place.locator('.reciting-verdict')).toContainText('It recites');
  await expect(tile(place, '30')).toHaveAccessibleName(/ [5-8] of 8 copied$/);
  await place.locator('.reciting-found button').first().click();
  await expect(place.locator('.reciting-document')).toContainText(/^Document \d+ of 30/);
  await expectAccessible(page, '[data-widget=Reciting]');

  // A link brings the choice; what was trained is not sent along.
  await tile(place, '3,000').check();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(place, ui.figure.copyLinkOf(title)).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  // The page is at that address already: it has to be left.
  await page.goto('about:blank');
  await page.goto(link);
  await alive(page);
  await expect(tile(place, '3,000')).toBeChecked();
  await expect(button(place, strings.train)).toBeVisible();
  expect(complaints).toEqual([]);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: a run is begun and stopped, and nothing hangs out', async ({ page }) => {
    const place = await open(page);
    await layOut(page);
    await tile(place, '300').tap();
    await button(place, strings.train).tap();
    await hasWritten(place);
    await button(place, experiments.stop).tap();
    await expect(button(place, strings.again)).toBeVisible();
    await expect(place.locator('.reciting-verdict')).toContainText(strings.verdict.stopped);
    await expectNoSidewaysScroll(page);
  });
});

test('by keyboard alone: chosen, trained, stopped, looked up', async ({ page }) => {
  const complaints = watch(page);
  const place = await open(page);
  await tabTo(page, tile(place, '30'));
  await page.keyboard.press('ArrowRight');
  await expect(tile(place, '300')).toBeChecked();
  await pressByKey(page, button(place, strings.train));
  await hasWritten(place);
  await expect(texts(place).locator('button').first()).toBeVisible({ timeout: 60_000 });
  await pressByKey(page, button(place, experiments.stop));
  await expect(button(place, strings.again)).toBeVisible();
  await pressByKey(page, texts(place).locator('button').first());
  await expect(place.locator('.reciting-document')).toContainText(/^Document \d+ of 300/);
  expect(complaints).toEqual([]);
});
