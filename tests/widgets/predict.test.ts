import { expect, it } from 'vitest';
import { RECIPE_CONFIG } from '../../src/core/config';
import { movedChoice } from '../../src/widgets/Predict/positionFindings';
import { swapChoice } from '../../src/widgets/Predict/swapFindings';
import { bridgeChoice } from '../../src/widgets/Predict/translatorFindings';
import {
  answerChoice,
  countChoice,
  lossChoice,
  parametersChoice,
  QUESTIONS,
  tokenChoice,
} from '../../src/widgets/Predict/questions';

it.each([
  [1, 0],
  [2, 1],
  [3, 1],
  [4, 2],
  [9, 2],
])('%i tokens are choice %i', (count, choice) => expect(tokenChoice(count)).toBe(choice));

it.each([
  [0.1, 0],
  [1.9, 1],
  [4.2, 2],
  [6.81, 3],
  [300, 3],
])('a loss of %f nats is choice %i', (loss, choice) => expect(lossChoice(loss, 856)).toBe(choice));

it('finds the part with most parameters, which is not the same in all models', () => {
  const tiny = { ...RECIPE_CONFIG, vocabSize: 856 };
  expect(parametersChoice(tiny)).toBe(1);
  expect(parametersChoice({ ...tiny, vocabSize: 2_000 })).toBe(2);
  expect(parametersChoice({ ...tiny, hiddenDim: 16, vocabSize: 100 })).toBe(0);
});

it('counts and answers are told apart', () => {
  expect([countChoice(10, 10), countChoice(9, 10), countChoice(0, 10)]).toEqual([0, 1, 2]);
  const said = ['The panda eats bamboo.', ' The panda eats bamboo. ', 'What?', ' '];
  expect(said.map((one) => answerChoice(one, 'The panda eats bamboo.'))).toEqual([0, 0, 1, 2]);
});

it('a score has grown or shrunk where that is more than rounding', () => {
  expect([movedChoice(2, 2.1), movedChoice(2, 1.9), movedChoice(2, 2.0005)]).toEqual([0, 1, 2]);
  expect([movedChoice(-2, -1.9), movedChoice(-2, -2.1), movedChoice(0, 0)]).toEqual([0, 1, 2]);
});

it('what is written without a bridge is nothing, no sentence, another sentence, or the right one', () => {
  const right = 'la souris noire dort'.split(' ');
  const choice = (text: string) => bridgeChoice(text === '' ? [] : text.split(' '), right);
  expect(choice('')).toBe(0);
  expect(choice('dort dort la')).toBe(1);
  expect(choice('un vieil oiseau attend')).toBe(2);
  expect(choice('la souris noire dort')).toBe(3);
});

it('every question has choices that differ', () => {
  for (const { choices } of Object.values(QUESTIONS)) {
    expect(new Set(choices).size).toBe(choices.length);
    expect(choices.length).toBeGreaterThanOrEqual(2);
  }
});

it('what is written after a swap is its own, the other’s or neither', () => {
  const said = ['grass.', 'bamboo.', 'grass and bamboo.', ''];
  expect(said.map((one) => swapChoice(one, 'grass.', 'bamboo.'))).toEqual([0, 1, 2, 2]);
});
