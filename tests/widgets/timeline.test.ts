import { expect, it } from 'vitest';
import type { LifeState, RunState } from '../../src/store';
import {
  canGoOn,
  describeStop,
  stopsOf,
  whatIsDropped,
} from '../../src/widgets/life/timelineStops';
import { keyLeads, nearestTo, positionsOf } from '../../src/widgets/life/timelineAxis';
import { modelName } from '../../src/widgets/life/describeModel';

const run = (step: number, steps: number, checkpoints: number[], base: RunState['base'] = null) =>
  ({ origin: 'yours', step, steps, checkpoints, base }) as unknown as RunState;

const pretraining = run(800, 800, [0, 64, 800]);
const fineTuning = run(100, 100, [0, 16, 100], { phase: 'pretraining', step: 800 });
const at = (phase: 'pretraining' | 'fineTuning', step: number) => ({ phase, step });

it('goes through the checkpoints of a run, and ends with the model as it is now', () => {
  const runs = { pretraining, fineTuning };
  expect(stopsOf({ runs, shown: null }, 'fineTuning').map(({ step }) => step)).toEqual([
    0, 16, 100,
  ]);
  expect(stopsOf({ runs, shown: null }, 'pretraining')).toEqual([
    at('pretraining', 0),
    at('pretraining', 64),
    at('pretraining', 800),
    at('fineTuning', 100),
  ]);
  expect(stopsOf({ runs, shown: null })).toHaveLength(6);
});

it('has the moment that is shown among its stops, though it is of the other run', () => {
  const runs = { pretraining, fineTuning };
  expect(stopsOf({ runs, shown: at('pretraining', 64) }, 'fineTuning')[0]).toEqual(
    at('pretraining', 64),
  );
  const stops = stopsOf({ runs, shown: at('fineTuning', 16) }, 'pretraining');
  expect(stops.slice(-2)).toEqual([at('fineTuning', 16), at('fineTuning', 100)]);
});

it('has nowhere to go before there is a run', () => {
  const runs = { pretraining: null, fineTuning: null };
  expect(stopsOf({ runs, shown: null }, 'pretraining')).toEqual([]);
});

it('says what training on from a moment drops', () => {
  const both = { pretraining, fineTuning };
  const base = { pretraining, fineTuning: null };
  expect(whatIsDropped(at('pretraining', 64), both)).toBe(
    'Training on from here drops the 736 steps that came after, and the assistant.',
  );
  expect(whatIsDropped(at('pretraining', 799), base)).toBe(
    'Training on from here drops the 1 step that came after.',
  );
  expect(canGoOn(at('pretraining', 64), base)).toBe(true);
  expect(canGoOn(at('pretraining', 800), base)).toBe(false);
});

it('says where a stop is, and of which run where that is not plain', () => {
  const runs = { pretraining, fineTuning };
  expect(describeStop(at('pretraining', 64), runs, 'pretraining')).toBe('step 64 of 800');
  expect(describeStop(at('fineTuning', 16), runs, 'pretraining')).toBe(
    'fine-tuning, step 16 of 100',
  );
});

it('names the model of the moment that is shown', () => {
  const name = (age: string, runs: LifeState['runs'], shown: LifeState['shown']) =>
    modelName({ model: { age } as LifeState['model'], runs, shown });
  const base = { pretraining, fineTuning: null };
  const both = { pretraining, fineTuning };
  expect(name('base', base, null)).toBe('Base model after 800 steps');
  expect(name('base', base, at('pretraining', 64))).toBe('Base model after 64 steps (of 800)');
  expect(name('random', base, at('pretraining', 0))).toBe('Random model');
  expect(name('assistant', both, null)).toBe('Assistant after 900 steps');
  expect(name('assistant', both, at('fineTuning', 1))).toBe('Assistant after 801 steps (of 900)');
  // Made of an earlier base than the newest.
  const early = run(100, 100, [0, 100], at('pretraining', 64));
  expect(name('assistant', { pretraining, fineTuning: early }, null)).toBe(
    'Assistant after 164 steps',
  );
});

it('stands under the step of its chart, and at an end where the moment is of another run', () => {
  const axis = { x: (step: number) => step, steps: 800 };
  const runs = { pretraining, fineTuning };
  const stops = stopsOf({ runs, shown: null }, 'pretraining');
  const positions = positionsOf(stops, 'pretraining', axis);
  expect(positions).toEqual([0, 64, 800, 800]);
  expect([10, 40, 430, 433, 799].map((step) => nearestTo(step, positions))).toEqual([
    0, 1, 1, 3, 3,
  ]);
  const later = stopsOf({ runs, shown: at('pretraining', 64) }, 'fineTuning');
  expect(positionsOf(later, 'fineTuning', { ...axis, steps: 100 })).toEqual([0, 0, 16, 100]);
});

it('goes by key from moment to moment, and not beyond', () => {
  expect(keyLeads('ArrowRight', 1, 5)).toBe(2);
  expect(keyLeads('ArrowLeft', 0, 5)).toBe(0);
  expect(keyLeads('Home', 4, 5)).toBe(0);
  expect(keyLeads('End', 1, 5)).toBe(5);
  expect(keyLeads('a', 1, 5)).toBeNull();
});
