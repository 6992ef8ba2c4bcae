/** The questions of chapter 1 about slopes, settled by the engine itself. */

import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, it, vi } from 'vitest';
import strings from '#strings/networkQuestions';
import * as tf from '../../src/engine/tf';
import {
  findDoubledRate,
  findLargestSlope,
  rateChoice,
  slopeChoice,
} from '../../src/widgets/Predict/networkFindings';

vi.mock('../../src/store', async () => ({
  actions: (await import('../engine/networkHelp')).networkActions,
}));

beforeAll(() => tf.setBackend('cpu'));

it('the rate is doubled until the walk is wild, and what came of each is said', async () => {
  const found = (await findDoubledRate())!;
  expect(found.right).toBe(1);
  expect(found.by).toBe(strings.doubledRate.by.standIn);
  expect(found.evidence).toMatch(/^At 0\.5 .* At 1 it arrived at step \d+\. /);
});

it('the largest slope is looked for on both sides', async () => {
  const found = (await findLargestSlope())!;
  expect(found.right).toBe(1);
  expect(found.by).toBe(strings.largestSlope.by);
  expect(found.evidence).toContain('v₂');
  expect(found.evidence).toContain('w₄, 2.00');
});

it('choices are told by what was found', () => {
  expect(rateChoice([20, 10, 5])).toBe(0);
  expect(rateChoice([20, 10, 12])).toBe(1);
  expect(rateChoice([20, 10, null])).toBe(1);
  expect(rateChoice([20, null])).toBe(2);
  const weights = { w1: 1, w2: 1, w3: 1, w4: -3, v1: 1, v2: 1 };
  const none = { w1: 0, w2: 0, w3: 0, w4: 0, v1: 0, v2: 0 };
  expect(slopeChoice(weights, { ...none, w2: -2, v1: 1 })).toBe(0);
  expect(slopeChoice(weights, { ...none, w2: 1, v1: -2 })).toBe(1);
  expect(slopeChoice(weights, { ...none, w4: -2, v1: 1 })).toBe(2);
});
