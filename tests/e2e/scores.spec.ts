/** Lighthouse's scores that do not depend on how busy the machine is. */

import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

const PAGES = ['/', 'transformers/'];

test('Lighthouse finds nothing amiss in accessibility, best practices and SEO', () => {
  const printed = execFileSync(
    process.execPath,
    ['src/tools/lighthouse.mjs', '--steady', '--runs', '1', '--pages', PAGES.join(',')],
    { encoding: 'utf8' },
  );
  const scores = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(Object.keys(scores)).toEqual(PAGES);
  for (const page of PAGES) {
    expect(scores[page], printed).toMatchObject({
      accessibility: 100,
      'best-practices': 100,
      seo: 100,
    });
  }
});
