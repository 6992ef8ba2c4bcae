/**
 * `npm test`: every check and suite, or some of them, and a last line that counts all their tests.
 * `npm test -- tokenizer` runs the tests in files whose paths have that word; `--only=units,lint`, which
 * `npm run test:unit` and its like say, runs those of `suites.mjs`.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choose, narrow, readArguments } from './choose.mjs';
import {
  ensureBrowser,
  ensureNode,
  ensureNumpy,
  ensureOtherBrowsers,
  ensurePackages,
  main,
} from './ensure.mjs';
import { runBatch, runCheck } from './runSuites.mjs';
import { NEEDS } from './suites.mjs';

/** Where the production build of the tests is served: below a sub-path, as many teachers deploy it. */
const BASE_PATH = '/guide/';

await main(async () => {
  const start = performance.now();
  ensureNode();
  ensurePackages();
  const { only, patterns, options } = readArguments(process.argv.slice(2));
  const reports = mkdtempSync(join(tmpdir(), 'reports-'));
  try {
    const plan = await makePlan(only, patterns, reports);
    await ensurePrograms(plan);
    report(await runPlan(plan, { patterns, options }, reports), performance.now() - start);
  } finally {
    rmSync(reports, { recursive: true });
  }
});

/** What is to run. No check has a path: with a pattern there is none. */
async function makePlan(only, patterns, reports) {
  const { checks, batches } = choose(only);
  if (patterns.length === 0) return { checks, batches };
  // Playwright does not even list its tests without.
  if (batches.some(({ runner }) => runner === 'playwright')) await ensureBrowser();
  return { checks: [], batches: await narrow(batches, patterns, reports) };
}

function needs({ batches }, what) {
  return batches.some(({ suites }) => Object.values(suites).flat().some(NEEDS[what]));
}

async function ensurePrograms(plan) {
  if (needs(plan, 'numpy')) await ensureNumpy();
  if (needs(plan, 'browser')) await ensureBrowser();
  if (needs(plan, 'otherBrowsers')) await ensureOtherBrowsers();
}

async function runPlan(plan, narrowed, reports) {
  const results = [];
  // Always anew: it takes seconds, and an old one would answer for code that is gone. It comes first
  // because it makes the files that the others only read.
  if (needs(plan, 'site')) results.push(await build('build', {}));
  const runBatches = async (runner) => {
    const done = [];
    for (const batch of plan.batches.filter((one) => one.runner === runner)) {
      done.push(await runBatch(batch, narrowed, reports));
    }
    return done;
  };
  // What needs one core goes beside what leaves one free for much of its time.
  const beside = runBatches('vitest');
  for (const [name, command] of plan.checks) results.push(await runCheck(name, 'npx', command));
  if (needs(plan, 'pseudoSite')) {
    const pseudo = { GUIDE_LANGUAGE: 'pseudo', OUT_DIR: 'node_modules/.cache/pseudo' };
    results.push(await build('build in the pseudo-language', pseudo));
  }
  return [...results, ...(await beside), ...(await runBatches('playwright'))];
}

function build(name, env) {
  return runCheck(name, 'node', ['src/tools/build.mjs'], { BASE_PATH, ...env });
}

/** The last line is what continuous integration reads. */
function report(results, ms) {
  const sum = (key) => results.reduce((total, { counts }) => total + counts[key], 0);
  const all = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  console.log('');
  for (const { name, counts, ms: own } of results) {
    console.log(`${name}: ${countsText(counts)}, ${secondsText(own)}`);
  }
  console.log(`in all: ${secondsText(ms)}`);
  process.exitCode = all.failed === 0 ? 0 : 1;
  console.log(countsText(all));
}

function countsText({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function secondsText(ms) {
  return `${Math.round(ms / 1000)} s`;
}
