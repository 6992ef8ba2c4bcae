import { test } from '@playwright/test';
import { partPath } from '../../src/site/routes.ts';
import { SPECIMENS } from '../../src/site/specimens/names.ts';
import { ENDS, expectLooks } from './looks.ts';

for (const name of SPECIMENS) {
  test(`${name}, in all its states`, async ({ page }) => {
    const path = partPath(name).slice(1);
    await page.goto(path);
    await page.locator('.specimen').first().waitFor();
    await expectLooks(page, `parts/${path.split('/')[2]}`, {
      target: page.locator('main'),
      looks: ENDS,
    });
  });
}
