/** Settings that the guide suggests do what it says of them. */

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  drawDots,
  drawWeights,
  examplesOf,
  firstState,
  judge,
  SPIRAL_SETTINGS,
} from '../../src/core/network';
import { trainNetwork } from '../../src/engine/network/train';
import { startSimd } from './startSimd';

beforeAll(async () => void (await startSimd()));
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it.each([1, 2, 3, 4, 5])('the spiral is learnt from the first weights of seed %i', async (seed) => {
  const { features, config, training, steps } = SPIRAL_SETTINGS;
  const examples = examplesOf(features, drawDots('spiral', 1));
  const weights = drawWeights(config, seed);
  const count = examples.targets.data.length;
  expect(judge(config, weights, examples).right / count).toBeLessThan(0.8);
  const { state } = await trainNetwork(
    {
      ...{ config, training, steps, examples, from: firstState(weights) },
      ...{ test: null, surfaceInputs: null, keepPath: false },
    },
    new AbortController().signal,
    async () => {},
    () => {},
  );
  expect(judge(config, state.weights, examples).right / count).toBeGreaterThanOrEqual(0.98);
});
