import { test } from '@playwright/test';
import { MISSING, PAGES } from '../e2e/guide.ts';
import { bar } from '../e2e/journeySteps';
import { expectLooks } from './looks.ts';

/** Figures by themselves have pictures of their own. */
const ADDRESSES = [...PAGES.filter((path) => !/^gallery\/./.test(path)), 'gallery/parts/'];

for (const path of ADDRESSES) {
  const name = path === '' ? 'cover' : path === MISSING ? 'missing' : path.slice(0, -1);
  test(`the first screen of ${name}`, async ({ page }) => {
    await page.goto(path);
    // It comes with the scripts.
    await bar(page).waitFor();
    await expectLooks(page, `pages/${name.replace('/', '-')}`);
  });
}
