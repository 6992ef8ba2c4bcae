/** Slopes, what is done with them and what comes of it, in the hands of a reader: by mouse, by touch, by keyboard alone. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import { alive, expectAccessible, expectNoSidewaysScroll, layOut, watch } from './guide.ts';
import { figure } from './journeySteps.ts';
import { button, pressByKey, tabTo } from './networkSteps.ts';

const PATHS = {
  Downhill: 'gallery/downhill/',
  Backpropagation: 'gallery/backpropagation/',
  Overfitting: 'gallery/overfitting/',
} as const;

type Name = keyof typeof PATHS;

async function open(page: Page, name: Name, query = ''): Promise<Locator> {
  await page.goto(PATHS[name] + query);
  await alive(page);
  await layOut(page);
  const found = figure(page, name);
  await expect(found.locator('.ui-figure-title')).toBeVisible();
  return found;
}

/** Nothing is slowed down for the eye of who wants no motion. */
const hurry = (page: Page) => page.emulateMedia({ reducedMotion: 'reduce' });

/** What has become of those who walk. */
const fate = (downhill: Locator, index = 0) => downhill.locator('.downhill-fates li').nth(index);
const ended = /came to the bottom|creeps|60 steps|leaps to and fro|out of the picture/;

async function awake(page: Page, query = ''): Promise<Locator> {
  const downhill = await open(page, 'Downhill', query);
  await button(downhill, 'Look at its loss').click();
  await expect(button(downhill, 'Walk')).toBeVisible();
  return downhill;
}

const setRate = async (page: Page, downhill: Locator, rate: string) => {
  await downhill.getByRole('spinbutton', { name: 'Learning rate' }).fill(rate);
  await page.keyboard.press('Enter');
};

/** Training loss, correct in training, test loss, correct in the test. */
const losses = (overfitting: Locator): Promise<number[]> =>
  overfitting
    .locator('.overfitting-numbers tbody td')
    .evaluateAll((all) => all.map((each) => Number.parseFloat(each.textContent)));

const onwards = (backpropagation: Locator) =>
  backpropagation.locator('.backpropagation-row .ui-button-primary');
const stage = (backpropagation: Locator) => backpropagation.getByRole('status').first();

/** Whether all of them are on the screen, under the bar that stays at its top. */
async function expectTogether(page: Page, ...all: Locator[]): Promise<void> {
  const boxes = await Promise.all(all.map((each) => each.boundingBox()));
  const top = Math.min(...boxes.map((box) => box!.y));
  const bottom = Math.max(...boxes.map((box) => box!.y + box!.height));
  const bar = (await page.locator('.model-bar').boundingBox())!;
  expect(bottom - top).toBeLessThan(page.viewportSize()!.height - bar.height);
}

