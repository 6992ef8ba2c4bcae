/** Steps on their way to the GPU, several to a submit, and their losses on the way back. */

import type { StepEntry } from './source';
import { answered, staging, take, type Gpu } from './gpu';

/** Steps of one submit at the most: enough of the shortest, which take about 0.1 ms. */
export const MOST_STEPS = 128;
/**
 * A submit of this length keeps the GPU busy and lets the page paint between two. The nearest whole
 * number of steps takes 8 to 16 ms, but for steps that are longer by themselves.
 */
const SUBMIT_MS = 12;
/** The one that the GPU works on, and the next: more only where the news of them come late. */
const LEAST_IN_FLIGHT = 2;
/** News that come within a millisecond, of work that takes so many times longer, came together. */
const TOGETHER_MS = 1;
const TOGETHER_RATIO = 8;
/** Losses are read back through these in turn: a reading may arrive long after its work is done. */
const STAGING_BUFFERS = 16;

interface InFlight {
  readonly begun: number;
  readonly done: Promise<void>;
}

/** News of finished work that came together. */
interface News {
  /** When the GPU may have begun with it. */
  readonly from: number;
  readonly at: number;
  readonly steps: number;
  /** Steps of a submit before them. */
  readonly stepsASubmit: number;
}

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
  let inFlight: InFlight[] = [];
  let stepsASubmit = 1;
  let mostInFlight = LEAST_IN_FLIGHT;
  let news: News | null = null;
  let lastHeard = 0;

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

  function follow(steps: number): void {
    const begun = performance.now();
    const done = answered(queue.onSubmittedWorkDone()).then(() => {
      inFlight = inFlight.filter((other) => other !== submitted);
      learn(steps, begun);
    });
    const submitted = { begun, done };
    inFlight.push(submitted);
    // A lost device is reported by itself; whoever waits for this one is told as well.
    done.catch(() => {});
  }

  /**
   * Learns from the time that a submit took how many steps the next ones should have. Some browsers
   * tell of finished work only now and then (Firefox every 100 ms), and of several submits at once:
   * these are taken as one. If the GPU has nothing left to do by then, a step may take less time than
   * it seems: so a submit gets no fewer, and where news come together, more has to be in flight.
   */
  function learn(steps: number, begun: number): void {
    const now = performance.now();
    const from = Math.max(begun, lastHeard);
    lastHeard = now;
    const isTogether =
      news !== null &&
      now - from <= TOGETHER_MS &&
      TOGETHER_RATIO * news.steps * (now - from) < steps * (news.at - news.from);
    news =
      isTogether && news
        ? { ...news, steps: news.steps + steps }
        : { from, at: now, steps, stepsASubmit };
    // In a short submit the way to the GPU and back weighs too much.
    if (2 * news.steps < news.stepsASubmit) return;
    const msAStep = (news.at - news.from) / news.steps;
    const wanted = Math.round(SUBMIT_MS / Math.max(msAStep, 0.01));
    const { at } = news;
    const isIdle = inFlight.every((submitted) => submitted.begun >= at);
    const least = isIdle ? news.stepsASubmit : 1;
    stepsASubmit = Math.min(MOST_STEPS, 2 * news.stepsASubmit, Math.max(least, wanted));
    const submits = Math.round(news.steps / stepsASubmit);
    const enough = isIdle && isTogether ? 4 * submits : 1 + submits;
    // Fewer only by and by: while losses are read, little is in flight.
    mostInFlight = Math.max(LEAST_IN_FLIGHT, enough, mostInFlight - 1);
  }

  /** Hands over what may be handed over now. */
  function advance(): void {
    while (waiting.length > 0 && inFlight.length < mostInFlight) {
      if (inFlight.length > 0 && waiting.length < stepsASubmit) return;
      submit(stepsASubmit);
    }
  }

  return {
    add(entry) {
      waiting.push(entry);
      advance();
      return waiting.length < stepsASubmit ? undefined : inFlight[0].done.then(advance);
    },
    flush() {
      while (waiting.length > 0) submit(MOST_STEPS);
    },
    async readLosses() {
      while (waiting.length > 0) {
        // Meanwhile whoever added the last step may have handed over the rest.
        if (inFlight.length >= mostInFlight) await inFlight[0].done;
        else submit(stepsASubmit);
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
