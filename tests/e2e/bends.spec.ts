/** One neuron, and the neurons whose bends make shapes, in the hands of a reader: by mouse, by touch, by keyboard alone. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  alive,
  expectAccessible,
  expectNoSidewaysScroll,
  layOut,
  loadFigures,
  watch,
} from './guide.ts';
import { figure } from './journeySteps.ts';
import { button, pressByKey, tabTo } from './networkSteps.ts';

async function open(page: Page, name: 'Neuron' | 'Bends', query = ''): Promise<Locator> {
  await page.goto(`gallery/${name.toLowerCase()}/${query}`);
  await alive(page);
  await loadFigures(page);
  await layOut(page);
  return figure(page, name);
}

const answerOf = (neuron: Locator) => neuron.locator('.ui-steps li:last-child b');

/** Neurons, and how far their sum is from the curve, as the figure states them. */
const numbersOf = (bends: Locator) =>
  bends
    .locator('.bends-numbers b')
    .evaluateAll((all) => all.map((each) => Number(each.textContent)));
const atRest = (bends: Locator) => expect(bends.getByText('Training …')).toBeHidden();
const handle = (bends: Locator, input: string) =>
  bends.getByRole('slider', { name: `Height of the curve at input ${input}` });

async function placeIn(target: Locator, x: number, y: number) {
  const box = (await target.boundingBox())!;
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

test('by mouse: a neuron is turned, told what is no number, and sent as a link', async ({
  page,
}) => {
  const complaints = watch(page);
  const neuron = await open(page, 'Neuron');
  await expectAccessible(page, '[data-widget=Neuron]');
  const square = neuron.locator('.ui-plane-square');
  const from = await placeIn(square, 0.5, 0.5);
  const to = await placeIn(square, 0.9, 0.2);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  const inputOf = (name: string) => neuron.getByRole('spinbutton', { name }).inputValue();
  expect(Number(await inputOf('Input x₁'))).toBeCloseTo(0.8, 1);
  expect(Number(await inputOf('Input x₂'))).toBeCloseTo(0.6, 1);
  await neuron.getByRole('radio', { name: 'none (linear)' }).check();

  const bias = neuron.getByRole('spinbutton', { name: 'Bias b' });
  await bias.fill('much');
  await bias.press('Enter');
  await expect(neuron.getByRole('alert')).toContainText('it stays at 0.20');
  await expectAccessible(page, '[data-widget=Neuron]');
  await bias.fill('-99');
  await bias.press('Enter');
  await expect(bias).toHaveValue('-3');

  const answer = await answerOf(neuron).innerText();
  await expect.poll(() => page.url()).toContain('Neuron.bias=-3');
  const link = page.url();
  await button(neuron, /^Reset/).click();
  await expect(answerOf(neuron)).toHaveText('= 0.83');
  await page.goto(link);
  await expect(answerOf(neuron)).toHaveText(answer);
  expect(complaints).toEqual([]);
});

test('by mouse: neurons are added in haste, the curve is drawn anew, its bends taken out', async ({
  page,
}) => {
  const complaints = watch(page);
  const bends = await open(page, 'Bends');
  const add = button(bends, 'Add a neuron');
  for (let i = 0; i < 3; i++) await add.click();
  await expect(bends.getByText(/^(Starting the engine|Training) …$/)).toBeVisible();
  await expectAccessible(page, '[data-widget=Bends]');
  await expect.poll(() => numbersOf(bends), { timeout: 20_000 }).toEqual([3, 0]);
  await expect(bends.getByText(/^Error by number of neurons: 1: 0\.39, .*3: 0\.00/)).toBeVisible();

  // Another curve in the middle of a run, and the neurons are gone with the one before.
  await add.click();
  await bends.getByRole('radio', { name: 'wave' }).check();
  await expect.poll(async () => (await numbersOf(bends))[0]).toBe(0);
  await add.click();
  await expect.poll(async () => (await numbersOf(bends))[0]).toBe(1);

  const pad = bends.locator('.bends-pad');
  const from = await placeIn(pad, -0.2, 0.1);
  const to = await placeIn(pad, 1.2, 0.1);
  await page.mouse.move(from.x + 0.2 * (to.x - from.x), from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
  await expect(bends.getByRole('radio', { name: 'your own' })).toBeChecked();
  const heights = ['−1.00', '0.00', '1.00'].map((input) => handle(bends, input));
  for (const height of heights) await expect(height).toHaveAttribute('aria-valuetext', /^0\.9\d$/);
  // Level all along: one neuron and the constant are enough.
  await expect.poll(async () => (await numbersOf(bends))[1], { timeout: 20_000 }).toBe(0);
  await atRest(bends);
  await bends.getByRole('radio', { name: /taken out/ }).check();
  await expect(bends.getByText(/the neuron is a straight line/)).toBeVisible();

  await expect.poll(() => page.url()).toContain('Bends.bends=out');
  await page.goto(page.url());
  for (const height of heights) await expect(height).toHaveAttribute('aria-valuetext', /^0\.9\d$/);
  await expect(bends.getByRole('radio', { name: /taken out/ })).toBeChecked();
  await button(bends, /^Reset/).click();
  await expect(handle(bends, '0.00')).toHaveAttribute('aria-valuetext', '0.75');
  expect(complaints).toEqual([]);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: a neuron is turned with its drawing in view', async ({ page }) => {
    const neuron = await open(page, 'Neuron');
    const weight = neuron.getByRole('slider', { name: 'Weight w₁' });
    await weight.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { height } = (await weight.boundingBox())!;
    await weight.tap({ position: { x: 4, y: height / 2 } });
    await expect(weight).toHaveAttribute('aria-valuetext', '−3.00');
    await expect(neuron.locator('.neuron-drawing')).toBeInViewport({ ratio: 0.99 });
    await neuron.getByRole('radio', { name: 'sigmoid' }).tap();
    await expect(neuron.getByText('Squeezes every sum to between 0 and 1.')).toBeVisible();
    // 1 / (1 + e^1.05)
    await expect(answerOf(neuron)).toHaveText('= 0.26');
    const square = neuron.locator('.ui-plane-square');
    await square.tap({ position: { x: 3, y: 3 } });
    await expect(neuron.getByRole('spinbutton', { name: 'Input x₁' })).toHaveValue(/^-0\.9/);
    await expectNoSidewaysScroll(page);
  });

  test('by touch: a finger draws a curve and does not move the page', async ({ page }) => {
    const bends = await open(page, 'Bends');
    await button(bends, 'Add a neuron').tap();
    await expect.poll(async () => (await numbersOf(bends))[0], { timeout: 20_000 }).toBe(1);
    const pad = bends.locator('.bends-pad');
    await pad.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const scrolled = await page.evaluate(() => scrollY);
    const finger = await page.context().newCDPSession(page);
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [await placeIn(pad, x, y)],
      });
    await touch('touchStart', 0.1, 0.9);
    for (const [x, y] of [
      [0.3, 0.7],
      [0.5, 0.5],
      [0.7, 0.3],
      [0.9, 0.1],
    ])
      await touch('touchMove', x, y);
    await touch('touchEnd', 0, 0);
    await expect(bends.getByRole('radio', { name: 'your own' })).toBeChecked();
    await expect(handle(bends, '0.00')).toHaveAttribute('aria-valuetext', /^−?0\.0\d$/);
    await expect(handle(bends, '0.50')).toHaveAttribute('aria-valuetext', /^0\.5\d$/);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    await atRest(bends);
    expect((await numbersOf(bends))[0]).toBe(1);
    // Chromium makes no click of a tap that comes within a third of a second of a stroke.
    await page.waitForTimeout(800);
    await button(bends, 'Remove all').tap();
    await expect(bends.getByText('no neuron yet: the sum is flat')).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
});

