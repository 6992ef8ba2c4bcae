/** The model leaves as each of its files, and comes back by the panel. */

import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { readGguf } from '../../src/core/files/gguf/gguf.ts';
import { readSafetensors } from '../../src/core/files/safetensors.ts';
import { readZip } from '../../src/core/files/zip.ts';
import { expectAccessible, expectNoSidewaysScroll, watch } from './guide.ts';
import { bar, figure } from './journeySteps.ts';

const NAME = /Our assistant after 1,000 steps/;

/** The last chapter, with our assistant in its last figure. */
async function arrive(page: Page): Promise<Locator> {
  await page.goto('inference/');
  const take = figure(page, 'TakeHome');
  await take.scrollIntoViewIfNeeded();
  await take.getByRole('button', { name: 'Use our assistant' }).click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  return take;
}

const choose = async (take: Locator, file: string, numbers: string) => {
  for (const name of [file, numbers]) {
    const radio = take.getByRole('radio', { name });
    await radio.click();
    await expect(radio).toBeChecked();
  }
};

interface Taken {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Presses the button, and has the file in the length that the figure says. */
async function taken(page: Page, take: Locator, press: () => Promise<void>): Promise<Taken> {
  const about = take.locator('.take-home-about');
  await expect(about).toContainText(/^[\d,]+ bytes\./);
  const length = Number(/^[\d,]+/.exec(await about.innerText())![0].replaceAll(',', ''));
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const name = download.suggestedFilename();
  await expect(take.getByRole('status').last()).toContainText(`Your browser saves ${name}.`);
  const path = await download.path();
  const bytes = new Uint8Array(readFileSync(path));
  expect(bytes.length).toBe(length);
  return { name, path, bytes };
}

/** Opens a file by the panel of the model, which is then one out of a file. */
async function bringBack(page: Page, { name, bytes }: Taken): Promise<void> {
  await bar(page).click();
  const panel = page.locator('.model-bar-panel');
  await panel.getByLabel('A parameters.zip or a .gguf file').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  await expect(panel).toContainText('This one was opened from a file.', { timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
}

/** The tensors of either file, by our names or those of others, to be compared with the same kind. */
function numbersIn({ name, bytes }: Taken): Record<string, Float32Array> {
  const arrays =
    name === 'model.gguf'
      ? readGguf(bytes).parameters
      : readSafetensors(readZip(bytes).get('model.safetensors')!).arrays;
  return Object.fromEntries(Object.entries(arrays).map(([key, { data }]) => [key, data]));
}

const FILES = [
  ['parameters.zip', 'float32'],
  ['parameters.zip', 'float16'],
  ['model.gguf', 'float32'],
  ['model.gguf', 'float16'],
  ['model.gguf', 'Q8_0'],
] as const;

for (const [file, numbers] of FILES) {
  test(`${file} in ${numbers} is taken home, and comes back the same`, async ({ page }) => {
    const complaints = watch(page);
    const take = await arrive(page);
    await choose(take, file, numbers);
    const press = () => take.getByRole('button', { name: 'Take it home' }).click();
    const first = await taken(page, take, press);
    expect(first.name).toBe(file);

    await bringBack(page, first);
    // Opened, it is nobody's; and what leaves in the same form once more is the same to the bit.
    await expect(take).not.toContainText(NAME);
    await expect(take.getByRole('radio', { name: numbers })).toBeChecked();
    const again = await taken(page, take, press);
    expect(numbersIn(again)).toEqual(numbersIn(first));
    if (numbers === 'float32') expect(again.bytes).toEqual(first.bytes);
    expect(complaints).toEqual([]);
  });
}

test('by the keyboard alone, a link to the choice, and no barrier in any state', async ({
  page,
}) => {
  await page.goto('inference/');
  const take = figure(page, 'TakeHome');
  await take.scrollIntoViewIfNeeded();
  await expect(take).toContainText('There is no trained model yet');
  await expectAccessible(page, '[data-widget="TakeHome"]');
  await take.scrollIntoViewIfNeeded();
  await take.getByRole('button', { name: 'Use our assistant' }).focus();
  await page.keyboard.press('Enter');
  await expect(take.getByRole('button', { name: 'Take it home' })).toBeVisible({ timeout: 60_000 });
  await take.getByRole('radio', { name: 'parameters.zip' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(take.getByRole('radio', { name: 'model.gguf' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(take.getByRole('radio', { name: 'Q8_0' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(take.getByRole('button', { name: 'Take it home' })).toBeFocused();
  const { name } = await taken(page, take, () => page.keyboard.press('Enter'));
  expect(name).toBe('model.gguf');
  await expect(take.getByRole('button', { name: 'Take it home' })).toBeFocused();
  await expectAccessible(page, '[data-widget="TakeHome"]');
  await expectNoSidewaysScroll(page);

  await expect(page).toHaveURL(/TakeHome\.file=gguf&TakeHome\.numbers=Q8_0/);
  await page.reload();
  await take.scrollIntoViewIfNeeded();
  await expect(take.getByRole('radio', { name: 'Q8_0' })).toBeChecked({ timeout: 60_000 });
});
