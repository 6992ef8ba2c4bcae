/** A model that other software has made, in every figure that shows the reader's. */

import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { CHAPTERS, expectAccessible, loadFigures, watch } from './guide';
import { foreignModel, openForeign, withTemplate } from './foreignModel';
import { bar, figure, turnTo } from './journeySteps';

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

/** Whose questions are about the small world, so that they have none for another model. */
const SPEAK_OF_ANIMALS = ['HeadAblation', 'HeadSwap', 'Exam'];

/** Drawn from all of its numbers, or the first of them. */
const DRAWN: Readonly<Record<string, string>> = { EmbeddingMap: 'svg', Weights: 'canvas' };

/** What would train, fetch, clear, or leave the page. */
const LEFT_ALONE =
  /train|borrow|use our|ours|our |download|share|take|link|copy|reset|forget|delete|whole window|measure|begin|start again|fine-tune/i;

/** No number that is none, and no word of a programmer's. */
const NONSENSE = /\b(NaN|undefined|Infinity|\[object)\b/;

async function expectSense(within: Locator, when: string): Promise<void> {
  expect(await within.innerText(), when).not.toMatch(NONSENSE);
}

/**
 * Presses the first that was not pressed yet, within the page: there, nothing is drawn anew between the look
 * and the press.
 * @returns its name; `null` if there is none left
 */
const pressNext = (figure: Locator, pressed: readonly string[]): Promise<string | null> =>
  figure.evaluate(
    (root, [done, source, flags]) => {
      const leftAlone = new RegExp(source, flags);
      const nameOf = (one: Element) => one.getAttribute('aria-label') ?? one.textContent;
      const next = [...root.querySelectorAll<HTMLElement>('button:enabled, summary')].find(
        (one) =>
          one.checkVisibility() && !done.includes(nameOf(one)) && !leftAlone.test(nameOf(one)),
      );
      next?.click();
      return next ? nameOf(next) : null;
    },
    [pressed, LEFT_ALONE.source, LEFT_ALONE.flags] as const,
  );

/** Presses what there is, once each. */
async function pressAll(page: Page, name: string): Promise<string[]> {
  const figure = page.locator(`[data-widget=${name}]`).first();
  if ((await figure.count()) === 0) return [`${name} is not there`];
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('.widget-reserved')).toHaveCount(0);
  const pressed = new Set<string>();
  for (let i = 0; i < 40; i++) {
    const next = await pressNext(figure, [...pressed]);
    if (next === null) break;
    pressed.add(next);
    await page.waitForTimeout(150);
    await expectSense(figure, `${name}: ${next}`);
  }
  await figure.evaluate((root) => {
    for (const box of root.querySelectorAll<HTMLElement>('input[type=checkbox]:enabled')) {
      if (box.checkVisibility()) box.click();
    }
  });
  for (const list of await figure.locator('select:enabled:visible').all()) {
    const last = list.locator('option').last();
    // Some lists go when another is used.
    if ((await list.count()) > 0) await list.selectOption((await last.getAttribute('value')) ?? '');
    await page.waitForTimeout(300);
    await expectSense(figure, `${name}: a list`);
  }
  await page.waitForTimeout(300);
  await expectSense(figure, name);
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
      for (const [name, drawing] of Object.entries(DRAWN)) {
        if (!FIGURES[path].includes(name)) continue;
        const drawn = figure(page, name).locator(drawing).first();
        await expect(drawn).toBeVisible();
        expect((await drawn.boundingBox())!.height).toBeLessThan(5_000);
      }
      for (const name of SPEAK_OF_ANIMALS) {
        if (!FIGURES[path].includes(name)) continue;
        await expect(figure(page, name)).toContainText(
          /read another text|does not say what it has read/,
        );
      }
      // What is refused beside a field stands in an element that is there before.
      await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
    });
  }
}

const chat = (page: Page) => figure(page, 'Chat');

async function ask(page: Page, text: string): Promise<Locator> {
  const answers = chat(page).locator('.chat-answer');
  const before = await answers.count();
  await chat(page).locator('.chat-input').fill(text);
  await chat(page).locator('.chat-input').press('Enter');
  await expect(answers.nth(before)).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  return answers.nth(before);
}

/** The prompt of what is in the field, as one text. */
async function given(page: Page, text: string): Promise<Locator> {
  await chat(page).locator('.chat-input').fill(text);
  return chat(page).locator('details');
}

