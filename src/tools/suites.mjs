/**
 * All that `npm test` runs, said once: `--only=units,lint` names some of it by the names here. A suite
 * is some projects of vitest.config.ts or playwright.config.ts.
 */

/** One command each, which counts as one test. */
export const CHECKS = {
  types: ['tsc', '-b'],
  lint: ['oxlint'],
  // By what is in the files, not by when they were written: of those that are as they were it knows.
  format: ['prettier', '--check', '--cache', '--cache-strategy=content', '.'],
};

/** Suites that run together, in one process of their runner, with so many tests at once. */
export const BATCHES = [
  { runner: 'vitest', suites: { units: ['node'], browser: ['browser'] } },
  {
    runner: 'playwright',
    // One more than two cores: some wait for what does not come.
    workers: 3,
    suites: {
      journeys: ['webgpu', 'nogpu', 'pseudo'],
      others: ['firefox', 'private-firefox', 'webkit'],
      pictures: ['pictures'],
    },
  },
  { runner: 'playwright', workers: 1, suites: { alone: ['alone'] } },
];

/** What must be there before: numpy, a browser, other browsers, the built site, the one in the pseudo-language. */
export const NEEDS = {
  numpy: (project) => project === 'node',
  browser: (project) => project !== 'node',
  otherBrowsers: (project) => ['firefox', 'private-firefox', 'webkit'].includes(project),
  site: (project) => !['node', 'browser'].includes(project),
  pseudoSite: (project) => project === 'pseudo',
};
