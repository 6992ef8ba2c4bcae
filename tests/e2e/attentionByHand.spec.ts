/** Attention by hand in the hands of a reader: by mouse, by touch, by keyboard alone. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import { alive, expectAccessible, expectNoSidewaysScroll, layOut, watch } from './guide.ts';
import { figure } from './journeySteps.ts';

const PATH = 'gallery/attention-by-hand/';
const WITHIN = '[data-widget=AttentionByHand]';

async function open(page: Page, query = ''): Promise<Locator> {
  await page.goto(PATH + query);
  await alive(page);
  const byHand = figure(page, 'AttentionByHand');
  await expect(byHand.getByRole('checkbox', { name: 'mask' })).toBeVisible();
  await layOut(page);
  return byHand;
}

const end = (within: Locator, name: string) =>
  within.getByRole('button', { name: new RegExp(`^${name}: `) });

/** A row of the reader's own sums, or of the model's. */
const row = (within: Locator, name: string, of = '.by-hand') =>
  within.locator(`${of} [data-row=${name}] td`);

/** The share of zebra among the arrows. */
const shareOf = async (within: Locator, word: number) =>
  Number((await row(within, 'share').allInnerTexts())[word]);

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await target.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Expected the Tab key to come to ${target.toString()}; ${most} stops did not.`);
}

test('by mouse: arrows are dragged, the mask taken off, numbers opened, and a model looked into', async ({
  page,
}) => {
  const complaints = watch(page);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const byHand = await open(page);
  await expectAccessible(page, WITHIN);
  expect(await shareOf(byHand, 0)).toBeGreaterThan(0.9);

  // The key of zebra is turned round, against the query.
  const key = end(byHand, 'Key of zebra');
  const from = await middleOf(key);
  const middle = await middleOf(byHand.locator('.by-hand-square'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(2 * middle.x - from.x, 2 * middle.y - from.y, { steps: 5 });
  await page.mouse.up();
  await expect(end(byHand, 'Key of zebra')).toHaveAccessibleName(
    'Key of zebra: −2.0 across, −0.4 up',
  );
  expect(await shareOf(byHand, 0)).toBeLessThan(0.3);
  await expect(page).toHaveURL(/AttentionByHand\.zebraX=-2/);

  await byHand.getByRole('checkbox', { name: 'mask' }).uncheck();
  expect(await shareOf(byHand, 2)).toBeGreaterThan(0.8);
  await row(byHand, 'part').getByRole('button').last().click();
  await expect(byHand.getByText('all the parts, added up')).toBeVisible();
  const bead = await middleOf(byHand.getByRole('slider', { name: 'Value of grass' }).first());
  await page.mouse.move(bead.x, bead.y);
  await page.mouse.down();
  await page.mouse.move(bead.x + 60, bead.y, { steps: 3 });
  await page.mouse.up();
  await expect(row(byHand, 'value').nth(2)).not.toHaveText('1.0');
  expect(fetched.filter((path) => /\/models\/|engine\.worker/.test(path))).toEqual([]);

  await byHand.getByRole('button', { name: 'Look inside the model' }).click();
  await expect(byHand.locator('.by-hand-found')).toContainText(
    /eats looks most at its animal: it gives (0\.9\d\d|1\.000) of its attention to zebra/,
    { timeout: 30_000 },
  );
  await expect(byHand.locator('.by-hand-products li')).toHaveCount(16);
  await byHand
    .getByRole('button', { name: /^share zebra/ })
    .last()
    .click();
  const own = await byHand
    .getByText(/^Worked out in this page. The engine’s own share/)
    .innerText();
  await expect(row(byHand, 'share', '.by-hand-real').nth(2)).toContainText(
    /\d\.\d{3}/.exec(own)![0],
  );
  await expectAccessible(page, WITHIN);
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: an arrow is dragged, and one is sent to where the plane is tapped', async ({
    page,
  }) => {
    const byHand = await open(page);
    await expectAccessible(page, WITHIN);
    const square = byHand.locator('.by-hand-square');
    await square.scrollIntoViewIfNeeded();
    const key = end(byHand, 'Key of eats');
    const from = await middleOf(key);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      });
    const scrolled = await page.evaluate(() => scrollY);
    await touch('touchStart', from.x, from.y);
    for (const i of [1, 2, 3, 4]) await touch('touchMove', from.x + 20 * i, from.y - 10 * i);
    await touch('touchEnd');
    await expect(key).not.toHaveAccessibleName('Key of eats: −1.5 across, 0.6 up');
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);

    const { width } = (await square.boundingBox())!;
    await square.tap({ position: { x: width / 6, y: (5 * width) / 6 } });
    await expect(key).toHaveAccessibleName(/^Key of eats: −2\.0 across, −2\.0 up/);
    await byHand.getByRole('checkbox', { name: 'mask' }).tap();
    await expect(row(byHand, 'mask').nth(2)).toHaveText('seen');
    const small = await byHand
      .locator('.by-hand :is(button, .by-hand-table label, summary)')
      .evaluateAll((all) =>
        all
          .filter((one) => {
            const { width, height } = one.getBoundingClientRect();
            return width > 2 && Math.min(width, height) < 31.5;
          })
          .map((one) => one.textContent),
      );
    expect(small).toEqual([]);

    await byHand.getByRole('button', { name: 'Look inside the model' }).tap();
    await expect(byHand.locator('.by-hand-found')).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page, WITHIN);
    await expectNoSidewaysScroll(page);
  });
});

test('by keyboard alone: arrows, values, arithmetic, the model, and what is sent in a link', async ({
  page,
}) => {
  const complaints = watch(page);
  const byHand = await open(page, '?v=1&AttentionByHand.queryX=2.5&AttentionByHand.mask=off');
  const query = end(byHand, 'Query of eats');
  await expect(query).toHaveAccessibleName('Query of eats: 2.5 across, 1.5 up');
  await expect(byHand.getByRole('checkbox', { name: 'mask' })).not.toBeChecked();
  const before = await row(byHand, 'dot').first().innerText();
  await tabTo(page, query);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(query).toHaveAccessibleName('Query of eats: 2.6 across, 2.0 up');
  await expect(query).toBeFocused();
  await expect(row(byHand, 'dot').first()).not.toHaveText(before);
  await expect(byHand.locator('[role=status]').first()).toContainText(/^zebra 0\.\d\d, eats/);

  await tabTo(page, byHand.getByRole('checkbox', { name: 'mask' }));
  await page.keyboard.press('Space');
  await expect(row(byHand, 'mask').nth(2)).toHaveText('hidden');
  await tabTo(page, byHand.getByRole('button', { name: /^share zebra/ }));
  await page.keyboard.press('Enter');
  await expect(byHand.getByText('divided by what all have that are seen')).toBeVisible();
  await tabTo(page, byHand.getByRole('slider', { name: 'Value of zebra' }).first());
  await page.keyboard.press('End');
  await expect(row(byHand, 'value').first()).toHaveText('10.0');
  await tabTo(page, byHand.locator('summary', { hasText: 'Set every number' }));
  await page.keyboard.press('Enter');
  await tabTo(page, byHand.getByRole('spinbutton', { name: 'Key of grass, up' }));
  await page.keyboard.press('ArrowUp');
  await expect(end(byHand, 'Key of grass')).toHaveAccessibleName(
    'Key of grass: 0.2 across, 2.3 up',
  );

  await tabTo(page, byHand.getByRole('button', { name: 'Look inside the model' }));
  await page.keyboard.press('Enter');
  await expect(byHand.locator('.by-hand-found')).toBeVisible({ timeout: 30_000 });
  await tabTo(page, byHand.locator('.by-hand-blending canvas'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(byHand.getByText(/^Number 1 of the blend/)).toBeVisible();
  expect(complaints).toEqual([]);
});
