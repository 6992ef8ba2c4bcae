/** Firefox, over WebDriver BiDi. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { Driver } from './driver.ts';

/**
 * With the machine's fonts: those of the project lie where its sandbox lets no page read.
 * @param isPrivate every window is a private one
 */
export async function startFirefox(executablePath: string, isPrivate: boolean): Promise<Driver> {
  const downloads = await mkdtemp(join(tmpdir(), 'firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      'browser.privatebrowsing.autostart': isPrivate,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
    },
  });
  const page = await browser.newPage();
  return {
    open: async (url) => {
      await page.goto(url);
    },
    reload: async () => {
      await page.reload();
    },
    resize: (width, height) => page.setViewport({ width, height }),
    run: page.evaluate.bind(page) as Driver['run'],
    picture: () => page.screenshot(),
    downloads,
    close: async () => {
      await browser.close();
      await rm(downloads, { recursive: true });
    },
  };
}
