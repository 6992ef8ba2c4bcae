/** What a large run costs, how long this device would take for it, and the file that comes of it. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import budget from '../../content/en/strings/figures/TrainingBudget.ts';
import device, { title as deviceTitle } from '../../content/en/strings/figures/ThisDevice.tsx';
import file from '../../content/en/strings/figures/ParametersFile.tsx';
import source from '../../content/en/strings/modelSource.tsx';
import ui from '../../content/en/strings/ui.ts';
import { alive, expectAccessible, expectNoSidewaysScroll, layOut, watch } from './guide.ts';
import { bar, figure } from './journeySteps.ts';
import { button, pressByKey, tabTo } from './networkSteps.ts';

const BUDGET = 'gallery/training-budget/';
const DEVICE = 'gallery/this-device/';
const FILE = 'gallery/parameters-file/';

async function open(page: Page, path: string, name: string): Promise<Locator> {
  await page.goto(path);
  await alive(page);
  return figure(page, name);
}

const verdict = (within: Locator) => within.locator('.this-device-verdict');
const radio = (within: Locator, name: string) => within.getByRole('radio', { name, exact: true });
const tensor = (within: Locator) => within.getByRole('combobox', { name: file.tensor });

test('by mouse: a larger model, a newer GPU, why six, and a link that brings it back', async ({
  page,
}) => {
  const complaints = watch(page);
  const costs = await open(page, BUDGET, 'TrainingBudget');
  await expect(radio(costs, 'Llama 2 70B')).toBeChecked();
  await expectAccessible(page, '[data-widget=TrainingBudget]');
  await radio(costs, 'Llama 3.1 405B').check();
  await expect(radio(costs, 'H100')).toBeChecked();
  await expect(costs.getByText('= 78 days 11 hours')).toBeVisible();
  await radio(costs, 'B200').check();
  await button(costs, /2 \+ 4/).click();
  await costs.getByText(budget.all).click();
  await costs.getByRole('textbox', { name: budget.fields.gpus }).fill('1,000');
  await page.keyboard.press('Enter');
  await expect(costs.getByText('1,000 GPUs', { exact: true })).toBeVisible();
  await expectAccessible(page, '[data-widget=TrainingBudget]');
  await expect(page).toHaveURL(/TrainingBudget\.gpus=1000/);
  const again = await open(page, page.url(), 'TrainingBudget');
  await expect(radio(again, 'Llama 3.1 405B')).toBeChecked();
  await expect(radio(again, 'B200')).toBeChecked();
  await expect(again.getByText('1,000 GPUs', { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});

test('by mouse: this device is measured, and a million years come of it', async ({ page }) => {
  const complaints = watch(page);
  const place = await open(page, DEVICE, 'ThisDevice');
  await expect(verdict(place)).toContainText('one thread of our server');
  await expectAccessible(page, '[data-widget=ThisDevice]');
  await button(place, device.measure).click();
  await expect(place.getByText(device.origin.measured)).toBeVisible({ timeout: 60_000 });
  await expect(verdict(place)).toContainText('this device would have to calculate');
  await place.getByLabel(device.model).selectOption('Llama 2 7B');
  await place.getByRole('slider', { name: device.days }).fill('30');
  await expect(verdict(place)).toContainText('To be done in 30 days');
  await expectAccessible(page, '[data-widget=ThisDevice]');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(place, ui.figure.copyLinkOf(deviceTitle)).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expectNoSidewaysScroll(page);
  await page.goto(link);
  // By then the address of the page says the same, so that going there fetches nothing.
  await page.reload();
  await alive(page);
  await expect(verdict(place)).toContainText('For Llama 2 7B, one thread of our server');
  await expect(verdict(place)).toContainText('To be done in 30 days');
  expect(complaints).toEqual([]);
});

test('by mouse: a file is opened, and one’s own leaves from there', async ({ page }) => {
  const complaints = watch(page);
  const place = await open(page, FILE, 'ParametersFile');
  await expectAccessible(page, '[data-widget=ParametersFile]');
  await button(place, source.start).click();
  await expect(place.getByText(/kB in 8 files/)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, '[data-widget=ParametersFile]');
  await place.locator('.parameters-file-strip .parameters-file-attention').nth(2).click();
  await expect(tensor(place)).toHaveValue('model.layers.0.self_attn.q_proj.weight');
  await place.getByText(file.strip.summary(20)).click();
  await expect(place.getByRole('row', { name: /^model\.norm\.weight/ })).toContainText('256');

  await bar(page).click();
  await page.getByRole('button', { name: 'Use our assistant' }).first().click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  await bar(page).click();
  await expect(place.getByText(/^Our assistant, borrowed, after|^Our assistant after/)).toBeVisible(
    { timeout: 60_000 },
  );
  await expect(tensor(place)).toHaveValue('model.layers.0.self_attn.q_proj.weight');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(place, file.takeHome).click(),
  ]);
  expect(download.suggestedFilename()).toBe('parameters.zip');
  await expectAccessible(page, '[data-widget=ParametersFile]');
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('by touch: all three, and nothing hangs out', async ({ page }) => {
    const complaints = watch(page);
    const costs = await open(page, BUDGET, 'TrainingBudget');
    await layOut(page);
    await radio(costs, 'GPT-3').tap();
    await expect(
      costs.getByText(/3\.14 × 10²³ FLOPs, and the sum above gives 3\.15/),
    ).toBeVisible();
    await button(costs, /2 \+ 4/).tap();
    await expectNoSidewaysScroll(page);

    const place = await open(page, DEVICE, 'ThisDevice');
    await layOut(page);
    await button(place, device.measure).tap();
    await button(place, device.stop).tap();
    await expect(place.getByText(device.origin.none)).toBeVisible();
    await expectNoSidewaysScroll(page);

    const inside = await open(page, FILE, 'ParametersFile');
    await layOut(page);
    await button(inside, source.start).tap();
    await expect(inside.getByText(/kB in 8 files/)).toBeVisible({ timeout: 60_000 });
    await inside.locator('.parameters-file-strip .parameters-file-mlp').first().tap();
    await expect(tensor(inside)).toHaveValue('model.layers.0.mlp.down_proj.weight');
    await inside.getByText(file.strip.summary(20)).tap();
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });
});

test('by keyboard alone: all three', async ({ page }) => {
  const complaints = watch(page);
  const costs = await open(page, BUDGET, 'TrainingBudget');
  await tabTo(page, radio(costs, 'Llama 2 70B'));
  await page.keyboard.press('ArrowRight');
  await expect(costs.getByText('= 78 days 11 hours')).toBeVisible();
  await pressByKey(page, button(costs, /2 \+ 4/));
  await expect(costs.getByText(/\(2 \+ 2 \+ 2\) × 405 billion/)).toBeVisible();

  const place = await open(page, DEVICE, 'ThisDevice');
  await tabTo(page, place.getByRole('slider', { name: device.days }));
  await page.keyboard.press('End');
  await expect(verdict(place)).toContainText('To be done in 365 days');
  await pressByKey(page, button(place, device.measure));
  // The same button stops it, and has kept the focus.
  await page.keyboard.press('Enter');
  await expect(button(place, device.measure)).toBeFocused();

  const inside = await open(page, FILE, 'ParametersFile');
  await pressByKey(page, button(inside, source.start));
  await expect(inside.getByText(/kB in 8 files/)).toBeVisible({ timeout: 60_000 });
  await tabTo(page, tensor(inside));
  await page.keyboard.press('ArrowDown');
  await expect(inside.getByText('64 numbers × 4 bytes')).toBeVisible();
  expect(complaints).toEqual([]);
});
