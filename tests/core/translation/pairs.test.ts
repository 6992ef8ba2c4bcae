/** The sentences of a seed, their token ids and batches. */

import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/core/files/crc32';
import { createRandom } from '../../../src/core/random';
import {
  encodePairs,
  encodeSources,
  END_ID,
  exactMatches,
  idsOf,
  isEnglish,
  PAD_ID,
  pairBatches,
  sentencePairs,
  SOURCE_TIME,
  START_ID,
  TARGET_TIME,
  tokensOf,
  VOCABULARY,
} from '../../../src/core/translation';
import type { SentencePair } from '../../../src/core/translation';

const PAIR: SentencePair = {
  english: ['the', 'black', 'mouse', 'sleeps'],
  french: ['la', 'souris', 'noire', 'dort'],
};

const textOf = ({ english, french }: SentencePair) => `${english.join(' ')} → ${french.join(' ')}`;

const checksum = (seed: number) => {
  const { training, heldOut } = sentencePairs(seed);
  return crc32(new TextEncoder().encode([...training, ...heldOut].map(textOf).join('\n')));
};

describe('the sentences of a seed', () => {
  it.each([0, 1, 2, 3])('%i are all distinct, and none held out is in training', (seed) => {
    const { training, heldOut } = sentencePairs(seed);
    const seen = new Set(training.map(({ english }) => english.join(' ')));
    expect(seen.size).toBe(training.length);
    expect(new Set(heldOut.map(({ english }) => english.join(' '))).size).toBe(1000);
    expect(heldOut.filter(({ english }) => seen.has(english.join(' ')))).toEqual([]);
    expect(training.length).toBeGreaterThan(12_500);
  });

  it('are the same whenever it is asked for, and others for another', () => {
    expect(checksum(0)).toBe(checksum(0));
    expect(checksum(0)).not.toBe(checksum(1));
    // What a translator was trained on must stay what it was.
    expect(checksum(0)).toBe(699269069);
  });

  it('have every word of the vocabulary, and fill the longest rows', () => {
    for (const seed of [0, 1, 2, 3]) {
      const { training } = sentencePairs(seed);
      const used = new Set(training.flatMap(({ english, french }) => [...english, ...french]));
      expect(VOCABULARY.slice(3).filter((token) => !used.has(token))).toEqual([]);
      expect(Math.max(...training.map(({ english }) => english.length))).toBe(SOURCE_TIME);
      expect(Math.max(...training.map(({ french }) => french.length))).toBe(TARGET_TIME - 1);
    }
  });
});

describe('the vocabulary', () => {
  it('has every token once, and the special ones first', () => {
    expect(new Set(VOCABULARY).size).toBe(VOCABULARY.length);
    expect(VOCABULARY.length).toBe(116);
    expect([VOCABULARY[PAD_ID], VOCABULARY[START_ID], VOCABULARY[END_ID]]).toEqual([
      '<pad>',
      '<s>',
      '</s>',
    ]);
  });

  it('goes both ways', () => {
    expect(tokensOf(idsOf(PAIR.french))).toEqual(PAIR.french);
    expect(() => idsOf(['zebra'])).toThrow(RangeError);
    expect(() => tokensOf([VOCABULARY.length])).toThrow(RangeError);
  });

  it('tells English by what the grammar has, though a word of both has one row', () => {
    expect(['table', 'mouse', 'an'].every(isEnglish)).toBe(true);
    expect(['souris', 'zebra', '<pad>', 'The'].some(isEnglish)).toBe(false);
  });
});

