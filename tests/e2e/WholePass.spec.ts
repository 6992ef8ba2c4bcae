/** The whole pass: walked by mouse, by touch and by keyboard, in sight of all and at sixty frames a second. */

import { expect, test, type Page } from '@playwright/test';
import { alive, expectAccessible, expectNoSidewaysScroll, layOut, watch } from './guide.ts';
import { figure } from './journeySteps';

const FIGURE = 'TransformerBlock';
const here = (page: Page) => figure(page, FIGURE).locator('.whole-pass-path b');
const canvas = (page: Page) => figure(page, FIGURE).locator('.whole-pass-drawing > canvas');
const open = (page: Page, name: string) =>
  figure(page, FIGURE).getByRole('button', { name, exact: true });

async function visit(page: Page, query = ''): Promise<void> {
  await page.goto(`gallery/transformer-block/${query}`);
  await alive(page);
  await layOut(page);
}

async function look(page: Page): Promise<void> {
  await figure(page, FIGURE).getByRole('button', { name: 'Look inside the model' }).click();
  await expect(canvas(page)).toBeVisible({ timeout: 60_000 });
}

test('by mouse: from the model to a number and what made it, and a link leads there', async ({
  page,
}) => {
  const complaints = watch(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page);
  await expectAccessible(page);
  await look(page);
  // The trained model says what the zebra eats, and by how much.
  await expect(figure(page, FIGURE).locator('.whole-pass-says')).toContainText(/grass ?9\d/);
  await expectAccessible(page, `[data-widget=${FIGURE}]`);

  await open(page, 'Block 2').click();
  await expect(here(page)).toHaveText('Block 2');
  await open(page, 'MLP output').click();
  await expect(here(page)).toHaveText('MLP output');
  const matrix = figure(page, FIGURE).getByRole('application');
  await matrix.click({ position: { x: 90, y: 70 } });
  await expect(here(page)).toHaveText('one number');
  await expect(figure(page, FIGURE)).toContainText('A row of 176 weights times the 176 numbers');
  const engine = /engine’s own number: ([−\d.]+)\./.exec(
    await figure(page, FIGURE).locator('.ui-inspect').innerText(),
  )?.[1];
  await expect(figure(page, FIGURE).locator('.ui-steps b')).toHaveText(`= ${engine}`);
  await expectAccessible(page, `[data-widget=${FIGURE}]`);

  await expect(page).toHaveURL(/TransformerBlock\.cell=\d+/);
  const { search } = new URL(page.url());
  await page.goto('about:blank');
  await visit(page, search);
  await look(page);
  await expect(here(page)).toHaveText('one number');
  await expect(figure(page, FIGURE).locator('.ui-steps b')).toHaveText(`= ${engine}`);

  // Back by what is pressed in the drawing's neighbourhood, and by the way that was come.
  await open(page, 'Zoom out').click();
  await open(page, 'Block 2').click();
  await expect(here(page)).toHaveText('Block 2');
  await figure(page, FIGURE)
    .getByRole('button', { name: /^Reset/ })
    .click();
  await expect(here(page)).toHaveText('The whole model');
  expect(complaints).toEqual([]);
});

