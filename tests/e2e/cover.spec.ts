import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, fontsHaveCome, watch } from './guide.ts';
import { bar, figure, turnTo } from './journeySteps';

/** A small model is there in seconds. */
const SMALL = '?v=1&layers=1&width=32&heads=2&batch=8&steps=60&tuning=50';

/** Types of the language have none for it yet. */
interface LayoutShiftSource {
  readonly node: Node | null;
  readonly previousRect: DOMRect;
  readonly currentRect: DOMRect;
}

const life = (page: Page) => figure(page, 'WholeLife');
const button = (page: Page, name: string | RegExp) => life(page).getByRole('button', { name });
const BEGIN = /^Raise one here, now/;

test('the cover lets a life begin, stop and go on, in the place of its drawing', async ({
  page,
}) => {
  const complaints = watch(page);
  await page.goto('');
  await expect(life(page)).toContainText('This is a drawing, not data.');
  await expect(life(page)).toContainText('as unsure as guessing among all 856 tokens');
  await button(page, BEGIN).click();
  await expect(life(page)).toContainText('Measured: this is your model', { timeout: 60_000 });
  await expect(life(page)).toContainText(
    /Step [1-9]\d* of \d+ · as unsure as among [\d.]+ tokens/,
    {
      timeout: 60_000,
    },
  );
  await expect(bar(page)).toContainText('Base model');
  await expect(bar(page)).toContainText('on your processor');
  // What it wrote at random, and one line for each step behind the smoothed one.
  await expect(life(page).locator('.whole-life-wrote')).toContainText('At first');
  await expect(life(page).locator('.whole-life-wrote')).toContainText('The zebra');
  await expect(life(page).locator('.stage-line-faint')).toHaveCount(1);

  await button(page, 'Stop').click();
  await expect(life(page)).toContainText(/Step \d+ of \d+ · as unsure as among .* · stopped/);
  await expect(life(page)).not.toContainText('nats');
  await expectAccessible(page, '[data-widget=WholeLife]');
  await expectNoSidewaysScroll(page);

  await button(page, 'Go on').click();
  await expect(button(page, 'Stop')).toBeEnabled({ timeout: 30_000 });
  expect(complaints).toEqual([]);
});

for (const [width, height] of [
  [1440, 900],
  [768, 900],
  [360, 740],
] as const) {
  test(`button, result and picture are in the first window of ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('');
    await fontsHaveCome(page);
    for (const part of ['controls', 'result', 'drawing']) {
      const box = await life(page).locator(`.stage-line-${part}`).boundingBox();
      expect(box!.height, part).toBeGreaterThan(20);
      expect(box!.y + box!.height, part).toBeLessThanOrEqual(height);
    }
    // No upright runs through what the dotted line is called.
    const crossed = await life(page).evaluate((figure) => {
      const label = figure.querySelector('.stage-line-level-label')!.getBoundingClientRect();
      return [...figure.querySelectorAll('svg line:not(.stage-line-level)')].filter((line) => {
        const { left, right, top, bottom } = line.getBoundingClientRect();
        return right > label.left && left < label.right && bottom > label.top && top < label.bottom;
      }).length;
    });
    expect(crossed).toBe(0);
  });

  test(`nothing on the cover moves from the press to the end of a life, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      const moved: string[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { sources } = entry as unknown as { sources: LayoutShiftSource[] };
          for (const { node, previousRect, currentRect } of sources) {
            const element = node instanceof Element ? node : node?.parentElement;
            // A word is as long as it is: within its line it may begin elsewhere.
            // And what it writes without spaces may begin in the next.
            const isWritten = Boolean(element?.closest('.whole-life-wrote dd'));
            if (
              !isWritten &&
              element?.closest('main') &&
              Math.abs(previousRect.y - currentRect.y) > 1
            )
              moved.push(`${element.tagName}.${element.className}`);
          }
        }
      }).observe({ type: 'layout-shift', buffered: true });
      Object.assign(globalThis, { moved });
    });
    await page.goto(SMALL, { waitUntil: 'networkidle' });
    await fontsHaveCome(page);
    const top = async () => (await page.locator('.cover-about').boundingBox())!.y;
    const before = await top();
    await button(page, BEGIN).click();
    await expect(button(page, 'Take it home')).toBeVisible({ timeout: 120_000 });
    await life(page).locator('.whole-life-questions button').first().click();
    await expect(life(page).locator('.whole-life-answer')).not.toBeEmpty();
    expect(await top()).toBe(before);
    expect(await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved)).toEqual(
      [],
    );
  });
}

test('the cover shows a run that goes on, wherever it was begun, and the curve of a finished life', async ({
  page,
}) => {
  await page.goto(`pre-training/${SMALL.replace('steps=60', 'steps=20000')}`);
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(bar(page)).toContainText(/\d+ \/ 20/, { timeout: 60_000 });
  await page.locator('.bar-name').click();
  await expect(button(page, 'Stop')).toBeEnabled({ timeout: 30_000 });
  await expect(life(page)).toContainText(/Step [\d,]+ of 20,000/);
  await expect(life(page).locator('.stage-line-faint')).toHaveCount(1);

  await turnTo(page, 'Transformers');
  await bar(page).click();
  await page.getByRole('button', { name: 'Stop training' }).click();
  await page.getByRole('button', { name: 'Use our assistant' }).click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  await page.locator('.bar-name').click();
  await expect(life(page).locator('.stage-line-faint')).toHaveCount(2);
  await expect(life(page)).toContainText('Measured when we trained it');
  await expect(button(page, 'Raise one of your own')).toBeVisible();
});

test('a model of an earlier visit is not begun anew by the cover', async ({ page }) => {
  await page.goto('');
  await button(page, BEGIN).click();
  await expect(life(page)).toContainText(/Step (9\d|\d{3}) of/, { timeout: 60_000 });
  await button(page, 'Stop').click();
  const line = life(page).locator('.whole-life-progress').first();
  await expect(line).toContainText('stopped');
  const stepOf = async () => Number(/Step (\d+)/.exec(await line.innerText())?.[1]);
  await bar(page).click();
  await expect(page.getByText('Kept on this device, as it was at')).toBeVisible();

  await page.reload();
  await button(page, /^(Raise one here, now|Go on)/).click();
  await expect(line).toContainText('Step', { timeout: 60_000 });
  // From the last that was kept before it stopped; a new life would be at its first steps.
  expect(await stepOf()).toBeGreaterThanOrEqual(64);
});

test('where the live figure cannot be fetched, the cover says so in its place', async ({
  page,
}) => {
  await page.route('**/assets/WholeLife-*.js', (route) => route.abort());
  await page.goto('', { waitUntil: 'networkidle' });
  await button(page, BEGIN).click();
  await expect(life(page).getByRole('alert')).toContainText('could not be fetched');
  await expect(button(page, 'Load the page anew')).toBeVisible();
});
