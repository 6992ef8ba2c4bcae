/** What can be wrong with a text or conversations that a reader brings. */

import type { Coded, None } from '../errors';
import type { Found } from '../files/errors';
import type { CorpusName } from '.';

/** Of a file, made fit for a sentence; `null` where it has none. */
interface Named {
  readonly name: string | null;
}

export interface CorpusErrors {
  'corpus.noneOfYourOwn': None;
  /** @see fetchFile */
  'corpus.unfetched': { readonly status: number | null };

  /** Of what is given, before it is read. */
  'given.unreadable': { readonly name: string };
  'given.several': { readonly count: number };
  'given.folder': None;

  'text.extension': Named;
  'text.tooLarge': Named & { readonly mostBytes: number; readonly bytes: number };
  /** Bytes before it. */
  'text.zeroByte': Named & { readonly at: number };
  /** Counted from 1. */
  'text.notUtf8': Named & { readonly line: number };
  'text.otherEncoding': Named & { readonly encoding: string };
  'text.controls': Named & { readonly count: number };
  'text.empty': Named;
  'text.tooShort': { readonly leastCharacters: number; readonly characters: number };
  'text.oneCharacter': Named;

  'conversations.extension': Named;
  'conversations.tooLong': { readonly mostCharacters: number; readonly characters: number };
  'conversations.none': None;
  'conversations.notJson': { readonly line: number };
  'conversations.faulty': {
    /** What their places number. */
    readonly at: PlaceKind;
    /** By their places: the first of them. */
    readonly faults: readonly PlacedFault[];
    /** How many more there are. */
    readonly more: number;
  };
  /** A model that has read this text has none to learn to answer from. */
  'conversations.noneForCorpus': { readonly corpus: CorpusName };
}

export type PlaceKind = 'line' | 'conversation';

export interface PlacedFault {
  /** Counted from 1. */
  readonly place: number;
  readonly fault: ConversationFault;
}

export interface ConversationFaults {
  noMessages: { readonly got: Found };
  role: { readonly got: Found };
  noText: { readonly who: Found };
  noUser: { readonly user: string; readonly words: string };
  empty: { readonly label: string };
  answerToNothing: Labels;
  noAnswer: Labels;
}

export type ConversationFault = Coded<ConversationFaults>;

/** What begins a message of each: `USER:`. */
export interface Labels {
  readonly user: string;
  readonly assistant: string;
}

/** What may not be as the reader thinks, of what was taken. */
export interface Warnings {
  littleText: None;
  /** Signs for a character that could not be read. */
  unreadable: { readonly count: number };
  /** Signs that turn the direction of writing. */
  turning: { readonly count: number };
  /** Messages that were left out. */
  system: { readonly count: number };
  /** Into so many conversations, by blank lines. */
  parted: { readonly user: string; readonly count: number };
}

export type Warning = Coded<Warnings>;
