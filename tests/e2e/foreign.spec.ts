/** A model that other software has made, in every figure that shows the reader's. */

import { expect, test, type Locator, type Page } from '@playwright/test';
import { CHAPTERS, loadFigures, watch } from './guide';
import { foreignModel, openForeign, withTemplate } from './foreignModel';
import { bar } from './journeySteps';

/** Of the reader's model, or of what is read of it. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  'transformers/': [
    'Tokens',
    'EmbeddingMap',
    'AttentionByHand',
    'RotaryPosition',
    'AttentionMap',
    'HeadAblation',
    'TransformerBlock',
    'HeadSwap',
    'Weights',
  ],
  'pre-training/': [
    'Surprise',
    'TrainingBudget',
    'ThisDevice',
    'ParametersFile',
    'OneStep',
    'PreTraining',
  ],
  'fine-tuning/': ['FineTuning', 'Exam', 'Beside', 'Chat'],
  'inference/': ['NextToken', 'Chat', 'TakeHome'],
};

/** What would train, fetch, clear, or leave the page. */
const LEFT_ALONE =
  /train|borrow|use our|ours|our |download|share|take|link|copy|reset|forget|delete|whole window|measure|begin|start again|fine-tune/i;

/** No number that is none, and no word of a programmer's. */
const NONSENSE = /\b(NaN|undefined|Infinity|\[object)\b/;

async function expectSense(within: Locator, when: string): Promise<void> {
  expect(await within.innerText(), when).not.toMatch(NONSENSE);
}

/** Presses what there is, once each. */
async function pressAll(page: Page, name: string): Promise<string[]> {
  const figure = page.locator(`[data-widget=${name}]`).first();
  if ((await figure.count()) === 0) return [`${name} is not there`];
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('.widget-reserved')).toHaveCount(0);
  const pressed = new Set<string>();
  for (let i = 0; i < 40; i++) {
    const names = await figure
      .locator('button:enabled:visible, summary:visible')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent!));
    const at = names.findIndex((each) => !pressed.has(each) && !LEFT_ALONE.test(each));
    if (at < 0) break;
    pressed.add(names[at]);
    const button = figure.locator('button:enabled:visible, summary:visible').nth(at);
    await button.click({ timeout: 10_000, force: true });
    await page.waitForTimeout(150);
    await expectSense(figure, `${name}: ${names[at]}`);
  }
  return [...pressed];
}

for (const [title, made] of [
  ['with a chat template', () => withTemplate()],
  ['of 50,257 tokens, without one', () => foreignModel({ rows: 50_257 })],
] as const) {
  for (const [path] of CHAPTERS.filter(([each]) => Object.hasOwn(FIGURES, each))) {
    test(`a model ${title} is shown on ${path}`, async ({ page }) => {
      const complaints = watch(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(path);
      await openForeign(page, made());
      await loadFigures(page);
      for (const name of FIGURES[path]) {
        const pressed = await pressAll(page, name);
        if (process.env['TELL']) console.log(name, pressed.length, pressed.slice(0, 12));
        expect(complaints, name).toEqual([]);
      }
      await expect(bar(page)).toContainText(/opened/i);
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }
}
