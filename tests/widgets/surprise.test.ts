import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HELD_OUT, smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import type { TokenSurprise } from '../../src/core/surprise';
import { createTokenizer, type TokenizerData } from '../../src/core/tokenizer/bpe';
import { tokensOfWord } from '../../src/widgets/Predict/surpriseFindings';
import { choicesAt, isTypedRight, scoreOf, seedOf } from '../../src/widgets/Surprise/guess';
import { amongText, chanceText, shareText } from '../../src/widgets/Surprise/numbers';
import { TEXTS, textOf, tokensOf, unreadDocuments } from '../../src/widgets/Surprise/texts';

const shipped = () => {
  const life = readFileSync(new URL('../../public/models/life.json', import.meta.url), 'utf8');
  const { tokenizer: data } = JSON.parse(life) as { readonly tokenizer: TokenizerData };
  return createTokenizer(data);
};

const tokenizer = shipped();

const token = (tokenId: number, likeliest: number, logits: readonly number[]): TokenSurprise => ({
  tokenId,
  surprise: 1,
  probability: Math.exp(-1),
  likeliest: { tokenId: likeliest, probability: 0.5 },
  logits: Float32Array.from(logits),
});

it('texts of the small world are kept aside, and fit into the context with both their ends', () => {
  const read = new Set(smallWorldDocuments());
  const held = smallWorldDocuments(HELD_OUT);
  const named = TEXTS.filter((text) => !['mistake', 'own'].includes(text)).map((text) =>
    textOf({ text, drawn: 1, line: '' }),
  );
  const all = [...named, ...unreadDocuments()];
  expect(all.filter((text) => read.has(text) || !held.includes(text))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
  expect(unreadDocuments().length).toBeGreaterThan(100);
  expect(all.filter((text) => tokensOf(tokenizer, text, 32).isCut)).toEqual([]);
  expect(textOf({ text: 'article', drawn: 1, line: '' })).toMatch(/^The shark lives in the sea\./);
  expect(textOf({ text: 'list', drawn: 1, line: '' })).toMatch(/^Animals that eat/);
});

it('drawn texts come round again, and the reader’s own is taken as it is', () => {
  const count = unreadDocuments().length;
  const drawn = (at: number) => textOf({ text: 'drawn', drawn: at, line: '' });
  expect(drawn(count + 1)).toBe(drawn(1));
  expect(drawn(2)).not.toBe(drawn(1));
  expect(textOf({ text: 'own', drawn: 1, line: ' As it is ' })).toBe(' As it is ');
});

it('a text stands between two ends, and is cut where the context is full', () => {
  const { endId, encode } = tokenizer;
  const text = 'The zebra eats grass.';
  const ids = encode(text);
  expect(tokensOf(tokenizer, text, 100)).toEqual({
    tokenIds: [endId, ...ids, endId],
    isCut: false,
  });
  expect(tokensOf(tokenizer, text, 3)).toEqual({
    tokenIds: [endId, ...ids.slice(0, 2)],
    isCut: true,
  });
});

it('choices are the right token and the likeliest others, in an order that a seed draws', () => {
  const rare = token(5, 0, [9, 8, 7, 6, 5, 0]);
  expect(new Set(choicesAt(rare, 1))).toEqual(new Set([0, 1, 2, 5]));
  const likely = token(1, 0, [9, 8, 7, 6, 5, 0]);
  expect(new Set(choicesAt(likely, 1))).toEqual(new Set([0, 1, 2, 3]));
  expect(choicesAt(rare, 7)).toEqual(choicesAt(rare, 7));
  const places = Array.from({ length: 100 }, (_, seed) => choicesAt(rare, seed).indexOf(5));
  for (const place of [0, 1, 2, 3])
    expect(places.filter((one) => one === place).length).toBeGreaterThan(10);
});

it('where the right one stands differs from text to text', () => {
  const places = unreadDocuments()
    .slice(0, 80)
    .map((text) => {
      const tokens = tokenizer.encode(text).map((id) => token(id, 0, Array(856).fill(0)));
      return choicesAt(tokens[1], seedOf(tokens, 1)).indexOf(tokens[1].tokenId);
    });
  for (const place of [0, 1, 2, 3])
    expect(places.filter((one) => one === place).length).toBeGreaterThan(8);
});

it('a vocabulary smaller than the choices is shown whole', () => {
  expect(new Set(choicesAt(token(0, 0, [1, 2]), 3))).toEqual(new Set([0, 1]));
});

it('a typed guess may leave off the space and the capital, and counts by its beginning', () => {
  const [zebra] = tokenizer.encode(' zebra');
  const [it_] = tokenizer.encode(' It');
  const right = (typed: string, tokenId: number) => isTypedRight(tokenizer, typed, tokenId, 'end');
  expect(right('zebra', zebra)).toBe(true);
  expect(right(' zebra ', zebra)).toBe(true);
  expect(right('it', it_)).toBe(true);
  expect(right('panda', zebra)).toBe(false);
  expect(right('', zebra)).toBe(false);
  expect(right('.', tokenizer.encode('.')[0])).toBe(true);
  expect(right('End', tokenizer.endId)).toBe(true);
  expect(right('.', tokenizer.endId)).toBe(false);
  const [first] = tokenizer.encode(' xylophone');
  expect(right('xylophone', first)).toBe(true);
});

it('the model is right where its likeliest token came, whatever the reader said', () => {
  const guess = (isRight: boolean, isLikeliest: boolean) => ({
    place: 1,
    said: '',
    isRight,
    token: token(1, isLikeliest ? 1 : 0, [0, 0]),
  });
  const guesses = [guess(true, false), guess(false, true), guess(true, true)];
  expect(scoreOf(guesses)).toEqual({ guesses: 3, reader: 2, model: 2 });
  expect(scoreOf([])).toEqual({ guesses: 0, reader: 0, model: 0 });
});

it('chances have three figures that count, and certainty is not rounded up', () => {
  expect([0.0221987, 0.5, 0.99972, 0.000236, 0.00001234].map(chanceText)).toEqual([
    '0.0222',
    '0.5',
    '0.9997',
    '0.000236',
    '1.23 × 10⁻⁵',
  ]);
  expect([0.99999, 0.9981, 0.0388, 0.0006].map(shareText)).toEqual([
    '>\u202f99.9%',
    '99.8%',
    '3.9%',
    '0.06%',
  ]);
  expect([1, 2.333, 45.04, 4_237, 3e7].map(amongText)).toEqual([
    '1',
    '2.33',
    '45',
    '4,240',
    '3 × 10⁷',
  ]);
});

it('a word of several tokens is all of these, and one that was cut off is none', () => {
  const text = 'The zebra lives.';
  const read = tokenizer.encode(text).map((tokenId) => token(tokenId, 0, [0]));
  const textOfAll = (tokens: readonly TokenSurprise[]) =>
    tokenizer.decode(tokens.map(({ tokenId }) => tokenId)).trim();
  expect(textOfAll(tokensOfWord(read, tokenizer, text, 'zebra'))).toBe('zebra');
  const bytes = [...'The zebra lives.'].map((letter) => token(letter.charCodeAt(0), 0, [0]));
  expect(tokensOfWord(bytes, { decode: (ids) => String.fromCharCode(...ids) }, text, 'zebra')).toHaveLength(5); // prettier-ignore
  expect(tokensOfWord(read.slice(0, 1), tokenizer, text, 'zebra')).toEqual([]);
  expect(tokensOfWord(read, tokenizer, text, 'panda')).toEqual([]);
});
