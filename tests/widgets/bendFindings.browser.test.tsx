/** The questions about small networks are settled by training some. */

import { expect, test } from 'vitest';
import strings from '#strings/networkQuestions';
import {
  bendsNeeded,
  findHillBends,
  findLinearCircle,
  findLineDoubled,
  findTestLoss,
  shareChoice,
} from '../../src/widgets/Predict/bendFindings';

test('a neuron twice as strong has its line where it was', () => {
  const { right, evidence } = findLineDoubled();
  expect(strings.lineDoubled.choices[right]).toBe('It stays where it is');
  // tanh(1.2) and tanh(2.4)
  expect(evidence).toContain('goes from 0.83 to 0.98');
});

test('a hill takes as many bends as the least sum that fits', async () => {
  expect(bendsNeeded([0.4, 0.01, 0.01])).toBe(1);
  expect(bendsNeeded([0.4, 0.3])).toBe(2);
  const found = await findHillBends();
  expect(strings.hillBends.choices[found!.right]).toBe('three');
  expect(found!.evidence).toMatch(/errors were 0\.\d\d, 0\.\d\d, 0\.00 and 0\.00/);
});

test('a network without bends does not learn the circle', async () => {
  expect([90, 120, 158].map((right) => shareChoice(right, 160))).toEqual([0, 1, 2]);
  const found = await findLinearCircle();
  expect(strings.linearCircle.choices[found!.right]).toBe('little more than half');
  expect(found!.evidence).toMatch(/tanh had 1[56]\d/);
});

test('a test loss rises where dots are learnt by heart', async () => {
  const found = await findTestLoss();
  expect(strings.testLoss.choices[found!.right]).toBe('It falls, and then it rises again');
});