test('by keyboard alone: a neuron’s activation, and a curve by its handles', async ({ page }) => {
  const complaints = watch(page);
  const neuron = await open(page, 'Neuron');
  await tabTo(page, neuron.getByRole('radio', { name: 'tanh' }));
  await page.keyboard.press('ArrowRight');
  await expect(neuron.getByRole('radio', { name: 'ReLU' })).toBeChecked();
  await expect(answerOf(neuron)).toHaveText('= 1.20');

  const bends = await open(page, 'Bends');
  await tabTo(page, bends.getByRole('radio', { name: 'hill' }));
  await page.keyboard.press('ArrowRight');
  await expect(bends.getByRole('radio', { name: 'step' })).toBeChecked();
  await pressByKey(page, button(bends, 'Add a neuron'));
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await numbersOf(bends))[0], { timeout: 20_000 }).toBe(2);
  await expect(button(bends, 'Add a neuron')).toBeFocused();
  await tabTo(page, handle(bends, '−1.00'));
  for (const key of ['Home', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await expect(handle(bends, '−1.00')).toHaveAttribute('aria-valuetext', '−0.90');
  await expect(bends.getByRole('radio', { name: 'your own' })).toBeChecked();
  await expect(handle(bends, '−1.00')).toBeFocused();
  await atRest(bends);
  expect((await numbersOf(bends))[0]).toBe(2);
  await tabTo(page, bends.locator('summary'));
  await page.keyboard.press('Enter');
  await expect(bends.getByRole('row')).toHaveCount(1 + 2 + 1);
  expect(complaints).toEqual([]);
});
