/** Every part of figures, in all its states: how it looks, and whether everybody can read it. */

import { expect, test } from '@playwright/test';
import { partPath } from '../../src/site/routes.ts';
import { SPECIMENS } from '../../src/site/specimens/names.ts';
import { expectAccessible, expectNoSidewaysScroll, watch } from '../e2e/guide.ts';
import { expectLooks } from './expectLooks.ts';
import { OTHER_ENDS } from './looks.ts';

for (const name of SPECIMENS) {
  test(`${name}, in all its states`, async ({ page }) => {
    const complaints = watch(page);
    const path = partPath(name).slice(1);
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.locator('.specimen').first()).toBeVisible();
    await expectLooks(page, `parts/${path.split('/')[2]}`, OTHER_ENDS, page.locator('main'));
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });
}