test.describe('by mouse', () => {
  test('downhill: too slow, too fast, three at once, and the way back by a link', async ({
    page,
    context,
  }) => {
    const complaints = watch(page);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const downhill = await open(page, 'Downhill');
    await expectAccessible(page, '[data-widget=Downhill]');
    await button(downhill, 'Look at its loss').click();
    await expect(button(downhill, 'Walk')).toBeVisible();
    await hurry(page);

    await setRate(page, downhill, '30');
    await button(downhill, 'Walk').click();
    await expect(fate(downhill)).toContainText('leapt out of the picture');
    const frame = (await downhill.locator('.downhill-frame').boundingBox())!;
    const ball = (await downhill.locator('.downhill-frame .downhill-ball').boundingBox())!;
    expect(ball.x).toBeGreaterThanOrEqual(frame.x);
    expect(ball.x + ball.width).toBeLessThanOrEqual(frame.x + frame.width);
    await expectAccessible(page, '[data-widget=Downhill]');

    await downhill.getByRole('radio', { name: 'two weights' }).check();
    await downhill.getByRole('radio', { name: 'all three' }).check();
    await setRate(page, downhill, '0.5');
    const start = downhill.getByRole('button', { name: /^Start of the walk/ });
    await expect(downhill.locator('.downhill-band').first()).toBeAttached();
    const before = await start.getAttribute('aria-label');
    await downhill.locator('.downhill-frame > svg').click({ position: { x: 320, y: 60 } });
    await expect(start).not.toHaveAttribute('aria-label', before!);
    await button(downhill, 'Walk').click();
    for (const index of [0, 1, 2]) await expect(fate(downhill, index)).toContainText(ended);
    // Each step to the next is opened to its arithmetic.
    await downhill.locator('.downhill-next .ui-inspect-number').last().click();
    await expect(downhill.getByText('Their usual size', { exact: false }).first()).toBeVisible();
    await expectAccessible(page, '[data-widget=Downhill]');

    const placed = await start.getAttribute('aria-label');
    await button(downhill, 'Copy link: Downhill').click();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    const another = await context.newPage();
    await another.goto(address);
    const opened = figure(another, 'Downhill');
    await button(opened, 'Look at its loss').click();
    await expect(opened.getByRole('button', { name: placed!, exact: true })).toBeVisible();
    await expect(opened.getByRole('radio', { name: 'all three' })).toBeChecked();
    await another.close();

    await button(downhill, 'Reset: Downhill').click();
    await expect(downhill.getByRole('radio', { name: 'one weight' })).toBeChecked();
    await expect(fate(downhill)).toHaveText('SGD stands at the start.');
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });

  test('downhill: a walk is stopped, gone on with and broken off, and nothing moves meanwhile', async ({
    page,
  }) => {
    const downhill = await awake(page);
    await setRate(page, downhill, '0.1');
    const choice = downhill.getByRole('radio', { name: 'two weights' });
    const place = () => choice.evaluate((element) => element.getBoundingClientRect().top);
    const before = await place();
    await button(downhill, 'Walk').click();
    const steps = downhill.locator('.downhill-track circle');
    await expect.poll(() => steps.count()).toBeGreaterThan(3);
    expect(await place()).toBe(before);
    await button(downhill, 'Stop').click();
    const count = await steps.count();
    for (let i = 0; i < 3; i++) await button(downhill, 'Step').click();
    await expect.poll(() => steps.count()).toBeGreaterThan(count);
    await button(downhill, 'Walk').click();
    await expectAccessible(page, '[data-widget=Downhill]', 'no-preference');
    await button(downhill, 'Back to the start').click();
    await expect(fate(downhill)).toHaveText('SGD stands at the start.');
    await expect(button(downhill, 'Walk')).toBeVisible();
    // What is chosen in the middle of a walk ends it.
    await button(downhill, 'Walk').click();
    await choice.check();
    await expect(downhill.locator('.downhill-band').first()).toBeAttached();
    await expect(fate(downhill)).toHaveText('SGD stands at the start.');
    await expect(button(downhill, 'Walk')).toBeVisible();
  });

  test('backpropagation: to the loss and back, by button and by node, and a nudge', async ({
    page,
  }) => {
    const complaints = watch(page);
    const backpropagation = await open(page, 'Backpropagation');
    await expectAccessible(page, '[data-widget=Backpropagation]');
    const less = button(backpropagation, 'One step less');
    const place = async () => (await less.boundingBox())!.x;
    const before = await place();
    await onwards(backpropagation).click();
    const results = backpropagation.locator('.backpropagation-panel .ui-steps b');
    await expect(results).toHaveCount(2);
    const fields = backpropagation.locator('summary', { hasText: 'Change the numbers' });
    const below = (await fields.boundingBox())!.y;
    // The button beside it stays where it is, whatever the first one says; so does all under it.
    for (let step = 2; step < 10; step++) {
      await onwards(backpropagation).click();
      expect(await place()).toBe(before);
      expect((await fields.boundingBox())!.y).toBeCloseTo(below, 0);
    }
    await expect(onwards(backpropagation)).toHaveText('All slopes are found');
    await expectAccessible(page, '[data-widget=Backpropagation]');
    await backpropagation.locator('.backpropagation-node', { hasText: 'loss' }).click();
    await expect(stage(backpropagation)).toContainText('Backwards: the loss');

    // Numbers as strangers type them.
    await fields.click();
    const weight = backpropagation.getByRole('spinbutton', { name: 'Weight w₁, of x₁' });
    await weight.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('abc');
    await page.keyboard.press('Tab');
    await expect(weight).not.toHaveValue('');
    await weight.fill('-99');
    await page.keyboard.press('Tab');
    await expect(weight).toHaveValue('-3');
    await button(backpropagation, 'Nudge').click();
    await expect(backpropagation.getByText(/^They agree to [2-7] digits\.$/)).toBeVisible();
    await button(backpropagation, 'Send its error back').click();
    await expect(backpropagation.locator('.ui-bars tbody tr')).toHaveCount(3);
    await backpropagation.locator('.ui-bars .ui-inspect-number').first().click();
    await expectAccessible(page, '[data-widget=Backpropagation]');
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });

  test('learning by heart: quick hands, and a setting in the middle of a run', async ({ page }) => {
    const complaints = watch(page);
    const overfitting = await open(page, 'Overfitting');
    await expectAccessible(page, '[data-widget=Overfitting]');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const untrained = await losses(overfitting);
    await button(overfitting, 'Train').click();
    await expect.poll(() => losses(overfitting).then(([loss]) => loss)).toBeLessThan(untrained[0]);
    await expect(button(overfitting, 'Stop')).toBeVisible();
    // Stopped and begun anew at once, twice.
    for (let i = 0; i < 2; i++) {
      await button(overfitting, 'Stop').click();
      await button(overfitting, 'Train again').click();
    }
    await expectAccessible(page, '[data-widget=Overfitting]', 'no-preference');
    await overfitting.getByRole('radio', { name: '320' }).check();
    await expect(button(overfitting, 'Train')).toBeVisible();
    await expect(overfitting.getByText(/^Pale: the run before, with 40 dots/)).toBeVisible();
    expect((await losses(overfitting))[1]).toBeGreaterThan(100);
    await hurry(page);
    await button(overfitting, 'Train').click();
    await expect(overfitting.getByText(/Little was learnt by heart/)).toBeVisible({
      timeout: 30_000,
    });
    await expectAccessible(page, '[data-widget=Overfitting]');
    await button(overfitting, 'Train again').click();
    await button(overfitting, 'Reset: Learning by heart').click();
    await expect(button(overfitting, 'Train')).toBeVisible();
    expect(await losses(overfitting)).toEqual(untrained);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: what is pressed and what it does are in view together', async ({ page }) => {
    await hurry(page);
    const downhill = await open(page, 'Downhill');
    await button(downhill, 'Look at its loss').tap();
    await downhill.getByRole('radio', { name: 'two weights' }).tap();
    await expect(downhill.locator('.downhill-band').first()).toBeAttached();
    await downhill.locator('.downhill-frame > svg').tap({ position: { x: 250, y: 60 } });
    await button(downhill, 'Walk').tap();
    await expect(fate(downhill)).toContainText(ended);
    await expectTogether(
      page,
      downhill.locator('.downhill-frame'),
      button(downhill, 'Walk'),
      downhill.getByRole('slider', { name: 'Learning rate' }),
      fate(downhill),
    );

    const backpropagation = await open(page, 'Backpropagation');
    await onwards(backpropagation).tap();
    await expect(stage(backpropagation)).toContainText('Forwards: neuron 1');
    await backpropagation.locator('.backpropagation-node', { hasText: 'loss' }).tap();
    await expect(stage(backpropagation)).toContainText('Forwards: the loss');
    await onwards(backpropagation).tap();
    await onwards(backpropagation).tap();
    await expect(stage(backpropagation)).toContainText('Backwards: the answer');
    await expectTogether(
      page,
      backpropagation.locator('.backpropagation-graph'),
      onwards(backpropagation),
      stage(backpropagation),
    );
    await backpropagation.getByRole('combobox', { name: 'Raise' }).selectOption('v2');
    await button(backpropagation, 'Nudge').tap();
    await expect(backpropagation.getByText(/^They agree to [2-7] digits\.$/)).toBeVisible();

    const overfitting = await open(page, 'Overfitting');
    await overfitting.getByRole('radio', { name: '20', exact: true }).tap();
    await button(overfitting, 'Train').tap();
    await expect(overfitting.locator('.overfitting-numbers')).toContainText('20 of 20', {
      timeout: 30_000,
    });
    await expectTogether(
      page,
      button(overfitting, 'Train again'),
      overfitting.locator('.ui-plane'),
      overfitting.locator('.ui-chart-place'),
    );
    await expectNoSidewaysScroll(page);
  });
});

