/** A vocabulary learnt merge by merge, in the hands of a reader: by mouse, by touch, by keyboard alone. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import { alive, expectAccessible, expectNoSidewaysScroll, watch } from './guide.ts';
import { bar, figure } from './journeySteps.ts';

const FIGURE = 'gallery/tokens/';
const WITHIN = '[data-widget=Tokens]';

async function open(page: Page, address = FIGURE): Promise<Locator> {
  await page.goto(address);
  await alive(page);
  const tokens = figure(page, 'Tokens');
  await tokens.scrollIntoViewIfNeeded();
  await expect(merges(tokens)).toBeVisible();
  await expect(rows(tokens)).toHaveCount(5);
  return tokens;
}

const merges = (within: Locator) => within.getByRole('slider', { name: 'Merges used' });
const rows = (within: Locator) => within.locator('.tokens-merging .ui-bars tbody > tr');
const said = (within: Locator) => within.locator('.tokens-merging > p').first();
const on = (within: Locator) => within.getByRole('button', { name: 'Join the next pair' });
const back = (within: Locator) => within.getByRole('button', { name: 'Undo a merge' });
const pieces = (within: Locator) => within.locator('.ui-strip li');
/** Of a pair in the ranking. */
const count = async (row: Locator): Promise<number> => {
  const text = await row.locator('.ui-bar-value').innerText();
  return Number(text.replaceAll(',', ''));
};

/** Goes on by the Tab key until it has the focus. */
async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Expected the Tab key to come to ${target.toString()}; ${most} stops did not.`);
}

test('by mouse: tokens at once, down to bytes, up again pair by pair, and a link brings it back', async ({
  page,
}) => {
  const complaints = watch(page);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const tokens = await open(page);
  await expect(tokens).toContainText('It is the tokenizer of our model');
  const whole = await pieces(tokens).count();
  await expectAccessible(page, WITHIN);
  await expect(on(tokens)).toBeDisabled();

  await merges(tokens).fill('0');
  await expect(said(tokens)).toHaveText('No merge yet: every byte is a token of its own.');
  const bytes = await pieces(tokens).count();
  expect(bytes).toBeGreaterThan(2 * whole);
  for (let merge = 1; merge <= 3; merge++) {
    const top = await count(rows(tokens).first());
    await on(tokens).click();
    await expect(said(tokens)).toContainText(
      `In the training text they stood side by side ${top.toLocaleString('en')} times`,
    );
    await expect(said(tokens)).toContainText(`Merge ${merge} joined`);
    expect(await count(rows(tokens).first())).toBeLessThanOrEqual(top);
  }
  expect(await pieces(tokens).count()).toBeLessThan(bytes);
  await back(tokens).click();
  await expect(said(tokens)).toContainText('Merge 2 joined');

  // A number opens to the words in which the pair stands, which add up to it.
  const top = await count(rows(tokens).first());
  await rows(tokens).first().getByRole('button').click();
  const together = tokens.locator('.tokens-merging .ui-steps li').last();
  await expect(together).toContainText(`Together= ${top.toLocaleString('en')}`);
  await expectAccessible(page, WITHIN);
  await expectNoSidewaysScroll(page);

  await expect(page).toHaveURL(/Tokens\.merges=2/);
  const query = new URL(page.url()).search;
  await tokens.getByRole('button', { name: /^Reset/ }).click();
  await expect(pieces(tokens)).toHaveCount(whole);
  const again = await open(page, FIGURE + query);
  await expect(said(again)).toContainText('Merge 2 joined');

  // No model was drawn or fetched for any of it.
  await expect(bar(page)).toContainText('No model yet');
  expect(fetched.filter((path) => /\/models\/|engine\.worker/.test(path))).toEqual([]);
  expect(complaints).toEqual([]);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('examples are put in, a token is looked at, and strawberry is numbers', async ({ page }) => {
    const complaints = watch(page);
    const tokens = await open(page, 'transformers/');
    await tokens.getByRole('button', { name: 'Another script' }).tap();
    await expect(pieces(tokens)).toHaveCount(29);
    await tokens.locator('.ui-strip button').nth(3).tap();
    await expect(tokens.locator('.tokens-origin')).toContainText('1 byte, and no merge');
    await tokens.getByRole('button', { name: 'Try “strawberry”' }).tap();
    await expect(tokens.getByRole('textbox', { name: 'Text' })).toHaveValue('strawberry');
    const received = tokens.locator('.tokens-received');
    await expect(received).toContainText('r is there 3 times');
    await expect(received.locator('.tokens-ids')).toHaveText(/^\d+( +\d+)+$/);
    const slider = merges(tokens);
    await slider.scrollIntoViewIfNeeded();
    const box = (await slider.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 4, box.y + box.height / 2);
    await expect(tokens.getByRole('spinbutton', { name: 'Merges used' })).not.toHaveValue('597');
    await expect(on(tokens)).toBeEnabled();
    await on(tokens).tap();
    await expect(said(tokens)).toContainText('In the training text they stood side by side');
    await expectAccessible(page, WITHIN);
    expect(complaints).toEqual([]);
  });
});

test('by keyboard alone: a merge is undone and made again, and a count is opened', async ({
  page,
}) => {
  const tokens = await open(page);
  await tabTo(page, merges(tokens));
  await page.keyboard.press('Home');
  await expect(said(tokens)).toContainText('No merge yet');
  await page.keyboard.press('ArrowRight');
  await expect(said(tokens)).toContainText('Merge 1 joined');
  await tabTo(page, back(tokens));
  await page.keyboard.press('Enter');
  await expect(said(tokens)).toContainText('No merge yet');
  // It cannot be pressed any more, and keeps the focus.
  await expect(back(tokens)).toBeFocused();
  await tabTo(page, on(tokens));
  await page.keyboard.press('Space');
  await expect(said(tokens)).toContainText('Merge 1 joined');
  await tabTo(page, rows(tokens).first().getByRole('button'));
  await page.keyboard.press('Enter');
  await expect(tokens.locator('.tokens-merging .ui-steps')).toContainText('Together');
  await tabTo(page, tokens.getByRole('button', { name: 'Try “strawberry”' }));
  await page.keyboard.press('Enter');
  await expect(tokens.locator('.tokens-received')).toContainText('r is there 3 times');
});
