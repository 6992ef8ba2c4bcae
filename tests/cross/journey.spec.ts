/** The guide in Firefox and WebKit: every page, and the life of a model from its training to its answers. */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import { PAGES } from '../e2e/guide.ts';
import type { Page } from './driver.ts';
import { test } from './fixtures.ts';

// One window, and one model after another in it.
test.describe.configure({ mode: 'serial', timeout: 60_000 });

test.afterEach(({ guide }) => expect(guide.complaints, 'what pages complain of').toEqual([]));

const BAR = '.model-bar-button';
const PANEL = '.model-bar-panel';
const figure = (name: string) => `[data-widget=${name}]`;

/** What the page says of the model, and does with it, when a reader opens it. */
async function pressInPanel(page: Page, name: string): Promise<void> {
  await page.run((bar) => {
    const button = document.querySelector<HTMLButtonElement>(bar);
    if (button?.getAttribute('aria-expanded') !== 'true') button?.click();
  }, BAR);
  await press(page, PANEL, name);
}

/** As it is read: every space is one. */
const textOf = (page: Page, selector: string) =>
  page.run(
    (at) => document.querySelector<HTMLElement>(at)?.innerText.replace(/\s+/g, ' ').trim() ?? '',
    selector,
  );

async function expectText(page: Page, selector: string, text: RegExp): Promise<void> {
  await expect
    .poll(() => textOf(page, selector), { message: selector, timeout: 30_000 })
    .toMatch(text);
}

/** The page is alive once the bar shows the model. */
async function visit(page: Page, url: string): Promise<void> {
  await page.open(url);
  await expectText(page, BAR, /./);
}

/** Presses what has this name, or label, as soon as it may be. */
async function press(page: Page, within: string, name: string): Promise<void> {
  const pressed = () =>
    page.run(
      (selector, text) => {
        // A figure comes when the reader does.
        document.querySelector(selector)?.scrollIntoView({ block: 'start', behavior: 'instant' });
        const all = document.querySelectorAll<HTMLButtonElement>(`${selector} :is(button, label)`);
        const found = [...all].find((one) => one.innerText.trim() === text && !one.disabled);
        found?.scrollIntoView({ block: 'center', behavior: 'instant' });
        found?.click();
        return found !== undefined;
      },
      within,
      name,
    );
  await expect.poll(pressed, { message: `${name} in ${within}`, timeout: 30_000 }).toBe(true);
}

/** The last step of those that the device keeps. */
const lastKept = () =>
  new Promise<number>((done, fail) => {
    const opening = indexedDB.open('/guide/life');
    opening.onerror = fail;
    opening.onsuccess = () => {
      const asking = opening.result
        .transaction('checkpoints')
        .objectStore('checkpoints')
        .getAllKeys();
      opening.result.close();
      asking.onerror = fail;
      asking.onsuccess = () =>
        done(Math.max(...(asking.result as [string, number][]).map(([, step]) => step)));
    };
  });

/** Scrolls through the page until every live figure has come. */
const loadFigures = (page: Page) =>
  page.run(async () => {
    for (const one of document.querySelectorAll('[data-widget]')) {
      one.scrollIntoView({ block: 'center', behavior: 'instant' });
      while (one.querySelector('.widget-reserved')) await new Promise(requestAnimationFrame);
    }
  });

/** Two frames, so that what is shown is what is there. */
async function showTop(): Promise<void> {
  scrollTo({ top: 0, behavior: 'instant' });
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

test('every page is alive with all its figures, and fits a desk and a telephone', async ({
  browserWindow,
  guide,
}, testInfo) => {
  for (const width of [1440, 390]) {
    await browserWindow.resize(width, 900);
    for (const path of PAGES) {
      await visit(browserWindow, guide.url + path);
      await loadFigures(browserWindow);
      // To be looked at, and compared with nothing.
      const name = `${path.replaceAll('/', '-') || 'cover-'}${width}.png`;
      await browserWindow.run(showTop);
      await writeFile(testInfo.outputPath(name), await browserWindow.picture());
      const overflow = () => document.documentElement.scrollWidth - innerWidth;
      expect(await browserWindow.run(overflow), `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

test('a model trains until it is stopped', { tag: '@model' }, async ({ browserWindow, guide }) => {
  const training = figure('PreTraining');
  await visit(browserWindow, `${guide.url}pre-training/`);
  await press(browserWindow, training, 'Small and quick');
  await press(browserWindow, training, 'Train');
  await expectText(browserWindow, `${training} .life-progress`, /Step ([3-9]\d|\d{3})/);
  await press(browserWindow, training, 'Stop');
  await expectText(browserWindow, `${training} .life-progress`, /stopped/);
  const [, step] = /Step (\d+)/.exec(await textOf(browserWindow, `${training} .life-progress`))!;
  await expect.poll(() => browserWindow.run(lastKept)).toBe(Number(step));
});

test('after a reload it is kept, and goes on', { tag: '@model' }, async ({ browserWindow }) => {
  await expectText(browserWindow, BAR, /Base model/);
  await browserWindow.reload();
  await expectText(browserWindow, BAR, /Kept for you/);
  await pressInPanel(browserWindow, 'Go on with it');
  await expectText(browserWindow, BAR, /Base model/);
});

test(
  'it is taken home whole',
  { tag: '@model' },
  async ({ browserWindow: { downloads, ...page } }) => {
    await pressInPanel(page, 'Take home');
    // While it comes, it may have another name, or some of its bytes.
    const files = async () => {
      const names = await readdir(downloads);
      if (!names.includes('parameters.zip')) return names;
      return Object.keys(unzipSync(await readFile(join(downloads, 'parameters.zip'))));
    };
    await expect
      .poll(() => files().catch(String), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(['config.json', 'model.safetensors', 'tokenizer.json']));
  },
);

test(
  'our assistant is borrowed, and answers',
  { tag: '@model' },
  async ({ browserWindow, guide }) => {
    const chat = figure('Chat');
    await visit(browserWindow, `${guide.url}fine-tuning/`);
    await pressInPanel(browserWindow, 'Borrow our assistant');
    await expectText(browserWindow, BAR, /Our assistant/);
    await press(browserWindow, chat, 'Ask');
    await expectText(browserWindow, `${chat} .chat-answer[aria-busy=false]`, /\w\.$/);
  },
);
