/** Where phases begin follows from what the model was asked, and from no step number. */

import { expect, it } from 'vitest';
import { isPossibleCloze } from '../../src/core/exam';
import type { Sample } from '../../src/store';
import { phasesOf } from '../../src/widgets/PreTraining/phases';

const sample = (step: number, possible: number, right: number): Sample => ({
  ...{ step, prompt: 'The zebra eats', text: ' grass.' },
  fillIns: { of: 40, possible, right },
});

it('begins with the first half that is possible, and the first half that is true', () => {
  const samples = [sample(0, 0, 0), sample(9, 19, 3), sample(13, 20, 5), sample(77, 38, 20)];
  const phases = phasesOf([...samples, sample(99, 40, 39)])!;
  expect(phases.grammar?.step).toBe(13);
  expect(phases.facts?.step).toBe(77);
  expect(phasesOf(samples.slice(0, 2))).toEqual({ grammar: null, facts: null });
});

it('is not told of a run in which nothing was asked', () => {
  expect(phasesOf([])).toBeNull();
  expect(phasesOf([{ step: 0, prompt: 'The', text: ' a' }])).toBeNull();
});

it('calls possible what is true of another animal, and nothing of another kind', () => {
  expect(isPossibleCloze({ fact: 'food' }, ' grass. It lives')).toBe(true);
  expect(isPossibleCloze({ fact: 'food' }, ' on the savanna.')).toBe(false);
  expect(isPossibleCloze({ fact: 'food' }, ' gra')).toBe(false);
});
