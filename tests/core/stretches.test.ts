import { expect, it } from 'vitest';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { createRandom } from '../../src/core/random';
import { indexSources, type Stretch } from '../../src/core/stretches';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';

const codes = (text: string) => Array.from(text, (character) => character.codePointAt(0)!);

/** Every stretch of the text, in every source: the first of the longest. */
function byBruteForce(sources: readonly string[], text: string): Omit<Stretch, 'sourceStart'> {
  for (let length = text.length; length > 0; length--) {
    for (let start = 0; start + length <= text.length; start++) {
      const stretch = text.slice(start, start + length);
      const source = sources.findIndex((one) => one.includes(stretch));
      if (source >= 0) return { start, length, source };
    }
  }
  return { start: 0, length: 0, source: 0 };
}

it('finds what brute force finds, in random texts of few letters', () => {
  const random = createRandom(3);
  for (let trial = 0; trial < 400; trial++) {
    const letters = 'abcd'.slice(0, 1 + random.int(4));
    const word = (most: number) =>
      Array.from({ length: random.int(most + 1) }, () => letters[random.int(letters.length)]).join(
        '',
      );
    const sources = Array.from({ length: 1 + random.int(5) }, () => word(20));
    const text = word(16) + (random.next() < 0.3 ? 'x' + word(5) : '');
    const index = indexSources(sources.map(codes));
    const { sourceStart, ...found } = index.longestStretch(codes(text));
    const expected = byBruteForce(sources, text);
    const { start, length } = expected;
    const what = JSON.stringify({ sources, text });
    expect(found, what).toEqual(expected);
    expect(sources[found.source].slice(sourceStart, sourceStart + length), what).toBe(
      text.slice(start, start + length),
    );
    for (const [at, matched] of index.lengths(codes(text)).entries()) {
      const isKnown = (count: number) =>
        sources.some((one) => one.includes(text.slice(at + 1 - count, at + 1)));
      expect(isKnown(matched), what).toBe(true);
      if (matched <= at) expect(isKnown(matched + 1), what).toBe(false);
    }
  }
});

it('reaches from no source into the next, and knows nothing of nothing', () => {
  const index = indexSources(['the lion', ' eats meat'].map(codes));
  expect(index.longestStretch(codes('the lion eats meat'))).toEqual({
    ...{ start: 8, length: 10, source: 1, sourceStart: 0 },
  });
  const nothing = { start: 0, length: 0, source: 0, sourceStart: 0 };
  expect(indexSources([]).longestStretch(codes('lion'))).toEqual(nothing);
  expect(index.longestStretch([])).toEqual(nothing);
  expect(index.longestStretch(codes('ZZ'))).toEqual(nothing);
});

it('finds a document of three thousand again, in tokens and in characters', () => {
  const documents = smallWorldDocuments();
  const tokenizer = createTokenizer(trainTokenizer(documents, 856));
  for (const read of [(text: string) => tokenizer.encode(text), codes]) {
    const index = indexSources(documents.map(read));
    const copied = read(documents[1234]);
    expect(index.longestStretch(copied)).toEqual({
      ...{ start: 0, length: copied.length, sourceStart: 0 },
      source: documents.indexOf(documents[1234]),
    });
    const said = read('The zebra eats grass. The zebra talks.');
    const { start, length } = index.longestStretch(said);
    expect(length).toBeGreaterThan(5);
    expect(start + length).toBeLessThan(said.length);
  }
});

it('takes a text of one letter in its stride', () => {
  const sources = Array.from({ length: 20 }, () => new Int32Array(5_000).fill(7));
  const index = indexSources(sources);
  expect(index.longestStretch(new Int32Array(6_000).fill(7))).toMatchObject({ length: 5_000 });
});
