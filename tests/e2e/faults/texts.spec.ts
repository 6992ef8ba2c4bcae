/** Texts and files that are much too large, or made to take long: refused in words, while the page answers. */

import { readFile, writeFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import { figure, openRecipe } from '../journeySteps';

/** Nothing that the page does for itself may take longer, in milliseconds. */
const LONGEST_TASK = 200;

const HUGE = 100_000_000;

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const seen = { tasks: [] as number[] };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
});

type Seen = typeof globalThis & { seen: { tasks: number[] } };

/** Does something, and tells the longest task of the page until it has had its effect. */
async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  const settled = () =>
    page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));
  await settled();
  await page.evaluate(() => (globalThis as Seen).seen.tasks.splice(0));
  await act();
  await settled();
  return page.evaluate(() => Math.max(0, ...(globalThis as Seen).seen.tasks));
}

async function ownText(page: Page): Promise<Locator> {
  await page.goto('gallery/pre-training/');
  const training = figure(page, 'PreTraining');
  await openRecipe(training);
  await training.getByRole('radio', { name: 'Your own text' }).check({ force: true });
  await expect(training.getByRole('textbox', { name: 'Paste a text' })).toBeVisible();
  return training;
}

/** As a paste comes, but for the time in which the browser itself fetches it from the system. */
async function paste(field: Locator, characters: number): Promise<() => Promise<void>> {
  const event = await field.evaluateHandle((_, length) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'lorem ipsum '.repeat(length / 12));
    return new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  }, characters);
  return () => field.evaluate((element, given) => void element.dispatchEvent(given), event);
}

const tooLarge = 'Expected at most 5 MB of text, got 100.0 MB';

test('100 MB pasted as a text are refused in words, and hold nothing up @alone', async ({
  page,
}) => {
  const training = await ownText(page);
  const act = await paste(training.getByRole('textbox', { name: 'Paste a text' }), HUGE);
  const longest = await longestTask(page, async () => {
    await act();
    await expect(training.getByRole('alert')).toContainText(tooLarge);
  });
  expect(longest).toBeLessThan(LONGEST_TASK);
});

test('so they are from the clipboard; a field for a sentence keeps its beginning, and says so', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const training = await ownText(page);
  await page.evaluate((length) => navigator.clipboard.writeText('lorem '.repeat(length / 6)), HUGE);
  await training.getByRole('textbox', { name: 'Paste a text' }).click();
  await page.keyboard.press('Control+V');
  await expect(training.getByRole('alert')).toContainText(tooLarge);
  for (const [address, name, most] of [
    ['gallery/next-token/', 'NextToken', '1,000'],
    ['gallery/tokens/', 'Tokens', '500'],
  ] as const) {
    await page.goto(address);
    const field = figure(page, name).getByRole('textbox').first();
    await field.selectText();
    await page.keyboard.press('Control+V');
    const says = figure(page, name).getByText(`up to ${most} characters: what is longer is cut`);
    await expect(says).toBeVisible();
    expect(await field.inputValue()).toMatch(/^lorem lorem /);
  }
});

/** So many characters that the file has nearly five megabytes. */
const upTo5MB = (text: string) => text.repeat(4_990_000 / text.length);

for (const [kind, text] of [
  ['one line', 'nobody had come down to the boats yet. '],
  ['a line without a space', 'abcdefghij'],
  ['short lines', 'abc defg\n'],
] as const) {
  test(`5 MB of ${kind} are read while the page answers @alone`, async ({ page }, info) => {
    const training = await ownText(page);
    const file = info.outputPath('mine.txt');
    await writeFile(file, upTo5MB(text));
    const longest = await longestTask(page, async () => {
      await training.locator('input[type=file]').setInputFiles(file);
      await expect(training.locator('.life-own-name')).toHaveText('mine.txt');
    });
    expect(longest).toBeLessThan(LONGEST_TASK);
  });
}

const PACKAGE = new URL('../../fixtures/firstPattern/parameters.zip', import.meta.url);

/** A model with some of its files changed. */
async function changed(change: (files: Unzipped) => Unzipped): Promise<Buffer> {
  const files = unzipSync(new Uint8Array(await readFile(PACKAGE)));
  return Buffer.from(zipSync({ ...files, ...change(files) }, { level: 9 }));
}

async function open(page: Page, buffer: Buffer, sentence: RegExp): Promise<number> {
  await page.goto('pre-training/');
  await page.locator('.model-bar-button').click();
  const chooser = page.getByLabel('A parameters.zip or a .gguf file');
  await chooser.waitFor({ state: 'attached' });
  return longestTask(page, async () => {
    await chooser.setInputFiles({ name: 'parameters.zip', mimeType: 'application/zip', buffer });
    await expect(page.getByRole('alert').first()).toContainText(sentence);
  });
}

test('a package of millions of brackets is refused before they are followed @alone', async ({
  page,
}) => {
  const levels = 7_900_000;
  const deep = `"pre_tokenizer": ${'['.repeat(levels)}${']'.repeat(levels)}, "was": {`;
  const buffer = await changed(({ 'tokenizer.json': json }) => ({
    'tokenizer.json': strToU8(Buffer.from(json).toString().replace('"pre_tokenizer": {', deep)),
  }));
  expect(buffer.length).toBeLessThan(100_000);
  expect(await open(page, buffer, /at most 64 levels deep/)).toBeLessThan(LONGEST_TASK);
});

test('50 MB are unpacked while the page answers @alone', async ({ page }) => {
  const buffer = await changed(({ 'model.safetensors': model }) => {
    const long = new Uint8Array(50_000_000);
    long.set(model);
    return { 'model.safetensors': long };
  });
  expect(await open(page, buffer, /bytes of data, as the header says/)).toBeLessThan(LONGEST_TASK);
});
