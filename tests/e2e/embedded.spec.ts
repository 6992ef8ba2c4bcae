/** Figures set into a page of another site, as they are and in a sandbox. */

import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import downhill from '../../content/en/strings/figures/Downhill.tsx';
import oneStep from '../../content/en/strings/figures/OneStep.tsx';
import { EMBED_HEIGHTS } from '../../src/site/embedHeights.ts';
import { figurePath } from '../../src/site/routes.ts';
import { figureEntries } from '../../src/widgets/registry.ts';
import { bar, borrowTranslator } from './journeySteps';

// What the tests put in the way of service workers throws in a sandbox, and is no fault of ours.
test.use({ serviceWorkers: 'allow' });

let host: Server;
let address: string;

const frame = (sandbox: string | null, path: string) =>
  `<iframe ${sandbox === null ? '' : `sandbox="${sandbox}"`} src="${path}" width="800" height="900" title="guide"></iframe>`;

/** A page of another origin than the guide's: its server has another port. */
test.beforeEach(async ({ baseURL }) => {
  host = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>A course</title>${frame(searchParams.get('sandbox'), `${baseURL}gallery/${searchParams.get('figure')}/?embed`)}`,
    );
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  address = `http://localhost:${(host.address() as AddressInfo).port}/`;
});

test.afterEach(() => {
  host.closeAllConnections();
  host.close();
});

/** Shows a figure in a frame, and listens for what our code has to complain of. */
async function embed(page: Page, figure: string, sandbox?: string) {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The drawings are for paper and for the gallery, and are refused to an origin that has no name.
    const isDrawing = /^Unsafe attempt to load URL \S+drawings\.svg/.test(message.text());
    if (message.type() === 'error' && !isDrawing) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const query = new URLSearchParams({ figure, ...(sandbox === undefined ? {} : { sandbox }) });
  await page.goto(`${address}?${query}`);
  return { guide: page.frameLocator('iframe'), complaints };
}

const SANDBOX = 'put it into a sandbox';

for (const sandbox of [undefined, 'allow-scripts allow-same-origin']) {
  test(`a figure trains in a frame with an origin (sandbox: ${sandbox})`, async ({ page }) => {
    const { guide, complaints } = await embed(page, 'neural-network', sandbox);
    await guide.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(guide.locator('.neural-network-numbers')).toHaveText(/Step [1-9]/, {
      timeout: 60_000,
    });
    await expect(guide.getByText(SANDBOX)).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
}

test('in a sandbox a figure is styled and alive, and says what it lacks', async ({ page }) => {
  const { guide, complaints } = await embed(page, 'neuron', 'allow-scripts');
  const slider = guide.getByRole('slider', { name: 'Weight w₁' });
  await slider.fill('-2');
  await expect(guide.getByRole('spinbutton', { name: 'Weight w₁' })).toHaveValue('-2');
  await expect(guide.locator('.ui-figure')).toHaveCSS('border-top-style', 'solid');
  await guide.locator('body').evaluate(() => document.fonts.ready);
  const faces = guide
    .locator('body')
    .evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
  expect(await faces).toContain('Figtree');
  await expect(guide.getByText(SANDBOX)).toBeVisible();
  // The address of the page would follow the figure half a second later: here nothing may come of it.
  await page.waitForTimeout(600);
  expect(complaints).toEqual([]);
});

test('in a sandbox a figure that needs the model says that nothing trains, and where it does', async ({
  page,
  baseURL,
}) => {
  const { guide, complaints } = await embed(page, 'pre-training', 'allow-scripts');
  const link = guide.getByRole('link', { name: `${baseURL}gallery/pre-training/` });
  await expect(link).toHaveAttribute('target', '_blank');
  await guide.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(guide.getByRole('alert').first()).toContainText(
    'Nothing can be trained in this frame',
  );
  expect(complaints).toEqual([]);
});

/** A course’s text column; a narrower frame scrolls. */
const COLUMN = { width: 800, height: 900 };
/** So much room may be left over: a frame is no page. */
const SPARE = 160;

test('in a sandbox, where there are no workers, the page learns the vocabulary by itself', async ({
  page,
}) => {
  const { guide, complaints } = await embed(page, 'tokens', 'allow-scripts');
  const pairs = guide.locator('.tokens-merging .ui-bars tbody > tr');
  await expect(pairs).toHaveCount(5);
  await guide.getByRole('button', { name: 'Undo a merge' }).click();
  await expect(pairs.first()).toContainText('next');
  await pairs.first().getByRole('button').click();
  await expect(guide.locator('.tokens-merging .ui-steps')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the frame that is offered for a figure is high enough for it when it is in use', async ({
  page,
  baseURL,
}) => {
  await page.setViewportSize(COLUMN);
  await page.goto('gallery/next-token/?embed');
  await bar(page).click();
  await page.getByRole('button', { name: 'Use our assistant' }).first().click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  await bar(page).click();
  const wrong: string[] = [];
  for (const { id } of figureEntries) {
    // Without leaving the page, so that the model stays.
    const address = new URL(figurePath(id).slice(1), baseURL).pathname;
    await page.evaluate((to) => history.pushState(null, '', to), address);
    const figure = page.locator(`[data-widget=${id}]`);
    await expect(figure.locator('figure').first()).toBeVisible();
    await expect(figure.locator('[class$=-wait]')).toHaveCount(0);
    // In use, it has a translator; the other figure of it then has the same.
    if (id === 'EncoderDecoder') await borrowTranslator(figure);
    if (id === 'Downhill') await figure.getByRole('button', { name: downhill.start.press }).click();
    if (id === 'OneStep') {
      await figure.getByRole('button', { name: oneStep.open(1) }).click();
      await expect(figure.locator('.one-step')).toBeVisible({ timeout: 30_000 });
    }
    const heightOf = () =>
      page.evaluate(() => {
        const { bottom } = document.getElementById('main')!.getBoundingClientRect();
        return Math.ceil(bottom + scrollY);
      });
    // What is read of the model comes a moment later.
    let height = -1;
    await expect
      .poll(
        async () => {
          const before = height;
          height = await heightOf();
          return height === before;
        },
        { intervals: [1_000] },
      )
      .toBe(true);
    const offered = EMBED_HEIGHTS[id]!;
    if (height > offered || height < offered - SPARE)
      wrong.push(`${id}: ${height}, not ${offered}`);
  }
  expect(wrong).toEqual([]);
});

test('the code that embeds a figure names its address, its title and that height', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('gallery/beside/');
  await page.getByRole('button', { name: 'Copy the code that embeds this figure' }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('/guide/gallery/beside/?embed"');
  const code = await copied();
  expect(code).toContain('title="Base beside assistant"');
  expect(code).toContain(`height="${EMBED_HEIGHTS['Beside']!}"`);
});
