/** The texts that a model can read: what they are, and what is wrong with one that a reader brings. */

import { formatFixed, formatNumber } from '../../../src/language/format';

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
  fetching: {
    noneOfYourOwn: 'Expected a text of your own, got none: paste or open one.',
    silent:
      'The text could not be fetched: the server did not answer. Try again when you are online.',
    refused: (status: number) =>
      `The text could not be fetched: the server answered ${status}. The guide may have been updated since you opened it: load the page anew.`,
  },
  /** In the sentences below, the name of a file, in its quotation marks. */
  title: {
    named: (name: string) => `“${name}”`,
    unnamed: 'this text',
  },
  decoding: {
    zeroByte: (at: number, title: string) =>
      `Expected text, got a byte of zero after ${at} bytes: ${title} seems to be no text but a program, a picture or the like.`,
    notUtf8: (line: number, title: string) =>
      `Expected text in UTF-8, got bytes in line ${line} of ${title} that are not: open it in an editor and save it as UTF-8.`,
    otherEncoding: (encoding: string, title: string) =>
      `Expected text in UTF-8, got ${encoding}: save ${title} as UTF-8.`,
    controls: (count: number, title: string) =>
      `Expected text, got ${count} control characters: ${title} seems to be no text but a program, a picture or the like.`,
  },
  text: {
    extension: (title: string) => `Expected a .txt or .md file, got ${title}.`,
    empty: (title: string) => `Expected some text, got none: ${title} is empty.`,
    tooShort: (least: number, got: number) =>
      `Expected at least ${least} characters of text, got ${got}: there is nothing to learn from less.`,
    oneCharacter: (title: string) =>
      `Expected a text, got one character again and again: there is nothing to learn from ${title}.`,
    /** Of bytes. */
    tooLarge: (most: number, got: number, title: string) =>
      `Expected at most ${formatNumber(most / 1e6)} MB of text, got ${formatFixed(got / 1e6, 1)} MB: take a part of ${title}.`,
    warnings: {
      little: 'This is little text: the model will soon know it by heart, and write nothing else.',
      unreadable: (count: number) =>
        count === 1
          ? 'The sign for a character that could not be read, �, is in the text once: it was lost before the text came here.'
          : `The sign for a character that could not be read, �, is in the text ${count} times: it was lost before the text came here.`,
      turning: (count: number) =>
        count === 1
          ? 'An invisible sign that turns the direction of writing is in the text once: the model learns it like any other.'
          : `An invisible sign that turns the direction of writing is in the text ${count} times: the model learns it like any other.`,
    },
  },
  /** `USER:` and `ASSISTANT:` are written so in every language. */
  conversations: {
    tooLong: (most: number, got: number) =>
      `Expected at most ${formatNumber(most / 1e6)} million characters of conversations, got ${formatFixed(got / 1e6, 1)} million.`,
    none: 'Expected conversations, got none: write USER: and a question, and below it ASSISTANT: and the answer. HUMAN: and AI:, USER: and BOT:, Q: and A: are known too, and JSON with "messages" or "conversations".',
    /** JSON that cannot be read. */
    notJson: (line: number) =>
      `Expected JSON, because the text begins with a bracket, but line ${line} cannot be read as JSON. A whole list of conversations is read, or one conversation a line.`,
    /** Of conversations in a list, in place of a line. */
    inConversation: (number: number, fault: string) => `Conversation ${number}: ${fault}`,
    /** These too are said behind their place. */
    noMessages: (got: string) =>
      `expected "messages" with "role" and "content", or "conversations" with "from" and "value", got ${got}.`,
    role: (got: string) => `expected a message of "user" or "assistant", got ${got}.`,
    noText: (who: string) => `expected a message of ${who} to be text, got something else.`,
    /** What was taken, but not as it stands there. */
    system: (count: number) =>
      count === 1
        ? 'There is a system message, which was left out: a model of this guide knows a user and an assistant alone.'
        : `There are ${formatNumber(count, 0)} system messages, which were left out: a model of this guide knows a user and an assistant alone.`,
    parted: (user: string, count: number) =>
      `A blank line before ${user} begins a new conversation, so these are ${formatNumber(count, 0)}. If their turns belong together, put --- between the conversations, or take out the blank lines within them.`,
    extension: (title: string) => `Expected a .txt, .md, .json or .jsonl file, got ${title}.`,
    /** One of the sentences below, with where it is. */
    inLine: (line: number, fault: string) => `Line ${line}: ${fault}`,
    more: (count: number) => `And ${count} more.`,
    noUser: (user: string, words: string) =>
      `expected ${user} before the first words, got “${words}”.`,
    empty: (label: string) => `expected some words behind ${label}, got none.`,
    answerToNothing: (user: string, assistant: string) =>
      `expected ${user} before ${assistant}, got an answer to nothing.`,
    noAnswer: (user: string, assistant: string) =>
      `expected ${assistant} to answer this ${user}, got no answer.`,
  },
};