describe('rows', () => {
  it('are padded after their length, and targets are one apart', () => {
    const { count, sources, sourceLengths, targetsIn, targetsOut, targetLengths } = encodePairs([
      PAIR,
      { english: ['a', 'tree', 'falls'], french: ['un', 'arbre', 'tombe'] },
    ]);
    expect(count).toBe(2);
    expect([...sourceLengths]).toEqual([4, 3]);
    expect([...targetLengths]).toEqual([5, 4]);
    const row = (data: Int32Array, i: number, time: number) =>
      tokensOf(data.subarray(i * time, (i + 1) * time));
    const pad = (n: number) => Array.from({ length: n }, () => '<pad>');
    expect(row(sources, 0, SOURCE_TIME)).toEqual([...PAIR.english, ...pad(7)]);
    expect(row(sources, 1, SOURCE_TIME)).toEqual(['a', 'tree', 'falls', ...pad(8)]);
    expect(row(targetsIn, 0, TARGET_TIME)).toEqual(['<s>', ...PAIR.french, ...pad(7)]);
    expect(row(targetsOut, 0, TARGET_TIME)).toEqual([...PAIR.french, '</s>', ...pad(7)]);
    expect(row(targetsOut, 1, TARGET_TIME)).toEqual(['un', 'arbre', 'tombe', '</s>', ...pad(8)]);
  });

  it('refuse what does not fit', () => {
    expect(() => encodeSources([Array.from({ length: SOURCE_TIME + 1 }, () => 'cat')])).toThrow(
      RangeError,
    );
    expect(encodeSources([PAIR.english]).sources).toHaveLength(SOURCE_TIME);
  });
});

describe('batches', () => {
  const { training } = sentencePairs(3);
  const some = training.slice(0, 100);
  const sourceOf = ({ sources }: { sources: Int32Array }, i: number) =>
    sources.subarray(i * SOURCE_TIME, (i + 1) * SOURCE_TIME).join(' ');

  it('have every pair once in an epoch, whole, in an order of their seed', () => {
    const next = pairBatches(some, { batchSize: 50, random: createRandom(1) });
    const all = encodePairs(some);
    const drawn = [next(), next()].flatMap((batch) =>
      Array.from({ length: batch.count }, (_, i) => sourceOf(batch, i)),
    );
    const inOrder = Array.from({ length: all.count }, (_, i) => sourceOf(all, i));
    expect(drawn).not.toEqual(inOrder);
    expect(drawn.toSorted()).toEqual(inOrder.toSorted());
  });

  it('keep the parts of a pair together', () => {
    const pairs = new Set(some.map(textOf));
    const { count, sources, sourceLengths, targetsIn, targetsOut, targetLengths } = pairBatches(
      some,
      { batchSize: 64, random: createRandom(2) },
    )();
    expect(count).toBe(64);
    for (let i = 0; i < count; i++) {
      const words = (data: Int32Array, time: number, from: number, to: number) =>
        tokensOf(data.subarray(i * time + from, i * time + to));
      const english = words(sources, SOURCE_TIME, 0, sourceLengths[i]);
      const french = words(targetsOut, TARGET_TIME, 0, targetLengths[i] - 1);
      expect(pairs).toContain(textOf({ english, french }));
      expect(words(targetsIn, TARGET_TIME, 1, targetLengths[i])).toEqual(french);
    }
  });

  it('go on after an epoch, alike for a seed', () => {
    const drawn = (seed: number) => {
      const next = pairBatches(some, { batchSize: 64, random: createRandom(seed) });
      return [1, 2, 3, 4].map(() => next().sources.join(' '));
    };
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    expect(() => pairBatches([], { batchSize: 64, random: createRandom(0) })).toThrow(RangeError);
  });
});

it('a translation is right if all of its tokens are, and its end', () => {
  const right = [...idsOf(PAIR.french), END_ID];
  const padded = [...right, PAD_ID, PAD_ID];
  const score = (...rows: number[][]) =>
    exactMatches(
      rows,
      rows.map(() => Int32Array.from(padded)),
    );
  expect(score(right, padded, [...right, START_ID, 7])).toBe(3);
  expect(score(right.slice(0, -1))).toBe(0);
  expect(score([...right.slice(0, -1), PAD_ID])).toBe(0);
  expect(score([END_ID], [])).toBe(0);
  expect(score([...right.slice(0, 3), END_ID])).toBe(0);
  expect(score([...right.slice(0, 4), ...right.slice(3)])).toBe(0);
  expect(score(right, [END_ID])).toBe(1);
  expect(() => exactMatches([right], [])).toThrow(RangeError);
});
