import { expect, it } from 'vitest';
import { RECIPE_CONFIG } from '../../src/core/config';
import { movedChoice } from '../../src/widgets/Predict/positionFindings';
import { leftChoice } from '../../src/widgets/Predict/ablationFindings';
import { lookOf } from '../../src/widgets/Predict/attentionFindings';
import { neighbourChoice, spreadChoice } from '../../src/widgets/Predict/parameterFindings';
import { moveChoice, pairOf, TIMES_STEEPER } from '../../src/widgets/Predict/stepFindings';
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

it('a word of several tokens is looked at by what they get together, and what is no word does not count', () => {
  const shares = Float32Array.of(0.5, 0.125, 0.125, 0.125, 0.125);
  expect(lookOf(shares, [null, 0, 1, 1, 2])).toEqual({ word: 1, share: 0.25 });
  expect(lookOf(Float32Array.of(0.25, 0.75), [0, 1])).toEqual({ word: 1, share: 0.75 });
});

it('facts that are left are nearly all, about half, or few', () => {
  expect([240, 161, 160, 81, 80, 0].map((left) => leftChoice(left, 240))).toEqual([
    0, 0, 1, 1, 2, 2,
  ]);
});

it('neighbours share a home as at random, more often, or always', () => {
  const choice = (same: number) => neighbourChoice({ same, of: 48, byLot: 3.2 });
  expect([0, 6, 7, 47, 48].map(choice)).toEqual([0, 0, 1, 1, 2]);
});

it('the part whose numbers are spread furthest is found, of equals the first', () => {
  expect(spreadChoice([0.07, 0.06, 0.26])).toBe(2);
  expect(spreadChoice([0.04, 0.04, 0.04])).toBe(0);
});

it('a weight moves as its slope, as the root of it, or as the other does', () => {
  expect([110, 60, 12, 4, 2, 1.04, 0.9].map(moveChoice)).toEqual([0, 0, 1, 1, 2, 2, 2]);
});

it('of all slopes the steepest is taken, and the one nearest to a hundredth of it', () => {
  const slopes = Float32Array.of(0, 0.5, -0.0005, 0.049, -0.004, -0.4);
  const { steep, flat } = pairOf(slopes);
  expect([steep, flat]).toEqual([1, 4]);
  expect(TIMES_STEEPER).toBe(100);
});
