/** The figure that puts a large training run on the reader's device. */

import type { ReactNode } from 'react';
import { formFor, formatNumber } from '../../../../src/language/format';
import { formatLarge } from '../../../../src/language/largeNumber';

export const title = 'The same run on this device';
export const nameInSentence = 'a large run on this device';

const UNITS = {
  year: { one: 'year', other: 'years' },
  day: { one: 'day', other: 'days' },
};
const days = (count: number) => `${formatNumber(count)} ${formFor(count, UNITS.day)}`;

export default {
  tryThis:
    'Training your model shows how fast this device calculates. At that speed, when would it be done with a model that people talk to?',
  model: 'Model',
  days: 'It should be done in',
  daysUnit: 'days',

  /** "700,000 years" */
  time: (count: number, unit: 'year' | 'day') =>
    `${formatLarge(count)} ${formFor(count, UNITS[unit])}`,

  /** Who would do it: this device or, where nothing is measured, ours. */
  who: { device: 'this device', server: 'one thread of our server' },
  verdict: (model: string, who: string, time: ReactNode) => (
    <>
      For {model}, {who} would have to calculate without rest for {time}.
    </>
  ),
  about: (time: string) => `about ${time}`,
  devices: (count: string, inDays: number) =>
    `To be done in ${days(inDays)}, it would take ${count} like it, all at once.`,

  chart: {
    caption: (model: string) => `How long ${model} takes, on a scale of powers of ten`,
    worker: 'Who does the arithmetic',
    time: 'Time',
    ticks: {
      second: 'second',
      hour: 'hour',
      year: 'year',
      thousand: '1,000 years',
      million: 'a million years',
    },
    sumsCaption: (model: string) => `How long ${model} takes: FLOPs ÷ FLOPs a second`,
    sums: 'How each of these times comes about',
    columns: ['who', 'FLOPs', 'FLOPs a second', 'seconds', 'time'],
  },
  workers: {
    own: (who: string) => `Your model, on ${who}`,
    cluster: (gpus: string) => `${gpus} A100 GPUs`,
    gpu: (label: string) => `One ${label}`,
    device: { device: 'This device', server: 'One thread of our server' },
  },
  note: (share: string) =>
    `Each mark on the line is many times as long as the one before. GPUs are taken to reach ${share} of their peak, as they did for Llama 2 70B. Memory is left out: parameters of 140 GB, and the two numbers that AdamW keeps beside each, would have to fit in as well.`,

  /** How the speed is known. */
  origin: {
    run: 'Measured in the run that is under way.',
    lastRun: 'Measured in your model’s last run.',
    earlierRun: 'Measured when your model was trained, on an earlier visit.',
    measured: 'Measured here, on a model of the usual size.',
    choice: 'Measured over the few steps by which this page chose its engine.',
    none: 'Nothing has been measured on this device yet. Until then, this is one thread of our server.',
  },
  measure: 'Measure this device',
  again: 'Measure again',
  stop: 'Stop',
  measuring: 'Some training steps are being taken, for a few seconds …',
  progress: 'Measured so far',
  failed: 'No engine runs here, so nothing can be measured.',

  steps: {
    speed: {
      name: 'Speed',
      sum: (tokens: string, parameters: string) =>
        `${tokens} tokens a second × 6 × ${parameters} parameters`,
    },
    work: {
      name: 'Work',
      sum: (parameters: string, tokens: string) =>
        `6 × ${parameters} parameters × ${tokens} tokens`,
      value: (flops: string) => `${flops} FLOPs`,
    },
    time: {
      name: 'Time',
      sum: (flops: string, rate: string) => `${flops} FLOPs ÷ ${rate}`,
      value: (seconds: string, time: string) => `${seconds} s, ${time}`,
    },
    devices: {
      name: 'Devices',
      sum: (seconds: string, inDays: number) => `${seconds} s ÷ (${days(inDays)} × 86,400 s)`,
    },
  },
};
