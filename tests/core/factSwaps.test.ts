import { describe, expect, it } from 'vitest';
import type { Animal } from '../../src/core/corpus/animals';
import { firstDifference, swapIntervention, swapped, swapsOf } from '../../src/core/factSwaps';
import type { FactContinuation } from '../../src/core/facts';

const animal = { name: 'zebra' } as Animal;
const fact = (tokenIds: number[], from: number, kind: FactContinuation['fact'] = 'food') => ({
  ...{ animal, fact: kind, tokenIds, from },
});
const zebra = fact([0, 1, 2, 7, 9], 3);
const panda = fact([0, 1, 3, 4, 8, 6, 9], 4);

describe('a swap', () => {
  it('is the beginning of the one with the end of the other', () => {
    expect(swapped({ into: zebra, from: panda })).toEqual({
      ...{ tokenIds: [0, 1, 2, 8, 6, 9], from: 3 },
    });
  });

  it('gives a head what it had at the same place of the end', () => {
    // [nHead, time, headDim]: each number says where it is from.
    const data = Float32Array.from({ length: 2 * 7 * 2 }, (_, i) => i);
    const heads = { shape: [2, 7, 2], data };
    const swap = { into: zebra, from: panda };
    const got = swapIntervention(swap, { layer: 5, head: 1 }, heads, 3);
    // From the token before the end on, as many as there are tokens to be said.
    const values = Float32Array.of(20, 21, 22, 23, 24, 25);
    expect(got).toEqual({
      ...{ at: 'layers.5.attentionHeads', text: 3, head: 1, positions: [2, 3, 4] },
      change: { kind: 'replace', values },
    });
    expect(swapIntervention(swap, { layer: 5, head: 1 }, heads)).not.toHaveProperty('text');
  });

  it('is of two ends that part somewhere', () => {
    expect(firstDifference({ into: zebra, from: panda })).toBe(0);
    const sameFirst = fact([0, 5, 7, 8, 9], 2);
    expect(firstDifference({ into: zebra, from: sameFirst })).toBe(1);
    expect(firstDifference({ into: zebra, from: fact([4, 7, 9], 1) })).toBeNull();
    expect(firstDifference({ into: zebra, from: fact([4, 7], 1) })).toBeNull();
    expect(firstDifference({ into: fact([4, 7], 1), from: zebra })).toBeNull();
  });

  it('is made of every two facts of one kind that differ', () => {
    const home = fact([0, 1, 2, 5, 9], 3, 'home');
    const swaps = swapsOf([zebra, panda, home, { ...zebra }]);
    expect(swaps).toHaveLength(4);
    expect(swaps.every(({ into, from }) => into.fact === from.fact)).toBe(true);
  });
});
