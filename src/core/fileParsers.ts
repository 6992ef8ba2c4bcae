/**
 * What a reader gives to learn from, read and checked: texts and conversations. Each takes a moment for
 * some megabytes, so the page has it done by a worker (`src/store/data/parseFile.ts`).
 */

import type { Warning } from './corpus/errors';
import { readConversationsFile, readOwnText } from './corpus/ownText';
import type { Conversation } from './dataset';

/** A file, or what was pasted. */
export interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A text or conversations of the reader's. */
export interface OwnRead<Item> {
  /** As it was given. */
  readonly raw: string;
  /** Documents or conversations, ready to be learnt from. */
  readonly items: readonly Item[];
  readonly warnings: readonly Warning[];
}

export interface FileParsers {
  readonly text: (given: Given) => OwnRead<string>;
  readonly conversations: (given: Given) => OwnRead<Conversation>;
}

export type FileKind = keyof FileParsers;
export type ParsedFile<Name extends FileKind> = ReturnType<FileParsers[Name]>;

/** Each throws a ReaderError that says what was expected. */
export const FILE_PARSERS: FileParsers = {
  text({ name, bytes }) {
    const { documents: items, warnings } = readOwnText(name, bytes);
    return { raw: asGiven(bytes), items, warnings };
  },
  conversations({ name, bytes }) {
    const { conversations: items, warnings } = readConversationsFile(name, bytes);
    return { raw: asGiven(bytes), items, warnings };
  },
};

const asGiven = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
