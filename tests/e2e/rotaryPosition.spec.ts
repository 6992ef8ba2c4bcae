/** Two words that slide along a text, in the hands of a reader: by mouse, by touch, by keyboard alone. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import { alive, expectAccessible, expectNoSidewaysScroll, watch } from './guide.ts';
import { figure } from './journeySteps.ts';

const FIGURE = 'gallery/rotary-position/';
const WITHIN = '[data-widget=RotaryPosition]';

async function open(page: Page, query = ''): Promise<Locator> {
  await page.goto(FIGURE + query);
  await alive(page);
  const position = figure(page, 'RotaryPosition');
  await expect(start(position)).toBeVisible();
  return position;
}

const start = (within: Locator) => within.getByRole('button', { name: 'Look inside the model' });
const status = (within: Locator) => within.locator('.rotary-score [role=status]');
const slider = (within: Locator, name: RegExp) => within.getByRole('slider', { name });
const score = async (within: Locator): Promise<number> => {
  const text = await within.getByRole('button', { name: /^Score of/ }).innerText();
  return Number.parseFloat(text.replace('−', '-'));
};

/** Drags the middle of an element to the right. */
async function drag(page: Page, target: Locator, by: number): Promise<void> {
  const box = (await target.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y);
  await page.mouse.move(x + by, y);
  await page.mouse.up();
}

/** Goes on by the Tab key until it has the focus. */
async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Expected the Tab key to come to ${target.toString()}; ${most} stops did not.`);
}

test('by mouse: both words slide, one slides, the rotation is switched off, and a link brings it back', async ({
  page,
}) => {
  const complaints = watch(page);
  const position = await open(page);
  await expectAccessible(page, WITHIN);
  await start(position).click();
  await expect(status(position)).toContainText('This is how they stand', { timeout: 60_000 });
  const before = await score(position);

  await position.locator('.rotary-bar').scrollIntoViewIfNeeded();
  await drag(page, position.locator('.rotary-bar'), 130);
  await expect(status(position)).toContainText(/^Both have moved by \+\d+/);
  expect(await score(position)).toBe(before);
  await drag(page, position.locator('.rotary-word-query'), 160);
  await expect(status(position)).toContainText(/^The gap was 7 positions and is \d+/);
  const after = await score(position);
  expect(after).not.toBe(before);
  await expect(page).toHaveURL(/RotaryPosition\.query=\d+/);
  const query = new URL(page.url()).search;

  await position.getByRole('radio', { name: /^Dial 2,/ }).check();
  await position.getByRole('button', { name: /^Dial 2 / }).click();
  await expect(position).toContainText('cosine of the angle between');
  await position.getByRole('button', { name: /^Score of/ }).click();
  await expect(position).toContainText('the engine’s own query and key give');
  for (const name of [/The dials/, /Score of .* by the gap/]) {
    await position.locator('summary', { hasText: name }).click();
  }
  await position.getByRole('button', { name: 'Switch the rotation off' }).click();
  await expect(position).toContainText('Measured: Our base model', { timeout: 60_000 });
  await expect(position).toContainText(
    'Without the rotation, the loss on documents as written rises',
  );
  await expectAccessible(page, WITHIN);
  await expectNoSidewaysScroll(page);

  await position.getByRole('button', { name: /^Reset/ }).click();
  await expect(status(position)).toContainText('This is how they stand');
  const again = await open(page, query);
  await start(again).click();
  await expect.poll(() => score(again), { timeout: 60_000 }).toBe(after);
  expect(complaints).toEqual([]);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('both words are moved by the slider, a dial and another word are chosen', async ({
    page,
  }) => {
    const complaints = watch(page);
    const position = await open(page);
    await start(position).tap();
    await expect(status(position)).toContainText('This is how they stand', { timeout: 60_000 });
    const before = await score(position);
    const both = slider(position, /^Both/);
    await both.scrollIntoViewIfNeeded();
    const box = (await both.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await expect(status(position)).toContainText(/^Both have moved by \+\d+/);
    expect(await score(position)).toBe(before);
    await position.locator('.rotary-clocks label').nth(5).tap();
    await expect(position.getByRole('button', { name: /^Dial 6 / })).toBeVisible();
    await position.getByText('Other words, another head').tap();
    await position.getByLabel('Head').selectOption({ index: 2 });
    await expect(position.getByText(/^Head 3 of layer 1\./)).toBeVisible();
    await expectAccessible(page, WITHIN);
    expect(complaints).toEqual([]);
  });
});

test('by keyboard alone: from asleep to a changed score and its sum', async ({ page }) => {
  const position = await open(page);
  await tabTo(page, start(position));
  await page.keyboard.press('Enter');
  await expect(status(position)).toContainText('This is how they stand', { timeout: 60_000 });
  const before = await score(position);
  await tabTo(page, slider(position, /^Both/));
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect(status(position)).toContainText(/^Both have moved by \+5,/);
  expect(await score(position)).toBe(before);
  await tabTo(page, slider(position, /^“eats”/));
  await page.keyboard.press('End');
  await expect(status(position)).toContainText(/^The gap was 7 positions and is 24\./);
  expect(await score(position)).toBeLessThan(before);
  await tabTo(page, position.getByRole('button', { name: /^Score of/ }));
  await page.keyboard.press('Enter');
  await expect(position).toContainText('The products of all 8 dials, added up');
  // The one that is chosen, as of any radio buttons: that which brings most.
  const dial = position.getByRole('radio', { checked: true, name: /^Dial/ });
  await tabTo(page, dial);
  const number = Number.parseInt((await dial.getAttribute('aria-label'))!.slice('Dial '.length));
  await page.keyboard.press('ArrowRight');
  const next = (number % 8) + 1;
  await expect(position.getByRole('radio', { name: `Dial ${next},` })).toBeFocused();
  await expect(position.getByRole('button', { name: `Dial ${next} ` })).toBeVisible();
});
