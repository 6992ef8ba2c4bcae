/** Of the calculator of what training costs. */

import { formatNumber, formFor, plural } from '../../../../src/language/format';
import { formatLarge } from '../../../../src/language/largeNumber';

const bytes = (count: number) =>
  `${formatNumber(count)} ${formFor(count, { one: 'byte', other: 'bytes' })}`;
const gpus = (count: number) => plural(count, { one: 'GPU', other: 'GPUs' });

export const title = 'What training costs';
export const nameInSentence = 'what training costs';

export default {
  tryThis:
    'Halve the number of GPUs. Which figures change, and which do not? Then take a newer GPU, or a larger model.',
  footer:
    'Peaks are of dense bfloat16, by NVIDIA: the white papers of A100 (2020) and H100 (2022), and the technical brief of Blackwell (2024) for B200. 6,000 GPUs and about $2 million are the round figures of Karpathy’s talk (2023); they make $1.16 an hour. “Your model” is a whole run of pre-training, as if on one such GPU.',
  model: 'Model',
  gpu: 'GPU',
  yourModel: 'Your model',
  /** On what opens the other sliders. */
  all: 'Every other number',

  /** Of each model: its numbers, and where they stand. */
  published: {
    sources: {
      gpt2: 'GPT-2 (Radford et al., 2019, Table 2) has 1.542 billion parameters. Its paper says that the text was 40 GB, but not how many tokens that made or how often they were read, so the tokens stay as they are set above.',
      gpt3: 'GPT-3 (Brown et al., 2020, Table 2.1): 175 billion parameters, 300 billion tokens.',
      llama2x7:
        'Llama 2 7B (Touvron et al., 2023, Table 1): 7 billion parameters, 2 trillion tokens.',
      llama2x70:
        'Llama 2 70B (Touvron et al., 2023, Table 1): 70 billion parameters, 2 trillion tokens.',
      llama31x405:
        'Llama 3.1 405B (Llama Team, 2024, section 1): 405 billion parameters, 15.6 trillion tokens, on up to 16,384 GPUs.',
    },
    flops: (reported: string, computed: string) =>
      `Its makers count ${reported} FLOPs, and the sum above gives ${computed}.`,
    hours: (hours: string, gpu: string, share: string) =>
      `Its makers report ${hours} GPU-hours on ${gpu}. With the sum above that is a utilisation of ${share}.`,
    carbon: (tonnes: string, energy: string, kilograms: string) =>
      `They estimate ${tonnes} tonnes of CO₂ for it: over the ${energy} that the GPUs take at most, that is ${kilograms} kg for each kWh.`,
  },

  /** Why a parameter takes six operations for each token. */
  six: {
    label: 'Six operations for each parameter and each token:',
    value: '2 + 4',
    two: '2 operations',
    passes: [
      {
        name: 'Forwards',
        sum: 'The parameter w is multiplied with the number x that comes in, and the product is added to what comes out: one multiplication, one addition.',
      },
      {
        name: 'Backwards, for what came in',
        sum: 'How the loss depends on x: the slope that comes back from above, times w, added to what x’s other parameters give. One of each again.',
      },
      {
        name: 'Backwards, for the parameter',
        sum: 'How the loss depends on w: the same slope times x, added to what the other tokens give. One of each again.',
      },
    ],
    all: {
      name: 'All of it',
      sum: (parameters: string, tokens: string) =>
        `(2 + 2 + 2) × ${parameters} parameters × ${tokens} tokens`,
    },
    note: 'A rule of thumb (Kaplan et al., 2020, section 2.1): it leaves out the products of queries with keys, which have no parameters, and the optimiser, which works once a step and not once a token.',
  },

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
    energy: {
      name: 'Energy of the GPUs, at most',
      sum: (machineTime: string, gpu: string, watts: number) =>
        `${machineTime} × ${formatNumber(watts)} W, the most that one ${gpu} is built to take; cooling and all other machines are left out`,
    },
    file: {
      name: 'File',
      sum: (parameters: number, bytesPerParameter: number) =>
        `${formatLarge(parameters)} parameters × ${bytes(bytesPerParameter)}`,
    },
  },
};
