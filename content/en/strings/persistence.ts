/** What is said of how the reader's model is kept. “Take home” is a button. */

import { plural } from '../../../src/language/format';

const steps = { one: 'step', other: 'steps' };

export default {
  /** What a model is called, at the beginning of a sentence and within one. */
  names: {
    yours: { random: 'Your random model', base: 'Your base model', assistant: 'Your assistant' },
    ours: { random: 'Our random model', base: 'Our base model', assistant: 'Our assistant' },
    opened: {
      random: 'The random model you opened',
      base: 'The base model you opened',
      assistant: 'The assistant you opened',
    },
  },
  namesWithin: {
    yours: { random: 'your random model', base: 'your base model', assistant: 'your assistant' },
    ours: { random: 'our random model', base: 'our base model', assistant: 'our assistant' },
    opened: {
      random: 'the random model you opened',
      base: 'the base model you opened',
      assistant: 'the assistant you opened',
    },
  },
  /** "Your assistant of 29 November", and of today "Your assistant of today, 19:05". */
  ofDay: (name: string, day: string) => `${name} of ${day}`,
  ofToday: (name: string, time: string) => `${name} of today, ${time}`,
  /** "your assistant of 1,000 steps" */
  ofSteps: (name: string, done: number) => `${name} of ${plural(done, steps)}`,

  /** The model of an earlier visit, which is here again. */
  returned: (name: string) => `${name} is back.`,
  startAfresh: 'Start afresh instead',
  afreshKeeps: 'A fresh start loses nothing: one press brings it back.',
  /** The model that was here before the present one. */
  former: (name: string) => `${name} is kept on this device as well.`,
  bringBack: (name: string) => `Bring back ${name}`,
  /** Beside a button that trains a new one. */
  replaces: (name: string) =>
    `A new one takes the place of ${name}, which stays on this device: one press here brings it back.`,
  /** Beside a button that brings another one. */
  takesPlace: (name: string) =>
    `It takes the place of ${name}, which stays on this device: one press brings it back.`,
  takesPlaceUnkept: (name: string) =>
    `It takes the place of ${name}, which this browser does not keep. “Take home” saves it as a file.`,
  /** After that, where two are kept already. */
  formerGoes: (name: string) => `${name}, the one before it, then goes.`,
  replacesUnkept: (name: string) =>
    `A new one takes the place of ${name}, which this browser does not keep. “Take home” saves it as a file.`,
  letGo:
    'There was no room on this device for two models, so the one before yours was let go. Yours is kept.',

  /** @param time "24 November at 19:05", or of today "19:05" */
  at: (time: string) => `Kept on this device, as it was at ${time}.`,
  /** After that, where the browser has promised nothing. */
  notForGood:
    'The browser may delete it when the device runs out of room. “Take home” saves your model as a file.',
  elsewhere:
    'Another tab of this guide has your model. Here you can look at it and ask it; train it there, or close that tab.',
  /** In Safari, and in every browser on an iPhone. */
  forgets:
    'This browser deletes what it keeps of your model if you do not visit the guide for seven days. “Take home” saves your model as a file.',
  takeHome: 'Take home',
  dismiss: 'Close',
  /** Beside the name of the model, in the bar. */
  inBar: {
    returned: 'is back',
    elsewhere: 'in another tab',
    notKept: 'not kept',
  },
};
