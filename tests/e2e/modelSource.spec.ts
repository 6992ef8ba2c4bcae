/** Figures that show our model, trained or early in that, the random one or the reader's: without a file, beside a run, from a link. */

import { expect, test, type Page } from '@playwright/test';
import { alive } from './guide.ts';
import { bar, figure, turnTo } from './journeySteps';

const choice = (page: Page, name: string, model: string) =>
  figure(page, name).getByRole('radio', { name: model, exact: true });

const start = (page: Page, name: string) =>
  figure(page, name).getByRole('button', { name: 'Look inside the model' });

/** Whose picture it is. */
const by = (page: Page, name: string) => figure(page, name).locator('.ui-figure-foot');

async function open(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await alive(page);
  await figure(page, name).scrollIntoViewIfNeeded();
}

test('nothing of our model is fetched before a reader asks, and by keyboard it is one key away', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const models = () => fetched.filter((path) => /\/models\/|engine\.worker/.test(path));
  await open(page, 'transformers/', 'AttentionMap');
  await expect(choice(page, 'AttentionMap', 'Trained (ours)')).toBeChecked();
  await page.waitForLoadState('networkidle');
  expect(models()).toEqual([]);

  await start(page, 'AttentionMap').focus();
  await page.keyboard.press('Enter');
  await expect(by(page, 'AttentionMap')).toContainText(/Our base model after \d+ steps/);
  await expect(figure(page, 'AttentionMap')).toContainText(
    /“eats” gives 0\.9\d|“eats” gives 1\.00/,
  );
  // The other figures have it as well, and the reader still has none.
  await figure(page, 'Weights').scrollIntoViewIfNeeded();
  await expect(by(page, 'Weights')).toContainText(/Our base model after \d+ steps/);
  await expect(bar(page)).toContainText('No model yet');

  // The early one is another file, which nobody has asked for yet.
  const hasEarly = () => models().some((path) => path.endsWith('/early.safetensors'));
  expect(hasEarly()).toBe(false);
  await choice(page, 'AttentionMap', 'Trained (ours)').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(by(page, 'AttentionMap')).toContainText('Our base model after 100 steps.');
  expect(hasEarly()).toBe(true);
  await expect(choice(page, 'AttentionMap', 'After 100 steps')).toBeFocused();
  await expect(page).toHaveURL(/AttentionMap\.model=early/);
  await page.keyboard.press('ArrowLeft');
  await expect(by(page, 'AttentionMap')).toContainText('Random model.');
  await expect(choice(page, 'AttentionMap', 'Random')).toBeFocused();
  await expect(page).toHaveURL(/AttentionMap\.model=random/);
});

test('without the file of our model a figure says so, and shows the random one', async ({
  page,
}) => {
  await page.route(/models\/base\.safetensors/, (route) => route.abort('internetdisconnected'));
  await open(page, 'transformers/', 'Weights');
  await start(page, 'Weights').click();
  await expect(figure(page, 'Weights')).toContainText('the server did not answer');
  await expect(figure(page, 'Weights')).toContainText('The random model needs no download');
  await choice(page, 'Weights', 'Random').check();
  await expect(by(page, 'Weights')).toContainText('Random model.');
  await page.unrouteAll();
  await page.route(/models\/early\.safetensors/, (route) => route.abort('internetdisconnected'));
  await choice(page, 'Weights', 'After 100 steps').check();
  await expect(figure(page, 'Weights')).toContainText('The random model needs no download');
  await page.unrouteAll();
  await choice(page, 'Weights', 'Random').check();
  await choice(page, 'Weights', 'After 100 steps').check();
  await expect(by(page, 'Weights')).toContainText('Our base model after 100 steps.');
  await choice(page, 'Weights', 'Trained (ours)').check();
  await expect(by(page, 'Weights')).toContainText(/Our base model/);
});

test('a link opens the model that it was made with, and one from before the switch as it was meant', async ({
  page,
}) => {
  await open(
    page,
    'transformers/?v=1&AttentionMap.model=random&AttentionMap.head=2',
    'AttentionMap',
  );
  await expect(choice(page, 'AttentionMap', 'Random')).toBeChecked();
  await start(page, 'AttentionMap').click();
  await expect(by(page, 'AttentionMap')).toContainText('Random model.');
  // Of the two numbers, a 0 was left out.
  await expect(figure(page, 'AttentionMap')).toContainText('In layer 1, head 3,');
  await figure(page, 'AttentionMap')
    .getByRole('button', { name: /^Reset/ })
    .click();
  await expect(choice(page, 'AttentionMap', 'Trained (ours)')).toBeChecked();

  await open(page, 'transformers/?v=1&Weights.model=early', 'Weights');
  await expect(choice(page, 'Weights', 'After 100 steps')).toBeChecked();
  await start(page, 'Weights').click();
  await expect(by(page, 'Weights')).toContainText('Our base model after 100 steps.');

  // There is none of the reader's for whom it was sent to.
  await open(
    page,
    'transformers/?v=1&EmbeddingMap.model=yours&EmbeddingMap.word=3',
    'EmbeddingMap',
  );
  await expect(choice(page, 'EmbeddingMap', 'Trained (ours)')).toBeChecked();
  await start(page, 'EmbeddingMap').click();
  await expect(figure(page, 'EmbeddingMap')).toContainText('giraffe: on the savanna');
});

test('ours can be looked at while the reader’s is trained, which goes on', async ({ page }) => {
  await open(page, 'pre-training/', 'PreTraining');
  const training = figure(page, 'PreTraining');
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(bar(page)).toContainText(/Step [1-9]|Base model/, { timeout: 90_000 });
  await turnTo(page, 'Transformers');
  await figure(page, 'AttentionMap').scrollIntoViewIfNeeded();
  await expect(choice(page, 'AttentionMap', 'Yours')).toBeChecked();
  await expect(by(page, 'AttentionMap')).toContainText('It is being trained now');
  await choice(page, 'AttentionMap', 'Trained (ours)').check();
  await expect(by(page, 'AttentionMap')).toContainText(/Our base model after \d+ steps/);
  await expect(by(page, 'AttentionMap')).not.toContainText('It is being trained now');
  await choice(page, 'AttentionMap', 'Random').check();
  await expect(by(page, 'AttentionMap')).toContainText('Random model.');
  await choice(page, 'AttentionMap', 'Yours').check();
  await expect(by(page, 'AttentionMap')).toContainText('It is being trained now');
  await turnTo(page, 'Pre-training');
  await training.scrollIntoViewIfNeeded();
  // By now it may be done.
  await expect(training.locator('.life-progress')).toContainText(/left|finished/);
});
