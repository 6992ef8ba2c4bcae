/** The model between visits, in a real browser: reloads, tabs, crashes, files, and storage that fails. */

import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { answer, question } from '../../src/core/corpus/grammar.ts';
import { splitAnimals } from '../../src/core/corpus/smallWorld.ts';
import { createRandom } from '../../src/core/random.ts';
import { reachKept } from './storedModel';
import { bar, figure, returned } from './journeySteps';

/** What a reload may cost, at most. */
const MOST_LOST_MS = 5_000;
/** In each of two runs. */
const RELOADS = 6;

/** Small and quick, and at no end while a test looks on. */
const START = 'pre-training/?v=1&layers=1&width=32&heads=2&batch=8&steps=20000';

const panel = (page: Page) => page.locator('.model-bar-panel');
const training = (page: Page) => figure(page, 'PreTraining');
const line = (page: Page) => training(page).locator('.life-progress');
const notice = (page: Page) => training(page).locator('.life-notice');
const press = (page: Page, name: string) =>
  training(page).getByRole('button', { name, exact: true }).click();

async function open(page: Page): Promise<void> {
  if (!(await panel(page).isVisible())) await bar(page).click();
}

const numberIn = (text: string, pattern: RegExp): number =>
  Number(pattern.exec(text)?.[1].replaceAll(',', ''));

const stepOf = async (page: Page) => numberIn(await line(page).innerText(), /Step ([\d,]+)/);

const reach = (page: Page, step: number) =>
  expect
    .poll(() => stepOf(page), { timeout: 60_000, intervals: [50] })
    .toBeGreaterThanOrEqual(step);

async function train(page: Page, least: number): Promise<void> {
  await page.goto(START);
  await training(page).scrollIntoViewIfNeeded();
  await press(page, 'Train');
  await reach(page, least);
}

/** The step of the model that is back, which the figure shows by itself. */
async function isBack(page: Page): Promise<number> {
  const step = await returned(page);
  // Figures come when they are looked at.
  await training(page).scrollIntoViewIfNeeded();
  await expect(line(page)).toContainText(`Step ${step.toLocaleString('en-GB')} of`);
  return step;
}

const kept = async (page: Page) => {
  await open(page);
  await expect(panel(page)).toContainText('Kept on this device', { timeout: 15_000 });
};

