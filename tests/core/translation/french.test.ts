/** The French of the grammar against sentences written by hand. */

import { describe, expect, it } from 'vitest';
import { sentencePairs, translate, typeset } from '../../../src/core/translation';
import { ADJECTIVES, NOUNS } from '../../../src/core/translation/lexicon';

const french = (english: string) => typeset(translate(english).french ?? []);

describe.each([
  [
    'an article and an adjective agree with the gender of their noun',
    {
      'the black cat sleeps': 'le chat noir dort',
      'the black mouse sleeps': 'la souris noire dort',
      'a white horse runs': 'un cheval blanc court',
      'a white cow runs': 'une vache blanche court',
      'the green boat burns': 'le bateau vert brûle',
      'the green table burns': 'la table verte brûle',
      'a blue book falls': 'un livre bleu tombe',
      'a blue car falls': 'une voiture bleue tombe',
      'the happy wolf sings': 'le loup heureux chante',
      'the happy goat sings': 'la chèvre heureuse chante',
      'the red dog waits': 'le chien rouge attend',
      'the red house waits': 'la maison rouge attend',
    },
  ],
  [
    'size and age stand before the noun, all else after it',
    {
      'the small wolf sleeps': 'le petit loup dort',
      'the small goat sleeps': 'la petite chèvre dort',
      'a big dog runs': 'un grand chien court',
      'a big house burns': 'une grande maison brûle',
      'an old wolf waits': 'un vieux loup attend',
      'an old goat waits': 'une vieille chèvre attend',
      'the new book falls': 'le nouveau livre tombe',
      'the new car falls': 'la nouvelle voiture tombe',
    },
  ],
  [
    'of two adjectives, one stands on either side',
    {
      'the small black cat sleeps': 'le petit chat noir dort',
      'a big red house burns': 'une grande maison rouge brûle',
      'the happy old dog sings': 'le vieux chien heureux chante',
      'a happy small mouse sings': 'une petite souris heureuse chante',
      'an old white tree falls': 'un vieil arbre blanc tombe',
    },
  ],
  [
    'le, la, de and ne lose their vowel before another',
    {
      'the tree burns': 'l’arbre brûle',
      'the bird sings': 'l’oiseau chante',
      'the green tree burns': 'l’arbre vert brûle',
      'the big tree burns': 'le grand arbre brûle',
      'a tree burns': 'un arbre brûle',
      'the star falls': 'l’étoile tombe',
      'the white star falls': 'l’étoile blanche tombe',
      'the small star falls': 'la petite étoile tombe',
      'a mouse does not see a star': 'une souris ne voit pas d’étoile',
      'the bird does not wait': 'l’oiseau n’attend pas',
      'the bird does not sing': 'l’oiseau ne chante pas',
      'a wolf does not hear the bird': 'un loup n’entend pas l’oiseau',
      'a wolf does not see a bird': 'un loup ne voit pas d’oiseau',
    },
  ],
  [
    'vieux and nouveau have a form of their own before a vowel, petit and grand have none',
    {
      'an old tree falls': 'un vieil arbre tombe',
      'the new tree falls': 'le nouvel arbre tombe',
      'the old bird sings': 'le vieil oiseau chante',
      'a new bird sings': 'un nouvel oiseau chante',
      'a small bird sings': 'un petit oiseau chante',
      'a big bird sings': 'un grand oiseau chante',
      'the old star burns': 'la vieille étoile brûle',
      'a new star burns': 'une nouvelle étoile brûle',
    },
  ],
  [
    'un and une are de after a negation, the subject and le, la are not touched',
    {
      'a cat sees a dog': 'un chat voit un chien',
      'a cat does not see a dog': 'un chat ne voit pas de chien',
      'a cat does not see the dog': 'un chat ne voit pas le chien',
      'the apple does not want a table': 'la pomme ne veut pas de table',
      'the apple does not take the table': 'la pomme ne prend pas la table',
      'the cow does not eat a small red book': 'la vache ne mange pas de petit livre rouge',
      'the goat does not find a new tree': 'la chèvre ne trouve pas de nouvel arbre',
      'the goat does not find a blue tree': 'la chèvre ne trouve pas d’arbre bleu',
      'the goat does not find the tree': 'la chèvre ne trouve pas l’arbre',
      'an apple does not sleep': 'une pomme ne dort pas',
    },
  ],
] as const)('%s', (_, sentences) => {
  it.each(Object.entries(sentences))('%s → %s', (english, expected) => {
    expect(french(english)).toBe(expected);
  });
});

/** What no French sentence has, whatever its words. */
it('no sentence of a seed has a form that French has not', () => {
  const { training, heldOut } = sentencePairs(0);
  const wrong = [
    /(^| )(le|la|de|ne) [aeioué]/,
    /[ldn]’[^aeioué]/,
    /\b(vieux|nouveau) (arbre|oiseau)/,
    /\b(vieil|nouvel) (?!arbre|oiseau)/,
    /pas une? /,
    /’ | {2}/,
  ];
  const found = [...training, ...heldOut]
    .map((pair) => typeset(pair.french))
    .filter((sentence) => wrong.some((form) => form.test(sentence)));
  expect(found).toEqual([]);
});

it('and every word has its gender and its forms', () => {
  const feminine = NOUNS.filter(({ gender }) => gender === 'feminine').map((noun) => noun.french);
  expect(feminine.join(' ')).toBe('souris vache chèvre maison voiture étoile pomme table');
  // An h would have to say whether it elides.
  const before = ADJECTIVES.filter(({ place }) => place === 'before');
  const first = [...NOUNS.map((noun) => noun.french), ...before.map(({ masculine }) => masculine)];
  expect(first.filter((word) => /^[hy]/.test(word))).toEqual([]);
});
