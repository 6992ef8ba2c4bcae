/** The texts that a model can read: what they are, and what is said of one that a reader brings. */

import type { Warnings } from '../../../src/core/corpus/errors';
import type { Messages } from '../../../src/core/errors';
import { formatNumber } from '../../../src/language/format';

export default {
  /** What the guide offers to pre-train on: a name, a sentence, where it is from, and its licence. */
  corpora: {
    smallWorld: {
      title: 'The small world',
      description:
        'Three thousand short documents about 48 animals, with five facts about each: small enough to be learnt by heart.',
      source: 'Written for this guide, by a grammar that you can read in its source',
      licence: 'MIT, like the guide',
    },
    names: {
      title: 'Given names',
      description:
        'Eight thousand given names of English-speaking countries, one a document: the model learns to make up new ones.',
      source:
        'Grady Ward’s Moby Word II (Project Gutenberg 3201), from the data packages of stdlib, without the names that are in it twice',
      licence: 'Public domain (PDDL 1.0 and CC0 1.0)',
    },
    prose: {
      title: 'Moby-Dick',
      description:
        'Herman Melville’s novel of 1851, a paragraph a document: the model learns spelling and rhythm, and makes no sense.',
      source:
        'Herman Melville, “Moby-Dick; or, The Whale”, 1851, from the data package of stdlib, without headings and with quotation marks made alike',
      licence: 'Public domain (PDDL 1.0 and CC0 1.0)',
    },
    own: {
      title: 'Your own text',
      description: 'Anything of yours, up to 5 MB: it is read in this browser and sent nowhere.',
      source: 'You',
      licence: 'Yours',
    },
  },
  /** What may not be as the reader thinks, of what was taken. `USER:` is written so in every language. */
  warnings: {
    littleText:
      'This is little text: the model will soon know it by heart, and write nothing else.',
    unreadable: ({ count }) =>
      count === 1
        ? 'The sign for a character that could not be read, �, is in the text once: it was lost before the text came here.'
        : `The sign for a character that could not be read, �, is in the text ${count} times: it was lost before the text came here.`,
    turning: ({ count }) =>
      count === 1
        ? 'An invisible sign that turns the direction of writing is in the text once: the model learns it like any other.'
        : `An invisible sign that turns the direction of writing is in the text ${count} times: the model learns it like any other.`,
    system: ({ count }) =>
      count === 1
        ? 'There is a system message, which was left out: a model of this guide knows a user and an assistant alone.'
        : `There are ${formatNumber(count, 0)} system messages, which were left out: a model of this guide knows a user and an assistant alone.`,
    parted: ({ user, count }) =>
      `A blank line before ${user} begins a new conversation, so these are ${formatNumber(count, 0)}. If their turns belong together, put --- between the conversations, or take out the blank lines within them.`,
  } satisfies Messages<Warnings>,
};
