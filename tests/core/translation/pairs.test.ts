/** The sentences of a seed, their token ids and batches. */

import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/core/files/crc32';
import { pairBatches } from '../../../src/core/pairs';
import { createRandom } from '../../../src/core/random';
import {
  END_ID,
  exactMatches,
  idPair,
  idsOf,
  isEnglish,
  PAD_ID,
  sentencePairs,
  SOURCE_TIME,
  START_ID,
  TARGET_TIME,
  tokensOf,
  TRANSLATOR_CONFIG,
  TRANSLATOR_TOKENS,
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

it('a batch keeps the parts of a pair together', () => {
  const some = sentencePairs(3).training.slice(0, 100);
  const texts = new Set(some.map(textOf));
  const random = createRandom(2);
  const next = pairBatches(some.map(idPair), TRANSLATOR_CONFIG, TRANSLATOR_TOKENS, {
    batchSize: 64,
    random,
  });
  const { batchSize, sources, sourceLengths, inputs, targets, targetLengths } = next();
  expect(batchSize).toBe(64);
  for (let i = 0; i < batchSize; i++) {
    const words = (data: Int32Array, time: number, from: number, to: number) =>
      tokensOf(data.subarray(i * time + from, i * time + to));
    const english = words(sources, SOURCE_TIME, 0, sourceLengths[i]);
    const french = words(targets, TARGET_TIME, 0, targetLengths[i] - 1);
    expect(texts).toContain(textOf({ english, french }));
    expect(words(inputs, TARGET_TIME, 0, targetLengths[i])).toEqual(['<s>', ...french]);
    const behind = words(targets, TARGET_TIME, targetLengths[i] - 1, TARGET_TIME);
    expect(new Set(behind.slice(1)).size).toBeLessThanOrEqual(1);
    expect(behind[0]).toBe('</s>');
  }
});

it('a translation is right if it has all of its tokens and no more', () => {
  const right = idsOf(PAIR.french);
  const score = (...rows: number[][]) =>
    exactMatches(
      rows,
      rows.map(() => right),
    );
  expect(score(right, [...right])).toBe(2);
  expect(score(right.slice(0, -1))).toBe(0);
  expect(score([...right, START_ID])).toBe(0);
  expect(score([...right.slice(0, -1), PAD_ID], [])).toBe(0);
  expect(score(right, [END_ID])).toBe(1);
  expect(() => exactMatches([right], [])).toThrow(RangeError);
});
