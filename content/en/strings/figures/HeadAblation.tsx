/** The figure that takes heads and MLPs away from a model, and counts what it still knows. */

import { plural } from '../../../../src/language/format';

export const title = 'Take heads away';
export const nameInSentence = 'taking heads away';

const facts = { one: 'fact', other: 'facts' };

export default {
  tryThis:
    'Untick a head, and see what the model still knows and how its sentence ends now. Which head can it least do without?',
  ifRandom: 'It knows no fact that it could lose.',
  reading: 'The model is reading the sentence.',
  counting: 'The model is filling in its sentences.',
  waits: 'It is being trained: what it knows is counted when the run is over.',

  sentence: 'A sentence to go on from',
  cut: (shown: number) => `Only its last ${shown} tokens are read.`,

  parts: {
    legend: 'Parts of the model: what is unticked adds nothing',
    layer: (layer: number) => `Layer ${layer}`,
    head: (head: number) => `head ${head}`,
    mlp: 'MLP',
    headName: (layer: number, head: number) => `Layer ${layer}, head ${head}`,
    mlpName: (layer: number) => `Layer ${layer}, MLP`,
    all: 'Put all back',
  },

  report: {
    caption: 'What is left of the model',
    whole: 'whole',
    without: 'as ticked',
    facts: 'Facts known',
    of: (known: number, all: number) => `${known} of ${all}`,
    loss: 'Loss on documents it has not read',
    lossUnit: (loss: string) => `${loss} nats a token`,
    writes: 'It goes on',
    /** Of a text that has no facts. */
    none: 'This model has read another text than that of the small world, so its facts are not counted.',
    heard: (known: number, all: number, text: string) =>
      `${known} of ${plural(all, facts)} known. It goes on: ${text}`,
  },

  each: {
    start: 'Take each away alone',
    stop: 'Stop',
    caption: 'Facts left when one part alone is taken away',
    part: 'Without',
    left: 'Facts left',
    nothing: 'It knows none of the facts as it is, so there is none to lose.',
    result: (part: string, left: number, all: number) =>
      `It can least do without ${part}: ${left} of ${all} facts are left.`,
    /** In the middle of a sentence. */
    head: (layer: number, head: number) => `head ${head} of layer ${layer}`,
    mlp: (layer: number) => `the MLP of layer ${layer}`,
    leastHead: (head: string, left: number) => `Of the heads it is ${head}, with ${left}.`,
  },
};
