/** Steps on their way to the GPU, several to a submit, and their losses on the way back. */

import type { StepEntry } from './source';
import { staging, take, type Gpu } from './gpu';

/** Steps of one submit at the most: enough of the shortest, which take about 0.1 ms. */
export const MOST_STEPS = 128;
/**
 * A submit of this length keeps the GPU busy and lets the page paint between two. The nearest whole
 * number of steps takes 8 to 16 ms, but for steps that are longer by themselves.
 */
const SUBMIT_MS = 12;
const MOST_IN_FLIGHT = 2;
/** Losses are read back through these in turn: a reading may arrive long after its work is done. */
const STAGING_BUFFERS = 16;

export interface Submits {
  /** @returns a promise when the GPU has enough to do: the next step had better wait for it */
  add(entry: StepEntry): Promise<void> | undefined;
  /** Everything that was added goes to the GPU now. */
  flush(): void;
  /** Losses of the steps since the last reading; waits for all of them. */
  readLosses(): Promise<number[]>;
  dispose(): void;
}

/**
 * @param write uploads the entries of one submit
 * @param encode adds one step to the pass
 * @param losses `[MOST_STEPS]`: where the steps of one submit leave their losses
 */
export function createSubmits(
  gpu: Gpu,
  write: (entries: readonly StepEntry[]) => void,
  encode: (pass: GPUComputePassEncoder) => void,
  losses: GPUBuffer,
): Submits {
  const { device } = gpu;
  const { queue } = device;
  const all = Array.from({ length: STAGING_BUFFERS }, () => staging(gpu, 'losses', MOST_STEPS));
  const free = [...all];
  let waiting: StepEntry[] = [];
  let readings: Promise<number[]>[] = [];
  let inFlight: Promise<void>[] = [];
  let stepsASubmit = 1;
  let lastDone = 0;

  /** Steps at the head of the line that can share a submit. */
  function group(most: number): StepEntry[] {
    const other = waiting.findIndex(({ source }) => source !== waiting[0].source);
    return waiting.splice(0, Math.min(most, MOST_STEPS, other < 0 ? Infinity : other));
  }

  function submit(most: number): void {
    const entries = group(most);
    write(entries);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (let i = 0; i < entries.length; i++) encode(pass);
    pass.end();
    const buffer = takeStaging();
    encoder.copyBufferToBuffer(losses, 0, buffer, 0, 4 * entries.length);
    queue.submit([encoder.finish()]);
    follow(entries.length);
    readings.push(read(buffer, entries.length));
    // A lost device is reported by itself; whoever reads the losses is told as well.
    readings.at(-1)!.catch(() => {});
  }

  function takeStaging(): GPUBuffer {
    const known = free.shift();
    if (known) return known;
    const buffer = staging(gpu, 'losses', MOST_STEPS);
    all.push(buffer);
    return buffer;
  }

  async function read(buffer: GPUBuffer, count: number): Promise<number[]> {
    const values = Array.from(await take(buffer, count));
    free.push(buffer);
    return values;
  }

  /** Learns from the time that a submit took how many steps the next ones should have. */
  function follow(steps: number): void {
    const begun = performance.now();
    const done = queue.onSubmittedWorkDone().then(() => {
      const now = performance.now();
      const msAStep = (now - Math.max(begun, lastDone)) / steps;
      lastDone = now;
      inFlight = inFlight.filter((other) => other !== done);
      // In a short submit the way to the GPU and back weighs too much.
      if (2 * steps < stepsASubmit) return;
      const wanted = Math.round(SUBMIT_MS / Math.max(msAStep, 0.01));
      stepsASubmit = Math.min(MOST_STEPS, Math.max(1, Math.min(wanted, 2 * stepsASubmit)));
    });
    inFlight.push(done);
  }

  /** Hands over what may be handed over now. */
  function advance(): void {
    while (waiting.length > 0 && inFlight.length < MOST_IN_FLIGHT) {
      if (inFlight.length > 0 && waiting.length < stepsASubmit) return;
      submit(stepsASubmit);
    }
  }

  return {
    add(entry) {
      waiting.push(entry);
      advance();
      return waiting.length < stepsASubmit ? undefined : inFlight[0].then(advance);
    },
    flush() {
      while (waiting.length > 0) submit(MOST_STEPS);
    },
    async readLosses() {
      while (waiting.length > 0) {
        if (inFlight.length >= MOST_IN_FLIGHT) await inFlight[0];
        submit(stepsASubmit);
      }
      return (await Promise.all(readings.splice(0))).flat();
    },
    dispose() {
      waiting = [];
      readings = [];
      for (const buffer of all) buffer.destroy();
    },
  };
}
