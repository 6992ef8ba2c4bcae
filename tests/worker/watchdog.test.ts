/** When a worker counts as silent, on a clock that only tests move. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWatchdog, IDLE_MS, LOADING_MS } from '../../src/worker/watchdog';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @param answers whether the worker answers a ping */
function watch(limitMs = Infinity, answers = { now: false }) {
  const pings = vi.fn();
  const onSilent = vi.fn();
  const limit = { ms: limitMs };
  const watchdog = createWatchdog({
    ping() {
      pings();
      if (answers.now) setTimeout(() => watchdog.heard(), 1);
    },
    silenceLimitMs: () => limit.ms,
    onSilent,
  });
  return { watchdog, pings, onSilent, limit };
}

it('one whose script has not come is waited for as long as a slow network takes', () => {
  const { watchdog, onSilent } = watch();
  watchdog.begin();
  vi.advanceTimersByTime(LOADING_MS - 1);
  expect(onSilent).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onSilent.mock.calls).toEqual([[LOADING_MS / 1000, false]]);
  vi.advanceTimersByTime(LOADING_MS);
  expect(onSilent).toHaveBeenCalledOnce();
});

it('one that had nothing to do has to answer at once, however long its work may take', () => {
  const { watchdog, onSilent } = watch();
  watchdog.begin();
  watchdog.heard();
  watchdog.end();
  watchdog.begin();
  vi.advanceTimersByTime(IDLE_MS);
  expect(onSilent.mock.calls).toEqual([[IDLE_MS / 1000, true]]);
});

it('one at work may be silent as long as its limit says, which may change', () => {
  const { watchdog, onSilent, limit } = watch(10_000);
  watchdog.begin();
  watchdog.heard();
  vi.advanceTimersByTime(9_000);
  watchdog.heard();
  vi.advanceTimersByTime(9_000);
  expect(onSilent).not.toHaveBeenCalled();
  limit.ms = 60_000;
  vi.advanceTimersByTime(50_000);
  expect(onSilent).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onSilent.mock.calls).toEqual([[60, true]]);
});

it('one that answers when it is asked is never silent, however long the call takes', () => {
  const { watchdog, onSilent, pings } = watch(2_000, { now: true });
  watchdog.begin();
  vi.advanceTimersByTime(600_000);
  expect(onSilent).not.toHaveBeenCalled();
  expect(pings).toHaveBeenCalled();
});

it('one that is busy is not asked again before it has answered', () => {
  const { watchdog, pings } = watch();
  watchdog.begin();
  vi.advanceTimersByTime(LOADING_MS - 1);
  expect(pings).toHaveBeenCalledOnce();
});

it('hours in which the page slept are none of silence', () => {
  const { watchdog, onSilent } = watch(2_000);
  watchdog.begin();
  watchdog.heard();
  vi.setSystemTime(Date.now() + 8 * 3_600_000);
  vi.advanceTimersByTime(1_000);
  expect(onSilent).not.toHaveBeenCalled();
});

it('nothing is asked of a worker of which nothing is expected', () => {
  const { watchdog, pings } = watch();
  watchdog.begin();
  watchdog.end();
  expect(vi.getTimerCount()).toBe(0);
  expect(pings).toHaveBeenCalledOnce();
});
