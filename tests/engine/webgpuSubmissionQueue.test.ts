/** How steps are shared out over submissions, on a GPU that only lets time pass. */

import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { EngineLostError } from '../../src/core/engineErrors';
import type { Gpu } from '../../src/engine/webgpu/gpu';
import type { StepEntry } from '../../src/engine/webgpu/source';
import { createSubmissionQueue, MOST_STEPS } from '../../src/engine/webgpu/submissionQueue';

/** The page is told that work is done so much later. */
const TOLD_AFTER_MS = 0.5;

let now: number;
let events: { readonly at: number; readonly run: () => void }[];

beforeEach(() => {
  now = 0;
  events = [];
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.stubGlobal('GPUBufferUsage', { MAP_READ: 1, COPY_DST: 2 });
  vi.stubGlobal('GPUMapMode', { READ: 1 });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const at = (time: number) => new Promise<void>((run) => events.push({ at: time, run }));

/** Lets time pass from event to event until the work is done. */
async function finish<T>(work: Promise<T>): Promise<T> {
  let going = true;
  const end = () => (going = false);
  void work.then(end, end);
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!going) return work;
    events.sort((a, b) => a.at - b.at);
    const next = events.shift();
    if (!next) throw new Error('Everybody waits, and nothing will happen.');
    now = Math.max(now, next.at);
    next.run();
  }
}

interface Submitted {
  readonly steps: number;
  /** Submits that were not done when it came, itself included. */
  readonly inFlight: number;
}

/**
 * A GPU that does one step after another, each with a loss that tells which step it was.
 * @param tickMs the browser tells of finished work at such times alone, or when there is a submission;
 *   0: a moment after it is finished
 */
function fakeGpu(stepMs: number, tickMs: number) {
  const submitted: Submitted[] = [];
  const ends: number[] = [];
  const losses = new Float32Array(MOST_STEPS);
  let entries: readonly StepEntry[] = [];
  let encoded = 0;
  let copy = () => {};
  let untold: { readonly end: number; readonly tell: () => void }[] = [];

  function tell(): void {
    const [due, left] = [true, false].map((is) => untold.filter(({ end }) => end <= now === is));
    untold = left;
    for (const { tell } of due) tell();
  }
  /** Resolves when the browser tells that all work so far is done. */
  function workDone(): Promise<void> {
    const end = ends.at(-1) ?? 0;
    if (tickMs === 0) return at(end + TOLD_AFTER_MS);
    void at(tickMs * Math.max(1, Math.ceil(end / tickMs))).then(tell);
    return new Promise((tell) => untold.push({ end, tell }));
  }

  const createBuffer = ({ size }: GPUBufferDescriptor) => {
    const bytes = new ArrayBuffer(size);
    return {
      bytes,
      mapAsync: workDone,
      getMappedRange: (from: number, length: number) => bytes.slice(from, from + length),
      unmap() {},
      destroy() {},
    };
  };
  const queue = {
    submit() {
      const begin = Math.max(now, ends.at(-1) ?? 0);
      ends.push(begin + encoded * stepMs);
      submitted.push({ steps: encoded, inFlight: ends.filter((end) => end > now).length });
      copy();
      encoded = 0;
      if (tickMs > 0) tell();
    },
    onSubmittedWorkDone: workDone,
  };
  const createCommandEncoder = () => ({
    beginComputePass: () => ({ end() {} }),
    copyBufferToBuffer(
      _from: unknown,
      _at: number,
      to: { bytes: ArrayBuffer },
      _to: number,
      size: number,
    ) {
      copy = () => new Float32Array(to.bytes).set(losses.subarray(0, size / 4));
    },
    finish: () => ({}),
  });
  const gpu = { device: { queue, createBuffer, createCommandEncoder } } as unknown as Gpu;
  const submissions = createSubmissionQueue(
    gpu,
    (next) => (entries = next),
    () => {
      losses[encoded] = entries[encoded].learningRate;
      encoded++;
    },
    {} as GPUBuffer,
  );
  return { submissions, submitted };
}

const source = () => ({
  inputs: new Int32Array(4),
  targets: new Int32Array(4),
  weights: new Float32Array(4),
});
const ONE = source();
const entry = (step: number, from = ONE): StepEntry => ({
  source: from,
  starts: [0],
  learningRate: step,
  corrections: [1, 1],
});

/** Takes steps as a run does: it waits when it is told to, and reads the losses now and then. */
async function train(stepMs: number, steps: number, readEvery: number) {
  const { submissions, submitted } = fakeGpu(stepMs, 0);
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    await submissions.add(entry(step));
    if ((step + 1) % readEvery === 0) losses.push(...(await submissions.readLosses()));
  }
  losses.push(...(await submissions.readLosses()));
  return { submitted, losses };
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

