/** What lies on the device: looked up there, and not asked of the page. */

import { expect, type Page } from '@playwright/test';

/** The newest step of which the browser has a checkpoint, and how much it has in all. */
export const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ step: number; checkpoints: number }>((resolve) => {
        const opening = indexedDB.open('/guide/life');
        // To look at what is not there must not make it.
        opening.onupgradeneeded = () => opening.transaction!.abort();
        opening.onerror = () => resolve({ step: -1, checkpoints: 0 });
        opening.onsuccess = () => {
          const database = opening.result;
          const get = database.transaction('life').objectStore('life').get('index');
          get.onsuccess = () => {
            database.close();
            const steps = (get.result?.checkpoints ?? []).map(({ step }: { step: number }) => step);
            resolve({ step: Math.max(-1, ...steps), checkpoints: steps.length });
          };
        };
      }),
  );

export const keptStep = async (page: Page) => (await kept(page)).step;

/** Waits until a step is kept, or a later one. */
export const reachKept = (page: Page, step: number) =>
  expect.poll(() => keptStep(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(step);
