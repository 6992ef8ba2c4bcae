/** What the figures of the translator work out by themselves: words to go on with, and the steadiest head. */

import { describe, expect, it } from 'vitest';
import { nextWords } from '../../src/core/translation';
import { nameOf } from '../../src/widgets/BridgeCut/names';
import { steadiestHead } from '../../src/widgets/life/translator/steadiestHead';
import { offersFor, withoutLast } from '../../src/widgets/life/translator/offers';

describe('words to go on with', () => {
  it('begin with the articles, and end where the sentence does', () => {
    expect(offersFor('')).toEqual({ before: '', words: ['the', 'a', 'an'] });
    expect(offersFor('the black mouse sleeps').words).toEqual([]);
    expect(offersFor('The black').before).toBe('the black ');
    expect(offersFor('the black ').words).toEqual(nextWords(['the', 'black']));
  });

  it('complete one that is only begun, in its place', () => {
    expect(offersFor('the bl')).toEqual({ before: 'the ', words: ['black', 'blue'] });
    // Nothing begins so: nothing can follow it either.
    expect(offersFor('the zebra').words).toEqual([]);
  });

  it('can be taken back one by one', () => {
    expect(withoutLast('the black mouse')).toBe('the black');
    expect(withoutLast('the')).toBe('');
    expect(withoutLast('')).toBe('');
  });
});

describe('the steadiest head', () => {
  const even = Float32Array.of(0.5, 0.5, 0.5, 0.5);
  const oneToOne = Float32Array.of(0, 1, 1, 0);
  const sameWord = Float32Array.of(1, 0, 1, 0);

  it('looks at one word at a time, and not always at the same', () => {
    expect(
      steadiestHead(
        [
          [even, sameWord],
          [even, oneToOne],
        ],
        2,
        2,
      ),
    ).toEqual({
      ...{ layer: 1, head: 1, steadiness: 1 },
    });
    expect(steadiestHead([[sameWord, even]], 2, 2)).toMatchObject({ head: 0, steadiness: 1 });
  });

  it('is the first of equals, and leaves out rows after the last word', () => {
    expect(steadiestHead([[oneToOne, oneToOne]], 2, 2)).toMatchObject({ layer: 0, head: 0 });
    const lastRow = Float32Array.of(0.5, 0.5, 1, 0);
    const firstRow = Float32Array.of(0.9, 0.1, 0.5, 0.5);
    expect(steadiestHead([[lastRow, firstRow]], 1, 2)).toMatchObject({ head: 1 });
  });
});

it('what is taken away has a name', () => {
  const all = { bridge: true, encoderSees: 'all', decoderMask: true } as const;
  expect(nameOf(all)).toBe('Whole');
  expect(nameOf({ ...all, bridge: false, decoderMask: false })).toBe(
    'Without the bridge and trained without the mask',
  );
});
