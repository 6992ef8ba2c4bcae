/** Finding one's way: search, the list of sections, the glossary's cards, what is kept, print. */

import { expect, test, type Page } from '@playwright/test';
import { alive, expectAccessible, expectNoSidewaysScroll, loadFigures, watch } from './guide.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search the guide' });
const field = (page: Page) => dialog(page).getByRole('textbox', { name: 'Search the guide' });
const card = (page: Page) => page.getByRole('tooltip');
const term = (page: Page, name: string) =>
  page.locator('.prose').getByRole('link', { name, exact: true }).first();

/** The dialog goes a moment after it has closed, and only then can it be opened again. */
async function closeSearch(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await alive(page);
}

test('the whole guide is searched by keyboard alone', async ({ page }) => {
  const complaints = watch(page);
  await open(page, 'transformers/');
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('leap year');
  await expect(dialog(page).getByRole('status')).toContainText('place');
  const first = dialog(page).getByRole('listitem').first().getByRole('link');
  await expect(first).toContainText('Some rules cannot be written down');
  await expect(first.locator('mark').first()).toHaveText(/leap/i);
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/guide\/neural-networks\/#some-rules-cannot-be-written-down$/);
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('h1')).toHaveText('Neural networks');
  expect(complaints).toEqual([]);
});

test('the search says what it found, and gives the focus back', async ({ page }) => {
  await open(page, 'glossary/');
  await page.getByRole('button', { name: 'Search' }).focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await field(page).fill('<img src=qqqq>');
  await expect(dialog(page).getByRole('status')).toContainText('Nothing in the guide fits “<img');
  await expect(dialog(page).locator('img')).toHaveCount(0);
  await field(page).fill('token');
  await expect(dialog(page).getByRole('status')).toContainText('the first 20 are shown');
  await expectAccessible(page, 'dialog');
  await expectNoSidewaysScroll(page);
  await closeSearch(page);
  await expect(page.getByRole('button', { name: 'Search' })).toBeFocused();
});

test('the key without Ctrl can be turned off', async ({ page }) => {
  await open(page, '');
  await page.keyboard.press('Control+k');
  await dialog(page).getByRole('checkbox').uncheck();
  await closeSearch(page);
  await page.reload();
  await expect(page.locator('.model-bar-button')).toBeVisible();
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toBeVisible();
});

test('once fetched, the search works without a connection; not fetched, it says so', async ({
  page,
}) => {
  await open(page, 'glossary/');
  await page.route('**/search.json', (route) => route.abort());
  await page.keyboard.press('/');
  await expect(dialog(page).getByRole('status')).toContainText('could not be fetched');
  await closeSearch(page);
  await page.unroute('**/search.json');
  await page.keyboard.press('/');
  await field(page).fill('softmax');
  await expect(dialog(page).getByRole('listitem').first()).toContainText('Softmax');
  await closeSearch(page);
  await page.context().setOffline(true);
  await page.keyboard.press('/');
  await field(page).fill('temperature');
  await expect(dialog(page).getByRole('listitem').first()).toContainText('Temperature');
});

test('the list of sections follows the reader', async ({ page }) => {
  await open(page, 'transformers/');
  const list = page.getByRole('navigation', { name: 'In this chapter' });
  const section = list.getByRole('link', { name: 'One block, repeated' });
  await section.click();
  await expect(section).toHaveAttribute('aria-current', 'location');
  await expect(list.locator('[aria-current]')).toHaveCount(1);
  await page.setViewportSize({ width: 360, height: 700 });
  await expect(section).toBeHidden();
  await list.getByRole('button', { name: 'In this chapter' }).click();
  await expect(section).toBeVisible();
});

