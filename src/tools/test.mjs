/** `npm test`: every suite, and a last line that counts all their tests. */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ensureBrowser,
  ensureNode,
  ensureOtherBrowsers,
  ensurePackages,
  main,
  onWindows,
} from './ensure.mjs';

/** Where the production build of the tests is served: below a sub-path, as many teachers deploy it. */
const BASE_PATH = '/guide/';

await main(async () => {
  ensureNode();
  ensurePackages();
  await ensureBrowser();
  await ensureOtherBrowsers();

  const reports = mkdtempSync(join(tmpdir(), 'reports-'));
  // Makes the files that the others only read.
  const build = await check('build', 'node', ['src/tools/build.mjs'], { BASE_PATH });
  // What needs one core goes beside what leaves one free for much of its time.
  const units = suite('units and browser', join(reports, 'vitest.json'), countVitest, (file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
    return run('npx', ['vitest', 'run', ...reporters]);
  });
  const results = [
    build,
    await check('types', 'npx', ['tsc', '--noEmit']),
    await check('format', 'npx', ['prettier', '--check', '.']),
    await check('build in the pseudo-language', 'node', ['src/tools/build.mjs'], {
      BASE_PATH,
      GUIDE_LANGUAGE: 'pseudo',
      OUT_DIR: 'node_modules/.cache/pseudo',
    }),
    await units,
    await suite('journeys and pictures', join(reports, 'journeys.json'), countPlaywright, (file) =>
      playwright(file, ['webgpu', 'nogpu', 'pseudo', 'pictures'], 2),
    ),
    await suite('other browsers', join(reports, 'others.json'), countPlaywright, (file) =>
      playwright(file, ['firefox', 'private-firefox', 'webkit'], 2),
    ),
    await suite('journeys alone', join(reports, 'alone.json'), countPlaywright, (file) =>
      playwright(file, ['alone'], 1),
    ),
  ];
  rmSync(reports, { recursive: true });

  console.log('');
  for (const { name, ...counts } of results) console.log(`${name}: ${countsText(counts)}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
  console.log(
    countsText({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }),
  );
});

function countsText({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @param workers how many tests at once */
function playwright(file, projects, workers) {
  const options = [...projects.map((name) => `--project=${name}`), `--workers=${workers}`];
  return run('npx', ['playwright', 'test', ...options, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
}

/**
 * @param onText takes what the command prints; without it, that is printed as it comes
 * @returns whether the command ended well
 */
function run(command, args, env = {}, onText = undefined) {
  const child = spawn(command, args, {
    stdio: onText ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: onWindows,
    env: { ...process.env, ...env },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', onText);
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('close', (status) => done(status === 0));
  });
}

/** A command that is one test by itself. What it prints comes in one piece, among the lines of others. */
async function check(name, command, args, env) {
  const printed = [];
  const ok = await run(command, args, env, (text) => printed.push(text));
  process.stdout.write(Buffer.concat(printed));
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** A runner with tests of its own; one that breaks off, or has no test, counts as a failure. */
async function suite(name, file, count, start) {
  const ok = await start(file);
  try {
    const { passed, failed, skipped } = count(JSON.parse(readFileSync(file, 'utf8')));
    const broke = failed === 0 && (!ok || passed + skipped === 0);
    return { name, passed, failed: failed + (broke ? 1 : 0), skipped };
  } catch {
    return { name, passed: 0, failed: 1, skipped: 0 };
  }
}

function countVitest({ numPassedTests, numFailedTests, numPendingTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

function countPlaywright({ stats: { expected, flaky, unexpected, skipped } }) {
  return { passed: expected, failed: unexpected + flaky, skipped };
}
