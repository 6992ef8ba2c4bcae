/** `npm test`: every suite, one after the other, and a last line that counts all their tests. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, ensureNode, ensurePackages, main, run } from './ensure.mjs';

/** Where the production build of the tests is served: below a sub-path, as many teachers deploy it. */
const BASE_PATH = '/guide/';

await main(async () => {
  ensureNode();
  ensurePackages();
  await ensureBrowser();

  const reports = mkdtempSync(join(tmpdir(), 'reports-'));
  const results = [
    check('types', 'npx', ['tsc', '--noEmit']),
    check('format', 'npx', ['prettier', '--check', '.']),
    suite('units and browser', join(reports, 'vitest.json'), countVitest, (file) =>
      run('npx', [
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile=${file}`,
      ]),
    ),
    check('build', 'node', ['src/tools/build.mjs'], { BASE_PATH }),
    check('build in the pseudo-language', 'node', ['src/tools/build.mjs'], {
      BASE_PATH,
      GUIDE_LANGUAGE: 'pseudo',
      OUT_DIR: 'node_modules/.cache/pseudo',
    }),
    suite('journeys and pictures', join(reports, 'journeys.json'), countPlaywright, (file) =>
      playwright(file, ['webgpu', 'nogpu', 'pseudo', 'pictures'], 2),
    ),
    suite('journeys alone', join(reports, 'alone.json'), countPlaywright, (file) =>
      playwright(file, ['alone'], 1),
    ),
  ];
  rmSync(reports, { recursive: true });

  console.log('');
  for (const { name, passed, failed } of results) {
    console.log(`${name}: ${passed} passed, ${failed} failed`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
});

/** @param workers how many tests at once */
function playwright(file, projects, workers) {
  const options = [...projects.map((name) => `--project=${name}`), `--workers=${workers}`];
  return run('npx', ['playwright', 'test', ...options, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
}

/** A command that is one test by itself. */
function check(name, command, args, env) {
  const ok = run(command, args, env);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** A runner with tests of its own; one that breaks off, or runs no test, counts as a failure. */
function suite(name, file, count, start) {
  const ok = start(file);
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(file, 'utf8')));
    const broke = failed === 0 && (!ok || passed === 0);
    return { name, passed, failed: failed + (broke ? 1 : 0) };
  } catch {
    return { name, passed: 0, failed: 1 };
  }
}

function countVitest({ numPassedTests, numFailedTests }) {
  return { passed: numPassedTests, failed: numFailedTests };
}

function countPlaywright({ stats: { expected, flaky, unexpected } }) {
  return { passed: expected, failed: unexpected + flaky };
}
