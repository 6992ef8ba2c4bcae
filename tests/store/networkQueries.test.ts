/** The small networks of chapter 1, asked for by figures. */

import { expect, it, vi } from 'vitest';
import { ReaderError } from '../../src/core/errors';
import {
  drawWeights,
  firstState,
  SGD,
  type NetworkConfig,
  type NetworkSnapshot,
} from '../../src/core/network';
import { errorMessage } from '../../src/store/errorMessage';
import { createLife } from '../../src/store/life';
import { measurementIn } from '../../src/store/engine/measurement';
import type { Args } from '../../src/worker/protocol';
import { createFakeEngine, type FakeOptions } from './fakeEngine';
import { fakeStorage } from './fakeStorage';

const config: NetworkConfig = { inputs: 1, hidden: [], activation: 'tanh', output: 'linear' };
const weights = drawWeights(config, 1);
const examples = {
  inputs: { shape: [1, 1], data: Float32Array.of(1) },
  targets: { shape: [1], data: Float32Array.of(1) },
};
const penalty = { l1: 0, l2: 0 };
const request: Args<'trainNetwork'> = {
  ...{ config, from: firstState(weights), steps: 1, examples },
  training: { learningRate: 1, optimiser: SGD, batchSize: null, seed: 0, ...penalty },
  ...{ test: null, surfaceInputs: null, keepPath: false },
};
const SNAPSHOT: NetworkSnapshot = {
  ...{ state: firstState(weights), loss: 1, testLoss: null, surfaces: [], path: null },
  batchLosses: Float32Array.of(2),
};

const lifeWith = (answers: FakeOptions['answers'] = {}) =>
  createLife(
    createFakeEngine({ answers }).connect,
    measurementIn(() => fakeStorage(), 'engines'),
  );

it('a run tells of itself, and hears that it should stop', async () => {
  const { signal } = new AbortController();
  const trainNetwork = vi.fn((_, { onEvent }) => {
    onEvent?.({ type: 'network', snapshot: SNAPSHOT });
    onEvent?.({ type: 'fraction', fraction: 1 });
    return SNAPSHOT;
  });
  const life = lifeWith({ trainNetwork });
  const onSnapshot = vi.fn();
  expect(await life.actions.trainNetwork(request, signal, onSnapshot)).toBe(SNAPSHOT);
  expect(onSnapshot.mock.calls).toEqual([[SNAPSHOT]]);
  expect(trainNetwork).toHaveBeenCalledWith(request, expect.objectContaining({ signal }));
});

it('a run that leaps away says so, and a gradient leaves that sentence where it is', async () => {
  const error = new ReaderError('engine.networkDiverged');
  const life = lifeWith({
    trainNetwork: () => Promise.reject(error),
    networkGradient: () => ({ loss: 1, penalty: 0, gradient: weights, nodes: null }),
  });
  const { signal } = new AbortController();
  expect(await life.actions.trainNetwork(request, signal, () => {})).toBeUndefined();
  expect(life.getState().problem).toBe(errorMessage(error));
  const asked = { config, weights, examples, penalty, nodes: false };
  expect(await life.actions.networkGradient(asked)).toMatchObject({ loss: 1 });
  expect(life.getState().problem).toBe(errorMessage(error));
});

it('losses are asked for with what stops them', async () => {
  const networkLosses = vi.fn(() => null);
  const life = lifeWith({ networkLosses });
  const { signal } = new AbortController();
  const parameters = { shape: [0, 2], data: new Float32Array() };
  const asked = { config, examples, penalty, places: { kind: 'each', parameters } } as const;
  expect(await life.actions.networkLosses(asked, signal)).toBeNull();
  expect(networkLosses).toHaveBeenCalledWith(asked, expect.objectContaining({ signal }));
});
