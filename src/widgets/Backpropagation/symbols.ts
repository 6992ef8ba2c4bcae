/** How the values are called in formulas. */

import type { NodeName } from './stages';
import type { Parameter } from './values';

export const SYMBOLS: Readonly<Record<Parameter | 'x1' | 'x2' | 'target', string>> = {
  ...{ x1: 'x₁', x2: 'x₂', target: 't' },
  ...{ w1: 'w₁', w2: 'w₂', b1: 'b₁', w3: 'w₃', w4: 'w₄', b2: 'b₂' },
  ...{ v1: 'v₁', v2: 'v₂', c: 'c' },
};

/** Which value of the graph belongs to a node. */
export const isInput = (node: NodeName): node is 'x1' | 'x2' => node === 'x1' || node === 'x2';
