/** Words as a reader counts them, and which of them a model has never read. */

import { expect, it } from 'vitest';
import { unreadWords, wordsIn } from '../../src/core/corpus/words';

const READ = new Set(['What', 'does', 'the', 'zebra', 'eat', 'Hello']);
const unread = (text: string) => unreadWords(text, (word) => READ.has(word));

it('are letters and digits, whatever the script, with an apostrophe among them', () => {
  expect(wordsIn('What’s a zèbre, 12 or 3?')).toEqual(['What’s', 'a', 'zèbre', '12', 'or', '3']);
  expect(wordsIn('パンダは何を食べますか')).toEqual(['パンダは何を食べますか']);
  expect(wordsIn('?!… <|>')).toEqual([]);
});

it('and pictures, each whole', () => {
  expect(wordsIn('🦒👍🏽 👩‍🔬 🇫🇷❤️')).toEqual(['🦒', '👍🏽', '👩‍🔬', '🇫🇷', '❤️']);
});

it('are unread where no spelling of them was read', () => {
  expect(unread('What does the dinosaur eat?')).toEqual({
    count: 5,
    unread: ['dinosaur'],
    respelt: [],
  });
  expect(unread('12345 🦒 asdf asdf').unread).toEqual(['12345', '🦒', 'asdf']);
  expect(unread('').count).toBe(0);
});

it('are respelt where they were read in other letters', () => {
  const { unread: never, respelt } = unread('WHAT does the ZEBRA eat, hello');
  expect(never).toEqual([]);
  expect(respelt).toEqual([
    { typed: 'WHAT', read: 'What' },
    { typed: 'ZEBRA', read: 'zebra' },
    { typed: 'hello', read: 'Hello' },
  ]);
});

it('are known by their stem', () => {
  expect(unread('the zebra’s').unread).toEqual([]);
  expect(unread("Zebra's").respelt).toEqual([{ typed: "Zebra's", read: 'zebra' }]);
});
