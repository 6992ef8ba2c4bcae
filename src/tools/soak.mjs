/**
 * `npm run soak`: trains the recipe again and again on the built site, in a headless browser with no
 * GPU, and prints what it holds after each run, what it has done to the main thread, and how the
 * page scrolled meanwhile. The last line is one JSON object. `npm run soak -- --minutes 10`.
 */

import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import {
  ensureBrowser,
  ensureNode,
  ensurePackages,
  importTypeScript,
  main,
  run,
  Sentence,
} from './ensure.mjs';
import { launch } from './page.mjs';
import { serveSite } from './serve.mjs';

/** Of each run, so long is scrolled. */
const SCROLL_MS = 5_000;
const LONGEST_RUN_MS = 600_000;
const MINUTE = 60_000;

const WIDTH = 13;
const HEADINGS = [
  'minute',
  'tensors',
  'tensor KB',
  'page MB',
  'worker MB',
  'over 50 ms',
  'longest ms',
  'frames/s',
  'gap ms',
];

await main(async () => {
  ensureNode();
  const minutes = readMinutes();
  ensurePackages();
  await ensureBrowser();
  if (!run(process.execPath, ['src/tools/build.mjs'])) throw new Sentence('The build failed.');
  const site = await serveSite();
  try {
    console.log(JSON.stringify(await soak(site.url, minutes)));
  } finally {
    await site.close();
  }
});

function readMinutes() {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
  const minutes = Number(values.minutes);
  if (minutes > 0) return minutes;
  throw new Sentence(`Expected --minutes to be a number above 0, got ${values.minutes}.`);
}

async function soak(url, minutes) {
  const { watchPage, takeLongTasks, readTensors, scroll } =
    await importTypeScript('tests/soak/inPage.ts');
  const { browser, page } = await launch('about:blank', ['--disable-gpu']);
  try {
    await page.addInitScript(watchPage);
    await page.goto(`${url}pre-training/`);
    const heaps = await openHeaps(page);
    const figure = page.locator('[data-widget=PreTraining]');
    await figure.scrollIntoViewIfNeeded();
    const began = performance.now();
    const rows = [];
    const tasks = [];
    console.log(HEADINGS.map((name) => name.padStart(WIDTH)).join(''));
    while (performance.now() - began < minutes * MINUTE) {
      await figure.getByRole('button', { name: /^Train( again)?$/ }).click();
      await figure.getByRole('button', { name: 'Stop' }).waitFor();
      await page.evaluate(takeLongTasks);
      const frames = await page.evaluate(scroll, SCROLL_MS);
      await figure.scrollIntoViewIfNeeded();
      await figure
        .getByText(/finished/)
        .first()
        .waitFor({ timeout: LONGEST_RUN_MS });
      // What a forced collection of garbage does to the main thread is not the guide's.
      const found = await page.evaluate(takeLongTasks);
      tasks.push(...found);
      const row = {
        minute: (performance.now() - began) / MINUTE,
        ...(await page.evaluate(readTensors)),
        ...(await heaps()),
        over50: found.length,
        longestTaskMs: Math.max(0, ...found.map(({ ms }) => ms)),
        ...frames,
      };
      rows.push(row);
      console.log(lineOf(row));
      await page.evaluate(takeLongTasks);
    }
    return summary(rows, tasks);
  } finally {
    await browser.close();
  }
}

/** @returns a function that gives the bytes of JavaScript of page and worker, without garbage */
async function openHeaps(page) {
  const session = await page.context().newCDPSession(page);
  let child = null;
  let lastId = 0;
  const answers = new Map();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') child = sessionId;
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
    answers.delete(id);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const askWorker = (method) =>
    new Promise((resolve) => {
      const id = ++lastId;
      answers.set(id, resolve);
      const message = JSON.stringify({ id, method });
      session.send('Target.sendMessageToTarget', { sessionId: child, message });
    });
  const heapOf = async (send) => {
    await send('HeapProfiler.enable');
    await send('HeapProfiler.collectGarbage');
    return (await send('Runtime.getHeapUsage')).usedSize;
  };
  return async () => ({
    pageHeap: await heapOf((method) => session.send(method)),
    workerHeap: await heapOf(askWorker),
  });
}

function lineOf(row) {
  return [
    row.minute.toFixed(1),
    row.numTensors,
    Math.round(row.numBytes / 1024),
    (row.pageHeap / 2 ** 20).toFixed(2),
    (row.workerHeap / 2 ** 20).toFixed(2),
    row.over50,
    Math.round(row.longestTaskMs),
    row.perSecond.toFixed(1),
    Math.round(row.longestMs),
  ]
    .map((value) => String(value).padStart(WIDTH))
    .join('');
}

function summary(rows, tasks) {
  // Caches fill in the first run: growth is what comes after it.
  const settled = rows.slice(1);
  const growth = (key) => slope(settled.map((row) => [row.minute, row[key]]));
  const result = {
    runs: rows.length,
    minutes: rows.at(-1).minute,
    tensorsPerMinute: growth('numTensors'),
    tensorBytesPerMinute: growth('numBytes'),
    pageBytesPerMinute: growth('pageHeap'),
    workerBytesPerMinute: growth('workerHeap'),
    tasksOver50Ms: tasks.length,
    longestTaskMs: Math.max(0, ...tasks.map(({ ms }) => ms)),
    framesPerSecond: Math.min(...rows.map(({ perSecond }) => perSecond)),
  };
  console.log(
    `\nGrowth a minute after the first run: ${say(result.tensorsPerMinute)} tensors, ` +
      `${say(result.tensorBytesPerMinute / 1024)} KB of them, ` +
      `${say(result.pageBytesPerMinute / 1024)} KB of the page, ` +
      `${say(result.workerBytesPerMinute / 1024)} KB of the worker.`,
  );
  const all = tasks.map(({ at, ms }) => `${Math.round(ms)} ms at ${(at / 1000).toFixed(1)} s`);
  console.log(`Tasks over 50 ms on the main thread: ${all.join(', ') || 'none'}.`);
  console.log(`Load of the machine: ${loadavg()[0].toFixed(1)}.`);
  return result;
}

function say(value) {
  return value === null ? 'unknown' : value.toFixed(1);
}

/** Of the straight line that fits best; `null` of fewer than two points. */
function slope(points) {
  if (points.length < 2) return null;
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const along = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / along;
}
