/** What a reader does with the guide, in any browser. */

import { expect } from '@playwright/test';
import type { Page } from './driver.ts';

export const BAR = '.model-bar-button';
const PANEL = '.model-bar-panel';
export const figure = (name: string) => `[data-widget=${name}]`;

/** What the page says of the model, and does with it, when a reader opens it. */
export async function pressInPanel(page: Page, name: string): Promise<void> {
  await page.run((bar) => {
    const button = document.querySelector<HTMLButtonElement>(bar);
    if (button?.getAttribute('aria-expanded') !== 'true') button?.click();
  }, BAR);
  await press(page, PANEL, name);
}

/** As it is read: every space is one. */
export const textOf = (page: Page, selector: string) =>
  page.run(
    (at) => document.querySelector<HTMLElement>(at)?.innerText.replace(/\s+/g, ' ').trim() ?? '',
    selector,
  );

export async function expectText(page: Page, selector: string, text: RegExp): Promise<void> {
  await expect
    .poll(() => textOf(page, selector), { message: selector, timeout: 30_000 })
    .toMatch(text);
}

/** The page is alive once the bar shows the model. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.open(url);
  await expectText(page, BAR, /./);
}

/** Presses what has this name, or label, or one that begins so, as soon as it may be. */
export async function press(
  page: Page,
  within: string,
  name: string,
  { begins = false } = {},
): Promise<void> {
  const pressed = () =>
    page.run(
      (selector, text, begins) => {
        // A figure comes when the reader does.
        document.querySelector(selector)?.scrollIntoView({ block: 'start', behavior: 'instant' });
        const all = document.querySelectorAll<HTMLButtonElement>(`${selector} :is(button, label)`);
        const isMeant = (said: string) => (begins ? said.startsWith(text) : said === text);
        const found = [...all].find((one) => isMeant(one.innerText.trim()) && !one.disabled);
        found?.scrollIntoView({ block: 'center', behavior: 'instant' });
        found?.click();
        return found !== undefined;
      },
      within,
      name,
      begins,
    );
  await expect.poll(pressed, { message: `${name} in ${within}`, timeout: 30_000 }).toBe(true);
}

/** The last step of the checkpoints that the device keeps, and that of the translator. */
export const lastKept = (page: Page) =>
  page.run(async () => {
    const name = '/guide/life';
    // To open one that is not there would make it.
    if (!(await indexedDB.databases()).some((one) => one.name === name))
      return { model: 0, translator: 0 };
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const database = await answerOf(indexedDB.open(name));
    const reading = database.transaction(['checkpoints', 'life']);
    const [keys, translator] = await Promise.all([
      answerOf(reading.objectStore('checkpoints').getAllKeys()) as Promise<[string, number][]>,
      answerOf(reading.objectStore('life').get('translator')),
    ]);
    database.close();
    return {
      model: Math.max(0, ...keys.map(([, step]) => step)),
      translator: (translator?.value.record.step ?? 0) as number,
    };
  });

/** Scrolls through the page until every live figure has come. */
export const loadFigures = (page: Page) =>
  page.run(async () => {
    for (const one of document.querySelectorAll('[data-widget]')) {
      one.scrollIntoView({ block: 'center', behavior: 'instant' });
      do await new Promise(requestAnimationFrame);
      while (one.querySelector('.widget-reserved'));
    }
  });

/** The top of the page. Scrolling in a thread of its own, a browser may go back once to where it was. */
export async function pictureOfTop(page: Page): Promise<Uint8Array> {
  await page.run(async () => {
    do {
      scrollTo({ top: 0, behavior: 'instant' });
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    } while (scrollY > 0);
  });
  return page.picture();
}
