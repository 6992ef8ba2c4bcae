/** The sentences of a seed, their token ids, and the recipe. */

import { describe, expect, it } from 'vitest';
import { countParameters, validateConfig } from '../../../src/core/config';
import { crc32 } from '../../../src/core/files/crc32';
import { pairBatch } from '../../../src/core/pairs';
import { validateTraining } from '../../../src/core/training';
import {
  END_ID,
  exactMatches,
  idsOf,
  isEnglish,
  PAD_ID,
  sentencePairs,
  SOURCE_LENGTH,
  SPECIAL_TOKENS,
  START_ID,
  TARGET_LENGTH,
  tokenPairs,
  tokensOf,
  TRANSLATOR_CONFIG,
  TRANSLATOR_TRAINING,
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
      expect(Math.max(...training.map(({ english }) => english.length))).toBe(SOURCE_LENGTH);
      expect(Math.max(...training.map(({ french }) => french.length))).toBe(TARGET_LENGTH - 1);
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

describe('the recipe', () => {
  const { training, heldOut } = sentencePairs(3);

  it('reads every sentence of a seed, and pairs keep their parts together', () => {
    const pairs = tokenPairs([PAIR, ...training, ...heldOut]);
    expect(tokensOf(pairs[0].source)).toEqual(PAIR.english);
    expect(tokensOf(pairs[0].target)).toEqual(PAIR.french);
    expect(pairBatch(pairs, TRANSLATOR_CONFIG, SPECIAL_TOKENS).batchSize).toBe(pairs.length);
    expect(() => tokenPairs([{ english: ['zebra'], french: [] }])).toThrow(RangeError);
  });

  it('is one that a model can be built from and a run can start from', () => {
    expect(() => validateConfig(TRANSLATOR_CONFIG)).not.toThrow();
    expect(() => validateTraining(TRANSLATOR_TRAINING)).not.toThrow();
    // A file of it is to be fetched by readers in a hurry.
    expect(4 * countParameters(TRANSLATOR_CONFIG)).toBeLessThan(300_000);
  });
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
