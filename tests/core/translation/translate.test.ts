/** What a reader may type: read as English, translated by the grammar, or told what is wrong with it. */

import { describe, expect, it } from 'vitest';
import { nextWords, sentencePairs, translate, typeset } from '../../../src/core/translation';

describe('what is typed', () => {
  it.each([
    'the black mouse does not see an old tree',
    'The black mouse does not see an old tree.',
    '  THE  black\tmouse\ndoes not see an\u00a0old tree ! ',
    'The black mouse doesn’t see an old tree…',
    "the black mouse doesn't see an old tree?",
    'the black mouse doesn`t see an old tree',
    'the black mouse DOESNʼT see an old tree',
    '“The black mouse does not see an old tree.”',
    '‘the black mouse’ does not see, an old tree —',
    '\ufeffthe black mouse does not see an old tree\u200b',
  ])('%j is one sentence', (text) => {
    const { english, french, fault } = translate(text);
    expect(english.join(' ')).toBe('the black mouse does not see an old tree');
    expect(typeset(french ?? [])).toBe('la souris noire ne voit pas de vieil arbre');
    expect(fault).toBeNull();
  });

  it('is nothing where there is no word', () => {
    for (const text of ['', ' \n', '. !', '“”', '—']) {
      expect(translate(text)).toEqual({ english: [], french: null, fault: { kind: 'empty' } });
    }
  });

  it('has words that the grammar does not know, told once and as they were typed', () => {
    const { french, fault } = translate('The Zebra likes the zebra’s café, 🦒 and la souris.');
    expect(french).toBeNull();
    expect(fault).toEqual({
      kind: 'unknownWords',
      words: ['Zebra', 'likes', 'zebra’s', 'café', '🦒', 'and', 'la', 'souris'],
    });
    expect(translate('Zebra zebra ZEBRA constructor').fault).toEqual({
      kind: 'unknownWords',
      words: ['Zebra', 'constructor'],
    });
  });

  it.each([
    ['mouse the', 0, { fit: ['the', 'a', 'an'], unfit: ['mouse'] }],
    ['the cat black sleeps', 2, { fit: ['sleeps', 'does'], unfit: ['black', 'sleep'] }],
    ['the cat sleep', 2, { fit: ['sleeps', 'does'], unfit: ['sleep'] }],
    ['the cat does not sleeps', 4, { fit: ['sleep', 'see'], unfit: ['sleeps'] }],
    ['the cat does sleep', 3, { fit: ['not'], unfit: ['sleep'] }],
    ['the cat sees', 3, { fit: ['the', 'a', 'an'], unfit: ['cat'] }],
    ['the cat', 2, { fit: ['sees', 'does'], unfit: ['cat'] }],
    ['a old cat sleeps', 1, { fit: ['new', 'cat'], unfit: ['old'] }],
    ['an cat sleeps', 1, { fit: ['old', 'apple'], unfit: ['new', 'cat'] }],
    ['a apple falls', 1, { fit: ['red'], unfit: ['apple'] }],
    ['the black small cat sleeps', 2, { fit: ['cat'], unfit: ['small', 'red'] }],
    ['the small big cat sleeps', 2, { fit: ['black', 'cat'], unfit: ['big', 'happy'] }],
    ['the small black red cat sleeps', 3, { fit: ['cat'], unfit: ['red'] }],
  ])('%j is no sentence, from word %i on', (text, at, { fit, unfit }) => {
    const { english, french, fault } = translate(text);
    expect(english).toEqual(text.split(' '));
    expect(french).toBeNull();
    const expected = fault?.kind === 'notASentence' ? fault.expected : [];
    expect(fault).toEqual({ kind: 'notASentence', at, expected });
    expect(expected).toEqual(expect.arrayContaining(fit));
    expect(expected.filter((word) => unfit.includes(word))).toEqual([]);
  });

  it('wants nothing after the end of a sentence', () => {
    const fault = { kind: 'notASentence', at: 3, expected: [] };
    expect(translate('The cat sleeps the dog.').fault).toEqual(fault);
    expect(translate('The cat sleeps. The dog sleeps.').fault).toEqual(fault);
  });
});

it('every sentence of a seed is translated as its pair has it', () => {
  for (const seed of [0, 1, 2]) {
    const { training, heldOut } = sentencePairs(seed);
    const wrong = [...training, ...heldOut].filter(
      ({ english, french }) => translate(english.join(' ')).french?.join(' ') !== french.join(' '),
    );
    expect(wrong).toEqual([]);
  }
});

it('a sentence can be made of the words that are offered, each in its turn', () => {
  const words: string[] = [];
  for (const word of ['an', 'old', 'black', 'bird', 'does', 'not', 'find', 'the', 'car']) {
    expect(nextWords(words)).toContain(word);
    words.push(word);
  }
  expect(nextWords(words)).toEqual([]);
  expect(nextWords(['the', 'the'])).toEqual([]);
  expect(nextWords([])).toEqual(['the', 'a', 'an']);
});

it('French is set without a space after an apostrophe', () => {
  expect(typeset(['l’', 'arbre', 'vert', 'n’', 'entend', 'pas', 'd’', 'oiseau'])).toBe(
    'l’arbre vert n’entend pas d’oiseau',
  );
  expect(typeset(['l’'])).toBe('l’');
  expect(typeset([])).toBe('');
});
