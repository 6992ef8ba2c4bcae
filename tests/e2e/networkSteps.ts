/** Steps that journeys through the figures of small networks share. */

import type { Locator, Page } from '@playwright/test';

/** Goes on by the Tab key until this has the focus; at most so many stops. */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Expected the Tab key to come to ${target.toString()}; ${most} stops did not.`);
}

export async function pressByKey(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

export const button = (within: Locator, name: string | RegExp) =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
