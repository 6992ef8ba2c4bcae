/** Of the page on which all engines are measured. */

import { plural } from '../../../../src/language/format';

export const title = 'The engines, measured';
export const nameInSentence = 'the engines, measured';

export default {
  tryThis: 'Press Start and leave the page in view. Does the same engine win for all three models?',
  footer: (rounds: number) =>
    `GFLOP/s by 6·N·D: six operations for each parameter and token. Medians of ${plural(rounds, { one: 'round', other: 'rounds' })}.`,

  choice: 'Engines to measure',
  /** The engines without kernels of the guide's own. */
  plain: {
    webgl: (engine: string) => `${engine} (TensorFlow.js alone)`,
    cpu: (engine: string) => `${engine} (TensorFlow.js alone, slow)`,
  },
  software: 'Also where the processor plays the GPU (slow)',
  start: 'Start',
  startAgain: 'Start again',
  stop: 'Stop',
  progress: 'Measurements done',
  training: 'Your model is training: stop it first.',
  doing: (what: string) => `${what} …`,
  finished: 'All is measured.',
  stopped: 'Stopped.',
  stoppedWithResults: 'Stopped: what was measured by then is below.',

  columns: {
    engine: 'Engine',
    step: 'Time of a step',
    gpu: 'GPU time of a step',
    gpuShare: 'GPU busy',
    stepsPerSecond: 'Steps/s',
    tokensPerSecond: 'Tokens/s',
    gflops: 'GFLOP/s',
    product: 'Products alone',
    productShare: 'Share of that',
    dispatches: 'Dispatches',
  },
  notKnown: 'not known',
  none: 'none',
  size: (parameters: string, batchSize: number, time: number) =>
    `${parameters} parameters, ${batchSize} × ${time} tokens a step`,
  sizeSentence: (parameters: string, batchSize: number, time: number) =>
    `${parameters} parameters, ${batchSize} × ${time} tokens a step.`,
  fastest: (first: string, times: string, second: string) =>
    `Fastest: ${first}, ${times} times as fast as ${second}.`,
  turns: (engine: string, turns: number, of: number) =>
    `${engine} had ${plural(turns, { one: 'turn', other: 'turns' })} of ${of}.`,
  /** Which matrices each engine multiplied, and by what. */
  products: {
    all: (each: readonly string[]) => `Products alone, in GFLOP/s: ${each.join('; ')}.`,
    squares: {
      kernel: (engine: string, side: string) =>
        `${engine} multiplies squares of ${side} by its own kernel`,
      tensorflow: (engine: string, side: string) =>
        `${engine} multiplies squares of ${side} by TensorFlow.js’s matMul`,
    },
    others: {
      kernel: (engine: string, left: string, right: string) =>
        `${engine} multiplies ${left} times ${right} by its own kernel`,
      tensorflow: (engine: string, left: string, right: string) =>
        `${engine} multiplies ${left} times ${right} by TensorFlow.js’s matMul`,
    },
  },

  copy: {
    button: 'Copy as Markdown',
    copied: 'Copied.',
    refused: 'The browser does not let the guide copy: the text is below.',
    result: 'The result as Markdown',
  },
  /** What is copied. */
  report: {
    title: (date: string) => `Engines of LLMs Under the Hood, ${date}`,
    titleUnfinished: (date: string) => `Engines of LLMs Under the Hood, ${date}, not finished`,
    browser: (browser: string) => `Browser: ${browser}`,
    device: (engine: string, device: string) => `${engine}: ${device}`,
    model: (name: string, size: string) => `${name} (${size})`,
    method:
      'GFLOP/s by 6·N·D: six operations for each parameter and token. Medians of turns of about 0.4 s. GPU time by its own clock, after each turn.',
  },
};
