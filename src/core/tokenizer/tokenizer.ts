/** Text to token ids and back. */

import { spell } from './byteCharacters';
import { findWhole } from './findWhole';
import { joinWord } from './joinWord';
import { lexiconOf, once } from './lexicon';
import { patternOf, SPECIAL_TOKENS, validateTokenizerData } from './tokenizerData';
import type { TokenizerData } from './tokenizerData';
import { words } from './pretokenise';
import type { NameCharacter } from '../visible';
import { printable } from './printable';

export interface StreamDecoder {
  /** What this token completes: whole characters only, perhaps none. */
  push(id: number): string;
  /** What is left; a character that was never completed becomes U+FFFD. */
  end(): string;
}

export interface Tokenizer {
  readonly vocabSize: number;
  /** Stands before the first document, and before what a model is asked. */
  readonly beginId: number;
  /** Ends a document or an answer. In our own vocabularies it stands before the first, too. */
  readonly endId: number;
  /** All that end an answer, this one first. */
  readonly endIds: readonly number[];
  /** `null` where a vocabulary of other software has no such token. */
  readonly userId: number | null;
  readonly assistantId: number | null;
  readonly data: TokenizerData;
  /**
   * Never gives a special token, whatever the text: "<|end|>" typed by a reader is seven
   * characters. A lone surrogate is no character and becomes U+FFFD.
   */
  encode(text: string): number[];
  /** The same of a text that was written by a template, in which the names of special tokens are those. */
  encodeTemplate(text: string): number[];
  /** Special tokens appear by name; bytes that are not UTF-8 become U+FFFD. */
  decode(ids: readonly number[]): string;
  /** Of a special token, its name. */
  tokenBytes(id: number): Uint8Array;
  /** A token as a reader can see it: bytes that are no visible character as ‹E2›, a row without one as ‹#7›. */
  tokenText(id: number): string;
  createStreamDecoder(): StreamDecoder;
  /** Whether a token stands for no text. */
  isSpecial(id: number): boolean;
  /** The token that a merge makes, by its place among the merges. */
  madeBy(merge: number): number;
  /** The first merge that makes a token; `null` for bytes, special tokens, and rows without one. */
  mergeOf(id: number): number | null;
}

/** Distinct words whose tokens are kept; text repeats itself, so that most words are met again. */
const CACHED_WORDS = 50_000;
/** Of our own, no word is longer. */
const LONGEST_CACHED = 256;

/**
 * Makes a tokenizer from its data.
 * @param nameOf names characters that cannot be seen, for `tokenText`
 * @throws RangeError when the data are no tokenizer; so do the methods for an unknown id.
 */
export function createTokenizer(data: TokenizerData, nameOf?: NameCharacter): Tokenizer {
  validateTokenizerData(data);
  const lexicon = lexiconOf(data);
  const { bytesOf, beginId, endId, special, whole } = lexicon;
  const { unknownId, joinsUnknown, beginsWithSpace } = data.vocabulary ?? {};
  const everyWhole = new Map([...whole, ...special]);
  const pattern = patternOf(data);
  const encoder = new TextEncoder();
  const specialIds = new Set(special.values());
  const vocabSize = lexicon.size;

  /** The tokens of single bytes; of a byte that has none, what stands for it. */
  const alphabetic = (utf8: Uint8Array): number[] => {
    const ids: number[] = [];
    for (const byte of utf8) {
      const id = lexicon.ofByte[byte] ?? unknownId;
      if (id === undefined || (joinsUnknown && id === unknownId && ids.at(-1) === id)) continue;
      ids.push(id);
    }
    return ids;
  };

  const cache = new Map<string, readonly number[]>();
  const encodeWord = (word: string): readonly number[] => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    const utf8 = encoder.encode(word);
    const wholeWord = lexicon.ofWord?.(spell(utf8));
    const ids = wholeWord === undefined ? joinWord(alphabetic(utf8), lexicon.join) : [wholeWord];
    if (word.length > LONGEST_CACHED) return ids;
    if (cache.size >= CACHED_WORDS) cache.clear();
    cache.set(word, ids);
    return ids;
  };

  const encodeWith = (text: string, found: ReadonlyMap<string, number>): number[] => {
    const ids: number[] = [];
    for (const piece of findWhole(text, found)) {
      if (typeof piece === 'number') ids.push(piece);
      else {
        const spaced = beginsWithSpace && piece !== '' && !piece.startsWith(' ');
        for (const word of words(spaced ? ` ${piece}` : piece, pattern)) {
          for (const id of encodeWord(word)) ids.push(id);
        }
      }
    }
    return ids;
  };

  const tokenBytes = (id: number): Uint8Array => {
    if (!Number.isInteger(id) || id < 0 || id >= vocabSize) {
      throw new RangeError(`Tokenizer: expected a token id from 0 to ${vocabSize - 1}, got ${id}.`);
    }
    return bytesOf(id);
  };

  const createStreamDecoder = (): StreamDecoder => {
    // A byte order mark is a character of the text like any other.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return {
      push: (id) => decoder.decode(tokenBytes(id), { stream: true }),
      end: () => decoder.decode(),
    };
  };

  // The earliest last, so that it is the one that stays.
  const mergesById = once(
    () => new Map(data.merges.map((_, k) => [lexicon.made(k), k] as const).reverse()),
  );
  const [, user, assistant] = SPECIAL_TOKENS;
  return {
    vocabSize,
    beginId,
    endId,
    endIds: [endId, ...(data.vocabulary?.otherEndIds ?? [])],
    userId: everyWhole.get(user) ?? null,
    assistantId: everyWhole.get(assistant) ?? null,
    data,
    encode: (text) => encodeWith(text, whole),
    encodeTemplate: (text) => encodeWith(text, everyWhole),
    decode(ids) {
      const stream = createStreamDecoder();
      let text = '';
      for (const id of ids) text += stream.push(id);
      return text + stream.end();
    },
    tokenBytes: (id) => tokenBytes(id).slice(),
    tokenText: (id) =>
      tokenBytes(id).length === 0 ? `‹#${id}›` : printable(tokenBytes(id), nameOf),
    createStreamDecoder,
    isSpecial: (id) => specialIds.has(id),
    madeBy: lexicon.made,
    mergeOf: (id) => mergesById().get(id) ?? null,
  };
}
