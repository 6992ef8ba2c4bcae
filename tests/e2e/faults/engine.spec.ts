/** What keeps an engine from its start, in the real worker: another takes over, and the reader is told. */

import { expect, test, type Page } from '@playwright/test';
import { bar, expectEngine, figure, openRecipe, startEngine, stop } from '../journeySteps';

/** Before the worker hears its first call. */
const shimWorker = (page: Page, shim: string) =>
  page.route(/assets\/engine\.worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${shim};\n${await response.text()}` });
  });

const gpu = (value: string) =>
  `Object.defineProperty(navigator, 'gpu', { value: ${value}, configurable: true })`;

const alert = (page: Page) => page.locator('.model-bar-alert');

/** What the panel says of the engine in use. */
async function reason(page: Page): Promise<string> {
  await bar(page).click();
  const text = await page.locator('.model-panel-part', { hasText: 'It runs on' }).innerText();
  await bar(page).click();
  return text;
}

test.beforeEach(async ({ page }) => {
  await page.goto('glossary/');
});

/** The page is there already: what follows comes with the first call of the engine. */
const begin = async (page: Page, name: string) => {
  await bar(page).click();
  await page.getByRole('button', { name: 'Make a random model' }).click();
  await expectEngine(page, name, { timeout: 60_000 });
  await bar(page).click();
};

test('a GPU that never answers gives way in two seconds, and is named', async ({ page }) => {
  await shimWorker(page, gpu('{ requestAdapter: () => new Promise(() => {}) }'));
  await begin(page, 'simd');
  await expect(alert(page)).toContainText('WebGPU has not answered within 2 seconds.');
  expect(await reason(page)).toContain('WebGPU has not answered within 2 seconds.');
});

for (const [what, value] of [
  ['is hidden in the worker', 'undefined'],
  ['throws', '{ get requestAdapter() { throw new TypeError("broken") } }'],
  ['gives an adapter without a word', '{ requestAdapter: async () => ({ features: new Set() }) }'],
] as const) {
  test(`WebGPU that ${what} keeps no other engine`, async ({ page }) => {
    await shimWorker(page, gpu(value));
    await begin(page, 'simd');
  });
}

/** How a server gives the kernels, or does not. */
const ANSWERS = {
  'a missing file': (page: Page, times: number) =>
    page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: 'No.' }), { times }),
  'half a file': (page: Page, times: number) =>
    page.route(
      /\.wasm$/,
      async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
      },
      { times },
    ),
  'a page': (page: Page, times: number) =>
    page.route(
      /\.wasm$/,
      (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
      { times },
    ),
  'no answer': (page: Page, times: number) => page.route(/\.wasm$/, () => {}, { times }),
};

for (const [what, give] of Object.entries(ANSWERS)) {
  test(`kernels in whose place comes ${what} once are fetched again`, async ({ page }) => {
    await give(page, 1);
    await begin(page, 'simd');
    await expect(alert(page)).toBeEmpty();
  });
}

for (const [what, sentence] of [
  [
    'a missing file',
    'A part of SIMD could not be fetched, not at the second try either: the server answered 404.',
  ],
  ['half a file', 'A part of SIMD came damaged'],
  ['no answer', 'SIMD has not answered within 8 seconds.'],
] as const) {
  test(`kernels in whose place comes ${what} twice are named, and another engine works`, async ({
    page,
  }) => {
    await ANSWERS[what](page, 9);
    await begin(page, 'webgl|cpu');
    await expect(alert(page)).toContainText(sentence);
    const said = await reason(page);
    expect(said).toContain(sentence);
    expect(said).not.toContain('neither WebGPU nor SIMD');
    // It is there again, and the reader does as the sentence says.
    await page.unroute(/\.wasm$/);
    await bar(page).click();
    await page.getByLabel('Engine').selectOption('auto');
    await expectEngine(page, 'simd', { timeout: 30_000 });
    await expect(alert(page)).toBeEmpty();
  });
}

test('without SIMD the model is the small one, and the time is said', async ({ page }) => {
  await shimWorker(page, `${gpu('undefined')}; WebAssembly.validate = () => false`);
  await page.goto('pre-training/');
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  const said = training.locator('.life-needs');
  await expect(said).toContainText('is a slow one', { timeout: 60_000 });
  await expect(said).toContainText('The small size is set');
  await openRecipe(training);
  await expect(training.getByRole('radio', { name: 'Small and quick' })).toBeChecked();
  await expect(training.locator('.life-progress')).toContainText(/Step [1-9]\d* of 300/, {
    timeout: 60_000,
  });
  await expect(said).toContainText('By what it has done so far, this run takes about');
  await stop(page, 'PreTraining');
});

test('a model that has no room on simd is refused at once, and the next one trains', async ({
  page,
}) => {
  await page.goto('pre-training/?v=1&layers=8&width=256&heads=8&context=256&batch=128');
  await startEngine(page, 'simd');
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(alert(page)).toContainText(/need \d+ MB of memory at once/, { timeout: 60_000 });
  await expect(training.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  await openRecipe(training);
  await training.getByRole('radio', { name: 'Small and quick' }).check();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.locator('.life-progress')).toContainText(/Step [1-9]\d* of 300/, {
    timeout: 60_000,
  });
  await expect(alert(page)).toBeEmpty();
  await stop(page, 'PreTraining');
});
