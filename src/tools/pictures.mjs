/**
 * `npm run pictures`: draws the pictures of link previews, in the language of the build, and the
 * icons into `public/`, with the tests' browser. They are committed, so that a build needs none; a
 * test says when they are old.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { ensureBrowser, ensureNode, ensurePackages, importTypeScript, main } from './ensure.mjs';
import { launch, servePage } from './page.mjs';

const DRAWN = 'src/tools/pictures/drawn.json';

/** Name, side in pixels, and the share of the side that the mark takes: a mask may cut a fifth. */
const ICONS = [
  ['apple-touch-icon', 180, 0.72],
  ['icon-192', 192, 0.84],
  ['icon-512', 512, 0.84],
  ['maskable-512', 512, 0.56],
];

await main(async () => {
  ensureNode();
  ensurePackages();
  await ensureBrowser();
  const { picturesOf, picturesFolder, drawnFrom } = await importTypeScript(
    'src/tools/pictures/list.ts',
  );
  const site = await servePage('src/tools/pictures');
  const { browser, page } = await launch(site.url);
  try {
    await page.emulateMedia({ colorScheme: 'light' });
    await mkdir(picturesFolder, { recursive: true });
    await mkdir('public/icons', { recursive: true });
    for (const [name, picture] of Object.entries(picturesOf())) {
      await page.evaluate((one) => window.drawPicture(one), picture);
      await page.locator('.picture').screenshot({ path: `${picturesFolder}/${name}.png` });
    }
    for (const [name, side, room] of ICONS) {
      await page.evaluate((all) => window.drawIcon(...all), [side, room]);
      await page.locator('.icon').screenshot({ path: `public/icons/${name}.png` });
    }
    const drawn = JSON.parse(await readFile(DRAWN, 'utf8'));
    await writeFile(DRAWN, `${JSON.stringify({ ...drawn, ...drawnFrom() }, null, 2)}\n`);
  } finally {
    await browser.close();
    await site.close();
  }
});
