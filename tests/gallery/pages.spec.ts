import { test } from '@playwright/test';
import { bar } from '../e2e/journeySteps';
import { expectLooks } from './expectLooks.ts';
import { looksOfPage, pageName, PAGES_WITH_PICTURES } from './looks.ts';

for (const path of PAGES_WITH_PICTURES) {
  test(`the first screen of ${pageName(path)}`, async ({ page }) => {
    await page.goto(path);
    // It comes with the scripts.
    await bar(page).waitFor();
    await expectLooks(page, `pages/${pageName(path)}`, looksOfPage(path));
  });
}
