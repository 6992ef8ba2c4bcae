/** The keyboard stays where it was when a button changes, is replaced, or has done its work. */

import { expect, test, type Page } from '@playwright/test';
import translatorStrings from '../../content/en/strings/translator.tsx';
import { bar, figure } from './journeySteps';

const SMALL = '?v=1&layers=1&width=32&heads=2&batch=8&steps=20000';

/** By keyboard alone, as who cannot see where the pointer is. */
async function press(page: Page, within: string, name: string | RegExp): Promise<void> {
  const button = figure(page, within).getByRole('button', { name, exact: true }).first();
  await button.focus();
  await page.keyboard.press('Enter');
}

test('on the cover, from the first press to the next life', async ({ page }) => {
  await page.goto(SMALL, { waitUntil: 'networkidle' });
  const button = (name: string) => figure(page, 'WholeLife').getByRole('button', { name });
  await press(page, 'WholeLife', 'Raise one here, now');
  await expect(button('Stop')).toBeFocused({ timeout: 60_000 });
  await expect(button('Stop')).toBeEnabled({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await expect(button('Go on')).toBeFocused({ timeout: 30_000 });
});

test('train, stop, continue: one place for the keyboard', async ({ page }) => {
  await page.goto(`pre-training/${SMALL}`);
  const training = figure(page, 'PreTraining');
  const button = (name: string) => training.getByRole('button', { name, exact: true });
  await training.scrollIntoViewIfNeeded();
  await press(page, 'PreTraining', 'Train');
  await expect(button('Stop')).toBeEnabled({ timeout: 60_000 });
  await expect(button('Stop')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button('Continue')).toBeEnabled({ timeout: 30_000 });
  await expect(button('Continue')).toBeFocused();
});

test('so it is before the bar of the model has come', async ({ page }) => {
  let end = (): void => undefined;
  const isOver = new Promise<void>((resolve) => (end = resolve));
  await page.route('**/assets/ModelBar-*.js', async (route) => {
    await isOver;
    await route.continue();
  });
  await page.goto('gallery/encoder-decoder/');
  const translator = figure(page, 'EncoderDecoder');
  await press(page, 'EncoderDecoder', /^Train a translator/);
  await expect(
    translator.getByRole('status').filter({ hasText: translatorStrings.status.begun }).first(),
  ).toBeAttached();
  const stop = translator.getByRole('button', { name: 'Stop', exact: true });
  await expect(stop).toBeFocused();
  end();
});

test('where a button brings its figure, or goes, the keyboard goes on in its place', async ({
  page,
}) => {
  await page.goto('inference/');
  const take = figure(page, 'TakeHome');
  await take.scrollIntoViewIfNeeded();
  await press(page, 'TakeHome', 'Use our assistant');
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  const came = take.getByRole('radio', { name: 'parameters.zip' });
  await expect(came).toBeFocused();
  // It is not kept from going on.
  await page.keyboard.press('Tab');
  await expect(came).not.toBeFocused();
});

test('a button of the panel that goes when it is pressed leaves the keyboard in the panel', async ({
  page,
}) => {
  await page.goto('fine-tuning/');
  await bar(page).click();
  await page.getByRole('button', { name: 'Make a random model' }).focus();
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText('Random model', { timeout: 60_000 });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('.model-bar') !== null))
    .toBe(true);
});

test('who has pressed elsewhere is not brought back', async ({ page }) => {
  await page.goto('inference/');
  const take = figure(page, 'TakeHome');
  await take.scrollIntoViewIfNeeded();
  await press(page, 'TakeHome', 'Use our assistant');
  await take.locator('xpath=preceding::p[1]').click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  await expect(take.getByRole('button', { name: 'Take it home' })).toBeVisible();
  await expect(take.getByRole('button', { name: 'Take it home' })).not.toBeFocused();
});

test('the figure that was asked for has the keyboard', async ({ page }) => {
  await page.goto('inference/');
  const next = figure(page, 'NextToken');
  await next.scrollIntoViewIfNeeded();
  const use = next.getByRole('button', { name: 'Use our base model' });
  await use.focus();
  await page.keyboard.press('Enter');
  await expect(use).toHaveCount(0, { timeout: 60_000 });
  await expect
    .poll(() =>
      page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-widget]')?.dataset['widget'],
      ),
    )
    .toBe('NextToken');
});
