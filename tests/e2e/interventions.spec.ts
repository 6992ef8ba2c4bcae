/** What a reader does to the passes of a model: heads taken away, and their numbers put elsewhere. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import ablation from '../../content/en/strings/figures/HeadAblation.tsx';
import swap, { title as swapTitle } from '../../content/en/strings/figures/HeadSwap.tsx';
import source from '../../content/en/strings/modelSource.tsx';
import ui from '../../content/en/strings/ui.ts';
import { alive, expectAccessible, expectNoSidewaysScroll, layOut, watch } from './guide.ts';
import { figure } from './journeySteps';
import { button, pressByKey, tabTo } from './networkSteps.ts';

const SWAP = 'gallery/head-swap/';
const ABLATION = 'gallery/head-ablation/';

async function open(page: Page, path: string, name: string): Promise<Locator> {
  await page.goto(path);
  await alive(page);
  return figure(page, name);
}

const head = (within: Locator, layer: number, at: number) =>
  within.getByRole('checkbox', { name: new RegExp(`^Layer ${layer}, head ${at}:`) });
const verdict = (within: Locator) => within.locator('.head-swap-verdict');
/** Facts known: of the whole model, and as ticked. */
const facts = (within: Locator, column: 'whole' | 'ticked' = 'ticked') =>
  within
    .locator('.head-ablation-report tbody tr')
    .first()
    .locator('td')
    .nth(column === 'whole' ? 0 : 1);

test('by mouse: a zebra eats bamboo, by one head and by no other', async ({ page }) => {
  const complaints = watch(page);
  const place = await open(page, SWAP, 'HeadSwap');
  await expectAccessible(page, '[data-widget=HeadSwap]');
  await button(place, source.start).click();
  await expect(verdict(place)).toContainText('The zebra has taken it over: “bamboo”');
  await expectAccessible(page, '[data-widget=HeadSwap]');
  await head(place, 2, 1).check();
  await head(place, 1, 1).uncheck();
  await expect(verdict(place)).toContainText('The zebra keeps its own: “grass”');
  await place.getByLabel(swap.from).selectOption('camel');
  await place.getByRole('radio', { name: swap.facts.home }).check();
  await expect(verdict(place)).toContainText('“on the savanna”');

  // A link brings all that was chosen.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(place, ui.figure.copyLinkOf(swapTitle)).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await alive(page);
  await button(place, source.start).click();
  await expect(verdict(place)).toContainText('“on the savanna”');
  await expect(head(place, 2, 1)).toBeChecked();
  await expect(head(place, 1, 1)).not.toBeChecked();

  // With a random model there is nothing to move, and it says whose it is.
  await place.getByRole('radio', { name: 'Random' }).check();
  await expect(place.getByText(swap.ifRandom)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, '[data-widget=HeadSwap]');
  expect(complaints).toEqual([]);
});

test('by mouse: a head is taken away, and what is left is counted', async ({ page }) => {
  const complaints = watch(page);
  const place = await open(page, ABLATION, 'HeadAblation');
  await button(place, source.start).click();
  await expect(facts(place, 'whole')).toHaveText(/^2\d\d of 240$/);
  await place.getByRole('checkbox', { name: ablation.parts.mlpName(1) }).uncheck();
  await expect(facts(place)).toHaveText(/^\d of 240$/);
  await expectAccessible(page, '[data-widget=HeadAblation]');
  await button(place, ablation.parts.all).click();
  await button(place, ablation.each.start).click();
  await expect(place.getByText(/^It can least do without/)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, '[data-widget=HeadAblation]');
  expect(complaints).toEqual([]);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: heads are taken away and swapped, and nothing hangs out', async ({ page }) => {
    const ablated = await open(page, ABLATION, 'HeadAblation');
    await layOut(page);
    await button(ablated, source.start).tap();
    await expect(facts(ablated, 'whole')).toHaveText(/^2\d\d of 240$/);
    await ablated.getByRole('checkbox', { name: ablation.parts.headName(1, 1) }).tap();
    await expect(facts(ablated)).toHaveText(/^[1-9]\d of 240$/);
    await expectNoSidewaysScroll(page);

    const place = await open(page, SWAP, 'HeadSwap');
    await button(place, source.start).tap();
    await expect(verdict(place)).toContainText('“bamboo”');
    await head(place, 1, 2).tap();
    await head(place, 1, 1).tap();
    await expect(verdict(place)).toContainText('“grass”');
    await expectNoSidewaysScroll(page);
  });
});

test('by keyboard alone: both', async ({ page }) => {
  const complaints = watch(page);
  const place = await open(page, SWAP, 'HeadSwap');
  await pressByKey(page, button(place, source.start));
  await expect(verdict(place)).toContainText('“bamboo”');
  await tabTo(page, head(place, 1, 1));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(verdict(place)).toContainText('“grass”');
  await pressByKey(page, button(place, swap.all.start));
  await page.keyboard.press('Enter');
  await expect(button(place, swap.all.start)).toBeFocused();

  const ablated = await open(page, ABLATION, 'HeadAblation');
  await pressByKey(page, button(ablated, source.start));
  await expect(facts(ablated, 'whole')).toHaveText(/^2\d\d of 240$/);
  await tabTo(page, ablated.getByRole('checkbox', { name: ablation.parts.headName(1, 1) }));
  await page.keyboard.press('Space');
  await expect(facts(ablated)).toHaveText(/^[1-9]\d of 240$/);
  expect(complaints).toEqual([]);
});
