/** Runs a check or a batch of suites, counts its tests and takes its time. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { belowTests } from './choose.mjs';
import { runAloud, runQuietly } from './runCommand.mjs';

/** A command that is one test by itself. What it prints comes in one piece, among the lines of others. */
export async function runCheck(name, command, args, env) {
  const start = performance.now();
  const { ok, printed } = await runQuietly(command, args, env);
  process.stdout.write(printed);
  return {
    name,
    counts: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 },
    ms: performance.now() - start,
  };
}

/**
 * @param batch as `suites.mjs` has it
 * @param narrowed `patterns` of paths, and `options` of the runner
 * @param folder where the runner may leave its report
 */
export async function runBatch(batch, narrowed, folder) {
  const start = performance.now();
  const names = Object.keys(batch.suites);
  const file = join(folder, `${names.join('-')}.json`);
  const { run, count } = RUNNERS[batch.runner];
  const ok = await run(batch, narrowed, file);
  return {
    name: names.join(' and '),
    counts: countsOf(file, count, ok),
    ms: performance.now() - start,
  };
}

/** A runner that breaks off, or has no test, counts as a failure. */
function countsOf(file, count, ok) {
  try {
    const { passed, failed, skipped } = count(JSON.parse(readFileSync(file, 'utf8')));
    const broke = failed === 0 && (!ok || passed + skipped === 0);
    return { passed, failed: failed + (broke ? 1 : 0), skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const projectFlags = ({ suites }) =>
  Object.values(suites)
    .flat()
    .map((project) => `--project=${project}`);

const RUNNERS = {
  vitest: {
    run: (batch, { patterns, options }, file) =>
      runAloud('npx', [
        ...['vitest', 'run', ...projectFlags(batch)],
        ...['--reporter=default', '--reporter=json', `--outputFile=${file}`],
        ...[...options, ...patterns],
      ]),
    count: ({ numPassedTests, numFailedTests, numPendingTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests,
    }),
  },
  playwright: {
    run: (batch, { patterns, options }, file) =>
      runAloud(
        'npx',
        [
          ...['playwright', 'test', ...projectFlags(batch)],
          ...[`--workers=${batch.workers}`, '--reporter=list,json'],
          ...[...options, ...belowTests(patterns)],
        ],
        { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
      ),
    count: ({ stats: { expected, flaky, unexpected, skipped } }) => ({
      // Only pictures are taken a second time, by another browser (`playwright.config.ts`).
      passed: expected + flaky,
      failed: unexpected,
      skipped,
    }),
  },
};
