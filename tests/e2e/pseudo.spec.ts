/**
 * The guide in the pseudo-language, whose letters no word of code has: English that is left was
 * written outside `content/`. What the model writes and reads is marked `translate="no"`.
 */

import { expect, test, type Page } from '@playwright/test';
import translator from '../../content/en/strings/translator.tsx';
import { pseudoText } from '../../src/language/pseudo.ts';
import { CHAPTERS, expectNoSidewaysScroll, loadFigures, PAGES, watch } from './guide.ts';
import { bar, figure } from './journeySteps';

/** What has no words of a language: names, code, formulas, units, and text of the model. */
const NOT_WORDS = '[translate="no"], code, pre, kbd, script, style, noscript, .katex, textarea';

/** Units are alike in all languages. */
const UNIT = String.raw`\b[kMGTPEZY]?(FLOP/s|Wh\b)`;

/** Attributes that are read or read out. */
const READ = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'title',
  'placeholder',
];

/** Every text on the page, or read out of it, that has a word of plain English letters. */
function englishOn(page: Page): Promise<string[]> {
  return page.evaluate(
    ([notWords, unit, read]) => {
      const found = new Set<string>();
      const look = (text: string | null, element: Element | null) => {
        const said = text?.replaceAll(new RegExp(unit, 'g'), '') ?? '';
        if (!/[a-z]{3}/i.test(said) || element?.closest(notWords)) return;
        found.add(said.trim().replace(/\s+/g, ' ').slice(0, 120));
      };
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) look(texts.currentNode.nodeValue, texts.currentNode.parentElement);
      for (const element of document.body.querySelectorAll('*')) {
        for (const name of read) look(element.getAttribute(name), element);
      }
      look(document.title, null);
      return [...found];
    },
    [NOT_WORDS, UNIT, READ] as const,
  );
}

for (const path of PAGES) {
  test(`“${path}” has no words that are hard-wired`, async ({ page }) => {
    await page.goto(path);
    await loadFigures(page);
    expect(await englishOn(page)).toEqual([]);
    // Words a third longer have room.
    await expectNoSidewaysScroll(page);
  });
}

/** With it come most of the words of its two figures, and the rest with its parts taken away. */
async function borrowTranslator(page: Page): Promise<void> {
  const cut = figure(page, 'BridgeCut');
  await cut.getByRole('button', { name: pseudoText(translator.useOurs) }).click();
  const parts = cut.getByRole('checkbox');
  await expect(parts).toHaveCount(3, { timeout: 60_000 });
  for (const part of await parts.all()) await part.check();
}

test('figures have none either, nor the panels that open, once there is a model', async ({
  page,
}) => {
  const complaints = watch(page);
  await page.goto('gallery/chat/');
  await bar(page).click();
  // The figure offers it as well, once it has come.
  await page
    .getByRole('button', { name: pseudoText('Use our assistant') })
    .first()
    .click();
  await expect(bar(page)).toContainText('1,000', { timeout: 60_000 });
  expect(await englishOn(page)).toEqual([]);
  await bar(page).click();
  for (const [path, title] of CHAPTERS) {
    await page.locator(`nav a[href$="${path}"]`).first().click();
    await expect(page.locator('h1')).toHaveText(pseudoText(title));
    await loadFigures(page);
    if (title === 'Transformers') await borrowTranslator(page);
    const shut = page.locator('details:not([open]) > summary').filter({ visible: true });
    // One that is drawn anew while it is pressed stays shut, and opening one can show another.
    await expect(async () => {
      for (let left = await shut.count(); left > 0; left--) await shut.first().click();
      expect(await shut.count()).toBe(0);
    }).toPass();
    await expect.poll(() => englishOn(page)).toEqual([]);
  }
  await figure(page, 'NextToken').scrollIntoViewIfNeeded();
  expect(complaints).toEqual([]);
});
