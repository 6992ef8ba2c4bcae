/** Formulas on lines of their own have words, for the eye and for the ear. */

import mdx from '@mdx-js/rollup';
import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import type { Plugin } from 'vite';
import { describe, expect, it } from 'vitest';
import { rehypeFormulas } from '../../src/site/mdx/plugins';
import { Formula, FormulaLine, FormulaWords } from '../../src/site/prose/formula';

const compiled = async (text: string): Promise<string> => {
  const plugin = mdx({
    remarkPlugins: [remarkMath],
    rehypePlugins: [rehypeKatex, rehypeFormulas],
  }) as Plugin;
  const compile = plugin.transform as (text: string, id: string) => Promise<{ code: string }>;
  return (await compile.call(plugin, text, '/content/en/sums.mdx')).code;
};

describe('a formula on a line of its own', () => {
  it('is parted from the words that say it, which may have formulas within them', async () => {
    const code = await compiled('<Formula>\n$$\nx^2\n$$\n\nthe square of $x$.\n</Formula>\n');
    expect(code).toMatch(/_jsxs?\(Formula, /);
    expect(code.match(/_jsxs?\(FormulaLine, /g)).toHaveLength(1);
    expect(code).toMatch(/_jsxs?\(FormulaWords, {\s*children: \["the square of "/);
    expect(code).not.toContain('katex-display');
  });

  it.each([
    ['stands alone', '$$\nx^2\n$$\n'],
    ['has no words', '<Formula>\n$$\nx^2\n$$\n</Formula>\n'],
    ['has its words before it', '<Formula>\nthe square.\n\n$$\nx^2\n$$\n</Formula>\n'],
    ['has more words than a paragraph', '<Formula>\n$$\nx\n$$\n\nx.\n\nAnd y.\n</Formula>\n'],
  ])('stops the build where it %s', async (_, text) => {
    await expect(compiled(text)).rejects.toThrow(/sums\.mdx: expected a formula/);
  });

  it('is named by its words, and reached by the keyboard', () => {
    const html = renderToStaticMarkup(
      h(Formula, null, h(FormulaLine, null, 'x²'), h(FormulaWords, null, 'the square of x.')),
    );
    const id = /<p class="formula-words" id="([^"]+)">/.exec(html)?.[1];
    expect(html).toContain(`tabindex="0" role="group" aria-labelledby="${id}">x²</span>`);
    expect(html).toContain('In words:</span> the square of x.</p>');
  });
});
