/** The guide without a network, and how a newer version comes. */

import { expect, test, type Page } from '@playwright/test';
import { goBetween, type GoBetween } from './goBetween.ts';
import { expectAccessible, loadFigures, MISSING, PAGES, watch } from './guide.ts';
import { bar, borrowTranslator, figure, openRecipe, stop, turnTo } from './journeySteps';

test.use({ serviceWorkers: 'allow' });

let server: GoBetween;
let guide: string;

test.beforeEach(async ({ baseURL }) => {
  if (baseURL === undefined) throw new Error('Expected the address of the guide in the settings.');
  server = await goBetween(baseURL);
  guide = `${server.origin}/guide/`;
});

test.afterEach(() => server.cutOff());

const KEPT = 'This guide works without a network from now on.';
const keptLine = (page: Page) => page.locator('.foot').getByText(KEPT);
const question = (page: Page) => page.getByText('A new version of the guide is here.');

/** What the page does three seconds after it has loaded comes at once. */
function keepSoon(): void {
  const later = window.setTimeout;
  window.setTimeout = ((work: () => void, ms?: number) =>
    later(work, ms === 3_000 ? 0 : ms)) as typeof setTimeout;
}

async function visitAndKeep(page: Page, path = ''): Promise<void> {
  await page.addInitScript(keepSoon);
  await page.goto(guide + path);
  await expect(keptLine(page)).toBeVisible({ timeout: 60_000 });
}

/** The service worker began, came to this file, and was not installed. */
async function expectRefused(page: Page, file: string): Promise<void> {
  await expect.poll(() => server.asked, { timeout: 60_000 }).toContain(`/guide/${file}`);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.active ?? registration?.installing ?? null;
      }),
    )
    .toBeNull();
  await expect(keptLine(page)).toBeHidden();
}

async function train(page: Page, preset: string, reached: RegExp): Promise<void> {
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await openRecipe(training);
  await training.getByLabel(preset).check();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText(reached)).toBeVisible({ timeout: 90_000 });
}

test('after one visit every page opens without a network, and an unknown one says so', async ({
  page,
}) => {
  await visitAndKeep(page);
  // What is kept is named by the folder of the guide, and by nothing else.
  expect(await page.evaluate(() => caches.keys())).toEqual([`guide of ${guide}`]);
  await server.cutOff();
  const complaints = watch(page);
  const parts = ['gallery/parts/', 'gallery/parts/bars/'];
  for (const path of [...PAGES, ...parts].filter((one) => one !== MISSING)) {
    const response = await page.goto(guide + path);
    expect(response?.status(), path).toBe(200);
    await expect(page.locator('h1')).toBeVisible();
    await loadFigures(page);
  }
  expect(complaints).toEqual([]);
  expect((await page.goto(guide + MISSING))?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('No such page');
  await page.goto(`${guide}transformers?figure=1`);
  await expect(page).toHaveURL(/\/guide\/transformers\/\?figure=1$/);
  await expect(page.locator('h1')).toHaveText('Transformers');
});

test('without a network the model is trained, and ours is borrowed, and our translator', async ({
  page,
}) => {
  await visitAndKeep(page);
  await server.cutOff();
  await page.goto(`${guide}pre-training/`);
  await train(page, 'Small and quick', /Step ([2-9]\d|\d{3}) of 300/);
  await stop(page, 'PreTraining');
  await bar(page).click();
  await page.getByRole('button', { name: 'Use our assistant' }).click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  await turnTo(page, 'Transformers');
  const map = figure(page, 'AttentionMap');
  await map.scrollIntoViewIfNeeded();
  await map.getByRole('radio', { name: 'After 100 steps' }).check();
  await expect(map).toContainText('Our base model after 100 steps.', { timeout: 60_000 });
  const whole = figure(page, 'EncoderDecoder');
  await whole.scrollIntoViewIfNeeded();
  await borrowTranslator(whole);
});

test('of a version that breaks off half-way nothing is used, and the next visit makes it whole', async ({
  page,
}) => {
  server.halved.add('models/base.safetensors');
  await page.goto(guide);
  await expectRefused(page, 'models/base.safetensors');
  expect(
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const kept = await (await caches.open(name)).keys();
        if (kept.some(({ url }) => url.endsWith('base.safetensors'))) return true;
      }
      return false;
    }),
  ).toBe(false);

  server.halved.clear();
  server.asked.length = 0;
  await visitAndKeep(page);
  // What had come whole did not come again.
  expect(server.asked.filter((path) => path.endsWith('/search.json'))).toHaveLength(0);
});

