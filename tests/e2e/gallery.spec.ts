/** Figures by themselves: in a lecture, or set into somebody else's page. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { SPECIMENS } from '../../src/site/specimens/names.ts';
import { figureEntries } from '../../src/widgets/registry.ts';
import { CHAPTERS, expectAccessible, expectNoSidewaysScroll, watch } from './guide.ts';

test('every figure has a page of its own, and works there', async ({ page }) => {
  const complaints = watch(page);
  await page.goto('gallery/');
  const links = page.locator('.gallery-figure');
  const titles = await links.allInnerTexts();
  expect(titles.length).toBe(figureEntries.length);
  for (const title of titles) {
    await links.getByText(title, { exact: true }).click();
    await expect(page.locator('h1')).toHaveText(title);
    const figure = page.getByRole('figure', { name: title });
    await expect(figure).toBeVisible();
    await page.goBack();
  }
  expect(complaints).toEqual([]);
});

test('the gallery goes by chapter, shows each figure, and leads to its place in the text', async ({
  page,
}) => {
  await page.goto('gallery/');
  await expect(page.locator('.gallery-chapter h2')).toHaveText([
    'LLMs Under the Hood',
    ...CHAPTERS.map(([, title], i) => `${i + 1} ${title}`),
    'Engines compared',
  ]);
  // Each has a drawing that is really there, in the colours of the page.
  const drawings = page.locator('.gallery-figure use');
  await expect(drawings).toHaveCount(figureEntries.length);
  const empty = () =>
    drawings.evaluateAll((all) =>
      all
        .filter((use) => (use as SVGUseElement).getBBox().width < 40)
        .map((use) => use.getAttribute('href')),
    );
  await expect.poll(empty).toEqual([]);
  await page.getByRole('link', { name: 'In the text: Attention, as it is' }).click();
  await expect(page.locator('h1')).toHaveText('Transformers');
  await expect(page.locator('#figure-AttentionMap')).toBeInViewport();
});

test('a figure works within another site’s page, without the guide round it', async ({
  page,
  baseURL,
}) => {
  const address = new URL('gallery/neuron/?embed&v=1&Neuron.w1=-2', baseURL).href;
  // Really served: to Chromium a page that a test makes up comes from another network.
  const other = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    const src = address.replaceAll('&', '&amp;');
    response.end(`<iframe src="${src}" width="700" height="900"></iframe>`);
  });
  await new Promise<void>((resolve) => other.listen(0, resolve));
  await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('figure', { name: 'One neuron' })).toBeVisible();
  await expect(frame.getByRole('spinbutton', { name: 'Weight w₁' })).toHaveValue('-2');
  await expect(frame.getByRole('navigation', { name: 'Chapters' })).toBeHidden();
  other.close();
});

test('?present hides what surrounds the text; ?hide=controls the sliders', async ({ page }) => {
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  await page.goto('neural-networks/');
  await expect(chapters).toBeVisible();
  await expect(page.locator('.foot')).toBeVisible();
  const usual = parseFloat(await size());
  await page.goto('neural-networks/?present&hide=controls');
  expect(parseFloat(await size())).toBeGreaterThan(1.2 * usual);
  await expect(chapters).toBeHidden();
  await expect(page.locator('.foot')).toBeHidden();
  const neuron = page.locator('[data-widget=Neuron]');
  await neuron.scrollIntoViewIfNeeded();
  await expect(neuron.getByRole('figure')).toBeVisible();
  await expect(neuron.getByRole('slider', { name: 'Weight w₁' })).toHaveCount(0);
  await page.goto('neural-networks/');
  await neuron.scrollIntoViewIfNeeded();
  await expect(neuron.getByRole('slider', { name: 'Weight w₁' })).toBeVisible();
});

test('the list of parts leads to each of them, and back to the figures', async ({ page }) => {
  const complaints = watch(page);
  await page.goto('gallery/');
  await page.getByRole('link', { name: 'Each part in all its states' }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const links = page.locator('.specimen-list a');
  await expect(links).toHaveText([...SPECIMENS]);
  for (const name of SPECIMENS) {
    await links.getByText(name, { exact: true }).click();
    await expect(page.locator('h1')).toHaveText(name);
    await page.goBack();
  }
  await page.locator('.chapter-number a').click();
  await expect(page.locator('h1')).toHaveText('All figures');
  expect(complaints).toEqual([]);
});

test('a slider that is refused what was typed says why', async ({ page }) => {
  await page.goto('gallery/parts/slider/');
  const said = page.getByRole('alert');
  await expect(said).toHaveText([/^That is not a number, so it stays at/, /^It goes from 0 to 20/]);
});

test('a field beside a slider makes no other number of what is typed, and goes up and down', async ({
  page,
}) => {
  await page.goto('gallery/parts/slider/');
  // What the specimens are refused they say once the page is alive.
  await expect(page.getByRole('alert')).toHaveCount(2);
  const rate = page.getByRole('spinbutton', { name: 'Rate' }).first();
  const before = await rate.inputValue();
  await rate.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('0.002.1');
  await page.keyboard.press('Enter');
  await expect(rate).toHaveValue(before);
  await expect(page.getByRole('alert').first()).toHaveText(/^That is not a number, so it stays at/);
  await page.keyboard.press('ArrowUp');
  const above = await rate.inputValue();
  expect(Number(above)).toBeGreaterThan(Number(before));
  await page.keyboard.press('ArrowDown');
  expect(Number(await rate.inputValue())).toBeLessThan(Number(above));
});

test('a link to a moment of the recording opens at it', async ({ page }) => {
  await page.goto('gallery/recorded-run/?v=1&RecordedRun.moment=3');
  const moment = page.getByRole('slider', { name: 'Moment of the recording' });
  await expect(moment).toHaveValue('3');
});
