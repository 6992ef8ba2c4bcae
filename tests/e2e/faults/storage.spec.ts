/** Storage that fills up, is cut off, is deleted, and a page or a browser that ends in the middle. */

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { browserFlags, browserPath } from '../../browser.ts';
import { kept, keptStep, reachKept } from '../storedModel';
import { bar, figure, returned, stop } from '../journeySteps';

/** Small and quick: it is at its end after a second or two. */
const SHORT = 'pre-training/?v=1&layers=1&width=32&heads=2&batch=8&steps=120';
/** The same, and at no end while a test looks on. */
const LONG = SHORT.replace('steps=120', 'steps=20000');

const training = (page: Page) => figure(page, 'PreTraining');
const line = (page: Page) => training(page).locator('.life-progress');
const notice = (page: Page) => training(page).locator('.life-notice');
const press = (page: Page, name: string) =>
  training(page).getByRole('button', { name, exact: true }).click();

const numberIn = (text: string, pattern: RegExp): number =>
  Number(pattern.exec(text)?.[1].replaceAll(',', ''));

const stepOf = async (page: Page) => numberIn(await line(page).innerText(), /Step ([\d,]+)/);

async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await training(page).scrollIntoViewIfNeeded();
  await press(page, 'Train');
}

/** The figure shows the model that is back, without a press. */
async function isShown(page: Page, step: number): Promise<void> {
  await training(page).scrollIntoViewIfNeeded();
  await expect(line(page)).toContainText(`Step ${step.toLocaleString('en-GB')} of`);
  await expect(page.locator('.model-bar-alert')).toHaveText('');
}

test.describe('the end of a run is there', () => {
  const backend = {
    'goes to another page': (page: Page) => page.goto('glossary/'),
    'reloads it': (page: Page) => page.reload(),
    'closes it': (page: Page) =>
      Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]),
  };
  for (const [name, leave] of Object.entries(backend)) {
    // At once: on a machine that is busy with others, the browser ends the page before it has kept it.
    test(`for a reader who ${name} at once @alone`, async ({ page, context }) => {
      await begin(page, SHORT);
      await expect(line(page)).toContainText('finished', { timeout: 60_000 });
      await leave(page);
      const again = await context.newPage();
      await again.goto('pre-training/');
      expect(await returned(again)).toBe(120);
      await isShown(again, 120);
      await expect(line(again)).toContainText('finished');
    });
  }

  test('and so is the newest checkpoint of one under way, although no save was due', async ({
    page,
  }) => {
    // What rests after a save rests for good: only a page that is left saves any more.
    await page.addInitScript(() => {
      const was = setTimeout;
      window.setTimeout = ((call: () => void, ms = 0) =>
        was(call, ms > 500 && ms <= 1_000 ? 1e8 : ms)) as typeof setTimeout;
    });
    await begin(page, LONG);
    await expect.poll(() => stepOf(page), { timeout: 60_000 }).toBeGreaterThan(300);
    expect(await keptStep(page)).toBeLessThan(100);
    await page.reload();
    // Checkpoints are half an octave apart at most.
    const step = await returned(page);
    expect(step).toBeGreaterThan(180);
    await isShown(page, step);
  });
});

for (const mode of ['event', 'silent']) {
  test(`a database that the browser cuts off (${mode}) is opened again, and the newest step is there`, async ({
    page,
  }) => {
    await page.addInitScript(cutDatabases, mode);
    await begin(page, LONG);
    await reachKept(page, 1);
    await page.evaluate(() => (window as unknown as { cut: () => void }).cut());
    const cutAt = await keptStep(page);
    await reachKept(page, cutAt + 50);
    await stop(page, 'PreTraining');
    await expect(notice(page)).toHaveCount(0);
    const step = await stepOf(page);
    await reachKept(page, step);
    await page.reload();
    expect(await returned(page)).toBe(step);
    await isShown(page, step);
  });
}

/** What iOS does to a tab in the background: whatever connection is open breaks, once. */
function cutDatabases(mode: string): void {
  const open = new Set<IDBDatabase>();
  const dead = new WeakSet<IDBDatabase>();
  const openWas = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...args) {
    const request = openWas.apply(this, args);
    request.addEventListener('success', () => open.add(request.result));
    return request;
  };
  const beginWas = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    if (dead.has(this)) throw new DOMException('It is closing.', 'InvalidStateError');
    return beginWas.apply(this, args);
  };
  const cut = () => {
    for (const database of open) {
      dead.add(database);
      database.close();
      if (mode === 'event') database.dispatchEvent(new Event('close'));
    }
    open.clear();
  };
  Object.assign(window, { cut });
}

