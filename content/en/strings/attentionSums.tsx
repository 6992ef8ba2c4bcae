/** The arithmetic of one weight of attention: in every figure alike. */

import type { ReactNode } from 'react';
import { plural } from '../../../src/language/format';

const tokens = { one: 'token', other: 'tokens' };

export default {
  weight: (from: ReactNode, to: ReactNode) => (
    <>
      “{from}” looks at “{to}”:
    </>
  ),
  product: (from: ReactNode, to: ReactNode, terms: string) => (
    <>
      The query of “{from}” times the key of “{to}”, number by number, added up: {terms} + …
    </>
  ),
  scaled: (headDim: number, root: string) =>
    `Divided by the root of the ${headDim} numbers, √${headDim}\u00a0=\u00a0${root}.`,
  exponential: 'e raised to it.',
  share: (candidates: number, total: string) =>
    `Divided by the total of ${plural(candidates, tokens)} it may look at, ${total}.`,
  check: (weight: string) => `Worked out in this page. The engine’s own weight: ${weight}.`,
  products: {
    summary: (count: number) => `All ${count} products`,
    caption: 'Query times key, after both were turned by their positions',
    columns: ['number', 'query', 'key', 'product'],
  },
  softmax: {
    summary: (count: number) => `All ${plural(count, tokens)} of the softmax`,
    caption: (from: string) => `What “${from}” may look at`,
    columns: ['token', 'query · key', 'score', 'e to the score', 'weight'],
  },
};
