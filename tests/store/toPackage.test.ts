/** What a file is made of: always of something that was learnt, if anything was. */

import { expect, it } from 'vitest';
import { createCheckpointHistory } from '../../src/store/model/checkpointHistory';
import { toPackage } from '../../src/store/model/packageRecord';
import { FIRST_STATE, type LifeState, type Phase } from '../../src/store/state';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { expectRefusal } from '../sentences';

const checkpoint = (step: number) => {
  const arrays = { p: { shape: [1], data: Float32Array.of(step) } };
  return { step, parameters: arrays, moments: { first: arrays, second: arrays } };
};

/** A life with runs that have come so far, and checkpoints at some of the steps. */
function lifeWith(steps: Partial<Record<Phase, number>>, kept: readonly [Phase, number][]) {
  const history = createCheckpointHistory();
  for (const [phase, step] of kept) history.add(phase, checkpoint(step), null);
  const base = { phase: 'pretraining', step: steps.pretraining } as const;
  const run = (step: number | undefined) => (step === undefined ? null : { step, base });
  const state = {
    ...FIRST_STATE,
    model: { settings: DEFAULT_SETTINGS, tokenizer: { data: {} }, config: {} },
    runs: { pretraining: run(steps.pretraining), fineTuning: run(steps.fineTuning) },
  } as unknown as LifeState;
  return () => toPackage(state, history);
}

it('the newest checkpoint, also while a run is further', () => {
  const pack = lifeWith({ pretraining: 57 }, [
    ['pretraining', 0],
    ['pretraining', 50],
  ]);
  expect(pack()).toMatchObject({
    parameters: checkpoint(50).parameters,
    about: { age: 'base', pretrainingSteps: 50, fineTuningSteps: 0 },
  });
});

it('the base model, while an assistant of it has not begun to learn', () => {
  const pack = lifeWith({ pretraining: 50, fineTuning: 0 }, [['pretraining', 50]]);
  expect(pack()).toMatchObject({
    parameters: checkpoint(50).parameters,
    about: { age: 'base', pretrainingSteps: 50, fineTuningSteps: 0 },
  });
});

it('nothing, where nothing was learnt', () => {
  expectRefusal(lifeWith({ pretraining: 0 }, []), 'train it first');
});