test.describe('a model that is deleted while its page is open is kept anew, whole', () => {
  const backend = {
    'by a reader who clears site data': async (page: Page) => {
      const session = await page.context().newCDPSession(page);
      const { origin } = new URL(page.url());
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    },
    'with its database': (page: Page) =>
      page.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const deleting = indexedDB.deleteDatabase('/guide/life');
            deleting.onsuccess = () => resolve();
            deleting.onerror = () => reject(deleting.error!);
          }),
      ),
  };
  for (const [name, remove] of Object.entries(backend)) {
    test(name, async ({ page }) => {
      await begin(page, LONG);
      await reachKept(page, 20);
      await stop(page, 'PreTraining');
      const step = await stepOf(page);
      await reachKept(page, step);
      const { checkpoints } = await kept(page);
      await remove(page);
      await reachKept(page, step);
      expect((await kept(page)).checkpoints).toBe(checkpoints);
      await page.reload();
      expect(await returned(page)).toBe(step);
      await isShown(page, step);
    });
  }
});

test('where the browser has no room, what was kept stays, and the file is offered in sight', async ({
  page,
}) => {
  await page.goto('glossary/');
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
  // Checkpoints of 0.1 MB each, and steps so long that the first save has few of them, however late it is.
  const address = LONG.replace('width=32&heads=2&batch=8', 'width=16&heads=1&batch=128');
  await begin(page, `${address}&vocabulary=300`);
  await expect(notice(page)).toContainText('has no room to keep your model', { timeout: 60_000 });
  await expect(bar(page)).toContainText('not kept');
  const { step, checkpoints } = await kept(page);
  expect(checkpoints).toBeGreaterThan(0);
  const download = page.waitForEvent('download');
  await notice(page).getByRole('button', { name: 'Take home' }).click();
  const file = await readFile(await (await download).path());
  expect(file.subarray(0, 2).toString()).toBe('PK');
  // Read once, it is out of the way; the bar goes on saying so.
  await notice(page).getByRole('button', { name: 'Close' }).click();
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  expect(await returned(page)).toBe(step);
  await isShown(page, step);
});

/** A browser of one's own, which can be killed. */
async function launch(folder: string): Promise<{ browser: Browser; process: ChildProcess }> {
  const process = spawn(
    browserPath(),
    [
      ...browserFlags,
      '--headless=new',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    // Its children are of its group, and end with it.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    process.stderr!.on('data', (data: Buffer) => {
      said += data.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    process.on('exit', () => reject(new Error(`The browser ended: ${said}`)));
  });
  return { browser: await chromium.connectOverCDP(address), process };
}

/** From then on, a save is asked for, written, and not committed. */
function holdSaves(): void {
  const state = { hold: false, written: false };
  Object.assign(window, { saves: state });
  const commitWas = IDBTransaction.prototype.commit;
  IDBTransaction.prototype.commit = function () {
    if (!state.hold) commitWas.call(this);
  };
  const putWas = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...args) {
    const request = putWas.apply(this, args);
    // The last of a save.
    if (state.hold && args[1] === 'index') {
      const lookAgain = () => {
        state.written = true;
        this.get('index').onsuccess = lookAgain;
      };
      request.addEventListener('success', lookAgain);
    }
    return request;
  };
}

interface Saves {
  hold: boolean;
  written: boolean;
}

test('a browser that is killed in the middle of a save has the checkpoint before it', async ({
  baseURL,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  const started: ChildProcess[] = [];
  const end = ({ pid, exitCode, signalCode }: ChildProcess) => {
    if (pid !== undefined && exitCode === null && signalCode === null) {
      process.kill(-pid, 'SIGKILL');
    }
  };
  const visit = async () => {
    const one = await launch(folder);
    started.push(one.process);
    const page = await one.browser.contexts()[0].newPage();
    await page.addInitScript(holdSaves);
    return page;
  };
  try {
    let page = await visit();
    await begin(page, baseURL + LONG);
    await reachKept(page, 20);
    await stop(page, 'PreTraining');
    const step = await stepOf(page);
    await reachKept(page, step);
    const setHold = () => ((window as unknown as { saves: Saves }).saves.hold = true);
    await page.evaluate(setHold);
    await press(page, 'Continue');
    await page.waitForFunction(() => (window as unknown as { saves: Saves }).saves.written);
    const killed = new Promise((resolve) => started[0].on('exit', resolve));
    end(started[0]);
    await killed;

    page = await visit();
    await page.goto(`${baseURL}pre-training/`);
    expect(await returned(page)).toBe(step);
    await isShown(page, step);
    await press(page, 'Continue');
    await expect.poll(() => keptStep(page), { timeout: 60_000 }).toBeGreaterThan(step);
  } finally {
    started.forEach(end);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
