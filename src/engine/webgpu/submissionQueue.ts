/** Steps on their way to the GPU, several to a submission, and their losses on the way back. */

import type { StepEntry } from './source';
import { answered, readBack, staging, type Gpu } from './gpu';

/** Steps of one submission at the most: enough of the shortest, which take about 0.1 ms. */
export const MOST_STEPS = 128;
/**
 * A submission of this length keeps the GPU busy and lets the page paint between two. The nearest whole
 * number of steps takes 8 to 16 ms, but for steps that are longer by themselves.
 */
const SUBMISSION_MS = 12;
/** The one that the GPU works on, and the next: more only where completions are told late. */
const LEAST_IN_FLIGHT = 2;
/** Completions within a millisecond, of work that takes so many times longer, were told together. */
const TOGETHER_MS = 1;
const TOGETHER_RATIO = 8;
/** Losses are read back through these in turn: a reading may arrive long after its work is done. */
const STAGING_BUFFERS = 16;

interface InFlight {
  readonly begun: number;
  readonly done: Promise<void>;
}

/** Finished work that the browser told of at once. */
interface Completion {
  /** When the GPU may have begun with it. */
  readonly from: number;
  readonly at: number;
  readonly steps: number;
  /** Steps of a submission before them. */
  readonly stepsPerSubmission: number;
}

export interface SubmissionQueue {
  /** @returns a promise when the GPU has enough to do: the next step had better wait for it */
  add(entry: StepEntry): Promise<void> | undefined;
  /** Everything that was added goes to the GPU now. */
  flush(): void;
  /** Losses of the steps since the last reading; waits for all of them. */
  readLosses(): Promise<number[]>;
  dispose(): void;
}

/**
 * @param write uploads the entries of one submission
 * @param encode adds one step to the pass
 * @param losses `[MOST_STEPS]`: where the steps of one submission leave their losses
 */
export function createSubmissionQueue(
  gpu: Gpu,
  write: (entries: readonly StepEntry[]) => void,
  encode: (pass: GPUComputePassEncoder) => void,
  losses: GPUBuffer,
): SubmissionQueue {
  const { device } = gpu;
  const { queue } = device;
  const all = Array.from({ length: STAGING_BUFFERS }, () => staging(gpu, 'losses', MOST_STEPS));
  const free = [...all];
  let waiting: StepEntry[] = [];
  let readings: Promise<number[]>[] = [];
  let inFlight: InFlight[] = [];
  let stepsPerSubmission = 1;
  let mostInFlight = LEAST_IN_FLIGHT;
  let completion: Completion | null = null;
  let lastToldAt = 0;

  /** Steps at the head of the queue that can share a submission. */
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
    const buffer = acquireStaging();
    encoder.copyBufferToBuffer(losses, 0, buffer, 0, 4 * entries.length);
    queue.submit([encoder.finish()]);
    track(entries.length);
    readings.push(read(buffer, entries.length));
    // A lost device is reported by itself; whoever reads the losses is told as well.
    readings.at(-1)!.catch(() => {});
  }

  function acquireStaging(): GPUBuffer {
    const known = free.shift();
    if (known) return known;
    const buffer = staging(gpu, 'losses', MOST_STEPS);
    all.push(buffer);
    return buffer;
  }

  async function read(buffer: GPUBuffer, count: number): Promise<number[]> {
    const values = Array.from(await readBack(buffer, count));
    free.push(buffer);
    return values;
  }

  function track(steps: number): void {
    const begun = performance.now();
    const done = answered(queue.onSubmittedWorkDone()).then(() => {
      inFlight = inFlight.filter((other) => other !== submitted);
      adapt(steps, begun);
    });
    const submitted = { begun, done };
    inFlight.push(submitted);
    // A lost device is reported by itself; whoever waits for this one is told as well.
    done.catch(() => {});
  }

  /**
   * Adapts the number of steps of the next submissions to the time that one took. Some browsers tell of
   * finished work only now and then (Firefox every 100 ms), and of several submissions at once: these
   * count as one. If the GPU has nothing left to do by then, a step may take less time than it seems:
   * so a submission gets no fewer, and where completions are told together, more has to be in flight.
   */
  function adapt(steps: number, begun: number): void {
    const now = performance.now();
    const from = Math.max(begun, lastToldAt);
    lastToldAt = now;
    const isTogether =
      completion !== null &&
      now - from <= TOGETHER_MS &&
      TOGETHER_RATIO * completion.steps * (now - from) < steps * (completion.at - completion.from);
    completion =
      isTogether && completion
        ? { ...completion, steps: completion.steps + steps }
        : { from, at: now, steps, stepsPerSubmission };
    // In a short submission the way to the GPU and back weighs too much.
    if (2 * completion.steps < completion.stepsPerSubmission) return;
    const msPerStep = (completion.at - completion.from) / completion.steps;
    const wanted = Math.round(SUBMISSION_MS / Math.max(msPerStep, 0.01));
    const { at } = completion;
    const isIdle = inFlight.every((submitted) => submitted.begun >= at);
    const least = isIdle ? completion.stepsPerSubmission : 1;
    stepsPerSubmission = Math.min(
      MOST_STEPS,
      2 * completion.stepsPerSubmission,
      Math.max(least, wanted),
    );
    const submissions = Math.round(completion.steps / stepsPerSubmission);
    const enough = isIdle && isTogether ? 4 * submissions : 1 + submissions;
    // Fewer only by and by: while losses are read, little is in flight.
    mostInFlight = Math.max(LEAST_IN_FLIGHT, enough, mostInFlight - 1);
  }

  /** Hands over what may be handed over now. */
  function advance(): void {
    while (waiting.length > 0 && inFlight.length < mostInFlight) {
      if (inFlight.length > 0 && waiting.length < stepsPerSubmission) return;
      submit(stepsPerSubmission);
    }
  }

  return {
    add(entry) {
      waiting.push(entry);
      advance();
      return waiting.length < stepsPerSubmission ? undefined : inFlight[0].done.then(advance);
    },
    flush() {
      while (waiting.length > 0) submit(MOST_STEPS);
    },
    async readLosses() {
      while (waiting.length > 0) {
        // Meanwhile whoever added the last step may have handed over the rest.
        if (inFlight.length >= mostInFlight) await inFlight[0].done;
        else submit(stepsPerSubmission);
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
