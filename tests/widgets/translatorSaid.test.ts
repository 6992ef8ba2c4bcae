/** What is said of a translator: how it is kept, and which training waits for which. */

import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { RunState } from '../../src/store';
import { trainingOf } from '../../src/store/state';
import { NO_TRANSLATOR, type TranslatorState } from '../../src/store/translator/state';
import { describeRun } from '../../src/widgets/life/describeModel';
import { keptText } from '../../src/widgets/life/translator/KeptTranslator';
import { describeTranslator } from '../../src/widgets/life/translator/describeTranslator';

const TRAINED: TranslatorState = {
  ...NO_TRANSLATOR,
  ...{ status: 'trained', step: 600, savedAt: Date.UTC(2026, 10, 24, 12) },
};
const FULL = { problem: 'full', sentence: 'unused' } as const;

it('is said to be kept once it is, or why it is not', () => {
  const said = (change: Partial<TranslatorState>, owns = true, forgets = false) =>
    keptText({ ...TRAINED, ...change }, owns, forgets);
  expect(said({})).toMatch(/^Kept on this device, as it was at 24 November/);
  expect(said({})).not.toContain('seven days');
  expect(said({}, true, true)).toContain('seven days');
  expect(said({ savedAt: null })).toBeNull();
  expect(said({ trouble: FULL })).toContain('no room to keep your translator');
  expect(said({ origin: 'ours', trouble: FULL })).toMatch(/^It is not kept/);
  expect(said({}, false)).toMatch(/^Another tab/);
  // What is on the device is then another.
  expect(said({ status: 'training', step: 20 })).toBeNull();
  expect(keptText(NO_TRANSLATOR, true, false)).toBeNull();
});

it('waits for the training that it names', () => {
  const waiting: TranslatorState = { ...NO_TRANSLATOR, status: 'waiting' };
  expect(describeTranslator(waiting, 'masked', 'pretraining')).toContain('the pre-training of');
  expect(describeTranslator(waiting, 'masked', 'fineTuning')).toContain('the fine-tuning of');
  expect(describeTranslator(waiting, 'masked', null)).toContain('another training');
});

it('is waited for by a run that says so', () => {
  const run: RunState = {
    ...{ origin: 'yours', settings: DEFAULT_SETTINGS },
    ...{ training: trainingOf('pretraining', DEFAULT_SETTINGS) },
    ...{ base: null, checkpoints: [], status: 'preparing', step: 0, steps: 10, losses: [] },
    ...{ learningRate: 0, tokensPerSecond: 0, secondsLeft: Infinity, samples: [] },
  };
  expect(describeRun(run)).toBe('Getting ready.');
  expect(describeRun(run, true)).toContain('training of the translator');
  expect(describeRun({ ...run, status: 'finished' }, true)).not.toContain('translator');
});
