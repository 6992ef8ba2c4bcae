/** Faults in the site's own frame, round the figures: the page stays, and the model in memory with it. */

import { expect, test, type Page } from '@playwright/test';
import { alive, watch } from '../guide.ts';
import { bar, figure, openRecipe, stop, turnTo } from '../journeySteps';

for (const hash of ['#50%', '#100%', '#%E4%BD', '#%E6%96%91']) {
  test(`an address that ends in ${hash} is opened, left, and come back to`, async ({ page }) => {
    const complaints = watch(page);
    await page.goto(`neural-networks/${hash}`);
    await page.mouse.move(5, 5);
    await alive(page);
    await turnTo(page, 'Transformers');
    await page.goBack();
    await expect(page.locator('h1')).toHaveText('Neural networks');
    await page.goForward();
    await expect(page.locator('h1')).toHaveText('Transformers');
    await expect(page.locator('.prose > p').first()).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

/** Trains a small model for some steps. */
async function train(page: Page): Promise<void> {
  await page.goto('pre-training/');
  const training = figure(page, 'PreTraining');
  await training.scrollIntoViewIfNeeded();
  await openRecipe(training);
  await training.getByLabel('Small and quick').check();
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByText(/Step [1-9]\d+ of 300/)).toBeVisible({ timeout: 90_000 });
  await stop(page, 'PreTraining');
}

const alert = (page: Page) => page.getByRole('main').locator('> [role=alert]');

async function takesHome(page: Page): Promise<void> {
  const download = page.waitForEvent('download');
  await alert(page).getByRole('button', { name: 'Take your model home' }).click();
  expect((await download).suggestedFilename()).toBe('parameters.zip');
}

test('an effect of the site that throws leaves the page, live, and the model', async ({ page }) => {
  await train(page);
  // The title of the next page cannot be set: an effect above every figure.
  await page.evaluate(() =>
    Object.defineProperty(document, 'title', {
      configurable: true,
      set: () => {
        throw new Error('a fault of the frame');
      },
    }),
  );
  await page.getByRole('navigation', { name: 'Chapters' }).getByText('Transformers').click();
  await expect(alert(page)).toContainText('A part of this page has stopped because of a fault');
  await expect(page.locator('h1')).toHaveText('Transformers');
  const map = figure(page, 'AttentionMap');
  await map.scrollIntoViewIfNeeded();
  await expect(map.getByText(/Base model after/)).toBeVisible();
  await takesHome(page);
  // Once the fault is over, all is there again, and so is the model.
  await page.evaluate(() => Reflect.deleteProperty(document, 'title'));
  await alert(page).getByRole('button', { name: 'Try again' }).click();
  await expect(alert(page)).toHaveCount(0);
  await expect(bar(page)).toContainText('Base model');
});

test('where the page itself throws, again and again, its text stays, and a link leads on', async ({
  page,
}) => {
  await train(page);
  await page.evaluate(() => {
    const { IntersectionObserver } = window;
    Object.assign(window, {
      IntersectionObserver: class {
        constructor() {
          throw new Error('a fault of the page');
        }
      },
      mend: () => Object.assign(window, { IntersectionObserver }),
    });
  });
  await page.getByRole('navigation', { name: 'Chapters' }).getByText('Fine-tuning').click();
  await expect(alert(page)).toBeVisible();
  expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(2_000);
  await takesHome(page);
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await alert(page).getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('h1')).toHaveText('Fine-tuning');
  await expect(alert(page)).toHaveCount(0);
  await expect(bar(page)).toContainText('Base model');
});
