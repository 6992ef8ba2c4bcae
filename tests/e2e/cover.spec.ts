import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, watch } from './guide.ts';
import { bar, figure } from './journeySteps';

test('the cover lets a life begin, stop and go on, in the place of its drawing', async ({
  page,
}) => {
  const complaints = watch(page);
  await page.goto('');
  const life = figure(page, 'WholeLife');
  await expect(life).toContainText('This is a drawing, not data.');
  await life.getByRole('button', { name: 'Raise one here, now' }).click();
  await expect(life).toContainText('Measured: this is your model', { timeout: 60_000 });
  await expect(life).toContainText(/Step [1-9]\d* of 880/, { timeout: 60_000 });
  await expect(bar(page)).toContainText('Base model');
  // What it writes at random, and one line for each step behind the smoothed one.
  await expect(life.locator('.whole-life-wrote').first()).toContainText('The zebra');
  await expect(life.locator('.stage-line-faint')).toHaveCount(1);

  await life.getByRole('button', { name: 'Stop' }).click();
  await expect(life).toContainText(/Step \d+ of 880 · loss [\d.]+ nats a token · stopped/);
  await expectAccessible(page, '[data-widget=WholeLife]');
  await expectNoSidewaysScroll(page);

  await life.getByRole('button', { name: 'Go on' }).click();
  await expect(life.getByRole('button', { name: 'Stop' })).toBeEnabled({ timeout: 30_000 });
  expect(complaints).toEqual([]);
});

test('a model of an earlier visit is not begun anew by the cover', async ({ page }) => {
  await page.goto('');
  const life = figure(page, 'WholeLife');
  await life.getByRole('button', { name: 'Raise one here, now' }).click();
  await expect(life).toContainText(/Step (9\d|\d{3}) of 880/, { timeout: 60_000 });
  await life.getByRole('button', { name: 'Stop' }).click();
  const line = life.locator('.whole-life-progress').first();
  await expect(line).toContainText('stopped');
  const stepOf = async () => Number(/Step (\d+)/.exec(await line.innerText())?.[1]);
  await bar(page).click();
  await expect(page.getByText('Kept on this device, as it was at')).toBeVisible();

  await page.reload();
  await life.getByRole('button', { name: 'Raise one here, now' }).click();
  await expect(line).toContainText('Step', { timeout: 60_000 });
  // From the last that was kept before it stopped; a new life would be at its first steps.
  expect(await stepOf()).toBeGreaterThanOrEqual(64);
});

test('where the live figure cannot be fetched, the cover says so in its place', async ({
  page,
}) => {
  await page.route('**/assets/WholeLife-*.js', (route) => route.abort());
  await page.goto('', { waitUntil: 'networkidle' });
  const life = figure(page, 'WholeLife');
  await life.getByRole('button', { name: 'Raise one here, now' }).click();
  await expect(life.getByRole('alert')).toContainText('could not be fetched');
  await expect(life.getByRole('button', { name: 'Load the page anew' })).toBeVisible();
});
