/** What reports faults of access to all other journeys reports one that is planted. */

import { expect, test } from '@playwright/test';
import { alive, expectAccessible } from './guide.ts';

test('a picture without words is a fault, and so is ink as pale as the paper', async ({ page }) => {
  await page.goto('glossary/');
  await alive(page);
  await expectAccessible(page);
  await page.evaluate(() => document.querySelector('main')!.append(new Image()));
  await expect(expectAccessible(page)).rejects.toThrow('image-alt');
  await page.evaluate(() => {
    document.querySelector('main img')!.remove();
    document.querySelector<HTMLElement>('main p')!.style.color =
      'color-mix(in srgb, currentcolor 12%, canvas)';
  });
  await expect(expectAccessible(page)).rejects.toThrow('color-contrast');
});