for (const stepMs of [0.1, 1, 5, 7]) {
  test(`steps of ${stepMs} ms are put together until a submission takes 8 to 16 ms`, async () => {
    const steps = Math.ceil(300 / stepMs);
    const { submitted, losses } = await finish(train(stepMs, steps, Infinity));
    // The first few find out how long a step takes; the last one has what is left.
    const settled = submitted.slice(9, -1);
    expect(settled.length).toBeGreaterThan(8);
    for (const { steps } of settled) {
      expect(steps * stepMs).toBeGreaterThanOrEqual(8);
      expect(steps * stepMs).toBeLessThanOrEqual(16);
    }
    expect(Math.max(...submitted.map(({ inFlight }) => inFlight))).toBe(2);
    expect(losses).toEqual(numbers(steps));
  });
}

test('a long step has a submission of its own', async () => {
  const { submitted, losses } = await finish(train(40, 12, Infinity));
  expect(submitted.map(({ steps }) => steps)).toEqual(Array(12).fill(1));
  expect(Math.max(...submitted.map(({ inFlight }) => inFlight))).toBe(2);
  expect(losses).toEqual(numbers(12));
});

test('losses that are read on the way come all, in order, and never with three submissions in flight', async () => {
  const { submitted, losses } = await finish(train(0.7, 500, 37));
  expect(losses).toEqual(numbers(500));
  expect(Math.max(...submitted.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(2);
  expect(Math.max(...submitted.map(({ steps }) => steps)) * 0.7).toBeLessThanOrEqual(16);
});

test('whoever reads losses hands over no step that was handed over meanwhile', async () => {
  const { submissions, submitted } = fakeGpu(40, 0);
  const all = async () => {
    for (let step = 0; step < 3; step++) void submissions.add(entry(step));
    return submissions.readLosses();
  };
  expect(await finish(all())).toEqual(numbers(3));
  expect(submitted.map(({ steps }) => steps)).toEqual([1, 1, 1]);
});

test('a submission has steps of one source alone', async () => {
  const { submissions, submitted } = fakeGpu(1, 0);
  const other = source();
  const all = async () => {
    for (let step = 0; step < 40; step++) await submissions.add(entry(step));
    for (let step = 40; step < 42; step++) void submissions.add(entry(step));
    for (let step = 42; step < 45; step++) void submissions.add(entry(step, other));
    const before = submitted.length;
    submissions.flush();
    return {
      sizes: submitted.slice(before).map(({ steps }) => steps),
      losses: await submissions.readLosses(),
    };
  };
  const { sizes, losses } = await finish(all());
  expect(sizes.at(-1)).toBe(3);
  expect(losses).toEqual(numbers(45));
});

/** The same, reading the losses whenever so many milliseconds have passed since the last. */
async function trainByTime(stepMs: number, steps: number, readEveryMs: number, tickMs: number) {
  const { submissions, submitted } = fakeGpu(stepMs, tickMs);
  const losses: number[] = [];
  let since = now;
  for (let step = 0; step < steps; step++) {
    await submissions.add(entry(step));
    if (now - since < readEveryMs) continue;
    losses.push(...(await submissions.readLosses()));
    since = now;
  }
  losses.push(...(await submissions.readLosses()));
  return { submitted, losses };
}

describe('a browser that tells of finished work every 100 ms', () => {
  /** A run of four seconds, on a browser that tells at once: how long it takes here. */
  async function timed(stepMs: number, readEveryMs: number, tickMs: number) {
    [now, events] = [0, []];
    const steps = Math.ceil(4_000 / stepMs);
    const { submitted, losses } = await finish(trainByTime(stepMs, steps, readEveryMs, tickMs));
    expect(losses).toEqual(numbers(steps));
    const longestMs = stepMs * Math.max(...submitted.map(({ steps }) => steps));
    return { ms: now, longestMs };
  }

  // Losses are never read, or as often as in a run.
  for (const readEveryMs of [Infinity, 100]) {
    it.each([0.1, 0.3, 1, 5, 7, 12, 40, 130])(
      `has steps of %f ms at half the rate or more, with a reading every ${readEveryMs} ms`,
      async (stepMs) => {
        const usual = await timed(stepMs, readEveryMs, 0);
        const late = await timed(stepMs, readEveryMs, 100);
        expect(late.ms).toBeLessThan(2 * usual.ms);
        // The page paints as often as elsewhere.
        expect(late.longestMs).toBeLessThanOrEqual(Math.max(16, stepMs));
      },
    );
  }
});

test('a GPU that never tells of its work is lost, and whoever waits for it hears of it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { submissions } = fakeGpu(40, 0);
  // Nothing happens any more, for nobody lets time pass.
  const steps = numbers(4).map((step) => submissions.add(entry(step)));
  // oxlint-disable-next-line vitest/valid-expect, typescript/await-thenable -- awaited when time has passed
  const waiting = expect(Promise.all(steps)).rejects.toBeInstanceOf(EngineLostError);
  await vi.advanceTimersByTimeAsync(30_000);
  await waiting;
  vi.useRealTimers();
});