/** Notes when the bar came to show each step. */
function noteSteps(): void {
  const seen: [number, number][] = [];
  Object.assign(window, { seen });
  new MutationObserver(() => {
    const text = document.querySelector('.model-bar-run')?.textContent ?? '';
    const step = Number(/^(\d+) \//.exec(text)?.[1] ?? NaN);
    if (step > (seen.at(-1)?.[1] ?? -1)) seen.push([performance.now(), step]);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

test('a run that a reload cut is back by itself, and goes on from where it was', async ({
  page,
}) => {
  await train(page, 60);
  await reachKept(page, 1);
  await page.reload();
  const step = await isBack(page);
  expect(step).toBeGreaterThan(0);
  // It is shown, and nothing has begun by itself: no engine either.
  await expect(line(page)).toContainText('stopped');
  await expect(page.locator('.model-bar-engine')).toHaveCount(0);
  await press(page, 'Continue');
  await reach(page, step + 400);
  await press(page, 'Stop');
  await expect(line(page)).toContainText('stopped');
  const end = await stepOf(page);
  // Samples from before the reload and after it.
  const samples = training(page).locator('.life-samples li');
  await expect(samples.last()).toContainText('step 0');
  await expect(samples.nth(1)).toContainText('step');
  await page.reload();
  expect(await isBack(page)).toBe(end);
});

test(
  'a reload at any moment costs less than five seconds of training, and what is kept is whole',
  { tag: '@alone' },
  async ({ browser }) => {
    /** One run, and what each reload cost it, in milliseconds. */
    async function reloadOften(seed: number): Promise<number[]> {
      const random = createRandom(seed);
      const page = await browser.newPage();
      await page.addInitScript(noteSteps);
      await page.goto('pre-training/?v=1&steps=20000');
      await training(page).scrollIntoViewIfNeeded();
      await press(page, 'Train');
      await reach(page, 1);
      const lost: number[] = [];
      for (let i = 0; i < RELOADS; i++) {
        // Anywhere between two saves, which are a second and more apart.
        await reach(page, (await stepOf(page)) + 10 + Math.floor(150 * random.next()));
        const { now, seen } = await page.evaluate(() => ({
          now: performance.now(),
          seen: (window as unknown as { seen: [number, number][] }).seen,
        }));
        await page.reload();
        const step = await isBack(page);
        const firstLost = seen.find(([, other]) => other > step);
        lost.push(firstLost ? now - firstLost[0] : 0);
        await expect(line(page)).toContainText('of 20,000');
        await expect(page.locator('.model-bar-alert')).toHaveText('');
        if (i < RELOADS - 1) {
          await press(page, 'Continue');
          await expect(training(page).getByRole('button', { name: 'Stop' })).toBeEnabled();
        }
      }
      return lost;
    }
    // Two at once, of readers who know nothing of each other: a core for each.
    const lost = (await Promise.all([reloadOften(20), reloadOften(21)])).flat();
    expect(lost).toHaveLength(2 * RELOADS);
    expect(Math.max(...lost), lost.map(Math.round).join()).toBeLessThan(MOST_LOST_MS);
  },
);

test('of two tabs one trains, and the other may when the first is closed', async ({ context }) => {
  const first = await context.newPage();
  await train(first, 30);
  const second = await context.newPage();
  await second.goto('pre-training/');
  await training(second).scrollIntoViewIfNeeded();
  await open(second);
  await expect(panel(second)).toContainText('Another tab of this guide has your model');
  await expect(notice(second)).toContainText('Another tab of this guide has your model');
  await expect(bar(second)).toContainText('in another tab');
  await bar(second).click();
  // It may look at the model all the same.
  await expect(line(second)).toContainText(/Step [1-9]/);
  await press(second, 'Continue');
  await expect(second.getByRole('alert').first()).toContainText('train it there');
  await first.bringToFront();
  await press(first, 'Stop');
  await expect(line(first)).toContainText('stopped');
  const step = (await stepOf(first)).toLocaleString('en-GB');
  await reachKept(first, numberIn(step, /(.*)/));
  await first.close();
  // The first went on: what it has left is here before anything of the second is kept.
  await expect(line(second)).toContainText(`Step ${step} of`);
  await open(second);
  await expect(panel(second)).not.toContainText('Another tab');
  await bar(second).click();
  await press(second, 'Continue');
  await reach(second, numberIn(step, /(.*)/) + 5);
});

for (const [name, breakStorage] of [
  [
    'refuses to open a database',
    () => {
      indexedDB.open = () => {
        throw new DOMException('The user denied permission.', 'SecurityError');
      };
    },
  ],
  [
    'has no storage at all',
    () => void Object.defineProperty(window, 'indexedDB', { value: undefined }),
  ],
] as const) {
  test(`a browser that ${name} trains all the same, and says that nothing is kept`, async ({
    page,
  }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'storage', { value: undefined }),
    );
    await page.addInitScript(breakStorage);
    await page.goto('pre-training/');
    await open(page);
    await expect(panel(page)).toContainText('This browser lets this page keep nothing');
    await train(page, 20);
    await expect(notice(page)).toContainText('This browser lets this page keep nothing');
    await expect(notice(page).getByRole('button', { name: 'Take home' })).toBeEnabled();
    await expect(bar(page)).toContainText('not kept');
    const aloud = page.getByRole('status').filter({ hasText: 'keep nothing' });
    await expect(aloud).toHaveCount(1);
    await notice(page).getByRole('button', { name: 'Close' }).click();
    // Once a visit.
    await press(page, 'Stop');
    await expect(line(page)).toContainText('stopped');
    await press(page, 'Continue');
    await reach(page, (await stepOf(page)) + 1);
    await expect(notice(page)).toHaveCount(0);
  });
}

test('a database of a newer guide is left as it is', async ({ page }) => {
  await page.goto('glossary/');
  await page.evaluate(async () => {
    const settled = (request: IDBOpenDBRequest) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        request.onupgradeneeded = () => request.result.createObjectStore('future').add('kept', 1);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    (await settled(indexedDB.open('/guide/life', 99))).close();
  });
  await page.goto('pre-training/');
  await open(page);
  await expect(panel(page)).toContainText('kept by a newer version of this guide');
  await training(page).scrollIntoViewIfNeeded();
  await expect(notice(page)).toContainText('kept by a newer version of this guide');
  await train(page, 20);
  const left = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('/guide/life');
        request.onerror = () => reject(request.error!);
        request.onsuccess = () => {
          const { version } = request.result;
          const get = request.result.transaction('future').objectStore('future').get(1);
          get.onsuccess = () => resolve([version, get.result]);
        };
      }),
  );
  expect(left).toEqual([99, 'kept']);
});

