import { expect, test } from '@playwright/test';
import { alive, expectAccessible, loadFigures, watch } from './guide.ts';
import { bar, expectEngine, figure, openRecipe, startEngine, stop, turnTo } from './journeySteps';

/** What guessing costs: all 856 tokens equally likely, in nats. */
const LOSS_OF_GUESSING = Math.log(856);

test('a model is trained, fine-tuned and asked, from page to page', async ({ page }, {
  project,
}) => {
  const complaints = watch(page);
  const engine = project.name === 'webgpu' ? 'webgpu' : 'simd';
  await page.goto('pre-training/');
  const adapter = await page.evaluate(async () => (await navigator.gpu?.requestAdapter()) != null);
  expect(adapter).toBe(engine === 'webgpu');
  await startEngine(page, engine);

  // WebGPU on the processor takes one or two seconds a step: there, 12 steps have to do.
  const enough =
    engine === 'webgpu' ? /Step (1[2-9]|[2-9]\d) of 300/ : /Step ([2-9]\d|\d{3}) of 300/;
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await openRecipe(training);
  await training.getByLabel('Small and quick').check();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText(enough)).toBeVisible({ timeout: 90_000 });
  await stop(page, 'PreTraining');
  const line = await training.locator('.life-progress').innerText();
  expect(Number(/loss (\d+\.\d+)/.exec(line)?.[1])).toBeLessThan(LOSS_OF_GUESSING - 0.2);
  await expect(bar(page)).toContainText('Base model');
  // It has written before the first step, and after some.
  const samples = training.locator('.life-samples li');
  await expect(samples.last()).toContainText('step 0');
  if (engine !== 'webgpu') await expect(samples.first()).toContainText(/step [1-9]\d+/);

  await turnTo(page, 'Fine-tuning');
  await expect(bar(page)).toContainText('Base model');
  const tuning = figure(page, 'FineTuning');
  await tuning.scrollIntoViewIfNeeded();
  await tuning.getByRole('button', { name: 'Fine-tune', exact: true }).click();
  await expect(tuning.getByText(/Step [1-9]\d* of 50/)).toBeVisible({ timeout: 60_000 });
  await stop(page, 'FineTuning');
  await expect(bar(page)).toContainText('Assistant');

  const chat = figure(page, 'Chat');
  await chat.scrollIntoViewIfNeeded();
  await chat.getByRole('textbox', { name: /Your question/ }).fill('What does the panda eat?');
  await chat.getByRole('button', { name: 'Ask' }).click();
  const answer = chat.locator('.chat-answer').first();
  await expect(answer).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await expect(chat.locator('.chat-by')).toHaveText(/^Your assistant, after \d+ steps$/);

  await turnTo(page, 'Inference');
  await expect(bar(page)).toContainText('Assistant');
  await expectEngine(page, engine);
  expect(complaints).toEqual([]);
});

/** A reader who only presses what invites to be pressed, with the settings as they are. */
test('@alone from the first page to an assistant that answers: under three minutes', async ({
  page,
}) => {
  await page.goto('');
  await alive(page);
  const began = Date.now();
  await turnTo(page, 'Pre-training');
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText('finished')).toBeVisible({ timeout: 120_000 });

  await turnTo(page, 'Fine-tuning');
  const tuning = figure(page, 'FineTuning');
  await tuning.scrollIntoViewIfNeeded();
  await tuning.getByRole('button', { name: 'Fine-tune', exact: true }).click();
  await expect(tuning.getByText('finished')).toBeVisible({ timeout: 120_000 });

  const chat = figure(page, 'Chat');
  await chat.scrollIntoViewIfNeeded();
  await chat.getByRole('textbox', { name: /Your question/ }).fill('What does the panda eat?');
  await chat.getByRole('button', { name: 'Ask' }).click();
  await expect(chat.locator('.chat-answer').first()).toContainText('bamboo', { timeout: 60_000 });
  const seconds = (Date.now() - began) / 1000;
  console.log(`from the first page to an answer: ${seconds.toFixed(0)} s`);
  expect(seconds).toBeLessThan(180);
});

test('a chapter that cannot be fetched costs neither the model nor the other pages', async ({
  page,
}, { project }) => {
  test.skip(project.name === 'webgpu', 'The pages are the same.');
  await page.goto('pre-training/');
  await startEngine(page, 'simd');
  await page.route(/assets\/04-fine-tuning-.*\.js$/, (route) => route.fulfill({ status: 404 }));
  await turnTo(page, 'Fine-tuning');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('could not be fetched');
  await expect(bar(page)).toContainText('Random model');
  await turnTo(page, 'Inference');
  await expect(page.locator('.prose')).toContainText('logits');
  await expect(bar(page)).toContainText('Random model');

  await turnTo(page, 'Fine-tuning');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Load the page anew' }).click();
  await expect(figure(page, 'FineTuning')).toBeVisible();
});

test('every page of a life is accessible: training, trained, refused', async ({ page }, {
  project,
}) => {
  test.skip(project.name === 'webgpu', 'The pages are the same.');
  await page.goto('pre-training/');
  await startEngine(page, 'simd');
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText(/Step [1-9]\d* of 880/)).toBeVisible();
  await expectAccessible(page);
  await stop(page, 'PreTraining');
  await bar(page).click();
  // There is none here: the model bar says so.
  await page.getByLabel('Engine').selectOption('webgpu');
  await expect(page.getByRole('alert')).toContainText('got webgpu');
  await expectAccessible(page, '.bar');
  for (const title of ['Transformers', 'Fine-tuning', 'Inference']) {
    await turnTo(page, title);
    await loadFigures(page);
    await expectAccessible(page);
  }
});
