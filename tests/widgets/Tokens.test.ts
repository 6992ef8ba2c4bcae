/** A text cut into words and tokens, and what a model receives of its letters. */

import { describe, expect, it } from 'vitest';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { RECIPE_VOCAB_SIZE } from '../../src/core/config';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { countPair, learnVocabulary } from '../../src/core/tokenizer/vocabularyStudy';
import { countLetters } from '../../src/widgets/Tokens/letters';
import { cutIntoWords, wordAt } from '../../src/widgets/Tokens/words';
import { readFileSync } from 'node:fs';

const documents = smallWorldDocuments();
const learnt = await learnVocabulary(documents, RECIPE_VOCAB_SIZE, {
  pause: () => Promise.resolve(),
});
const tokenizer = createTokenizer(learnt.tokenizer);

describe('the vocabulary that is learnt before the reader’s eyes', () => {
  it('is the tokenizer of our model', () => {
    const life = new URL('../../public/models/life.json', import.meta.url);
    const shipped = JSON.parse(readFileSync(life, 'utf8')) as { tokenizer: unknown };
    expect(learnt.tokenizer).toEqual(shipped.tokenizer);
  });

  it('joins the first of each ranking', () => {
    const { merges } = learnt.tokenizer;
    expect(learnt.rankings).toHaveLength(merges.length + 1);
    expect(
      learnt.rankings.slice(0, merges.length).map(([{ left, right }]) => [left, right]),
    ).toEqual(merges);
  });

  it.each([0, 1, 50, 400, 597])('ranks pairs as counting word by word does, after %i', (used) => {
    const { merges, pattern } = learnt.tokenizer;
    const data = { merges: merges.slice(0, used), ...(pattern && { pattern }) };
    for (const pair of learnt.rankings[used]) {
      const { words, others } = countPair(documents, data, pair);
      const shown = words.map(({ times, within }) => times * within);
      expect(shown.reduce((a, b) => a + b, others.count)).toBe(pair.count);
      expect(shown).toEqual(shown.toSorted((a, b) => b - a));
      expect(words.length).toBeLessThanOrEqual(5);
      expect(others.words > 0).toBe(others.count > 0);
    }
  });
});

describe('cutIntoWords', () => {
  it.each(['The zebra eats.', '', '  two  spaces\n', 'зебра 👩‍🚀, 1234567'])(
    'keeps all of “%s”',
    (text) => {
      const words = cutIntoWords(tokenizer, text);
      expect(words.map((word) => word.text).join('')).toBe(text);
      const ids = words.flatMap(({ tokenIds }) => tokenIds);
      expect(ids).toEqual(tokenizer.encode(text));
      for (const [place, id] of ids.entries()) {
        const word = wordAt(words, place)!;
        expect(word.tokenIds[place - word.start]).toBe(id);
      }
    },
  );

  it('has no word where there is no text', () => {
    expect(wordAt(cutIntoWords(tokenizer, ''), -1)).toBeUndefined();
  });
});

describe('countLetters', () => {
  const count = (text: string) => countLetters(tokenizer, cutIntoWords(tokenizer, text)[0]);
  const idOf = (piece: string) => tokenizer.encode(piece)[0];

  it('finds the three r of strawberry, and the tokens that hold them', () => {
    expect(count('strawberry')).toEqual({
      letter: 'r',
      count: 3,
      within: [
        { id: idOf('r'), times: 1 },
        { id: idOf('er'), times: 1 },
        { id: idOf('ry'), times: 1 },
      ],
    });
  });

  it('adds up what several alike tokens hold, takes capitals too, and the first of several letters', () => {
    expect(count('1211')).toEqual({ letter: '1', count: 3, within: [{ id: 49, times: 3 }] });
    expect(count('Xx')).toMatchObject({ letter: 'x', count: 2 });
    expect(count('zebra')).toMatchObject({ letter: 'z', count: 1 });
  });

  it('holds a letter whole in no token where its bytes are apart, and finds none in signs', () => {
    expect(count('зебра')).toEqual({ letter: 'з', count: 1, within: [] });
    expect(count('…')).toBeNull();
  });
});
