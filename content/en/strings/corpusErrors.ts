/** What is wrong with a text or conversations that a reader brings, or why one of the guide is not there. */

import type { ConversationFaults, PlaceKind } from '../../../src/core/corpus/errors';
import type { ErrorMessages, Messages } from '../../../src/core/errors';
import { formatFixed, formatNumber } from '../../../src/language/format';
import { messageFor } from '../../../src/language/messageFor';
import corpus from './corpus';
import found from './found';

/** The name of a file, in its quotation marks. */
const title = (name: string | null): string => (name === null ? 'this text' : `“${name}”`);

const fetching = {
  silent:
    'The text could not be fetched: the server did not answer. Try again when you are online.',
  refused: (status: number) =>
    `The text could not be fetched: the server answered ${status}. The guide may have been updated since you opened it: load the page anew.`,
};

/** `USER:` and `ASSISTANT:` are written so in every language. Each is said behind its place. */
const faults: Messages<ConversationFaults> = {
  noMessages: ({ got }) =>
    `expected "messages" with "role" and "content", or "conversations" with "from" and "value", got ${found.inSentence(got)}.`,
  role: ({ got }) => `expected a message of "user" or "assistant", got ${found.inSentence(got)}.`,
  noText: ({ who }) =>
    `expected a message of ${found.inSentence(who)} to be text, got something else.`,
  noUser: ({ user, words }) => `expected ${user} before the first words, got “${words}”.`,
  empty: ({ label }) => `expected some words behind ${label}, got none.`,
  answerToNothing: ({ user, assistant }) =>
    `expected ${user} before ${assistant}, got an answer to nothing.`,
  noAnswer: ({ user, assistant }) => `expected ${assistant} to answer this ${user}, got no answer.`,
};

/** One of these, with where it is. */
const places: Readonly<Record<PlaceKind, (number: number, fault: string) => string>> = {
  line: (number, fault) => `Line ${number}: ${fault}`,
  conversation: (number, fault) => `Conversation ${number}: ${fault}`,
};

export default {
  'corpus.noneOfYourOwn': 'Expected a text of your own, got none: paste or open one.',
  'corpus.unfetched': ({ status }) =>
    status === null ? fetching.silent : fetching.refused(status),

  'given.unreadable': ({ name }) =>
    `Expected a file that can be read, got “${name}”, which the browser could not open: it may have been moved, or be a folder.`,
  'given.several': ({ count }) =>
    `Expected one file, got ${formatNumber(count, 0)}: put their texts into one, or give one of them.`,
  'given.folder': 'Expected a file, got a folder: open it, and drop one file of it.',

  'text.extension': ({ name }) => `Expected a .txt or .md file, got ${title(name)}.`,
  'text.tooLarge': ({ mostBytes, bytes, name }) =>
    `Expected at most ${formatNumber(mostBytes / 1e6)} MB of text, got ${formatFixed(bytes / 1e6, 1)} MB: take a part of ${title(name)}.`,
  'text.zeroByte': ({ at, name }) =>
    `Expected text, got a byte of zero after ${at} bytes: ${title(name)} seems to be no text but a program, a picture or the like.`,
  'text.notUtf8': ({ line, name }) =>
    `Expected text in UTF-8, got bytes in line ${line} of ${title(name)} that are not: open it in an editor and save it as UTF-8.`,
  'text.otherEncoding': ({ encoding, name }) =>
    `Expected text in UTF-8, got ${encoding}: save ${title(name)} as UTF-8.`,
  'text.controls': ({ count, name }) =>
    `Expected text, got ${count} control characters: ${title(name)} seems to be no text but a program, a picture or the like.`,
  'text.empty': ({ name }) => `Expected some text, got none: ${title(name)} is empty.`,
  'text.tooShort': ({ leastCharacters, characters }) =>
    `Expected at least ${leastCharacters} characters of text, got ${characters}: there is nothing to learn from less.`,
  'text.oneCharacter': ({ name }) =>
    `Expected a text, got one character again and again: there is nothing to learn from ${title(name)}.`,

  'conversations.extension': ({ name }) =>
    `Expected a .txt, .md, .json or .jsonl file, got ${title(name)}.`,
  'conversations.tooLong': ({ mostCharacters, characters }) =>
    `Expected at most ${formatNumber(mostCharacters / 1e6)} million characters of conversations, got ${formatFixed(characters / 1e6, 1)} million.`,
  'conversations.none':
    'Expected conversations, got none: write USER: and a question, and below it ASSISTANT: and the answer. HUMAN: and AI:, USER: and BOT:, Q: and A: are known too, and JSON with "messages" or "conversations".',
  /** JSON that cannot be read. */
  'conversations.notJson': ({ line }) =>
    `Expected JSON, because the text begins with a bracket, but line ${line} cannot be read as JSON. A whole list of conversations is read, or one conversation a line.`,
  /** A line each. */
  'conversations.faulty': ({ at, faults: told, more }) =>
    [
      ...told.map(({ place, fault }) => places[at](place, messageFor(faults, fault))),
      ...(more > 0 ? [`And ${more} more.`] : []),
    ].join('\n'),
  'conversations.noneForCorpus': ({ corpus: name }) =>
    `Expected conversations of your own: those of this guide are about its small world, and your model has read “${corpus.corpora[name].title}”.`,
} satisfies ErrorMessages<'corpus' | 'given' | 'text' | 'conversations'>;
