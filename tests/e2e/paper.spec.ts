/** The guide on paper, and in its italics. */

import { expect, test } from '@playwright/test';
import { fontsHaveCome } from './guide.ts';
import { figure } from './journeySteps';

test('a figure is printed as it stands, one that was never woken as its drawing', async ({
  page,
}) => {
  await page.goto('neural-networks/');
  const neuron = figure(page, 'Neuron');
  await neuron.scrollIntoViewIfNeeded();
  await expect(neuron.getByRole('figure')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(neuron.locator('.ui-figure-body svg').first()).toBeVisible();
  await expect(neuron.locator('.ui-figure-actions')).toBeHidden();
  await expect(neuron.locator('.ui-range').first()).toBeHidden();
  await expect(page.locator('.bar')).toBeHidden();

  await page.emulateMedia({ media: 'screen' });
  await page.goto('inference/');
  const asleep = page.locator('.widget').last();
  await expect(asleep.locator('.widget-reserved')).toBeVisible();
  await expect(asleep.locator('.figure-drawing')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(asleep.locator('.figure-drawing')).toBeVisible();
  await expect(asleep.locator('button')).toBeHidden();
  // So is one that came, and waits to be asked for a model.
  const next = figure(page, 'NextToken');
  await page.emulateMedia({ media: 'screen' });
  await next.scrollIntoViewIfNeeded();
  await expect(next.locator('.life-needs')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(next.locator('.life-needs')).toBeHidden();
  await expect(next.locator('.figure-drawing')).toBeVisible();
  // What the reference leads to has been fetched.
  const drawn = () =>
    asleep.locator('use').evaluate((use) => (use as SVGUseElement).getBBox().width > 0);
  await expect.poll(drawn).toBe(true);
});

test('italics are those of Newsreader on a page that is opened directly', async ({ page }) => {
  for (const [path, selector] of [
    ['', '.cover-note'],
    ['pre-training/', '.prose em'],
  ] as const) {
    await page.goto(path);
    await fontsHaveCome(page);
    const italics = await page.evaluate(() =>
      [...document.fonts]
        .filter(({ family, style }) => family === 'Newsreader' && style === 'italic')
        .map(({ status }) => status),
    );
    expect(italics, path).toContain('loaded');
    const element = page.locator(selector).first();
    await expect(element).toHaveCSS('font-style', 'italic');
    // A face that only leans is as wide as the upright one.
    const [leaning, upright] = await element.evaluate((one) => {
      const ruler = document.body.appendChild(document.createElement('span'));
      ruler.style.cssText = 'position: absolute; white-space: pre; font-family: Newsreader';
      ruler.textContent = one.textContent;
      return ['italic', 'normal'].map((style) => {
        ruler.style.fontStyle = style;
        return ruler.getBoundingClientRect().width;
      });
    });
    expect(leaning, path).not.toBe(upright);
  }
});
