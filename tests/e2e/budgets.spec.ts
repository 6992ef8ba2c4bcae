/** What a page costs before its reader does anything: figures that no noise can move. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { fontsHaveCome, layOut, MISSING, PAGES } from './guide.ts';
import { shiftOf, watchShifts } from './shifts.ts';

const KB = 1024;
/** Of it, 1.5 KB are what says and mends what goes wrong with all the rest, and so cannot come later. */
const SCRIPT_BYTES = 90 * KB;
/** The words of a chapter, once more as JavaScript: about 2.8 bytes a word, and the longest has 4,000. */
const TEXT_BYTES = 11 * KB;
const STYLE_BYTES = 20 * KB;
const FONT_BYTES = 120 * KB;
const LAYOUT_SHIFT = 0.02;

/** Longer than the page waits for anything of its own accord. */
const QUIET_MS = 1_500;

const ASSETS = 'dist/assets';
const gzipBytes = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;

test.use({ viewport: { width: 360, height: 740 } });

/** Pages whose words are in the code that every page has. */
const WITHOUT_TEXT = ['', 'gallery/', MISSING];
/** These begin with a figure, which is fetched at once because it is in sight. */
const FIGURE_FIRST = /^(bench|gallery\/.+)\/$/;

for (const path of PAGES.filter((one) => !FIGURE_FIRST.test(one))) {
  test(`/${path} stays within its budget of bytes, and nothing on it moves`, async ({ page }) => {
    const files = new Set<string>();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin !== new URL(page.url()).origin && page.url() !== 'about:blank') {
        elsewhere.push(request.url());
      }
      const file = /^\/guide\/(.*\.(?:js|css|woff2))$/.exec(pathname)?.[1];
      if (file) files.add(`dist/${file}`);
    });
    await watchShifts(page);
    await page.goto(path, { waitUntil: 'networkidle' });
    // Nothing more may be fetched, and nothing may move: only time can show that.
    await page.waitForTimeout(QUIET_MS);
    const sum = (end: string, bytesOf: (file: string) => number) =>
      [...files].filter((file) => file.endsWith(end)).reduce((all, file) => all + bytesOf(file), 0);
    const found = {
      script: sum('.js', gzipBytes),
      style: sum('.css', gzipBytes),
      font: sum('.woff2', (file) => statSync(file).size),
    };
    console.log(`/${path}: ${JSON.stringify(found)}`);
    expect(elsewhere).toEqual([]);
    expect(found.script, [...files].join('\n')).toBeLessThanOrEqual(
      SCRIPT_BYTES + (WITHOUT_TEXT.includes(path) ? 0 : TEXT_BYTES),
    );
    expect(found.script).toBeGreaterThan(50 * KB);
    expect(found.style).toBeLessThanOrEqual(STYLE_BYTES);

    expect(await shiftOf(page)).toBeLessThanOrEqual(LAYOUT_SHIFT);
  });
}

test('the text is set in fonts of 120 KB in all', () => {
  const fonts = readdirSync(ASSETS).filter((name) => /^(newsreader|figtree).*\.woff2$/.test(name));
  expect(fonts.length).toBeGreaterThan(2);
  const bytes = fonts.map((name) => statSync(`${ASSETS}/${name}`).size);
  expect(bytes.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(FONT_BYTES);
});

test('no letter of the guide is left to a stand-in once its fonts have come', async ({ page }) => {
  await page.goto('transformers/');
  await fontsHaveCome(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  for (const [selector, family] of [
    ['h1', 'Newsreader'],
    ['.prose h2', 'Newsreader'],
    ['.prose > p', 'Newsreader'],
    ['.chapter-minutes', 'Figtree'],
  ] as const) {
    const { nodeId } = await devtools.send('DOM.querySelector', {
      nodeId: root.nodeId,
      selector,
    });
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    const used = fonts.map(({ familyName }) => familyName.split(' ')[0]);
    expect(used, selector).toEqual([family]);
  }
});

test('what is far from the window is laid out once the reader does anything, and no sooner', async ({
  page,
}) => {
  const root = page.locator('html');
  const height = () => root.evaluate(({ scrollHeight }) => scrollHeight);
  await page.goto('glossary/');
  await fontsHaveCome(page);
  await expect(root).toHaveAttribute('data-arriving');
  const guessed = await height();
  await layOut(page);
  const laidOut = await height();
  expect(laidOut).not.toBe(guessed);
  // Who comes back finds everything in its place at once.
  await page.reload();
  await fontsHaveCome(page);
  await expect(root).not.toHaveAttribute('data-arriving');
  expect(await height()).toBe(laidOut);
});
