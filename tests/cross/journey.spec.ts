/** The guide in Firefox and WebKit: every page, and the life of a model from its training to its answers. */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import bridgeCut from '../../content/en/strings/figures/BridgeCut.tsx';
import translator from '../../content/en/strings/translator.tsx';
import { PAGES } from '../e2e/guide.ts';
import { test } from './fixtures.ts';
import {
  BAR,
  expectText,
  figure,
  lastKept,
  loadFigures,
  pictureOfTop,
  press,
  pressInPanel,
  textOf,
  visit,
} from './reader.ts';

// One window, and one model after another in it.
test.describe.configure({ mode: 'serial' });

test.afterEach(({ guide }) => expect(guide.complaints, 'what pages complain of').toEqual([]));

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
      await writeFile(testInfo.outputPath(name), await pictureOfTop(browserWindow));
      const overflow = () => document.documentElement.scrollWidth - innerWidth;
      expect(await browserWindow.run(overflow), `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

test('a model trains until it is stopped', { tag: '@model' }, async ({ browserWindow, guide }) => {
  const training = figure('PreTraining');
  // A small one, and so many steps that it cannot be done before it is stopped.
  const settings = 'v=1&layers=1&width=32&heads=2&steps=20000';
  await visit(browserWindow, `${guide.url}pre-training/?${settings}`);
  await press(browserWindow, training, 'Train');
  await expectText(browserWindow, `${training} .life-progress`, /Step ([3-9]\d|\d{3}|\d,)/);
  await press(browserWindow, training, 'Stop');
  await expectText(browserWindow, `${training} .life-progress`, /stopped/);
  const line = await textOf(browserWindow, `${training} .life-progress`);
  const step = Number(/Step ([\d,]+)/.exec(line)![1]!.replace(',', ''));
  await expect.poll(async () => (await lastKept(browserWindow)).model).toBe(step);
});

test('after a reload it is kept, and goes on', { tag: '@model' }, async ({ browserWindow }) => {
  await expectText(browserWindow, BAR, /Base model/);
  await browserWindow.reload();
  await expectText(browserWindow, BAR, /Base model.*is back/s);
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
  'it comes back, dropped on the page',
  { tag: '@model' },
  async ({ browserWindow: { downloads, ...page } }) => {
    const packed = await readFile(join(downloads, 'parameters.zip'));
    // As the browser tells of it, but without the system’s own drag.
    await page.run((base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'parameters.zip'));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      }
    }, packed.toString('base64'));
    await expectText(page, BAR, /Opened base model/);
  },
);

test(
  'our assistant is borrowed, and answers',
  { tag: '@model' },
  async ({ browserWindow, guide }) => {
    const chat = figure('Chat');
    await visit(browserWindow, `${guide.url}fine-tuning/`);
    await pressInPanel(browserWindow, 'Use our assistant');
    await expectText(browserWindow, BAR, /Our assistant/);
    await press(browserWindow, chat, 'Ask');
    await expectText(
      browserWindow,
      `${chat} .chat-answer[aria-busy=false] .visually-hidden`,
      /\w\.$/,
    );
  },
);

test(
  'a translator learns until it is stopped, translates, is kept, and is cut from its encoder',
  { tag: '@model' },
  async ({ browserWindow, guide }) => {
    const [whole, cut] = [figure('EncoderDecoder'), figure('BridgeCut')];
    const line = `${whole} .life-progress`;
    await visit(browserWindow, `${guide.url}transformers/`);
    const [begin] = translator.train.masked('(').split('(');
    await press(browserWindow, whole, begin!, { begins: true });
    await expectText(browserWindow, line, /Step ([3-9]\d|\d{3})/);
    await press(browserWindow, whole, translator.stop);
    await expectText(browserWindow, line, /^Stopped after/);
    const step = Number(/\d+/.exec(await textOf(browserWindow, line))![0]);
    const written = `${whole} .encoder-decoder-french`;
    await expectText(browserWindow, written, /\d%/);
    await expect.poll(async () => (await lastKept(browserWindow)).translator).toBe(step);
    await browserWindow.reload();
    await loadFigures(browserWindow);
    await expectText(browserWindow, line, new RegExp(`^Stopped after ${step} steps`));
    await expectText(browserWindow, written, /\d%/);
    await press(browserWindow, cut, bridgeCut.bridge);
    await expectText(browserWindow, `${cut} .bridge-cut-seen`, /^All 4 get/);
  },
);
