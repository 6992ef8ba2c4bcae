/** A model comes from outside: dropped on a page, chosen with its folder, or named by a link. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { writeGguf } from '../../src/core/files/gguf/gguf.ts';
import { somePackage } from '../core/files/packages.ts';
import { fixture } from './earlier.ts';
import { expectAccessible, watch } from './guide.ts';
import { bar, figure, openRecipe, turnTo } from './journeySteps';

const PACKED = await fixture('parameters.zip');
const GGUF = Buffer.from(writeGguf(somePackage(), 'F32'));

const panel = (page: Page) => page.locator('.model-bar-panel');
const overlay = (page: Page) => page.locator('.model-drop');
const alert = (page: Page) => page.locator('.model-bar-alert');
const offer = (page: Page) => page.getByRole('region', { name: 'The model of this link' });

/** The middle of the window: prose, on most pages. */
const MIDDLE = { x: 700, y: 500 };

test.use({ viewport: { width: 1440, height: 900 } });

/** What the system's own drag over the window does, with files and folders of the disk. */
async function dragger(page: Page, files: readonly string[], { x, y } = MIDDLE) {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const at = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel') =>
    devtools.send('Input.dispatchDragEvent', { type, x, y, data });
  return {
    async enter() {
      await at('dragEnter');
      await at('dragOver');
    },
    over: () => at('dragOver'),
    drop: () => at('drop'),
  };
}

/** Files on the disk, by their names. @returns the folder that they are in */
async function onDisk(folder: string, files: Readonly<Record<string, Uint8Array>>) {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}

const partsOfModel = () =>
  Object.fromEntries(
    Object.entries(unzipSync(PACKED)).filter(([name]) => /\.(json|safetensors)$/.test(name)),
  );

test('a zip dropped on a chapter before anything else is opened, and the page says what will happen', async ({
  page,
}, testInfo) => {
  const complaints = watch(page);
  const folder = await onDisk(testInfo.outputPath('in'), { 'parameters.zip': PACKED });
  await page.goto('glossary/');
  await expect(page.locator('html')).toHaveAttribute('data-alive');
  const drag = await dragger(page, [join(folder, 'parameters.zip')]);
  await drag.enter();
  await expect(async () => {
    await drag.over();
    await expect(overlay(page)).toContainText('Let go to open a model', { timeout: 200 });
  }).toPass();
  await expect(overlay(page)).toContainText('nothing is uploaded');
  await drag.drop();
  await expect(overlay(page)).toHaveCount(0);
  await expect(bar(page)).toContainText('Opened assistant', { timeout: 60_000 });
  await expect(
    page.getByRole('status').filter({ hasText: /^Opened: Opened assistant/ }),
  ).toHaveCount(1);
  expect(page.url()).toMatch(/glossary\/$/);
  expect(complaints).toEqual([]);
});

