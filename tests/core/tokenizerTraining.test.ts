import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/random';
import { trainTokenizer, trainTokenizerWithPauses } from '../../src/core/tokenizer/bpe';
import { NEWEST_PATTERN, words } from '../../src/core/tokenizer/pretokenise';

type Ranked = readonly (readonly [left: number, right: number, count: number])[];

/** The definition, without any index or heap: count all pairs anew before every merge, and behind the last. */
function trainByTheBook(documents: readonly string[], vocabSize: number) {
  const rankings: Ranked[] = [];
  const corpus = documents.flatMap((text) =>
    Array.from(words(text, NEWEST_PATTERN), (word) => Array.from(new TextEncoder().encode(word))),
  );
  const merges: [number, number][] = [];
  for (;;) {
    const counts = new Map<number, number>();
    for (const ids of corpus) {
      for (let i = 0; i + 1 < ids.length; i++) {
        const key = ids[i] * vocabSize + ids[i + 1];
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const ranked = [...counts]
      .filter(([, count]) => count >= 2)
      .sort((a, b) => b[1] - a[1] || b[0] - a[0])
      .slice(0, 5)
      .map(([key, count]) => [Math.floor(key / vocabSize), key % vocabSize, count] as const);
    rankings.push(ranked);
    if (ranked.length === 0 || merges.length === vocabSize - 259) break;
    const [[left, right]] = ranked;
    for (const ids of corpus) {
      for (let i = 0; i + 1 < ids.length; i++) {
        if (ids[i] === left && ids[i + 1] === right) ids.splice(i, 2, 256 + merges.length);
      }
    }
    merges.push([left, right]);
  }
  return { merges, rankings };
}

describe('trainTokenizer', () => {
  it('learns the merges of the Python reference on the example of Sennrich et al.', () => {
    const text =
      'low low low low low lower lower newest newest newest newest newest newest widest widest widest';
    expect(trainTokenizer([text], 275).merges).toEqual([
      [115, 116],
      [101, 256],
      [111, 119],
      [108, 258],
      [119, 257],
      [110, 101],
      [261, 260],
      [32, 262],
      [32, 259],
      [119, 105],
      [265, 100],
      [266, 257],
      [32, 267],
      [264, 101],
      [269, 114],
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'agrees with counting everything anew, seed %i: few letters, many overlaps',
    (seed) => {
      const random = createRandom(seed);
      const alphabet = ['a', 'b', 'a', 'é', ' ', '!'].slice(0, 2 + random.int(5));
      const documents = Array.from({ length: 12 }, () =>
        Array.from({ length: 40 }, () => random.pick(alphabet)).join(''),
      );
      expect(trainTokenizer(documents, 320).merges).toEqual(trainByTheBook(documents, 320).merges);
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'tells the five most frequent pairs of every moment as counting anew finds them, seed %i',
    async (seed) => {
      const random = createRandom(seed);
      const alphabet = ['a', 'b', 'c', 'a', ' ', 'é'].slice(0, 2 + random.int(5));
      const documents = Array.from({ length: 9 }, () =>
        Array.from({ length: 40 }, () => random.pick(alphabet)).join(''),
      );
      const rankings: Ranked[] = [];
      const { merges } = await trainTokenizerWithPauses(documents, 300, {
        pause: () => Promise.resolve(),
        ranking: {
          size: 5,
          tell: (pairs) =>
            rankings.push(pairs.map(({ left, right, count }) => [left, right, count])),
        },
      });
      expect({ merges, rankings }).toEqual(trainByTheBook(documents, 300));
      expect(rankings).toHaveLength(merges.length + 1);
    },
  );

  it('stops when no pair occurs twice', () => {
    expect(trainTokenizer(['abcdefg'], 1000).merges).toEqual([]);
    expect(trainTokenizer(['ab ab'], 1000).merges).toEqual([[97, 98]]);
  });

  it('makes no merge at the least vocabulary', () => {
    expect(trainTokenizer(['aaaa aaaa'], 259).merges).toEqual([]);
  });

  it('reports its progress, rising to 1', () => {
    const fractions: number[] = [];
    trainTokenizer(['the cat sat on the mat, the cat sat'], 265, (f) => fractions.push(f));
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.length).toBeGreaterThan(1);
  });

  it('rises evenly to its end over megabytes of new words, in seconds', () => {
    const random = createRandom(4);
    const fractions: number[] = [];
    const started = performance.now();
    trainTokenizer([letters(2_000_000, random)], 856, (fraction) => fractions.push(fraction));
    // Under a second by itself; in turns with other tests, and on a slow machine, it may take more.
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(fractions.length).toBeGreaterThan(50);
    const rises = fractions.slice(1).map((fraction, i) => fraction - fractions[i]);
    expect(Math.min(...rises)).toBeGreaterThan(0);
    expect(Math.max(...rises)).toBeLessThan(0.1);
  });

  it('says what it expected', () => {
    expect(() => trainTokenizer(['text'], 258)).toThrow(
      new RangeError(
        'trainTokenizer: expected a vocabulary of 259 (256 bytes and 3 special tokens) to 65536, got 258.',
      ),
    );
    for (const size of [NaN, 300.5, -1, Infinity, 65_537]) {
      expect(() => trainTokenizer(['text'], size)).toThrow(RangeError);
    }
    for (const empty of [[], [''], ['', '']]) {
      expect(() => trainTokenizer(empty, 300)).toThrow(
        new RangeError('trainTokenizer: expected documents with some text, got none.'),
      );
    }
  });
});

/** Words of 64 letters, as a text without any space is cut: hardly one is there twice. */
const letters = (length: number, random: ReturnType<typeof createRandom>) =>
  Array.from({ length }, () => String.fromCharCode(97 + random.int(26))).join('');

describe('trainTokenizerWithPauses', () => {
  const documents = [letters(600_000, createRandom(5))];

  it('learns the same merges, and lets others have their turn', async () => {
    let pauses = 0;
    const data = await trainTokenizerWithPauses(documents, 400, {
      pause: async () => void pauses++,
    });
    expect(data).toEqual(trainTokenizer(documents, 400));
    expect(pauses).toBeGreaterThan(0);
  });

  it('stops when it is told to in a pause', async () => {
    const stop = new AbortController();
    const fractions: number[] = [];
    const training = trainTokenizerWithPauses(documents, 400, {
      pause: async () => stop.abort(),
      signal: stop.signal,
      onProgress: (fraction) => fractions.push(fraction),
    });
    await expect(training).rejects.toMatchObject({ name: 'AbortError' });
    expect(fractions.at(-1)).toBeLessThan(1);
  });
});

describe('words', () => {
  it('keeps the space before a word and separates letters, numbers and signs', () => {
    expect([...words('The zebra’s 2nd  foal, größer\n', NEWEST_PATTERN)]).toEqual([
      'The',
      ' zebra',
      '’',
      's',
      ' 2',
      'nd',
      ' ',
      ' foal',
      ',',
      ' größer',
      '\n',
    ]);
  });

  it('covers every code point', () => {
    const characters = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
    const text = `a${characters.join('a')}a`;
    expect([...words(text, NEWEST_PATTERN)].join('') === text).toBe(true);
  });

  it('cuts a run that would be too long to merge', () => {
    const lengths = [...words('x'.repeat(150), NEWEST_PATTERN)].map((word) => word.length);
    expect(lengths).toEqual([64, 64, 22]);
  });
});
