/** The small networks of chapter 1 in the hands of a reader: by mouse, by touch, by keyboard alone. */

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

const FIGURE = 'gallery/neural-network/';
const WITHIN = '[data-widget=NeuralNetwork]';
const CHAPTER = 'neural-networks/';

async function open(page: Page, query = ''): Promise<Locator> {
  await page.goto(FIGURE + query);
  await alive(page);
  const network = figure(page, 'NeuralNetwork');
  await expect(network.getByRole('button', { name: 'Train' })).toBeVisible();
  return network;
}

/** Step, loss, and how many dots are right, as the figure states them. */
const numbers = (network: Locator): Promise<number[]> =>
  network
    .locator('.neural-network-numbers b')
    .evaluateAll((all) => all.map((each) => Number.parseFloat(each.textContent.replace(',', ''))));
const stepOf = async (network: Locator) => (await numbers(network))[0];
const rightOf = async (network: Locator) => (await numbers(network))[2];

test('by mouse: a network is built, trained, gone back through and opened', async ({ page }) => {
  const complaints = watch(page);
  const network = await open(page);
  await expectAccessible(page, WITHIN);
  await network.getByRole('radio', { name: 'spiral' }).check();
  await button(network, 'Set that up').click();
  await button(network, 'Train').click();
  await expect.poll(() => rightOf(network), { timeout: 20_000 }).toBeGreaterThanOrEqual(157);
  await expectAccessible(page, WITHIN);
  // Nobody looks back while all goes on: the run ends.
  await network.getByLabel('Back through the run').fill('0');
  await expect(button(network, 'Train')).toBeVisible();
  await button(network, 'As it is now').click();
  const now = await numbers(network);

  await network.getByLabel('Back through the run').fill('0');
  expect(await stepOf(network)).toBe(0);
  await expect(network.getByText(/^All of the figure shows step 0\./)).toBeVisible();
  await button(network, 'As it is now').click();
  expect(await numbers(network)).toEqual(now);

  await network.locator('.ui-network-bias-hit').first().click();
  await expect(network.getByText('Bias of layer 1, neuron 1')).toBeVisible();
  await network.locator('summary', { hasText: 'All settings' }).click();
  await network.getByRole('checkbox', { name: 'x₁x₂' }).check();
  await expect(button(network, 'input x₁x₂')).toBeVisible();
  expect(await stepOf(network)).toBe(0);
  await expectAccessible(page, WITHIN);
  expect(complaints).toEqual([]);
});

test('the spiral is solved within ten seconds of its suggestion @alone', async ({ page }) => {
  const network = await open(page, '?v=1&NeuralNetwork.data=spiral');
  await button(network, 'Set that up').click();
  await button(network, 'Train').click();
  await expect.poll(() => rightOf(network), { timeout: 10_000 }).toBeGreaterThanOrEqual(157);
});

test('steps that are too large, and no dots at all, are told of in a sentence', async ({
  page,
}) => {
  const network = await open(page, '?v=1&NeuralNetwork.rate=10&NeuralNetwork.optimiser=momentum');
  await button(network, 'Train').click();
  await expect.poll(() => stepOf(network), { timeout: 20_000 }).toBeGreaterThan(15);
  await button(network, 'Stop').click();
  await expect(network.getByText(/^The loss is higher than it was at first/)).toBeVisible();
  expect(await network.innerText()).not.toContain('NaN');
  await expectAccessible(page, WITHIN);

  await network.getByRole('radio', { name: 'your own' }).check();
  await expect(network.getByText(/^There are no dots yet\./)).toBeVisible();
  await expect(button(network, 'Train')).toBeDisabled();
  await expectAccessible(page, WITHIN);
  await expectNoSidewaysScroll(page);
});

test('the largest network and all its numbers fit a narrow telephone', async ({ page }) => {
  const features = 'x1.x2.x1Squared.x2Squared.product.sinX1.sinX2';
  const network = await open(
    page,
    `?v=1&NeuralNetwork.shape=8-8-8-8&NeuralNetwork.test=30&NeuralNetwork.features=${features}`,
  );
  await expectNoSidewaysScroll(page);
  const stated = network.locator('.neural-network-numbers b');
  await expect(stated).toHaveCount(5);
  // What is cut off makes no page wider.
  const ends = await stated.evaluateAll((all) =>
    all.map((each) => each.getBoundingClientRect().right),
  );
  expect(Math.max(...ends)).toBeLessThanOrEqual(320);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: the reader’s own dots are set and learnt from', async ({ page }) => {
    const network = await open(page);
    await layOut(page);
    const dots = network.getByRole('radio', { name: 'your own' });
    await dots.tap();
    const plane = network.getByRole('application');
    const box = (await plane.boundingBox())!;
    const tap = (x: number, y: number) =>
      plane.tap({ position: { x: x * box.width, y: y * box.height } });
    for (const x of [0.2, 0.3, 0.4]) await tap(x, 0.3);
    await network.getByRole('radio', { name: 'set ■' }).tap();
    for (const x of [0.6, 0.7, 0.8]) await tap(x, 0.7);
    await expect(network.getByText('6 dots in all.')).toBeVisible();
    await button(network, 'Undo').tap();
    await network.getByRole('radio', { name: 'remove' }).tap();
    await tap(0.2, 0.3);
    await expect(network.getByText('Dot removed. 4 dots in all.')).toBeVisible();

    // What is pressed and what it does are in view together.
    const train = button(network, 'Train');
    await train.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await train.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 120));
    await train.tap();
    await expect.poll(() => rightOf(network), { timeout: 20_000 }).toBe(4);
    await expect(button(network, 'Stop')).toBeInViewport({ ratio: 1 });
    await expect(plane).toBeInViewport({ ratio: 1 });
    await button(network, 'Stop').tap();
    await expectNoSidewaysScroll(page);
  });
});

