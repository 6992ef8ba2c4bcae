/** Settings that come with the address of a page. */

import { expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import type { Life } from '../../src/store/life';
import { createSettingsLink } from '../../src/store/training/settingsLink';
import { FIRST_STATE } from '../../src/store/state';

/** What a link means that leaves out its steps. */
const LEFT_OUT = { ...DEFAULT_SETTINGS, steps: 800, fineTuneSteps: 100 };

function follower() {
  const configure = vi.fn((_: Partial<Settings>) => Promise.resolve());
  const life = { actions: { configure }, getState: () => FIRST_STATE };
  return { configure, follow: createSettingsLink(life as unknown as Life) };
}

test('they are set once, however many figures ask, and told to each', () => {
  const { configure, follow } = follower();
  const settings = { ...LEFT_OUT, nLayer: 3 };
  expect(follow('?v=1&layers=3')).toEqual(settings);
  expect(follow('?v=1&layers=3')).toEqual(settings);
  expect(configure.mock.calls).toEqual([[settings]]);
  follow('?v=1&layers=4');
  expect(configure).toHaveBeenCalledTimes(2);
});

test('an address without settings sets none, and lets the last be followed no second time', () => {
  const { configure, follow } = follower();
  expect(follow('?v=1&Neuron.w1=0.5')).toBeNull();
  expect(configure).not.toHaveBeenCalled();
  follow('?v=1&layers=3');
  follow('');
  follow('?v=1&layers=3');
  expect(configure).toHaveBeenCalledTimes(1);
});

test('the text of somebody else is not set', () => {
  const { configure, follow } = follower();
  expect(follow('?v=1&text=own&layers=3')?.corpus).toBe('own');
  const { corpus: _, ...rest } = { ...LEFT_OUT, nLayer: 3 };
  expect(configure.mock.calls).toEqual([[rest]]);
});