test('by keyboard alone: Enter goes down, Escape comes back, and nothing else is needed', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visit(page);
  const start = figure(page, FIGURE).getByRole('button', { name: 'Look inside the model' });
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(canvas(page)).toBeVisible({ timeout: 60_000 });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-place'));
  for (let i = 0; i < 40 && (await focused()) === null; i++) await page.keyboard.press('Tab');
  expect(await focused()).toBe('embeddings');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(here(page)).toHaveText('Block 1');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('layers.0.attentionWeights');
  await page.keyboard.press('Enter');
  await expect(figure(page, FIGURE).getByRole('application')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(figure(page, FIGURE)).toContainText('Worked out in this page.');
  for (const place of ['Weights of attention', 'Block 1', 'The whole model']) {
    await page.keyboard.press('Escape');
    await expect(here(page)).toHaveText(place);
  }
  expect(await focused()).toBe('layers.0');
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: a tap opens a block, two fingers lead further, and the page keeps its size', async ({
    page,
  }) => {
    await visit(page);
    await figure(page, FIGURE).getByRole('button', { name: 'Look inside the model' }).tap();
    await expect(canvas(page)).toBeVisible({ timeout: 60_000 });
    await canvas(page).scrollIntoViewIfNeeded();
    const box = (await canvas(page).boundingBox())!;
    await canvas(page).tap({ position: { x: box.width / 2, y: box.height / 3 } });
    await expect(here(page)).toHaveText('Block 1');

    await expect(figure(page, FIGURE).locator('[data-moving]')).toHaveCount(0);

    const devtools = await page.context().newCDPSession(page);
    const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [-1, 1].map((side, id) => ({
                x: box.x + box.width / 2 + side * apart,
                y: box.y + box.height / 2,
                id,
              })),
      });
    await fingers('touchStart', 20);
    for (let apart = 24; apart <= 88; apart += 4) await fingers('touchMove', apart);
    await fingers('touchEnd', 0);
    await expect(here(page)).not.toHaveText(/Block|model/);
    await expect(figure(page, FIGURE).getByRole('application')).toBeVisible();
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
    await expectAccessible(page, `[data-widget=${FIGURE}]`);

    // Every control is large enough for a finger, in use as well.
    const small = await figure(page, FIGURE)
      .locator('button:visible, summary:visible')
      .evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .filter(({ width, height }) => width > 2 && Math.min(width, height) < 31.5)
          .map(({ width, height }) => `${width} × ${height}`),
      );
    expect(small).toEqual([]);
    await expectNoSidewaysScroll(page);
  });
});

test('Llama 2 70B is drawn in its own sizes', async ({ page }) => {
  await visit(page);
  await look(page);
  await figure(page, FIGURE).getByRole('radio', { name: 'Llama 2 70B' }).check();
  await expect(figure(page, FIGURE)).toContainText('there are no numbers to open');
  await expect(figure(page, FIGURE)).toContainText('MLPs 81.7%');
  await open(page, 'Block 80').click();
  await expect(open(page, 'Block after')).toBeDisabled();
  await expectAccessible(page, `[data-widget=${FIGURE}]`);
  await expectNoSidewaysScroll(page);
});

test('@alone zooming keeps up with sixty frames a second', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page);
  await look(page);
  await canvas(page).scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  /** In by the wheel for a second, and out again, an event for each frame. */
  const measure = () =>
    canvas(page).evaluate(async (element) => {
      const box = element.getBoundingClientRect();
      const [clientX, clientY] = [box.x + box.width * 0.45, box.y + box.height * 0.45];
      const times: number[] = [];
      let painting = 0;
      for (let i = 0; i < 120; i++) {
        times.push(await new Promise<number>((done) => requestAnimationFrame(done)));
        const init = { ctrlKey: true, cancelable: true, bubbles: true, clientX, clientY };
        const before = performance.now();
        element.dispatchEvent(new WheelEvent('wheel', { ...init, deltaY: i < 60 ? -9 : 9 }));
        painting += performance.now() - before;
      }
      const gaps = times.slice(1).map((time, i) => time - times[i]);
      return {
        framesPerSecond: (1000 * gaps.length) / (times[times.length - 1] - times[0]),
        longest: Math.max(...gaps),
        painting: painting / times.length,
      };
    });
  // The best of three: what else the machine does is no fault of the drawing.
  const rounds = [await measure(), await measure(), await measure()];
  const measured = rounds.reduce((best, one) =>
    one.framesPerSecond > best.framesPerSecond ? one : best,
  );
  console.log(
    `zooming: ${measured.framesPerSecond.toFixed(1)} frames a second, the longest ${measured.longest.toFixed(1)} ms; to paint one takes ${measured.painting.toFixed(2)} ms`,
  );
  expect(measured.framesPerSecond).toBeGreaterThan(57);
});