test('a term shows what it means under pointer and focus, and Escape puts it away', async ({
  page,
}) => {
  const complaints = watch(page);
  await open(page, 'transformers/');
  const link = term(page, 'tokenizer');
  await link.hover();
  await expect(card(page)).toBeVisible();
  await expect(link).toHaveAccessibleDescription(/token/i);
  // The pointer can be moved onto it.
  await card(page).hover();
  // It would go a quarter of a second after the pointer: only time can show that it stays.
  await page.waitForTimeout(500);
  await expect(card(page)).toBeVisible();
  await expectAccessible(page, '[role=tooltip]');
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);

  await page.mouse.move(0, 0);
  await term(page, 'neural network').focus();
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#tokenizer$/);
  await expect(card(page)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a finger opens the card first and follows the link then', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 700 },
  });
  const page = await context.newPage();
  await open(page, 'transformers/');
  await term(page, 'tokenizer').tap();
  await expect(card(page)).toContainText('Tap the word again');
  await expect(card(page)).toBeInViewport({ ratio: 1 });
  await expect(page).toHaveURL(/\/transformers\/$/);
  await page.locator('h1').tap();
  await expect(card(page)).toHaveCount(0);
  await term(page, 'tokenizer').tap();
  await expect(card(page)).toBeVisible();
  await term(page, 'tokenizer').tap();
  await expect(page).toHaveURL(/\/glossary\/#tokenizer$/);
  await context.close();
});

test('what was read and tried is kept on the device until it is to be forgotten', async ({
  page,
}) => {
  await open(page, 'neural-networks/');
  const list = page.getByRole('navigation', { name: 'In this chapter' });
  await expect(list.locator('[data-read=true]')).toHaveCount(0);
  // The end of the first section: what follows it stands low in the window.
  await page.evaluate(() => {
    const [, second] = document.querySelectorAll('.prose > h2');
    second?.scrollIntoView({ block: 'end', behavior: 'instant' });
  });
  await expect(list.locator('[data-read=true]')).toHaveCount(1, { timeout: 10_000 });
  const figure = page.locator('[data-widget=Neuron]');
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole('slider').first().press('ArrowRight');
  await page.reload();
  await expect(list.locator('[data-read=true]')).not.toHaveCount(0);

  await open(page, '');
  const done = page.getByRole('region', { name: 'What you have done' });
  await expect(done).toContainText(/Read: [1-9]\d* of \d+ sections/);
  await expect(done).toContainText(/Tried: 1 of \d+ figures/);
  await expect(page.locator('.cover-read')).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await done.getByRole('button', { name: 'Forget this' }).click();
  await expect(done.getByText('It is forgotten.')).toBeFocused();
  expect(await page.evaluate(() => localStorage.getItem('/guide/progress'))).toBeNull();
  expect(await page.context().cookies()).toEqual([]);
});

test('refused storage costs the memory and nothing else', async ({ page }) => {
  const complaints = watch(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await open(page, 'neural-networks/');
  const figure = page.locator('[data-widget=Neuron]');
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole('slider').first().press('ArrowRight');
  await page.getByRole('link', { name: 'LLMs Under the Hood' }).first().click();
  await expect(page.getByRole('region', { name: 'What you have done' })).toContainText('Tried: 1');
  expect(complaints).toEqual([]);
});

test('on paper a chapter is an essay', async ({ page }) => {
  await open(page, 'transformers/');
  await loadFigures(page);
  const onScreen = ['.bar', '.foot', '.sections', '.turn-page', '.ui-figure-actions', '.ui-button'];
  const shown = (one: string) => page.locator(one).filter({ visible: true });
  for (const one of onScreen) await expect(shown(one), one).not.toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  for (const one of onScreen) await expect(shown(one), one).toHaveCount(0);
  await expect(page.getByText('Text as tokens').first()).toBeVisible();
  await expect(page.locator('.katex-display').first()).toBeVisible();
  await expect(page.locator('h1')).toBeVisible();
});

test('the licences of what the site contains are linked from every foot', async ({ page }) => {
  await page.goto('transformers/');
  const href = await page.getByRole('link', { name: 'Licences' }).getAttribute('href');
  const text = await (await page.request.get(href ?? '')).text();
  for (const name of ['@tensorflow/tfjs-core', 'react-dom', '@fontsource-variable/newsreader']) {
    expect(text).toContain(`${name} `);
  }
});
