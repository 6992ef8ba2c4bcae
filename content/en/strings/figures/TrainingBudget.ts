/** Of the calculator of what training costs. */

import { formatNumber, formFor, plural } from '../../../../src/language/format';
import { formatLarge } from '../../../../src/language/largeNumber';

const bytes = (count: number) =>
  `${formatNumber(count)} ${formFor(count, { one: 'byte', other: 'bytes' })}`;
const gpus = (count: number) => plural(count, { one: 'GPU', other: 'GPUs' });

export const title = 'What training costs';
export const nameInSentence = 'what training costs';

export default {
  tryThis: 'Halve the number of GPUs. Which figures change, and which do not?',
  footer:
    'It starts at Llama 2 70B. Parameters and tokens are from its paper, and the utilisation follows from the 1,720,320 GPU-hours reported there; the peak is from NVIDIA’s white paper, and GPUs and dollars are the round figures of Karpathy’s talk. “Your model” is a whole run of pre-training, as if on one such GPU.',
  yourModel: 'Your model',

  fields: {
    parameters: 'Parameters',
    tokens: 'Tokens',
    gpus: 'GPUs',
    peak: 'Peak of one GPU',
    utilisation: 'Utilisation',
    price: 'Price of a GPU-hour',
    priceUnit: 'dollars',
    bytes: 'Bytes a parameter',
  },

  /** What goes in, what works on it, and what comes out. */
  flow: {
    text: 'Text',
    about: (bytes: string) => `about ${bytes}`,
    gpus,
    moreText: (times: string) =>
      `Areas to scale: there are ${times} times as many bytes of text as of parameters.`,
    moreParameters: (times: string) =>
      `Areas to scale: there are ${times} times as many bytes of parameters as of text.`,
  },

  flops: (amount: string) => `${amount} FLOPs`,
  gpuSeconds: (seconds: string) => `${seconds} GPU-seconds`,
  gpuHours: (hours: number) =>
    `${formatLarge(hours)} ${formFor(hours, { one: 'GPU-hour', other: 'GPU-hours' })}`,
  dollars: (amount: string) => `$${amount}`,
  cent: '1 cent',
  underACent: 'under a cent',

  /** Each quantity, and the sum that it comes from. */
  results: {
    text: {
      name: 'Text',
      sum: (tokens: number, bytesPerToken: number) =>
        `${formatLarge(tokens)} tokens × ${bytes(bytesPerToken)}`,
    },
    arithmetic: {
      name: 'Arithmetic',
      sum: (parameters: number, tokens: number) =>
        `6 × ${formatLarge(parameters)} parameters × ${formatLarge(tokens)} tokens`,
    },
    machineTime: {
      name: 'Machine time',
      sumInSeconds: (flops: string, perSecond: string) => `${flops} ÷ (${perSecond})`,
      sumInHours: (flops: string, perSecond: string) =>
        `${flops} ÷ (${perSecond}) ÷ 3,600 seconds an hour`,
    },
    time: {
      name: 'Time',
      sum: (machineTime: string, count: number) =>
        `${machineTime} ÷ ${gpus(count)}, all at work all the time`,
    },
    money: {
      name: 'Money',
      sumOfHours: (machineTime: string, price: string) => `${machineTime} × ${price}`,
      /** Of a machine time that is not given in hours. */
      sumOfSeconds: (machineTime: string, price: string) => `${machineTime} × ${price} an hour`,
    },
    file: {
      name: 'File',
      sum: (parameters: number, bytesPerParameter: number) =>
        `${formatLarge(parameters)} parameters × ${bytes(bytesPerParameter)}`,
    },
  },
};
