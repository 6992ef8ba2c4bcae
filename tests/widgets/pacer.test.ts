import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPacer } from '../../src/widgets/life/pacer';

let runs = 0;
const REST = 1000;
/** A task of 300 ms. */
const task = () => {
  runs++;
  return new Promise<void>((resolve) => setTimeout(resolve, 300));
};

beforeEach(() => {
  vi.useFakeTimers();
  runs = 0;
});
afterEach(() => vi.useRealTimers());

it('runs once a rest, however often it is asked', async () => {
  const pacer = createPacer(task, REST);
  for (let i = 0; i < 64; i++) {
    pacer.ask('later');
    await vi.advanceTimersByTimeAsync(100);
  }
  // 6.4 seconds in rounds of 300 ms of work and 1000 of rest.
  expect(runs).toBe(5);
});

it('does not rest before what the reader asked for, and still runs one at a time', async () => {
  const pacer = createPacer(task, REST);
  pacer.ask('now');
  pacer.ask('now');
  pacer.ask('later');
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(301);
  expect(runs).toBe(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(runs).toBe(2);
});

it('starts nothing after it is disposed of', async () => {
  const pacer = createPacer(task, REST);
  pacer.ask('now');
  pacer.ask('later');
  pacer.dispose();
  pacer.ask('now');
  await vi.advanceTimersByTimeAsync(5000);
  expect(runs).toBe(1);
});
