/** What of the suites is to run: all, those that `--only` names, those whose files match a pattern. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sentence } from './ensure.mjs';
import { runQuietly } from './runCommand.mjs';
import { BATCHES, CHECKS } from './suites.mjs';

/**
 * `--only=units,lint` names suites and checks, words are parts of paths below `tests/`, and whatever
 * else begins with a dash is an option for the runner.
 */
export function readArguments(args) {
  const isOnly = (one) => one.startsWith('--only=');
  const only = args.filter(isOnly).flatMap((one) => one.slice('--only='.length).split(','));
  const names = [...Object.keys(CHECKS), ...BATCHES.flatMap(({ suites }) => Object.keys(suites))];
  const wrong = only.find((name) => !names.includes(name));
  if (wrong !== undefined) {
    throw new Sentence(`Expected --only to name some of ${names.join(', ')}, got ${wrong}.`);
  }
  return {
    only,
    options: args.filter((one) => one.startsWith('-') && !isOnly(one)),
    // Of Windows's paths, too, and as a shell completes them.
    patterns: args
      .filter((one) => !one.startsWith('-'))
      .map((one) => one.replaceAll('\\', '/').replace(/^(\.\/)?(tests\/)?/, '')),
  };
}

/** The checks and the batches of suites with these names; with none, all. */
export function choose(only) {
  const isChosen = (name) => only.length === 0 || only.includes(name);
  return {
    checks: Object.entries(CHECKS).filter(([name]) => isChosen(name)),
    batches: BATCHES.map(({ suites, ...batch }) => ({
      ...batch,
      suites: Object.fromEntries(Object.entries(suites).filter(([name]) => isChosen(name))),
    })).filter(({ suites }) => Object.keys(suites).length > 0),
  };
}

/**
 * Of some batches, the projects that have a test in a file whose path matches.
 * @param folder where the runners may leave their lists
 * @throws Sentence if there is none, or a runner cannot say
 */
export async function narrow(batches, patterns, folder) {
  const runners = new Set(batches.map(({ runner }) => runner));
  const lists = await Promise.all(
    [...runners].map((runner) => LISTS[runner](patterns, join(folder, `${runner}.list.json`))),
  );
  const found = new Set(lists.flat());
  const known = BATCHES.flatMap(({ suites }) => Object.values(suites).flat());
  const stranger = [...found].find((project) => !known.includes(project));
  if (stranger) throw new Error(`Expected suites.mjs to name the project ${stranger}.`);
  const narrowed = batches.map(({ suites, ...batch }) => ({
    ...batch,
    suites: Object.fromEntries(
      Object.entries(suites)
        .map(([name, projects]) => [name, projects.filter((project) => found.has(project))])
        .filter(([, projects]) => projects.length > 0),
    ),
  }));
  const matching = narrowed.filter(({ suites }) => Object.keys(suites).length > 0);
  if (matching.length === 0) {
    throw new Sentence(`Expected part of the path of a test, got ${patterns.join(' ')}.`);
  }
  return matching;
}

/** Which projects have tests that match, by the runner's own word. */
const LISTS = {
  async vitest(patterns, file) {
    const { ok, printed } = await runQuietly('npx', [
      ...['vitest', 'list', '--filesOnly', `--json=${file}`],
      ...patterns,
    ]);
    if (!ok) throw new Sentence(`Vitest does not list its tests.\n${printed}`);
    // Of a project in a browser it also says which, as in "browser (chromium)".
    return JSON.parse(readFileSync(file, 'utf8')).map(
      ({ projectName }) => projectName.split(' ')[0],
    );
  },

  async playwright(patterns, file) {
    const { ok, printed } = await runQuietly(
      'npx',
      ['playwright', 'test', '--list', '--reporter=json', ...belowTests(patterns)],
      { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    );
    if (!ok && !printed.includes('No tests found')) {
      throw new Sentence(`Playwright does not list its tests.\n${printed}`);
    }
    return projectsIn(JSON.parse(readFileSync(file, 'utf8')));
  },
};

/** Playwright compares with whole paths, and the project may lie in a folder of any name. */
export const belowTests = (patterns) => patterns.map((pattern) => `/tests/.*${pattern}`);

const projectsIn = ({ suites = [], specs = [] }) => [
  ...specs.flatMap(({ tests }) => tests.map(({ projectName }) => projectName)),
  ...suites.flatMap(projectsIn),
];
