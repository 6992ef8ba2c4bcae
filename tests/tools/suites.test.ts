/** What the runners know as a project, `npm test` runs once. */

import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
// @ts-expect-error: commands are JavaScript, which Node 20 runs as it is.
import { BATCHES, CHECKS } from '../../src/tools/suites.mjs';

interface Batch {
  readonly runner: string;
  readonly suites: Readonly<Record<string, readonly string[]>>;
}
const batches: readonly Batch[] = BATCHES;

const projectsOf = (runner: string): string[] =>
  batches
    .filter((batch) => batch.runner === runner)
    .flatMap(({ suites }) => Object.values(suites).flat())
    .toSorted();

it('names every project of Vitest once', async () => {
  const { default: config } = await import('../../vitest.config.ts');
  const projects = (config.test?.projects ?? []) as { test: { name: string } }[];
  const names = projects.map(({ test }) => test.name);
  expect(projectsOf('vitest')).toEqual(names.toSorted());
});

it('names every project of Playwright once', async () => {
  // The configuration looks for a browser; here none is started.
  vi.stubEnv('CHROME_PATH', 'chromium');
  const { default: config } = await import('../../playwright.config.ts');
  vi.unstubAllEnvs();
  const names = (config.projects ?? []).map(({ name = '' }) => name);
  expect(projectsOf('playwright')).toEqual(names.toSorted());
});

it('every command that runs a part names suites and checks', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  const known = [...Object.keys(CHECKS), ...batches.flatMap(({ suites }) => Object.keys(suites))];
  const named = Object.values(scripts).flatMap(
    (script) => /--only=(\S+)/.exec(script)?.[1]?.split(',') ?? [],
  );
  expect(named.toSorted()).toEqual(known.concat('units').toSorted());
});
