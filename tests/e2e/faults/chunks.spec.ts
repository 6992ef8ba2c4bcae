/** Files of the guide that do not come: after a deploy, without a network, or cut off half-way (11, 22). */

import { readdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { goBetween } from '../goBetween.ts';
import { alive } from '../guide.ts';
import { bar, figure, openRecipe, returned, stop } from '../journeySteps';

type Fault = 'gone' | 'unanswered' | 'half';

const ASSETS = readdirSync('dist/assets').map((name) => `assets/${name}`);

/** A file that is called otherwise by now would be lost by nobody, and waited for in vain. */
function fitting(path: RegExp): RegExp {
  expect(ASSETS, `a file that fits ${path}`).toContainEqual(expect.stringMatching(path));
  return path;
}

/** From now on no file whose path fits comes whole. */
async function lose(page: Page, path: RegExp, fault: Fault = 'gone'): Promise<void> {
  fitting(path);
  await page.route(path, async (route) => {
    if (fault === 'gone') return route.fulfill({ status: 404, body: 'Not found' });
    if (fault === 'unanswered') return route.abort('internetdisconnected');
    // As if it were the whole, by whoever answers in the server's place.
    const response = await route.fetch();
    const body = await response.body();
    const contentType = response.headers()['content-type'];
    return route.fulfill({ contentType, body: body.subarray(0, body.length / 2) });
  });
}

/** Opens a page and does something on it: what waits for that is fetched then. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await alive(page);
  await page.mouse.move(5, 5);
}

const problem = (page: Page) => page.locator('.bar').getByRole('alert');
const reloadIn = (page: Page) => problem(page).getByRole('button', { name: 'Load the page anew' });

const ENTRY = /assets\/index-[\w-]+\.js$/;

for (const [what, path] of [
  ['entry script', ENTRY],
  ['script of every page', /assets\/site-[\w-]+\.js$/],
  ['script of the text', /assets\/01-neural-networks-[\w-]+\.js$/],
] as const) {
  for (const fault of ['gone', 'unanswered', 'half'] as const) {
    test(`without the ${what} (${fault}) the text stays, and says so`, async ({ page }) => {
      await lose(page, path, fault);
      await page.goto('neural-networks/');
      const note = page.getByRole('main').getByRole('alert');
      await expect(note).toContainText('did not start');
      await expect(note).toContainText('Chrome 114, Firefox 125 and Safari 17');
      await expect(page.locator('h1')).toHaveText('Neural networks');
      expect((await page.locator('.prose').innerText()).length).toBeGreaterThan(2_000);
      const places = page.locator('.widget-reserved');
      expect(await places.count()).toBeGreaterThan(1);
      for (const place of await places.all()) await expect(place).toContainText('did not start');
      await page.unrouteAll();
      await note.getByRole('button', { name: 'Load the page anew' }).click();
      await alive(page);
      await expect(page.getByText('did not start')).toHaveCount(0);
    });
  }
}

test('where the browser does not tell of its first paint, the page comes to life all the same', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PerformanceObserver'));
  await open(page, 'neural-networks/');
});

test('without the script of the bar that is said, and what goes wrong later too', async ({
  page,
}) => {
  await lose(page, /assets\/ModelBar-[\w-]+\.js$/);
  await open(page, 'transformers/');
  await expect(problem(page)).toContainText('shows your model could not be fetched');
  await expect(reloadIn(page)).toBeVisible();
  await problem(page).getByRole('button', { name: 'Close' }).click();
  await expect(problem(page)).toBeHidden();
  await page.getByRole('button', { name: /^Your model/ }).click();
  await expect(problem(page)).toContainText('shows your model could not be fetched');
  await problem(page).getByRole('button', { name: 'Close' }).click();
  // The engine's own script is missing as well: a figure asks for it, and the bar is not there to say so.
  await lose(page, /assets\/engine\.worker-[\w-]+\.js$/);
  const map = figure(page, 'AttentionMap');
  await map.scrollIntoViewIfNeeded();
  await map.getByRole('button', { name: 'Look inside the model' }).click();
  await expect(problem(page)).toContainText('The engine stopped: it could not be loaded.');
  await expect(reloadIn(page)).toBeVisible();
  await page.unrouteAll();
  await reloadIn(page).click();
  await alive(page);
});

async function train(page: Page): Promise<void> {
  await open(page, 'pre-training/');
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await openRecipe(training);
  await training.getByLabel('Small and quick').check();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText(/Step ([2-9]\d|\d{3}) of 300/)).toBeVisible({ timeout: 90_000 });
}

test('a model that was trained is taken home without a network', async ({ page }) => {
  const packing = fitting(/assets\/(writeForReader|readModel|zip)-[\w-]+\.js$/);
  const fetched = () =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  await train(page);
  await expect
    .poll(async () => new Set((await fetched()).filter((url) => packing.test(url))).size)
    .toBe(ASSETS.filter((path) => packing.test(path)).length);
  await stop(page, 'PreTraining');
  await lose(page, /./, 'unanswered');
  await bar(page).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Take home' }).click();
  expect((await download).suggestedFilename()).toBe('parameters.zip');
});

test('after a deploy, borrowing says what is missing and offers a fresh page, which has the model', async ({
  page,
}) => {
  await lose(page, /assets\/safetensors-[\w-]+\.js$/);
  await train(page);
  await stop(page, 'PreTraining');
  await bar(page).click();
  await page.getByRole('button', { name: 'Use our assistant' }).click();
  await expect(problem(page)).toContainText('could not be fetched');
  await expect(problem(page)).not.toContainText('Something broke');
  await expect(problem(page)).toContainText('Your model is kept on this device');
  await page.unrouteAll();
  await reloadIn(page).click();
  expect(await returned(page)).toBeGreaterThan(0);
});

test('a reload while the model trains keeps what it has learnt by then', async ({ page }) => {
  await lose(page, /assets\/ModelBar-[\w-]+\.js$/);
  await train(page);
  const line = figure(page, 'PreTraining').locator('.life-progress');
  await expect(line).toHaveText(/Step (9\d|\d{3}) of 300/);
  const step = Number(/Step (\d+)/.exec(await line.innerText())?.[1]);
  await page.unrouteAll();
  await reloadIn(page).click();
  expect(await returned(page)).toBeGreaterThanOrEqual(step);
});

async function trainOnNames(page: Page): Promise<void> {
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await openRecipe(training);
  await training.getByLabel('Given names').check();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
}

test('a text that is gone is told of, with the offer of a fresh page', async ({ page }) => {
  await lose(page, /assets\/names-[\w-]+\.txt$/);
  await open(page, 'pre-training/');
  await trainOnNames(page);
  await expect(problem(page)).toContainText('The text could not be fetched');
  await expect(reloadIn(page)).toBeVisible();
});

test('on a line that breaks off, the page says so, a text is asked for twice, and then again', async ({
  page,
  baseURL,
}) => {
  const server = await goBetween(baseURL!);
  const [site, names] = [/site-[\w-]+\.js$/, /names-[\w-]+\.txt$/].map((path) =>
    ASSETS.find((name) => path.test(name))!,
  );
  server.halved.add(site);
  await page.goto(`${server.origin}/guide/pre-training/`);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('did not start');
  server.halved.clear();
  server.halved.add(names);
  await page.getByRole('button', { name: 'Load the page anew' }).click();
  await alive(page);
  await trainOnNames(page);
  await expect(problem(page)).toContainText('The text could not be fetched');
  const asked = server.asked.filter((path) => path.endsWith(names)).length;
  expect(asked % 2).toBe(0);
  server.halved.clear();
  await trainOnNames(page);
  await expect(figure(page, 'PreTraining').getByText(/Step [1-9]\d* of/)).toBeVisible({
    timeout: 60_000,
  });
  await server.cutOff();
});

test('of a figure whose script breaks off the place says so', async ({ page }) => {
  await lose(page, /assets\/Neuron-[\w-]+\.js$/, 'half');
  await open(page, 'gallery/neuron/');
  const place = figure(page, 'Neuron').getByRole('alert');
  await expect(place).toContainText('This figure could not be fetched');
  await page.unrouteAll();
  await place.getByRole('button', { name: 'Load the page anew' }).click();
  await expect(figure(page, 'Neuron').getByRole('slider').first()).toBeVisible();
});
