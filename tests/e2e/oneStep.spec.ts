/** One step of training in the hands of a reader: by mouse, by touch, by keyboard alone. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import { alive, expectAccessible, expectNoSidewaysScroll, watch } from './guide.ts';
import { figure } from './journeySteps.ts';

const FIGURE = 'gallery/one-step/';
const WITHIN = '[data-widget=OneStep]';

async function open(page: Page, query = ''): Promise<Locator> {
  await page.goto(FIGURE + query);
  await alive(page);
  const step = figure(page, 'OneStep');
  await expect(start(step)).toBeVisible();
  return step;
}

const start = (within: Locator) => within.getByRole('button', { name: /^Open / });
const status = (within: Locator) => within.locator('.one-step-status');
const difference = async (within: Locator): Promise<number> => {
  const number = (text: string) => Number.parseFloat(text.replace('−', '-'));
  const own = await within.locator('.one-step-after .ui-inspect-number').innerText();
  const engine = await within.locator('.one-step-engine b').innerText();
  return Math.abs(number(own) - number(engine));
};

/** Goes on by the Tab key until it has the focus. */
async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Expected the Tab key to come to ${target.toString()}; ${most} stops did not.`);
}

test('by mouse: the first step, a token, a matrix, a weight and its sums; a link brings them back', async ({
  page,
}) => {
  const complaints = watch(page);
  const step = await open(page);
  await expectAccessible(page, WITHIN);
  await start(step).click();
  await expect(status(step)).toContainText('Step 1 of 880 is open', { timeout: 60_000 });
  expect(await difference(step)).toBeLessThan(1e-6);

  const grid = step.getByRole('application', { name: /The loss of every token/ });
  const box = (await grid.boundingBox())!;
  await grid.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(page).toHaveURL(/OneStep\.passage=\d+/);
  await step.getByRole('button', { name: 'layer 1, keys', exact: true }).first().click();
  const map = step.getByRole('application', { name: /^Slopes: layer 1, keys/ });
  await map.click({ position: { x: 40, y: 40 } });
  await expect(page).toHaveURL(/OneStep\.number=\d+/);
  const query = new URL(page.url()).search;
  for (const name of [
    /^Its slope /,
    /^Running mean of its slopes/,
    /^Mean, corrected/,
    /^Rate of/,
  ]) {
    await step.getByRole('button', { name }).click();
  }
  await expect(step).toContainText('warm-up:');
  await step.getByText('The whole recipe of pre-training').click();
  await expect(step.getByRole('region', { name: 'All else' })).toContainText('epochs');
  expect(await difference(step)).toBeLessThan(1e-6);
  await expectAccessible(page, WITHIN);
  await expectNoSidewaysScroll(page);
  const weight = await step.locator('.one-step-after .ui-inspect-number').innerText();

  await step.getByRole('button', { name: /^Reset/ }).click();
  await expect(step.locator('.one-step')).toHaveCount(0);
  const again = await open(page, query);
  await start(again).click();
  await expect(again.locator('.one-step-after .ui-inspect-number')).toHaveText(weight, {
    timeout: 60_000,
  });
  expect(complaints).toEqual([]);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a later step is opened, another matrix and a token are chosen', async ({ page }) => {
    const complaints = watch(page);
    const step = await open(page);
    await step.locator('.one-step-controls label').nth(2).tap();
    await step.getByRole('button', { name: 'Open step 11' }).tap();
    await expect(status(step)).toContainText('Step 11 of 880 is open', { timeout: 60_000 });
    await step.getByRole('button', { name: 'embeddings', exact: true }).first().tap();
    await expect(step.getByRole('application', { name: /^Slopes: embeddings/ })).toBeVisible();
    const strip = step.getByRole('list', { name: /^Passage 1,/ });
    await strip.getByRole('button').nth(5).tap();
    await step
      .getByRole('button', { name: /^Loss of/ })
      .first()
      .tap();
    await expect(step).toContainText('the chance that the model gave it');
    expect(await difference(step)).toBeLessThan(1e-6);
    await expectAccessible(page, WITHIN);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });
});

test('by keyboard alone: from asleep to a weight and its sum', async ({ page }) => {
  const step = await open(page);
  await tabTo(page, start(step));
  await page.keyboard.press('Enter');
  await expect(status(step)).toContainText('Step 1 of 880 is open', { timeout: 60_000 });
  const grid = step.getByRole('application', { name: /The loss of every token/ });
  await tabTo(page, grid);
  await page.keyboard.press('ArrowDown');
  await expect(step.locator('.ui-matrix [aria-live=polite]')).toContainText(
    /^Passage 2, token \d+/,
  );
  await page.keyboard.press('Enter');
  await expect(step.getByRole('list', { name: /^Passage 2,/ })).toBeVisible();
  const map = step.getByRole('application', { name: /^Slopes:/ });
  await tabTo(page, map);
  await page.keyboard.press('ArrowRight');
  const direction = step.getByRole('button', { name: /^Mean over usual size/ });
  await tabTo(page, direction);
  await page.keyboard.press('Enter');
  await expect(step).toContainText('How steep they are cancels out');
  expect(await difference(step)).toBeLessThan(1e-6);
});