test('a chat template of its own puts the question, and none of ours is seen', async ({ page }) => {
  const complaints = watch(page);
  await page.goto('inference/');
  await openForeign(page, withTemplate());
  await loadFigures(page);
  await expect(chat(page).getByText(/^It is asked by the chat template/)).toBeVisible();
  await expect(chat(page)).not.toContainText(/zebra|animal|In no conversation/);
  const prompt = await given(page, 'Is it late?');
  await expect(prompt).toContainText(/<\|im_start\|>user‹0A›Is· it· late\?<\|im_end\|>/);
  await expect(prompt).toContainText(/<\|im_start\|>assistant‹0A›$/);
  await prompt.locator('summary').click();
  const answer = await ask(page, 'Is it late?');
  await expect(answer.locator('.chat-words button').first()).toBeVisible();
  await answer.locator('.chat-words button').first().click();
  await expect(answer.getByRole('region')).toBeVisible();
  await expect(answer).not.toContainText(NONSENSE);
  await expectAccessible(page, '[data-widget=Chat]');
  expect(complaints).toEqual([]);
});

test('a model without a template goes on with what is written', async ({ page }) => {
  await page.goto('inference/');
  await openForeign(page, foreignModel({}));
  await loadFigures(page);
  await expect(chat(page).getByText(/has brought no chat template/)).toBeVisible();
  await expect(chat(page).getByRole('button', { name: 'Go on' })).toBeVisible();
  const prompt = await given(page, 'Once');
  await expect(prompt).toContainText(/<s>Once$/);
  const answer = await ask(page, 'Once');
  await expect(answer.locator('.chat-words button').first()).toBeVisible();
  await expectAccessible(page, '[data-widget=Chat]');
});

const LOOP = '{% for b in range(9999) %}';
for (const [what, template, sentence] of [
  ['that never ends', `${LOOP}${LOOP}${LOOP}{% endfor %}{% endfor %}{% endfor %}`, /had not ended/],
  [
    'that fills the memory',
    `{% set x = namespace(a=[1]) %}${LOOP}{% set x.a = x.a + x.a %}{% endfor %}`,
    /had not ended|does not run|could not be run/,
  ],
  ['that is none', '{% for %}', /does not run/],
  ['that refuses', "{{ raise_exception('Only poems.') }}", /“Only poems\.”/],
] as const) {
  test(`a template ${what} is named in a sentence, and the page goes on`, async ({ page }) => {
    const complaints = watch(page);
    await page.goto('inference/');
    await openForeign(page, withTemplate(template));
    await loadFigures(page);
    await expect(chat(page).getByText(sentence)).toBeVisible({ timeout: 30_000 });
    await chat(page).locator('.chat-input').fill('Hello?');
    await chat(page).getByRole('button', { name: 'Ask' }).click();
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible({
      timeout: 30_000,
    });
    await expect(chat(page).locator('.chat-answer')).toHaveCount(0);
    await expectAccessible(page, '[data-widget=Chat]');
    expect(complaints).toEqual([]);
  });
}

test('fine-tuned here, it answers in our format, leaves with it, and comes back', async ({
  page,
}, info) => {
  const complaints = watch(page);
  await page.goto('fine-tuning/');
  await openForeign(page, withTemplate());
  await loadFigures(page);
  const tuning = figure(page, 'FineTuning');
  await expect(tuning.getByText(/does not say what it has read/)).toBeVisible();
  await expect(
    tuning.getByText(/^This model has brought a chat template along.*as text/),
  ).toBeVisible();
  await expect(figure(page, 'Exam').getByText(/does not say what it has read/)).toBeVisible();
  const said = ['Hi?', 'Who?', 'Why?'].map((user) => `USER: ${user}\nASSISTANT: Yes.`);
  await tuning.getByLabel('Conversations').fill(said.join('\n\n'));
  await tuning.getByRole('button', { name: 'Use these' }).click();
  await tuning.getByRole('button', { name: /^Fine-tune/ }).click();
  await expect(bar(page)).toContainText(/assistant/i, { timeout: 60_000 });
  await expect(tuning.locator('.life-progress')).toContainText(/finished/, { timeout: 120_000 });
  await expectSense(tuning, 'fine-tuned');
  await expectAccessible(page, '[data-widget=FineTuning]');

  await turnTo(page, 'Inference');
  await loadFigures(page);
  await expect(chat(page).getByText(/chat template/)).toHaveCount(0);
  await expect(await given(page, 'Who?')).toContainText(/<s><\|user\|>· Who\?<\|assistant\|>$/);
  const answer = await ask(page, 'Who?');
  await expect(answer.locator('bdi').first()).toHaveText('Yes.');

  await bar(page).click();
  const download = page.waitForEvent('download');
  await page.locator('.model-bar-panel').getByRole('button', { name: 'Take home' }).click();
  const path = info.outputPath('parameters.zip');
  await (await download).saveAs(path);
  await openForeign(page, await readFile(path));
  await expect(bar(page)).toContainText(/Opened assistant/);
  await chat(page)
    .getByRole('button', { name: /^Reset/ })
    .click();
  await expect((await ask(page, 'Who?')).locator('bdi').first()).toHaveText('Yes.');
  expect(complaints).toEqual([]);
});