test('so are a gguf file, the folder of a model, and its files together; what is over the window goes by itself', async ({
  page,
}, testInfo) => {
  const complaints = watch(page);
  const folder = await onDisk(testInfo.outputPath('model'), partsOfModel());
  const hidden = await onDisk(join(folder, '.git'), { 'config.json': Buffer.from('no') });
  expect(hidden).toContain('.git');
  const gguf = join(await onDisk(testInfo.outputPath('in'), { 'model.gguf': GGUF }), 'model.gguf');
  const loose = Object.keys(partsOfModel()).map((name) => join(folder, name));
  await page.goto('glossary/');
  await bar(page).click();
  await bar(page).click();
  const openedAs = page.getByRole('status').filter({ hasText: /^Opened: / });
  for (const files of [[gguf], [folder], loose]) {
    const drag = await dragger(page, files);
    await drag.enter();
    await expect(overlay(page)).toBeVisible();
    await drag.drop();
    await expect(openedAs).toContainText('Opened assistant', { timeout: 60_000 });
    await expect(alert(page)).toHaveText('');
    await page.evaluate(() => document.fonts.ready);
  }
  await (await dragger(page, [gguf])).enter();
  await expect(overlay(page)).toBeVisible();
  await expect(overlay(page)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('what is no model is refused in a sentence; nothing changes, and the page stays', async ({
  page,
}, testInfo) => {
  const folder = await onDisk(testInfo.outputPath('in'), {
    'holiday.png': Buffer.from('\x89PNG not really'),
    'page.html': Buffer.from('<h1>Elsewhere</h1>'),
    'cut.zip': PACKED.subarray(0, 5_000),
  });
  await onDisk(join(folder, 'notes'), { 'notes.md': Buffer.from('# Notes') });
  await page.goto('glossary/');
  await bar(page).click();
  await panel(page).getByRole('button', { name: 'Use our base model' }).click();
  await expect(bar(page)).toContainText('Our base model', { timeout: 60_000 });
  await bar(page).click();
  for (const [files, said] of [
    [['holiday.png'], 'Expected a model: parameters.zip, a .gguf file'],
    [['page.html'], 'Got none of them, so nothing has changed.'],
    [['holiday.png', 'page.html'], 'Expected a model: parameters.zip'],
    [['cut.zip'], 'it is cut short'],
    [['notes'], 'Expected a model: parameters.zip'],
  ] as const) {
    const drag = await dragger(
      page,
      files.map((name) => join(folder, name)),
    );
    await drag.enter();
    await drag.drop();
    await expect(alert(page)).toContainText(said);
    await alert(page).getByRole('button', { name: 'Close' }).click();
    await expect(bar(page)).toContainText('Our base model');
  }
  await expect(page.locator('h1')).toHaveText('Glossary');
});

test('a text goes to the figure that it is dropped on, a model to the page; while one trains, neither', async ({
  page,
}, testInfo) => {
  const folder = await onDisk(testInfo.outputPath('in'), {
    'owls.txt': Buffer.from('The owl lives in a tree and eats mice at night. '.repeat(80)),
    'parameters.zip': PACKED,
  });
  await page.goto('gallery/pre-training/?v=1&layers=1&width=32&heads=2&steps=20000');
  const training = figure(page, 'PreTraining');
  await openRecipe(training);
  const zone = training.locator('.setup-drop').first();
  await zone.scrollIntoViewIfNeeded();
  const box = (await zone.boundingBox())!;
  const inZone = { x: box.x + box.width / 2, y: Math.max(box.y, 0) + 60 };
  const text = await dragger(page, [join(folder, 'owls.txt')], inZone);
  await text.enter();
  await expect(training.locator('.setup-drop-invitation')).toBeVisible();
  await expect(overlay(page)).toHaveCount(0);
  await text.drop();
  await expect(training.getByText('owls.txt').first()).toBeVisible();
  await expect(alert(page)).toHaveText('');

  const model = await dragger(page, [join(folder, 'parameters.zip')], inZone);
  await model.enter();
  await model.drop();
  await expect(bar(page)).toContainText('Opened assistant', { timeout: 60_000 });

  await page.goto('gallery/pre-training/?v=1&layers=1&width=32&heads=2&steps=20000');
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText(/Step \d/)).toBeVisible({ timeout: 60_000 });
  const while_ = await dragger(page, [join(folder, 'parameters.zip')], { x: 1380, y: 860 });
  await while_.enter();
  await expect(overlay(page)).toContainText('Your model is being trained: stop that first');
  await while_.drop();
  await expect(bar(page)).toContainText(/Base model.*\d+ \/ 20/s);
  await training.getByRole('button', { name: 'Stop' }).click();
  await expect(bar(page)).toContainText('Base model');
});

test('several files and a folder are chosen with two buttons, by keyboard', async ({
  page,
}, testInfo) => {
  const folder = await onDisk(testInfo.outputPath('model'), partsOfModel());
  await page.goto('glossary/');
  await bar(page).click();
  for (const [name, files] of [
    ['Open files', Object.keys(partsOfModel()).map((file) => join(folder, file))],
    ['Open a folder', folder],
  ] as const) {
    const button = panel(page).getByRole('button', { name, exact: true });
    const chooser = page.waitForEvent('filechooser');
    await button.focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(files);
    await expect(bar(page)).toContainText('Opened assistant', { timeout: 60_000 });
    await panel(page).getByRole('button', { name: 'Use our base model' }).click();
    await expect(bar(page)).toContainText('Our base model', { timeout: 60_000 });
  }
  await expectAccessible(page, '.model-bar');
});

/** The site has this file in its folder. @returns how often it was asked for */
async function serveModel(page: Page, file: string, body: Buffer, status = 200) {
  const asked = { times: 0 };
  await page.route(`**/guide/models/${file}`, async (route) => {
    asked.times++;
    await route.fulfill({ status, body, contentType: 'application/octet-stream' });
  });
  return asked;
}

for (const [file, bytes] of [
  ['zebras.zip', PACKED],
  ['zebras.gguf', GGUF],
] as const) {
  test(`a link offers ${file} of the site’s folder, and fetches it on a press alone`, async ({
    page,
  }) => {
    const complaints = watch(page);
    const asked = await serveModel(page, file, bytes);
    await page.goto(`transformers/?model=models/${file}`);
    await expect(offer(page)).toContainText(`This link brings a model: ${file}.`);
    await expect(offer(page).getByRole('status')).toHaveText(`This link brings a model: ${file}.`);
    await expectAccessible(page, '.linked-model');
    // The offer goes along from page to page.
    await turnTo(page, 'Inference');
    await expect(bar(page)).toContainText('No model yet');
    expect(asked.times).toBe(0);
    await offer(page).getByRole('button', { name: 'Open it' }).click();
    await expect(bar(page)).toContainText('Opened assistant', { timeout: 60_000 });
    await expect(offer(page)).toHaveCount(0);
    expect(asked.times).toBe(1);
    expect(complaints).toEqual([]);
  });
}

test('a model of a link takes the place of the reader’s, which one press brings back', async ({
  page,
}) => {
  await serveModel(page, 'zebras.zip', PACKED);
  await page.goto('gallery/pre-training/?v=1&layers=1&width=32&heads=2&steps=20');
  const training = figure(page, 'PreTraining');
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText(/finished/)).toBeVisible({ timeout: 90_000 });
  await expect(page.locator('.model-bar-run')).toHaveCount(0);
  await page.goto('gallery/chat/?embed&model=models/zebras.zip');
  await expect(offer(page)).toContainText(
    'It takes the place of your base model of 20 steps, which stays on this device: one press brings it back.',
  );
  await offer(page).getByRole('button', { name: 'Open it' }).click();
  await expect(bar(page)).toContainText('Opened assistant', { timeout: 60_000 });
  // Loaded anew, the page has it already.
  await expect(offer(page)).toHaveCount(0);
  expect(new URL(page.url()).searchParams.has('model')).toBe(false);
  expect(new URL(page.url()).searchParams.has('embed')).toBe(true);
  await bar(page).click();
  await panel(page)
    .getByRole('button', { name: /^Bring back your base model/ })
    .click();
  await expect(bar(page)).toContainText('Base model after 20 steps');
});

test('a model of a link that is missing, broken, or comes without a network is told in words', async ({
  page,
  context,
}) => {
  await serveModel(page, 'cut.zip', PACKED.subarray(0, 9_000));
  await serveModel(page, 'closed.zip', Buffer.from(''), 403);
  const open = async (file: string) => {
    await page.goto(`glossary/?model=models/${file}`);
    await offer(page).getByRole('button', { name: 'Open it' }).click();
  };
  const refused = async (said: string) => {
    await expect(alert(page)).toContainText(said);
    await expect(bar(page)).toContainText('No model yet');
    await expect(offer(page)).toBeVisible();
  };
  await open('nobody.zip');
  await refused('There is no nobody.zip in the models folder of this site');
  await open('cut.zip');
  await refused('it is cut short');
  await open('closed.zip');
  await refused('the server answered 403');
  await page.goto('glossary/?model=models/zebras.zip');
  await expect(offer(page)).toBeVisible();
  await context.setOffline(true);
  await offer(page).getByRole('button', { name: 'Open it' }).click();
  await refused('Try again when you are online.');
  await context.setOffline(false);
  await serveModel(page, 'zebras.zip', PACKED);
  await offer(page).getByRole('button', { name: 'Open it' }).click();
  await expect(bar(page)).toContainText('Opened assistant', { timeout: 60_000 });
});

test('a link that names anything else is refused in a sentence, and nothing is asked for', async ({
  page,
}) => {
  const complaints = watch(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const path of [
    'https://example.org/models/a.zip',
    '//example.org/models/a.zip',
    'models/../../a.zip',
    'models/%252e%252e/a.zip',
    'models\\a.zip',
    'models/life.json',
    '<img src=x onerror=alert(1)>',
  ]) {
    await page.goto(`glossary/?model=${encodeURIComponent(path)}`);
    await expect(offer(page)).toContainText('in a way that this guide does not follow');
    await expect(offer(page).getByRole('button', { name: 'Open it' })).toHaveCount(0);
  }
  await expectAccessible(page, '.linked-model');
  await offer(page).getByRole('button', { name: 'Close' }).click();
  await expect(offer(page)).toHaveCount(0);
  expect(page.url()).toMatch(/glossary\/$/);
  const { origin } = new URL(page.url());
  const pages = asked.filter((url) => !url.startsWith(`${origin}/guide/`));
  expect(pages).toEqual([]);
  expect(asked.filter((url) => /\/guide\/(models|a\.zip)/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
});
