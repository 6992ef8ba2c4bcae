/** What others publish runs with no more rights than it needs, and is what was looked at. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((name) => [
  name,
  readFileSync(join(FOLDER, name), 'utf8'),
]);

describe.each(workflows)('%s', (_, text) => {
  it('names every action by its commit, and says which version that is', () => {
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses)
      expect(use).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('lets no job that installs packages write anything', () => {
    // The permissions of the whole file come before its jobs, and hold where a job has none.
    const [head, body] = text.split(/^jobs:$/m);
    const jobs = body.split(/^ {2}(?=[\w-]+:$)/m);
    const installing = jobs.filter((job) => /npm /.test(job));
    expect(installing.length).toBeGreaterThan(0);
    for (const job of installing)
      expect(/permissions:/.test(job) ? job : head).not.toMatch(/: write/);
    expect(head).toMatch(/^permissions:/m);
  });
});

it('packages run nothing when they are installed', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
});
