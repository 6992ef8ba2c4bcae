/** A page that the browser translates while it is used, as Chrome's translator does it. */

import { expect, test, type Page } from '@playwright/test';
import { alive, loadFigures, watch } from './guide.ts';
import { bar, figure, openRecipe, turnTo } from './journeySteps';

/** Puts every text of the page into capitals, in the place of the text that React knows. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const texts = (root: Node) => {
      const found: Text[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) found.push(walker.currentNode as Text);
      return found.filter(
        ({ data, parentElement }) =>
          data.trim() !== '' &&
          !parentElement?.closest('[translate=no], font, script, style, textarea'),
      );
    };
    const into = (text: Text) => {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      outer.style.verticalAlign = inner.style.verticalAlign = 'inherit';
      inner.append(text.data.toUpperCase());
      outer.append(inner);
      text.parentNode?.replaceChild(outer, text);
    };
    const all = () => texts(document.body).forEach(into);
    all();
    document.documentElement.classList.add('translated-ltr');
    // What comes later is translated a moment later.
    let timer = 0;
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = window.setTimeout(all, 100);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

test('a translated page trains, moves and is turned, and its numbers are those of now', async ({
  page,
  context,
}) => {
  const complaints = watch(page);
  await page.goto('pre-training/');
  await page.mouse.move(5, 5);
  await alive(page);
  await loadFigures(page);
  await translate(page);
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await openRecipe(training);
  await training.locator('input[type=radio]').first().check({ force: true });
  await training.getByRole('button', { name: 'TRAIN', exact: true }).click();
  const line = training.locator('.life-progress');
  for (const steps of [/STEP [1-9]\d OF|STEP \d{3} OF/i, /STEP \d{3} OF/i]) {
    await expect(line).toHaveText(steps, { timeout: 90_000 });
  }
  await expect(bar(page)).toContainText(/\d{3} \/ \d{3}/);
  await training.getByRole('button', { name: 'STOP' }).click();
  await expect(line).toHaveText(/STOPPED/);
  await turnTo(page, 'TRANSFORMERS');
  await expect(page.locator('h1')).toHaveText('TRANSFORMERS');
  await loadFigures(page);
  await turnTo(page, 'NEURAL NETWORKS');
  await loadFigures(page);
  // After the same hand, the same numbers as on a page that nobody translates.
  const other = await context.newPage();
  await other.goto('neural-networks/');
  await loadFigures(other);
  const move = (on: Page) => figure(on, 'Neuron').getByRole('slider').nth(2).fill('-2.5');
  await Promise.all([page, other].map(move));
  const said = async (on: Page) => (await figure(on, 'Neuron').textContent())?.toUpperCase();
  await expect(figure(other, 'Neuron').getByRole('slider').nth(2)).toHaveValue('-2.5');
  const expected = await said(other);
  expect(expected).toContain('−2.5');
  await expect.poll(() => said(page)).toBe(expected);
  expect(complaints).toEqual([]);
});
