/** Text to token ids and back. */

import { BYTE_COUNT, patternOf, SPECIAL_TOKENS, validateTokenizerData } from './tokenizerData';
import type { TokenizerData } from './tokenizerData';
import { words } from './pretokenise';
import type { NameCharacter } from '../visible';
import { printable } from './printable';
import { joinPair } from './train';

export interface StreamDecoder {
  /** What this token completes: whole characters only, perhaps none. */
  push(id: number): string;
  /** What is left; a character that was never completed becomes U+FFFD. */
  end(): string;
}

export interface Tokenizer {
  readonly vocabSize: number;
  /** Ends a document or an answer, and stands before the first. */
  readonly endId: number;
  readonly userId: number;
  readonly assistantId: number;
  readonly data: TokenizerData;
  /**
   * Never gives a special token, whatever the text: "<|end|>" typed by a reader is seven
   * characters. A lone surrogate is no character and becomes U+FFFD.
   */
  encode(text: string): number[];
  /** Special tokens appear by name; bytes that are not UTF-8 become U+FFFD. */
  decode(ids: readonly number[]): string;
  /** Of a special token, its name. */
  tokenBytes(id: number): Uint8Array;
  /** A token as a reader can see it: bytes that are no visible character as ‹E2›. */
  tokenText(id: number): string;
  createStreamDecoder(): StreamDecoder;
}

/** Distinct words whose tokens are kept; text repeats itself, so that most words are met again. */
const CACHED_WORDS = 50_000;

/**
 * Makes a tokenizer from its merges.
 * @param nameOf names characters that cannot be seen, for `tokenText`
 * @throws RangeError when the data are no tokenizer; so do the methods for an unknown id.
 */
export function createTokenizer(data: TokenizerData, nameOf?: NameCharacter): Tokenizer {
  validateTokenizerData(data);
  const { merges } = data;
  const pattern = patternOf(data);
  const encoder = new TextEncoder();
  const firstSpecial = BYTE_COUNT + merges.length;
  const vocabSize = firstSpecial + SPECIAL_TOKENS.length;

  const bytes: Uint8Array[] = Array.from({ length: BYTE_COUNT }, (_, byte) => Uint8Array.of(byte));
  const joinedBy = new Map<number, number>();
  for (const [k, [left, right]] of merges.entries()) {
    joinedBy.set(left * vocabSize + right, BYTE_COUNT + k);
    bytes.push(Uint8Array.of(...bytes[left], ...bytes[right]));
  }
  for (const name of SPECIAL_TOKENS) bytes.push(encoder.encode(name));

  const cache = new Map<string, readonly number[]>();
  const encodeWord = (word: string): readonly number[] => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    const ids = Array.from(encoder.encode(word));
    // The earliest merge first, as in training. What it makes can only be joined by later merges.
    for (;;) {
      let joined = firstSpecial;
      let at = -1;
      for (let i = 0; i + 1 < ids.length; i++) {
        const id = joinedBy.get(ids[i] * vocabSize + ids[i + 1]);
        if (id !== undefined && id < joined) {
          joined = id;
          at = i;
        }
      }
      if (at < 0) break;
      joinPair(ids, ids[at], ids[at + 1], joined);
    }
    if (cache.size >= CACHED_WORDS) cache.clear();
    cache.set(word, ids);
    return ids;
  };

  const tokenBytes = (id: number): Uint8Array => {
    if (!Number.isInteger(id) || id < 0 || id >= vocabSize) {
      throw new RangeError(`Tokenizer: expected a token id from 0 to ${vocabSize - 1}, got ${id}.`);
    }
    return bytes[id];
  };

  const createStreamDecoder = (): StreamDecoder => {
    // A byte order mark is a character of the text like any other.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return {
      push: (id) => decoder.decode(tokenBytes(id), { stream: true }),
      end: () => decoder.decode(),
    };
  };

  return {
    vocabSize,
    endId: firstSpecial,
    userId: firstSpecial + 1,
    assistantId: firstSpecial + 2,
    data,
    encode(text) {
      const ids: number[] = [];
      for (const word of words(text, pattern)) {
        for (const id of encodeWord(word)) ids.push(id);
      }
      return ids;
    },
    decode(ids) {
      const stream = createStreamDecoder();
      let text = '';
      for (const id of ids) text += stream.push(id);
      return text + stream.end();
    },
    tokenBytes: (id) => tokenBytes(id).slice(),
    tokenText: (id) => printable(tokenBytes(id), nameOf),
    createStreamDecoder,
  };
}
