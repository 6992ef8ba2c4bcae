/** What is said of the engines: why one was taken, what it runs on, and what one cannot do. */

const NAMES = { webgpu: 'WebGPU', simd: 'SIMD', webgl: 'WebGL', cpu: 'Plain JavaScript' } as const;

type Name = keyof typeof NAMES;

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
    absent: (engine: Name) => `This browser has no ${NAMES[engine]} to offer.`,
    lost: (engine: Name) => `${NAMES[engine]} was lost here again and again.`,
    silent: (engine: Name, seconds: number) =>
      `${NAMES[engine]} has not answered within ${seconds} seconds.`,
    /** @param status of the server's answer; `null`: none came */
    notFetched: (engine: Name, status: number | null) =>
      status === null
        ? `A part of ${NAMES[engine]} could not be fetched, not at the second try either: no answer came from the server.`
        : `A part of ${NAMES[engine]} could not be fetched, not at the second try either: the server answered ${status}.`,
    damaged: (engine: Name) =>
      `A part of ${NAMES[engine]} came damaged, at the second try too: cut off on its way, or something else in its place.`,
    /** @param detail in the browser's own words */
    failed: (engine: Name, detail: string) => `${NAMES[engine]} did not start here (${detail}).`,
  },

  time: (engine: string, ms: string) => `${engine} takes ${ms} ms`,

  /** What an engine runs on, in "It runs on …", where the browser has no name for it. */
  devices: {
    javascript: 'plain JavaScript',
    fused: 'the processor, with fused multiply-add',
    unfused: 'the processor, without fused multiply-add',
    unnamed: 'an unnamed GPU',
  },

  /** Why the engine does not do what was asked. */
  refusals: {
    noModel: 'Expected a model, but none was made yet.',
    noBase: 'Expected a base model beside this one, but none is kept.',
    training: 'Expected the training to be stopped first.',
    /** @param there the names of all that are there */
    noEngine: (there: readonly string[], wanted: string) =>
      `Engine: expected one of ${there.join(', ')}, which this browser has, got ${wanted}.`,
    /** @param needed megabytes */
    noRoom: (needed: number, most: number | null) =>
      `This model and its batch need ${needed} MB of memory at once, ${most === null ? 'which this browser does not give' : `and the processor’s engine has room for ${most} MB at the most`}. A smaller batch, a shorter context or a smaller width would fit; the model that was there is as it was.`,
    networkDiverged:
      'The loss is no longer a finite number: the learning rate is too high for this network. Reset it and try a lower rate.',
    modelDiverged:
      'What the model computes is no longer a finite number, so it can write nothing. Stop the training, go back to an earlier moment and try a lower learning rate.',
    /** @param array the name of one, @param needed megabytes */
    arrayTooLarge: (array: string, needed: number, most: number) =>
      `This model or batch is too large for this GPU: one array (${array}) needs ${needed} MB, and the GPU takes at most ${most} MB. A shorter context, a smaller batch or a smaller model would fit.`,
    noMemory:
      'This model and batch need more memory than this GPU has. A shorter context, a smaller batch or a smaller model would fit.',
    headTooWide: (most: number, got: number) =>
      `This GPU's engine takes heads of at most ${most} dimensions, got ${got}: more heads would fit.`,
    textTooShort: (tokens: number, contextLength: number, got: number) =>
      `Expected at least ${tokens} tokens of text, one window of ${contextLength} and the token after it, got ${got}: give more text or choose a shorter context.`,
    noAnswer: (conversation: number, tokens: number) =>
      `Expected conversation ${conversation} to have some of an answer within its first ${tokens} tokens, got no answer.`,
    answerTooLate: (conversation: number, tokens: number, before: number) =>
      `Expected conversation ${conversation} to have some of an answer within its first ${tokens} tokens, got ${before} tokens before the first answer.`,
  },

  /** Why the engine is gone. What follows says what became of the model. */
  losses: {
    gpuLost: 'The GPU was lost.',
    /** @param detail in the browser's own words */
    gpuLostBecause: (detail: string) => `The GPU was lost. ${detail}`,
    gpuRefused: (detail: string) =>
      `The GPU refused a piece of work, so its results cannot be trusted: ${detail}`,
    gpuSilent: (seconds: number) => `The GPU has not answered for ${seconds} seconds.`,
    gpuLostInWork: 'The GPU was lost before it had answered.',
    /** Of the thread that it runs in. */
    stopped: (detail: string) => `The engine stopped: ${detail}.`,
    notLoaded: 'The engine stopped: it could not be loaded.',
    /** Its script cannot be read: half of it came, or the browser has no workers of this kind. */
    notUnderstood:
      'The engine stopped: this browser cannot read it. Perhaps only half of it came, and loading the page anew helps. If not, a newer browser does: Chrome 114, Firefox 125 or Safari 17, or later.',
    silent: (seconds: number) => `The engine has not answered for ${seconds} seconds.`,
    notFetched: (seconds: number) =>
      `The engine could not be fetched: the server has not answered for ${seconds} seconds.`,
    disposed: 'The engine was stopped.',
  },
};
