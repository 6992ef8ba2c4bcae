/** Figures set into a page of another site, as they are and in a sandbox. */

import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';

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
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
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
