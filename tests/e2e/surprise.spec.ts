/** How surprised a model is by each token, and whether the reader guesses better: by mouse, touch and keyboard. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import strings, { title } from '../../content/en/strings/figures/Surprise.tsx';
import source from '../../content/en/strings/modelSource.tsx';
import ui from '../../content/en/strings/ui.ts';
import { alive, expectAccessible, expectNoSidewaysScroll, layOut, watch } from './guide.ts';
import { figure } from './journeySteps';
import { button, pressByKey, tabTo } from './networkSteps.ts';

const PATH = 'gallery/surprise/';
const WITHIN = '[data-widget=Surprise]';

async function open(page: Page): Promise<Locator> {
  await page.goto(PATH);
  await alive(page);
  return figure(page, 'Surprise');
}

const token = (within: Locator, name: RegExp) =>
  within.locator('.surprise-skyline').getByRole('button', { name });
const choices = (within: Locator) => within.locator('.surprise-choices button');
const said = (within: Locator) => within.locator('.surprise-said');

test('by mouse: a mistake is noticed, a token opened, and a link brings it back', async ({
  page,
}) => {
  const complaints = watch(page);
  const place = await open(page);
  await expectAccessible(page, WITHIN);
  await button(place, source.start).click();
  await expect(said(place)).toContainText('After “The” came “shark”.');
  await expectAccessible(page, WITHIN);
  await place.getByLabel(strings.text, { exact: true }).selectOption('mistake');
  await expect(said(place)).toContainText('came “fish”. The model held “grass” likeliest');
  await token(place, /^zebra: 3\.9/).click();
  await expect(said(place)).toContainText('After “The” came “zebra”.');
  await button(place, /^The loss on this text/).click();
  await place.locator('.token-bars button').first().click();
  await place.getByText(ui.table.same).click();
  await expect(place.getByRole('cell', { name: 'grass' }).first()).toBeVisible();
  await expectAccessible(page, WITHIN);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(place, ui.figure.copyLinkOf(title)).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  // The page has that address already, but for its end.
  await page.goto('about:blank');
  await page.goto(link);
  await alive(page);
  await button(place, source.start).click();
  await expect(said(place)).toContainText('After “The” came “zebra”.');

  await place.getByRole('radio', { name: source.names.random }).check();
  await expect(place.getByText(strings.ifRandom)).toBeVisible({ timeout: 60_000 });
  await expect(token(place, /^zebra: [67]\./)).toBeVisible();
  await button(place, ui.figure.resetOf(title)).click();
  await expect(said(place)).toContainText('came “shark”', { timeout: 60_000 });
  expect(complaints).toEqual([]);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: tokens are opened and guessed, and nothing hangs out', async ({ page }) => {
    const place = await open(page);
    await layOut(page);
    await button(place, source.start).tap();
    await expect(said(place)).toContainText('came “shark”');
    await token(place, /^fish:/).tap();
    await expect(said(place)).toContainText('came “fish”');
    await expectNoSidewaysScroll(page);
    await place.getByRole('radio', { name: strings.mode.guess }).tap();
    for (let guessed = 1; guessed <= 3; guessed++) {
      await choices(place).first().tap();
      await expect(place.locator('.surprise-score')).toContainText(`of ${guessed}, the model`);
    }
    await expectAccessible(page, WITHIN);
    await expectNoSidewaysScroll(page);
  });
});

test('by keyboard alone: reading, guessing by choice and by word, to the end and on', async ({
  page,
}) => {
  const complaints = watch(page);
  const place = await open(page);
  await pressByKey(page, button(place, source.start));
  await expect(said(place)).toContainText('came “shark”');
  await tabTo(page, token(place, /^shark:/).first());
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(said(place)).toContainText('the text ended');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(said(place)).toContainText('The text begins with “The”');

  await place.getByRole('radio', { name: strings.mode.read }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(choices(place)).toHaveCount(4);
  await tabTo(page, choices(place).nth(1));
  await page.keyboard.press('Enter');
  await expect(place.locator('.surprise-score')).toContainText('of 1, the model');
  await expect(choices(place).nth(1)).toBeFocused();

  await tabTo(page, place.getByRole('radio', { name: strings.guess.by.choose }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, place.getByRole('textbox', { name: strings.guess.next }));
  await page.keyboard.type('the');
  await page.keyboard.press('Enter');
  await expect(place.locator('.surprise-score')).toContainText('of 2, the model');
  await expect(place.getByRole('textbox', { name: strings.guess.next })).toBeFocused();

  // To the end, where the focus stays on the page.
  await tabTo(page, button(place, strings.guess.uncover));
  for (let left = 40; left > 0; left--) {
    if (await place.getByText(strings.guess.over).isVisible()) break;
    await page.keyboard.press('Enter');
  }
  await expect(place.getByText(strings.guess.over)).toBeVisible();
  await expectAccessible(page, WITHIN);
  await pressByKey(page, button(place, strings.another).last());
  await expect(choices(place).or(place.getByRole('textbox')).first()).toBeVisible();
  await expect(place.getByText(strings.guess.over)).toHaveCount(0);
  expect(complaints).toEqual([]);
});
