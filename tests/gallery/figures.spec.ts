/** Every live figure, of the model that comes with the guide, and as it is before there is a model. */

import { expect, test } from '@playwright/test';
import { figurePath } from '../../src/site/routes.ts';
import { figureEntries } from '../../src/widgets/registry.ts';
import { loadFigures } from '../e2e/guide.ts';
import { bar, borrowTranslator, figure } from '../e2e/journeySteps';
import { expectLooks } from './expectLooks.ts';
import { isOfTranslator, looksBeforeModel, looksOfFigure } from './looks.ts';

for (const { name, id } of figureEntries) {
  test(id, async ({ page }) => {
    const path = figurePath(id).slice(1);
    const file = path.split('/')[1];
    // A wide figure reaches beyond the place that it has in the text.
    const target = figure(page, id).locator('figure').first();
    await page.goto(path);
    await loadFigures(page);
    await page.waitForLoadState('networkidle');
    await expectLooks(page, `asleep/${file}`, looksBeforeModel(name), target);

    await bar(page).click();
    await page.getByRole('button', { name: 'Use our assistant' }).first().click();
    await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
    await bar(page).click();
    if (isOfTranslator(name)) await borrowTranslator(target);
    // What one pass through the model shows comes a moment after the model.
    await expect(target.locator('[class$=-wait], [aria-busy=true]')).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    await expectLooks(page, `figures/${file}`, looksOfFigure(name), target);
  });
}
