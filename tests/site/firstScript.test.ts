/** The one script that browsers too old for all others run as well: it tells them so. */

import { parse } from 'acorn';
import { expect, it } from 'vitest';
import { firstScript } from '../../src/tools/firstScript';

interface Transform {
  readonly transformIndexHtml: { readonly handler: (html: string) => Promise<string> };
}

it('is of 2017, as it is written and as it is minified', async () => {
  const { transformIndexHtml } = firstScript() as unknown as Transform;
  const html = await transformIndexHtml.handler('<!--first-->');
  const [, code = ''] = /^<script>(.*)<\/script>$/s.exec(html) ?? [];
  expect(code.length).toBeGreaterThan(1_000);
  expect(() => parse(code, { ecmaVersion: 2017, sourceType: 'script' })).not.toThrow();
});
