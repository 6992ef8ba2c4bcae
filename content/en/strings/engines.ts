/** What is said of the engines: why one was taken, what it runs on, and what one cannot do. */

import type { EngineFault, EngineName } from '../../../src/core/engines';

const NAMES = { webgpu: 'WebGPU', simd: 'SIMD', webgl: 'WebGL', cpu: 'Plain JavaScript' } as const;

type FaultMessages = {
  readonly [Kind in EngineFault['kind']]: (
    params: Extract<EngineFault, { kind: Kind }> & { readonly engine: EngineName },
  ) => string;
};

export default {
  /** Why an engine was taken. */
  reasons: {
    chosen: 'You chose it.',
    /** @param times of the engines, as below */
    measured: (times: readonly string[]) =>
      `Measured here just now: for a training step ${times.join(', ')}.`,
    measuredBefore: (times: readonly string[]) =>
      `Measured here on an earlier visit: for a training step ${times.join(', ')}.`,
    /** Without a measurement: there was nothing else to take. */
    unrivalled: {
      webgpu: 'A GPU can be reached through WebGPU, and nothing else here can compete.',
      simd: 'No GPU can be reached through WebGPU here, so the processor computes, four numbers at a time.',
      webgl:
        'There is neither WebGPU nor SIMD in this browser, so the GPU is reached through WebGL.',
      cpu: 'Nothing faster is to be had in this browser: plain JavaScript, the same model, slowly.',
    },
  },
  /** The same after sentences about those that would have been better. */
  instead: {
    webgpu: 'So the GPU computes, through WebGPU.',
    simd: 'So the processor computes, four numbers at a time.',
    webgl: 'So the GPU is reached through WebGL, which is slower.',
    cpu: 'So plain JavaScript computes: the same model, slowly.',
  },
  /** What a reader can do about it. */
  tryAgain: 'To try it again, choose the fastest engine in the panel of your model.',

  /** Why one is not to be had. */
  faults: {
    absent: ({ engine }) => `This browser has no ${NAMES[engine]} to offer.`,
    lost: ({ engine }) => `${NAMES[engine]} was lost here again and again.`,
    silent: ({ engine, seconds }) => `${NAMES[engine]} has not answered within ${seconds} seconds.`,
    /** The status is that of the server's answer; `null`: none came. */
    notFetched: ({ engine, status }) =>
      status === null
        ? `A part of ${NAMES[engine]} could not be fetched, not at the second try either: no answer came from the server.`
        : `A part of ${NAMES[engine]} could not be fetched, not at the second try either: the server answered ${status}.`,
    damaged: ({ engine }) =>
      `A part of ${NAMES[engine]} came damaged, at the second try too: cut off on its way, or something else in its place.`,
    /** The detail is in the browser's own words. */
    failed: ({ engine, detail }) => `${NAMES[engine]} did not start here (${detail}).`,
  } satisfies FaultMessages,

  time: (engine: string, ms: string) => `${engine} takes ${ms} ms`,

  /** What an engine runs on, in "It runs on …", where the browser has no name for it. */
  devices: {
    javascript: 'plain JavaScript',
    fused: 'the processor, with fused multiply-add',
    unfused: 'the processor, without fused multiply-add',
    unnamed: 'an unnamed GPU',
  },
};
