import { expect, test, type Page } from '@playwright/test';

/** Everything that a reader's browser should never have to complain about. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (
      protocol.startsWith('http') &&
      host !== new URL(page.url()).host &&
      page.url() !== 'about:blank'
    ) {
      complaints.push(`a request to ${host}`);
    }
  });
  return complaints;
}

const CHAPTERS = ['neural-networks', 'transformers', 'pre-training', 'fine-tuning', 'inference'];

test('every chapter has its own address and can be read without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const chapter of CHAPTERS) {
    const response = await page.goto(`${chapter}/`);
    expect(response?.status()).toBe(200);
    await expect(page.locator('h1')).toBeVisible();
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(3_000);
  }
  await context.close();
});

test('an unknown address is answered by the guide itself', async ({ page }) => {
  const response = await page.goto('no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
});

test('the first load carries no tensor library', async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.text());
  });
  await page.goto('pre-training/', { waitUntil: 'networkidle' });
  const code = (await Promise.all(scripts)).join('\n');
  expect(code.length).toBeGreaterThan(100_000);
  expect(code).not.toContain('tfjs');
  expect(code).not.toContain('BatchMatMul');
});

test('a model is trained, fine-tuned and asked, from page to page', async ({ page }) => {
  const complaints = watch(page);
  await page.goto('pre-training/');
  const training = page.locator('[data-widget=PreTraining]');
  await training.scrollIntoViewIfNeeded();
  await training.getByLabel('Small and quick').check();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText(/Step ([2-9]\d|\d{3}) of 300/)).toBeVisible({ timeout: 60_000 });
  const stop = training.getByRole('button', { name: 'Stop' });
  if (await stop.isVisible()) await stop.click();
  await expect(training.getByText(/stopped|finished/)).toBeVisible();
  const line = await training.locator('.life-progress').innerText();
  const loss = Number(/loss (\d+\.\d+)/.exec(line)?.[1]);
  expect(loss).toBeLessThan(Math.log(856) - 0.2);
  const bar = page.locator('.model-bar-button');
  await expect(bar).toContainText('Base model');

  await page
    .getByRole('link', { name: /Fine-tuning/ })
    .first()
    .click();
  await expect(page.locator('h1')).toHaveText('Fine-tuning');
  await expect(bar).toContainText('Base model');
  const tuning = page.locator('[data-widget=FineTuning]');
  await tuning.scrollIntoViewIfNeeded();
  await tuning.getByRole('button', { name: 'Fine-tune', exact: true }).click();
  await expect(tuning.getByText(/Step 50 of 50.*finished/)).toBeVisible({ timeout: 60_000 });
  await expect(bar).toContainText('Assistant');

  const chat = page.locator('[data-widget=Chat]');
  await chat.scrollIntoViewIfNeeded();
  await chat.getByRole('textbox', { name: /Your question/ }).fill('What does the panda eat?');
  await chat.getByRole('button', { name: 'Ask' }).click();
  const answer = chat.locator('.chat-answer').first();
  await expect(answer).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  await expect(answer).toContainText('Assistant');

  await page
    .getByRole('link', { name: /Inference/ })
    .first()
    .click();
  await expect(page.locator('h1')).toHaveText('Inference');
  await expect(bar).toContainText('Assistant');
  expect(complaints).toEqual([]);
});