test('a version that comes during the first visit is kept whole, and nothing of it before', async ({
  page,
}) => {
  await page.goto(guide);
  const buildOf = () => page.locator('meta[name=build]').getAttribute('content');
  const build = await buildOf();
  if (!build) throw new Error('Expected the page to name its build.');
  const newer = (text: string) => text.replaceAll(build, 'newer');
  for (const pages of ['/', '.html']) server.changes.set(pages, newer);
  await expectRefused(page, 'licences.txt');

  server.changes.set('/sw.js', newer);
  await visitAndKeep(page);
  await server.cutOff();
  await page.goto(`${guide}neural-networks/`);
  expect(await buildOf()).toBe('newer');
  await loadFigures(page);
});

/** A newer version is there: its page says which it is. */
function deploy(): void {
  const mark = (text: string) => text.replace('<html ', '<html data-version="2" ');
  server.changes.set('/pre-training/', mark);
  server.changes.set('/sw.js', (text) =>
    text.replace(/"revision":"[0-9a-f]+"/g, '"revision":"2"').concat('\n// 2'),
  );
}

const lookForNews = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
const versionOf = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset['version'] ?? '1');

test('a newer version asks and waits while the model trains; what is learnt is kept', async ({
  page,
}) => {
  await visitAndKeep(page, 'pre-training/');
  // Long enough for a newer version to come meanwhile.
  await train(page, 'Full recipe', /Step [1-9]\d* of/);
  const training = figure(page, 'PreTraining');
  const stepNow = async () =>
    Number(/Step (\d+)/.exec(await training.locator('.life-progress').innerText())?.[1]);

  deploy();
  await lookForNews(page);
  await expect(question(page)).toBeVisible({ timeout: 60_000 });
  await expect(question(page)).toContainText('Loading it stops the training');
  await expectAccessible(page, '.new-version-card');
  const before = await stepNow();
  await expect.poll(stepNow, { timeout: 60_000 }).toBeGreaterThan(before);
  expect(await versionOf(page)).toBe('1');

  await page.getByRole('button', { name: 'Load it' }).click();
  await expect.poll(() => versionOf(page).catch(() => ''), { timeout: 30_000 }).toBe('2');
  await expect(bar(page)).toContainText('Base model', { timeout: 60_000 });
  await figure(page, 'PreTraining').scrollIntoViewIfNeeded();
  await expect.poll(stepNow).toBeGreaterThanOrEqual(before);
});

test('"Later" keeps the old version at work, without a network too', async ({ page }) => {
  await visitAndKeep(page, 'pre-training/');
  deploy();
  await lookForNews(page);
  await expect(question(page)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Later' }).press('Enter');
  await expect(question(page)).toBeHidden();
  await server.cutOff();
  await page.reload();
  expect(await versionOf(page)).toBe('1');
  await loadFigures(page);
  await expect(question(page)).toBeVisible();
});

test('a tab beside the one that loads the newer version is asked too, and goes on', async ({
  page,
  context,
}) => {
  await visitAndKeep(page, 'pre-training/');
  const other = await context.newPage();
  await other.goto(`${guide}pre-training/`);
  await expect(keptLine(other)).toBeVisible({ timeout: 60_000 });
  await other.evaluate(() => (document.documentElement.dataset['version'] = 'untouched'));
  deploy();
  await lookForNews(page);
  await page.getByRole('button', { name: 'Load it' }).click({ timeout: 60_000 });
  await expect.poll(() => versionOf(page).catch(() => ''), { timeout: 30_000 }).toBe('2');
  await expect(question(other)).toBeVisible();
  expect(await versionOf(other)).toBe('untouched');
  await other.getByRole('button', { name: 'Load it' }).click();
  await expect.poll(() => versionOf(other).catch(() => ''), { timeout: 30_000 }).toBe('2');
  await expect(question(page)).toBeHidden();
});

test('a tab that was loaded past the service worker loads the newer version too', async ({
  page,
  context,
}) => {
  await visitAndKeep(page, 'pre-training/');
  const devTools = await context.newCDPSession(page);
  await Promise.all([
    page.waitForEvent('load'),
    devTools.send('Page.reload', { ignoreCache: true }),
  ]);
  await expect(keptLine(page)).toBeVisible({ timeout: 60_000 });
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  deploy();
  await lookForNews(page);
  await page.getByRole('button', { name: 'Load it' }).click({ timeout: 60_000 });
  await expect.poll(() => versionOf(page).catch(() => ''), { timeout: 30_000 }).toBe('2');
  await expect(question(page)).toBeHidden();
});
