import { expect, test, type Page } from '@playwright/test';
import {
  alive,
  CHAPTERS,
  expectAccessible,
  expectNoSidewaysScroll,
  loadFigures,
  MISSING,
  PAGES,
  watch,
} from './guide.ts';

for (const path of PAGES) {
  test(`/${path} with all its figures is accessible, narrow too, and nothing complains`, async ({
    page,
  }) => {
    const complaints = watch(page);
    await page.goto(path);
    await expect(page.locator('.model-bar-button')).toBeVisible();
    await loadFigures(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    // The browser says itself that the answer was "not found".
    const expected = path === MISSING ? [expect.stringContaining('status of 404')] : [];
    expect(complaints).toEqual(expected);
  });
}

test('the engines are compared from the bar of the model, until the reader stops', async ({
  page,
}) => {
  const complaints = watch(page);
  await page.goto('inference/');
  await page.locator('.model-bar-button').click();
  await page.getByRole('link', { name: 'Compare the engines' }).click();
  await expect(page.locator('h1')).toHaveText('Engines compared');
  await expect(page.locator('.model-bar-panel')).toBeHidden();
  await page.getByRole('button', { name: 'Start' }).click();
  const table = page.getByRole('table', { name: /^The recipe/ });
  await expect(table).toContainText('simd', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped: what was measured by then is below.')).toBeVisible();
  await expect(page.getByText('webgpu: this browser has none.')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});

test('a page that is not what its scripts expect would be noticed', async ({ page }) => {
  const complaints = watch(page);
  await page.route('**/transformers/', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace('<h1>Transformers', '<h1>Changed') });
  });
  await page.goto('transformers/');
  await expect(page.locator('h1')).toHaveText('Transformers');
  await expect.poll(() => complaints.join()).toContain('Minified React error #418');
});

test('the guide can be read without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [path, title] of CHAPTERS) {
    await page.goto('');
    await page.getByRole('navigation', { name: 'Contents' }).getByText(title).click();
    await expect(page).toHaveURL(new RegExp(`/guide/${path}$`));
    await expect(page.locator('h1')).toHaveText(title);
    expect((await page.locator('.prose').innerText()).length).toBeGreaterThan(3_000);
    const section = page.getByRole('navigation', { name: 'In this chapter' }).locator('a').last();
    const text = await section.innerText();
    await section.click();
    await expect(page.getByRole('heading', { name: text })).toBeInViewport();
  }
  for (const path of ['glossary/', 'sources/', 'bench/', MISSING]) {
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('.prose')).toBeVisible();
  }
  await context.close();
});

test('an unknown address, however deep, is answered by the guide itself', async ({ page }) => {
  const response = await page.goto('transformers/no/such/page');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('No such page');
  await page.locator('.prose').getByRole('link', { name: 'Transformers' }).click();
  await expect(page.locator('h1')).toHaveText('Transformers');
  await expect(page).toHaveURL(/\/guide\/transformers\/$/);
});

test('the policy is in the page, for servers that send no headers', async ({ page }) => {
  let sent: string | undefined;
  await page.route('**/transformers/', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': policy, ...headers } = response.headers();
    sent = policy;
    await route.fulfill({ response, headers });
  });
  await page.goto('transformers/');
  // It was taken out of the answer, and is at work all the same.
  expect(sent).toContain("default-src 'none'");
  const ran = await page.evaluate(
    async (elsewhere) => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.wasRun = true';
      document.head.append(script);
      const fetched = await fetch(elsewhere).then(
        () => true,
        () => false,
      );
      return { script: 'wasRun' in globalThis, fetched };
    },
    new URL('/', page.url()).href.replace('localhost', '127.0.0.1'),
  );
  expect(ran).toEqual({ script: false, fetched: false });
});

test('the theme that was chosen is there before the first paint', async ({ page }) => {
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('', { waitUntil: 'networkidle' });
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  expect(await theme()).toBe('dark');
  // Without the guide's scripts, but for the one that comes first.
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('transformers/');
  expect(await theme()).toBe('dark');
});

for (const [what, press, answered] of [
  [
    'a button',
    (page: Page) => page.getByRole('button', { name: 'Search' }),
    (page: Page) => page.getByRole('dialog', { name: 'Search the guide' }),
  ],
  [
    'a choice',
    (page: Page) => page.getByTitle('Dark', { exact: true }),
    (page: Page) => page.locator('html[data-theme=dark]'),
  ],
] as const) {
  test(`${what} that is pressed before the scripts are there is answered once they are`, async ({
    page,
  }) => {
    let pressed = (): void => undefined;
    const isPressed = new Promise<void>((resolve) => (pressed = resolve));
    await page.route('**/assets/index-*.js', async (route) => {
      await isPressed;
      await route.continue();
    });
    await page.goto('transformers/', { waitUntil: 'commit' });
    await press(page).click();
    pressed();
    await expect(answered(page)).toBeVisible();
  });
}

test('the first load carries no tensor library', async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.text());
  });
  await page.goto('pre-training/', { waitUntil: 'networkidle' });
  await alive(page);
  const code = (await Promise.all(scripts)).join('\n');
  expect(code.length).toBeGreaterThan(100_000);
  expect(code).not.toContain('tfjs');
  expect(code).not.toContain('BatchMatMul');
});