test('by keyboard alone: the start is moved, the walk opened, a number changed, a run ended', async ({
  page,
}) => {
  await hurry(page);
  const complaints = watch(page);
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  const downhill = await open(page, 'Downhill');
  await pressByKey(page, button(downhill, 'Look at its loss'));
  const start = downhill.getByRole('button', { name: /^Start of the walk/ });
  await expect(start).toBeVisible();
  // What came in the button's place has the focus: not the top of the page.
  await expect(downhill.locator(':focus')).toHaveCount(1);
  await tabTo(page, start, 3);
  const before = await start.getAttribute('aria-label');
  await keys('ArrowLeft', 'ArrowLeft');
  await expect(start).not.toHaveAttribute('aria-label', before!);
  await tabTo(page, button(downhill, 'Step'));
  await keys('Enter');
  await expect(fate(downhill)).toContainText('1 step,');
  await expect(button(downhill, 'Step')).toBeFocused();
  await keys('Enter');
  await expect(fate(downhill)).toContainText('2 steps,');
  await tabTo(page, downhill.getByRole('radio', { name: 'SGD' }));
  await keys('ArrowRight');
  await expect(fate(downhill)).toHaveText('momentum stands at the start.');
  await pressByKey(page, downhill.locator('.downhill-next .ui-inspect-number'));
  await expect(downhill.locator('.downhill-next .ui-steps li')).toHaveCount(3);

  const backpropagation = await open(page, 'Backpropagation');
  await tabTo(page, onwards(backpropagation));
  await keys(...Array<string>(9).fill('Enter'));
  await expect(stage(backpropagation)).toContainText('Backwards: the inputs');
  await expect(onwards(backpropagation)).toBeFocused();
  await pressByKey(page, button(backpropagation, 'One step less'));
  await pressByKey(page, backpropagation.locator('summary', { hasText: 'Change the numbers' }));
  const target = backpropagation.getByRole('spinbutton', { name: 'Right answer t' });
  await tabTo(page, target);
  await keys('ArrowUp');
  await expect(target).toHaveValue('1.1');
  await expect(backpropagation.locator('.backpropagation-node').last()).not.toContainText('4.56');

  const overfitting = await open(page, 'Overfitting');
  await tabTo(page, overfitting.getByRole('radio', { name: 'none' }));
  await keys('ArrowRight', 'ArrowRight');
  await expect(overfitting.getByRole('radio', { name: '0.01' })).toBeChecked();
  await pressByKey(page, button(overfitting, 'Train'));
  await expect(overfitting.getByText(/^The test loss (was lowest|ended)/)).toBeVisible({
    timeout: 30_000,
  });
  await expect(button(overfitting, 'Train again')).toBeFocused();
  expect(complaints).toEqual([]);
});

