import { expect, it } from 'vitest';
import type { Checkpoint } from '../../src/core/checkpoint';
import { createCheckpointHistory } from '../../src/store/model/checkpointHistory';
import type { Phase } from '../../src/store/state';

const FLOATS = 100;

const checkpoint = (step: number): Checkpoint => {
  const arrays = { p: { shape: [FLOATS], data: new Float32Array(FLOATS).fill(step) } };
  return { step, parameters: arrays, moments: { first: arrays, second: arrays } };
};
const BYTES = 3 * 4 * FLOATS;

function fill(history: ReturnType<typeof createCheckpointHistory>, steps: readonly number[]) {
  for (const step of steps) history.add('pretraining', checkpoint(step), null);
}

it('finds a step that was kept, the last one before it, and the newest', () => {
  const history = createCheckpointHistory();
  fill(history, [0, 10, 20]);
  const at = (step: number, phase: Phase = 'pretraining') => ({ phase, step });
  expect(history.at(at(10))?.parameters['p'].data[0]).toBe(10);
  expect(history.at(at(11))).toBeUndefined();
  expect(history.before(at(19))?.step).toBe(10);
  expect(history.newest('pretraining')?.step).toBe(20);
  expect(history.newest('fineTuning')).toBeUndefined();
});

it('makes room where steps are close together, and keeps the first, the newest and the pinned', () => {
  const history = createCheckpointHistory(6 * BYTES);
  fill(history, [0, 1, 2, 4, 8, 16]);
  expect(history.steps('pretraining')).toEqual([0, 1, 2, 4, 8, 16]);
  const pinned = { phase: 'pretraining', step: 8 } as const;
  for (const step of [17, 18, 19, 20]) history.add('pretraining', checkpoint(step), pinned);
  const steps = history.steps('pretraining');
  expect(steps).toHaveLength(6);
  expect([steps[0], steps.at(-1)]).toEqual([0, 20]);
  expect(steps).toContain(8);
  // The crowd at the end was thinned, not the beginning.
  expect(steps.filter((step) => step > 16)).toHaveLength(1);
});

it('keeps the newest though it alone is more than there is room for', () => {
  const history = createCheckpointHistory(BYTES / 2);
  fill(history, [0, 5, 9]);
  expect(history.steps('pretraining')).toEqual([0, 9]);
});

it('goes on from an earlier step without what came after', () => {
  const history = createCheckpointHistory();
  fill(history, [0, 10, 20, 30]);
  history.cut('pretraining', 10);
  expect(history.steps('pretraining')).toEqual([0, 10]);
  fill(history, [10, 15]);
  expect(history.steps('pretraining')).toEqual([0, 10, 15]);
  history.add('fineTuning', checkpoint(0), null);
  history.clear('pretraining');
  expect([history.steps('pretraining'), history.steps('fineTuning')]).toEqual([[], [0]]);
});
