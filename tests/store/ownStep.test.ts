/** Where the reader's own pre-training can be taken up, for its next step to be looked at. */

import { expect, it } from 'vitest';
import { ownStep } from '../../src/store/experiments/ownStep';
import { FIRST_STATE, type LifeState, type RunState } from '../../src/store/state';

const stateOf = (run: Partial<RunState>, shown: LifeState['shown'] = null) => ({
  runs: {
    ...FIRST_STATE.runs,
    pretraining: {
      ...{ origin: 'yours', status: 'finished', checkpoints: [0, 1, 2, 90, 100] },
      training: { steps: 100 },
      ...run,
    } as RunState,
  },
  shown,
});

it('is its newest moment from which there is a step left', () => {
  expect(ownStep(FIRST_STATE)).toBeNull();
  expect(ownStep(stateOf({}))).toBe(90);
  expect(ownStep(stateOf({ status: 'stopped', checkpoints: [0, 1, 40] }))).toBe(40);
});

it('is no later than the moment that is shown', () => {
  expect(ownStep(stateOf({}, { phase: 'pretraining', step: 2 }))).toBe(2);
  expect(ownStep(stateOf({}, { phase: 'pretraining', step: 50 }))).toBe(2);
  expect(ownStep(stateOf({}, { phase: 'fineTuning', step: 2 }))).toBe(90);
});

it('is nowhere in a run under way, or in one of somebody else’s, which came without AdamW’s means', () => {
  expect(ownStep(stateOf({ status: 'running' }))).toBeNull();
  expect(ownStep(stateOf({ origin: 'ours' }))).toBeNull();
  expect(ownStep(stateOf({ origin: 'opened' }))).toBeNull();
});