test('where the engine cannot be had each says so, and asks again', async ({ page }) => {
  const worker = /assets\/engine\.worker-.*\.js$/;
  const gone = () => page.route(worker, (route) => route.abort('internetdisconnected'));
  await gone();
  const downhill = await open(page, 'Downhill');
  await button(downhill, 'Look at its loss').click();
  await expect(downhill.getByText('The engine did not answer.')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, '[data-widget=Downhill]');
  await page.unroute(worker);
  await button(downhill, 'Look at its loss').click();
  await expect(button(downhill, 'Walk')).toBeVisible({ timeout: 30_000 });

  await gone();
  const backpropagation = await open(page, 'Backpropagation');
  await onwards(backpropagation).click();
  const again = button(backpropagation, 'Ask again');
  await expect(again).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, '[data-widget=Backpropagation]');
  await page.unroute(worker);
  await again.click();
  await expect(backpropagation.locator('.backpropagation-panel .ui-steps')).toBeVisible({
    timeout: 30_000,
  });

  await gone();
  const overfitting = await open(page, 'Overfitting');
  const said = overfitting.getByRole('status').first();
  await button(overfitting, 'Train').click();
  await expect(button(overfitting, 'Train')).toBeVisible({ timeout: 30_000 });
  await expect(said).toHaveText(/\w+\.$/);
  await expectAccessible(page, '[data-widget=Overfitting]');
  await page.unroute(worker);
  await hurry(page);
  await button(overfitting, 'Train').click();
  await expect(overfitting.locator('.overfitting-numbers')).toContainText('40 of 40', {
    timeout: 30_000,
  });
});

test('the loss is drawn within a second of the first press @alone', async ({ page }) => {
  const downhill = await open(page, 'Downhill');
  await expect(button(downhill, 'Look at its loss')).toBeVisible();
  const took = await downhill.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const pressed = performance.now();
        new MutationObserver((_, observer) => {
          if (!element.querySelector('.downhill-curve')) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
        }).observe(element, { childList: true, subtree: true });
        element.querySelector<HTMLElement>('.downhill-asleep button')!.click();
      }),
  );
  expect(took).toBeLessThan(1_000);
});
