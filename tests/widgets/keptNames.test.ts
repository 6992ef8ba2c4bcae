import { expect, it } from 'vitest';
import type { LifeState } from '../../src/store';
import { FIRST_STATE, type RunState } from '../../src/store/state';
import {
  formatMoment,
  keptName,
  keptNameWithin,
  nameBySteps,
} from '../../src/widgets/life/keptNames';
import { isNamedIn } from '../../src/widgets/life/useOursForLink';
import { replacedText } from '../../src/widgets/life/WhatIsReplaced';

const NOON = new Date(2026, 10, 29, 12, 0).getTime();
const LATER = new Date(2026, 10, 29, 19, 5).getTime();
const NEXT_DAY = new Date(2026, 10, 30, 8, 0).getTime();
const life = { age: 'assistant', origin: 'yours', steps: 1000, savedAt: LATER } as const;

it('calls a kept model by its day, and of today by its time', () => {
  expect(keptName(life, NEXT_DAY)).toBe('Your assistant of 29 November');
  expect(keptNameWithin({ ...life, origin: 'ours' }, NEXT_DAY)).toBe(
    'our assistant of 29 November',
  );
  expect(keptName({ ...life, age: 'base' }, NOON)).toBe('Your base model of today, 19:05');
  expect(nameBySteps(life)).toBe('your assistant of 1,000 steps');
  expect([formatMoment(LATER, NOON), formatMoment(LATER, NEXT_DAY)]).toEqual([
    '19:05',
    '29 November at 19:05',
  ]);
});

it('finds the figure that a link is about', () => {
  expect(isNamedIn('?v=1&Chat.temperature=0.5', 'Chat')).toBe(true);
  expect(isNamedIn('?v=1&Chat.temperature=0.5', 'Beside')).toBe(false);
  expect(isNamedIn('?Chat.temperature=0.5', 'Chat')).toBe(false);
  expect(isNamedIn('', 'Chat')).toBe(false);
});

const run = (change: Partial<RunState> = {}) =>
  ({ origin: 'yours', status: 'finished', step: 300, base: null, ...change }) as RunState;

const state = (
  runs: Partial<LifeState['runs']>,
  kept: Partial<LifeState['persistence']> = { savedAt: NOON },
): LifeState => ({
  ...FIRST_STATE,
  model: { age: 'base', origin: 'yours' } as LifeState['model'],
  runs: { pretraining: null, fineTuning: null, ...runs },
  persistence: { ...FIRST_STATE.persistence, ...kept },
});

it('says what a run would replace, and only where it would', () => {
  const base = { phase: 'pretraining', step: 300 } as const;
  const tuned = { pretraining: run(), fineTuning: run({ step: 50, base }) };
  expect(replacedText(state({ pretraining: run() }), 'pretraining')).toContain(
    'takes the place of your base model of 300 steps, which stays on this device',
  );
  expect(replacedText(state(tuned), 'fineTuning')).toContain('your assistant of 350 steps');
  for (const [runs, phase] of [
    [{}, 'pretraining'],
    // It goes on, or it makes an assistant of what stays.
    [{ pretraining: run({ status: 'stopped' }) }, 'pretraining'],
    [{ pretraining: run() }, 'fineTuning'],
    [{ pretraining: run({ status: 'running' }) }, 'pretraining'],
    // Nothing that would be missed.
    [{ pretraining: run({ step: 0 }) }, 'pretraining'],
    [{ pretraining: run({ origin: 'ours' }) }, 'pretraining'],
  ] as const) {
    expect(replacedText(state(runs), phase)).toBeNull();
  }
});

it('says which model goes for good, and where none is kept', () => {
  const former = { ...life, savedAt: LATER };
  const two = state({ pretraining: run() }, { savedAt: NOON, former });
  expect(replacedText(two, 'pretraining')).toMatch(
    /Your assistant of .*, the one before it, then goes\.$/,
  );
  const none = state({ pretraining: run() }, { savedAt: null });
  expect(replacedText(none, 'pretraining')).toContain('which this browser does not keep');
});
