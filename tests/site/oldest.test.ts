/** The oldest browsers are the same wherever they are said. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OLDEST } from '../../src/tools/oldest';

describe.each(Object.entries(OLDEST))('%s', (browser, version) => {
  it('is in the README', () => {
    const named = new RegExp(`${browser}( and Edge)? from ${version}\\b`);
    expect(readFileSync('README.md', 'utf8')).toMatch(named);
  });
});
