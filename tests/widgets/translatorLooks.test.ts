/** What is counted of a translation: words that look at what they translate, and how a beam ranks. */

import { describe, expect, it } from 'vitest';
import { beamScore } from '../../src/core/beam';
import { englishOf } from '../../src/core/translation';
import { alignmentOf } from '../../src/widgets/EncoderDecoder/alignment';

const ENGLISH = ['the', 'black', 'mouse', 'sleeps'];
const FRENCH = ['la', 'souris', 'noire', 'dort'];

/** A row for each word that was written: all of it looks at one English word. */
const looking = (...at: readonly number[]) =>
  Float32Array.from(at.flatMap((col) => ENGLISH.map((_, i) => (i === col ? 1 : 0))));

describe('words that look at the word that they translate', () => {
  it('are the nouns, adjectives and verbs, in whatever form', () => {
    expect(englishOf('vieil')).toEqual(['old']);
    expect(englishOf('dort')).toEqual(['sleep', 'sleeps']);
    expect(englishOf('souris')).toEqual(['mouse']);
    expect(englishOf('pas')).toEqual([]);
  });

  it('are counted, and articles are not', () => {
    expect(alignmentOf(ENGLISH, FRENCH, looking(3, 2, 1, 3))).toEqual({ aligned: 3, of: 3 });
    expect(alignmentOf(ENGLISH, FRENCH, looking(0, 1, 0, 2))).toEqual({ aligned: 0, of: 3 });
    expect(alignmentOf(ENGLISH, FRENCH, looking(0, 2, 0, 2))).toEqual({ aligned: 1, of: 3 });
    // Of a wrong word there is none to look at.
    expect(alignmentOf(ENGLISH, ['le', 'chat', 'dort'], looking(0, 2, 3))).toEqual({
      ...{ aligned: 1, of: 1 },
    });
  });
});

it('a beam ranks a longer sentence above a shorter one that is a little likelier', () => {
  const [short, long] = [
    { logProbability: -1, length: 3 },
    { logProbability: -1.05, length: 6 },
  ];
  expect(beamScore(short, 0)).toBe(-1);
  expect(beamScore(short)).toBeLessThan(beamScore(long));
  // Wu et al. (2016), equation 14: (5 + 7)^0.6 / 6^0.6.
  expect(beamScore({ logProbability: -1, length: 7 }, 0.6)).toBeCloseTo(-(2 ** -0.6), 12);
});