test('where there is no room, what was kept before stays, and the file is pointed to', async ({
  page,
}) => {
  await train(page, 40);
  await press(page, 'Stop');
  await expect(line(page)).toContainText('stopped');
  const step = await stepOf(page);
  // The end of the run is kept too, and not only its beginning.
  await reachKept(page, step);
  await kept(page);
  // As Chromium does when its quota is reached, which it looks at in its own time.
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  });
  await bar(page).click();
  await press(page, 'Continue');
  await open(page);
  await expect(panel(page)).toContainText('has no room to keep your model', { timeout: 15_000 });
  await expect(panel(page)).toContainText('Take home');
  await page.reload();
  expect(await isBack(page)).toBe(step);
});

test('after a crash the model is back', async ({ page, context }) => {
  await train(page, 60);
  await reachKept(page, 1);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
  const again = await context.newPage();
  await again.goto('pre-training/');
  expect(await isBack(again)).toBeGreaterThan(0);
  await again.reload();
  await isBack(again);
  await expect(line(again)).toContainText('of 20,000');
});

test('our assistant knows an animal that it was not asked about; taken home and opened again, it says the same', async ({
  page,
}) => {
  const [animal] = splitAnimals(0).unseen;
  await page.goto('fine-tuning/');
  await open(page);
  await panel(page).getByRole('button', { name: 'Use our assistant' }).click();
  await expect(bar(page)).toContainText('Our assistant', { timeout: 60_000 });
  const ask = async () => {
    const chat = figure(page, 'Chat');
    await chat.scrollIntoViewIfNeeded();
    await chat.getByLabel('Temperature').first().fill('0');
    await chat.getByRole('textbox', { name: /Your question/ }).fill(question(animal, 'food', 0));
    await chat.getByRole('button', { name: 'Ask' }).click();
    const said = chat.locator('.chat-answer').last();
    await expect(said).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
    return (await said.innerText()).trim();
  };
  expect(await ask()).toContain(answer(animal, 'food'));
  await open(page);
  const download = page.waitForEvent('download');
  await panel(page).getByRole('button', { name: 'Take home' }).click();
  const path = await (await download).path();
  await page.reload();
  await open(page);
  await panel(page)
    .getByLabel('A parameters.zip or a .gguf file')
    .setInputFiles({
      name: 'parameters.zip',
      mimeType: 'application/zip',
      buffer: await readFile(path),
    });
  await expect(bar(page)).toContainText('Opened assistant', { timeout: 60_000 });
  await bar(page).click();
  expect(await ask()).toContain(answer(animal, 'food'));
});
