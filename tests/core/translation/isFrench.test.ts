import { expect, it } from 'vitest';
import { isFrench, sentencePairs } from '../../../src/core/translation';

const words = (text: string) => text.split(' ');

it('knows what the grammar makes, whatever it says', () => {
  const { training, heldOut } = sentencePairs(3);
  const strange = [...training, ...heldOut].filter(({ french }) => !isFrench(french));
  expect(strange).toEqual([]);
});

it.each([
  'le souris noire dort',
  'la souris noir dort',
  'la noire souris dort',
  'la souris ne dort',
  'la souris dort pas',
  'la souris n’ dort pas',
  'la souris voit',
  'la souris dort le chat',
  'la souris ne voit pas un chat',
  'la souris',
  'dort',
  'souris la dort noire',
])('and that “%s” is none', (text) => {
  expect(isFrench(words(text))).toBe(false);
});

it('nothing at all is no sentence', () => {
  expect(isFrench([])).toBe(false);
});