test('by keyboard alone: dots are set, settings chosen, the run gone back through', async ({
  page,
}) => {
  const complaints = watch(page);
  const network = await open(page);
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  await tabTo(page, network.getByRole('radio', { name: 'circle' }));
  await keys('ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect(network.getByRole('radio', { name: 'your own' })).toBeChecked();
  const plane = network.getByRole('application');
  await tabTo(page, plane);
  await keys('Enter', ...Array<string>(8).fill('ArrowLeft'), 'Space');
  await expect(network.getByText('2 dots in all.')).toBeVisible();
  await tabTo(page, network.getByRole('radio', { name: 'set ●' }));
  await keys('ArrowRight', 'Shift+Tab');
  await expect(plane).toBeFocused();
  await keys(...Array<string>(8).fill('ArrowUp'), 'Enter', 'ArrowUp', 'Shift+ArrowUp', 'Enter');
  await expect(network.getByText('4 dots in all.')).toBeVisible();
  await keys('Delete');
  await expect(network.getByText('Dot removed. 3 dots in all.')).toBeVisible();
  await pressByKey(page, button(network, 'One neuron more in layer 1'));
  await expect(network.getByLabel('Neurons in hidden layers')).toHaveValue('5-4');
  await tabTo(page, button(network, 'output neuron'));
  await keys('ArrowLeft', 'b');
  await expect(network.getByText('Bias of layer 2, neuron 1')).toBeVisible();
  await tabTo(page, network.locator('summary', { hasText: 'All settings' }));
  await keys('Enter');
  await tabTo(page, network.getByRole('checkbox', { name: 'x₂²' }));
  await keys('Space');
  await expect(button(network, 'input x₂²')).toBeVisible();

  // From the top again, where the buttons are.
  await page.locator('body').evaluate(() => (document.activeElement as HTMLElement).blur());
  await pressByKey(page, button(network, 'Train'));
  await expect.poll(() => rightOf(network), { timeout: 20_000 }).toBe(3);
  await expect(button(network, 'Stop')).toBeFocused();
  await keys('Enter');
  await expect(button(network, 'Train')).toBeVisible();
  await tabTo(page, network.getByLabel('Back through the run'));
  await keys('Home');
  expect(await stepOf(network)).toBe(0);
  await pressByKey(page, button(network, 'As it is now'));
  expect(await stepOf(network)).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

test('by keyboard alone through all six figures of the chapter', async ({ page }) => {
  const complaints = watch(page);
  await page.goto(`${CHAPTER}?v=1&NeuralNetwork.features=x1.x2.product&NeuralNetwork.shape=5-4-3`);
  await alive(page);
  await loadFigures(page);
  await page.evaluate(() => scrollTo(0, 0));
  const [neuron, bends, network] = ['Neuron', 'Bends', 'NeuralNetwork'].map((name) =>
    figure(page, name),
  );

  const weight = neuron.getByRole('spinbutton', { name: 'Weight w₁' });
  await tabTo(page, weight);
  const before = await weight.inputValue();
  await page.keyboard.press('ArrowUp');
  await expect(weight).not.toHaveValue(before);

  await pressByKey(page, button(bends, 'Add a neuron'));
  await expect(bends.locator('.bends-numbers b').first()).toHaveText('1', { timeout: 20_000 });

  await pressByKey(page, button(network, 'Train'));
  await expect.poll(() => stepOf(network), { timeout: 20_000 }).toBeGreaterThan(40);
  await page.keyboard.press('Enter');
  await expect(button(network, 'Train')).toBeFocused();
  const step = await stepOf(network);

  // Whatever its shape and inputs, the figures further down look into the same network.
  const downhill = figure(page, 'Downhill');
  await expect(downhill.getByText(`Your network, after ${step} steps.`)).toBeAttached();
  await pressByKey(page, button(downhill, 'Walk'));
  await expect(downhill.locator('.downhill-fates li').first()).not.toContainText('stands at');

  const backpropagation = figure(page, 'Backpropagation');
  await pressByKey(page, backpropagation.locator('.backpropagation-row .ui-button-primary'));
  await expect(backpropagation.locator('[role=status]').first()).toContainText('Forwards');
  await pressByKey(page, button(backpropagation, 'Nudge'));
  await expect(backpropagation.getByText(/^They agree to [2-7] digits\.$/)).toBeVisible();
  await pressByKey(page, button(backpropagation, 'Send its error back'));
  // 3 inputs, layers of 5, 4 and 3, one answer.
  const parameters = 3 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3 + 3 + 1;
  await expect(backpropagation.getByText(`At step ${step}, `)).toContainText(
    `${parameters} slopes`,
  );

  const overfitting = figure(page, 'Overfitting');
  await pressByKey(page, button(overfitting, 'Train'));
  await expect(overfitting.locator('.overfitting-numbers')).toContainText('40 of 40', {
    timeout: 30_000,
  });
  expect(complaints).toEqual([]);
});
