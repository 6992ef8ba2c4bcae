/** What the injections share: a run on its way, its worker, how far it is. */

import { expect, type Page } from '@playwright/test';
import { bar, figure } from '../journeySteps';

export const training = (page: Page) => figure(page, 'PreTraining');
export const progress = (page: Page) => training(page).locator('.life-progress');

export async function begin(page: Page): Promise<void> {
  await training(page).scrollIntoViewIfNeeded();
  await training(page).getByRole('button', { name: 'Train', exact: true }).click();
}

export async function engineWorker(page: Page) {
  await expect.poll(() => page.workers().length).toBe(1);
  return page.workers()[0];
}

export async function stepOf(page: Page): Promise<number> {
  const line = await progress(page).innerText();
  return Number(/Step ([\d,]+)/.exec(line)?.[1].replaceAll(',', '') ?? 0);
}

/** Waits until so many steps are done. */
export const reach = (page: Page, step: number) =>
  expect
    .poll(() => stepOf(page), { timeout: 90_000, intervals: [50] })
    .toBeGreaterThanOrEqual(step);

export const alertSays = (page: Page, words: RegExp) =>
  expect(page.getByRole('alert').first()).toContainText(words, { timeout: 60_000 });

/** The run is some steps further than where it is now, or was at its last checkpoint. */
export async function goesOn(page: Page): Promise<void> {
  await reach(page, Math.max(await stepOf(page), 3) + 2);
}

/** Presses Stop. @returns milliseconds until the run has stopped */
export async function stopTakes(page: Page): Promise<number> {
  const button = training(page).getByRole('button', { name: 'Stop' });
  await expect(button).toBeEnabled();
  const ms = await button.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        const line = element.closest('.life-controls')!.querySelector('.life-progress')!;
        const look = () => {
          if (!/stopped/.test(line.textContent)) return requestAnimationFrame(look);
          resolve(performance.now() - begun);
          return 0;
        };
        (element as HTMLElement).click();
        look();
      }),
  );
  return ms;
}

/** Saves the model as a file. @returns its name */
export async function takeHome(page: Page): Promise<string> {
  await bar(page).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Take home' }).click(),
  ]);
  await bar(page).click();
  return download.suggestedFilename();
}
