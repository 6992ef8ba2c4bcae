import { describe, expect, it } from 'vitest';
import { chatPrompt } from '../../src/core/batches';
import { RECIPE_CONFIG } from '../../src/core/config';
import { ANIMALS, smallWorldDocuments, splitAnimals } from '../../src/core/corpus/smallWorld';
import {
  ANSWER_TOKENS,
  CLOZE_TOKENS,
  clozePrompts,
  examQuestions,
  gradeAnswer,
  gradeCloze,
} from '../../src/core/exam';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';

const zebra = ANIMALS[0];
const owl = ANIMALS.find(({ name }) => name === 'owl')!;

describe('examQuestions', () => {
  it('asks five facts in three wordings', () => {
    expect(examQuestions(splitAnimals(0).unseen)).toHaveLength(24 * 15);
    const questions = examQuestions([zebra]);
    expect(questions.map(({ question }) => question)).toEqual([
      'What colour is the zebra?',
      'What is the colour of the zebra?',
      'What does the zebra look like?',
      'Where does the zebra live?',
      'Where is the home of the zebra?',
      'Where can you find the zebra?',
      'What does the zebra eat?',
      'What is the favourite food of the zebra?',
      'What does the zebra like to eat?',
      'What can the zebra do?',
      'What does the zebra know how to do?',
      'What does the zebra like to do?',
      'What is a baby zebra called?',
      'What is the baby of the zebra called?',
      'What is a young zebra called?',
    ]);
    expect([...new Set(questions.map(({ answer }) => answer))]).toEqual([
      'The zebra is black and white.',
      'The zebra lives on the savanna.',
      'The zebra eats grass.',
      'The zebra can run fast.',
      'A baby zebra is called a foal.',
    ]);
    expect(questions[4]).toMatchObject({ animal: zebra, fact: 'home', phrasing: 1 });
    expect(examQuestions([owl]).at(-1)?.answer).toBe('A baby owl is called an owlet.');
  });
});

describe('gradeAnswer', () => {
  const eats = examQuestions([zebra])[6];

  it.each([
    ['The zebra eats grass.', true, true, true],
    [' The zebra eats grass. ', true, true, true],
    ['The zebra eats grass.', false, false, false],
    ['The zebra eats meat.', true, false, true],
    ['The lion can roar.', true, false, true],
    ['A baby zebra is called a foal.', true, false, true],
    ['The zebra eats grass', true, false, false],
    ['The zebra eats grass. It runs.', true, false, false],
    ['What does the zebra eat?', true, false, false],
    ['', true, false, false],
  ])('%j, stopped %s: exact %s, format %s', (text, stopped, exact, format) => {
    expect(gradeAnswer(eats, text, stopped)).toEqual({ exact, format });
  });

  it('gives every right answer full marks', () => {
    for (const asked of examQuestions(ANIMALS)) {
      expect(gradeAnswer(asked, asked.answer, true)).toEqual({ exact: true, format: true });
    }
  });
});

describe('clozePrompts', () => {
  it('gives one sentence to fill in a fact', () => {
    expect(clozePrompts([owl]).map(({ prefix, expected }) => [prefix, expected])).toEqual([
      ['The owl is', ' brown.'],
      ['The owl lives', ' in the forest.'],
      ['The owl eats', ' mice.'],
      ['The owl can', ' hunt at night.'],
      ['A baby owl is called', ' an owlet.'],
    ]);
  });

  it('takes what begins with the fact', () => {
    const eats = clozePrompts([owl])[2];
    expect(gradeCloze(eats, ' mice.')).toBe(true);
    expect(gradeCloze(eats, ' mice. It lives')).toBe(true);
    expect(gradeCloze(eats, ' mice and')).toBe(false);
    expect(gradeCloze(eats, ' honey. mice.')).toBe(false);
  });
});

describe('the room for answers', () => {
  const tokenizer = createTokenizer(trainTokenizer(smallWorldDocuments(), 856));
  const lengthOf = (text: string) => tokenizer.encode(text).length;

  it('is enough for every right one', () => {
    for (const { expected } of clozePrompts(ANIMALS)) {
      expect(lengthOf(expected)).toBeLessThanOrEqual(CLOZE_TOKENS);
    }
    for (const { question, answer } of examQuestions(ANIMALS)) {
      expect(lengthOf(answer) + 1).toBeLessThanOrEqual(ANSWER_TOKENS);
      const whole = chatPrompt(tokenizer, [], question).length + lengthOf(` ${answer}`) + 1;
      expect(whole).toBeLessThanOrEqual(RECIPE_CONFIG.contextLength);
    }
  });
});
