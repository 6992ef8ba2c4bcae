/** What lies on the device: looked up there, and not asked of the page. */

import { expect, type Page } from '@playwright/test';

/** Of what lies there by a key: the steps of the checkpoints that it lists, and of the one that it is. */
const stepsAt = (page: Page, key: string) =>
  page.evaluate(
    (name) =>
      new Promise<{ listed: number[]; own: number }>((resolve) => {
        const nothing = { listed: [], own: -1 };
        const opening = indexedDB.open('/guide/life');
        // To look at what is not there must not make it.
        opening.onupgradeneeded = () => opening.transaction!.abort();
        opening.onerror = () => resolve(nothing);
        opening.onsuccess = () => {
          const database = opening.result;
          const get = database.transaction('life').objectStore('life').get(name);
          get.onsuccess = () => {
            database.close();
            const listed = get.result?.checkpoints ?? [];
            resolve({
              listed: listed.map(({ step }: { step: number }) => step),
              own: get.result?.value?.record.step ?? -1,
            });
          };
        };
      }),
    key,
  );

/** The newest step of which the browser has a checkpoint, and how much it has in all. */
export async function kept(page: Page): Promise<{ step: number; checkpoints: number }> {
  const { listed } = await stepsAt(page, 'index');
  return { step: Math.max(-1, ...listed), checkpoints: listed.length };
}

/** Waits until the translator is kept as it is after so many steps. */
export const reachKeptTranslator = (page: Page, step: number) =>
  expect.poll(async () => (await stepsAt(page, 'translator')).own, { timeout: 60_000 }).toBe(step);

export const keptStep = async (page: Page) => (await kept(page)).step;

/** Waits until a step is kept, or a later one. */
export const reachKept = (page: Page, step: number) =>
  expect.poll(() => keptStep(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(step);
