/** What a trained tokenizer is on disk, and the refusal of anything that is not one. */

import { ReaderError } from '../errors';
import { LONGEST_RUN, WORD_PATTERNS, type WordPattern } from './pretokenise';
import { MOST_VOCABULARY, validateVocabulary, type Vocabulary } from './vocabulary';

/**
 * A byte-level BPE vocabulary, safe to write as JSON. Ids 0–255 are the bytes, `256 + k` is what
 * `merges[k]` joins, and the special tokens come last; unless other software made the vocabulary.
 */
export interface TokenizerData {
  readonly merges: readonly (readonly [number, number])[];
  /** Which pattern cuts its words; the first one where nothing is said, as in all that is older. */
  readonly pattern?: Exclude<WordPattern, 1>;
  /** Of other software: its tokens by their ids, of which a merge joins two to what they spell together. */
  readonly vocabulary?: Vocabulary;
}

/** How text is cut into words for these merges. */
export const patternOf = ({ pattern }: TokenizerData): WordPattern => pattern ?? 1;

export const tokenizerData = (
  merges: TokenizerData['merges'],
  pattern: WordPattern,
  vocabulary?: Vocabulary,
): TokenizerData => ({
  merges,
  ...(pattern !== 1 && { pattern }),
  ...(vocabulary && { vocabulary }),
});

/** Rows of the embedding that the tokenizer needs. */
export const tokensOf = ({ merges, vocabulary }: TokenizerData): number =>
  vocabulary?.tokens.length ?? BYTE_COUNT + merges.length + SPECIAL_TOKENS.length;

/** In the order of their ids. */
export const SPECIAL_TOKENS = ['<|end|>', '<|user|>', '<|assistant|>'] as const;

export const BYTE_COUNT = 256;

/** The vocabulary before any merge: every byte and the special tokens. */
export const LEAST_VOCAB_SIZE = BYTE_COUNT + SPECIAL_TOKENS.length;

export const MOST_VOCAB_SIZE = MOST_VOCABULARY;

/** A word is at most a space and 64 characters of up to 4 bytes, and a token is part of a word. */
const MOST_TOKEN_BYTES = 1 + LONGEST_RUN * 4;

/** @throws RangeError for what no tokenizer can be made of */
export function validateTokenizerData(data: TokenizerData): void {
  const merges: unknown = (data as TokenizerData | null | undefined)?.merges;
  if (!Array.isArray(merges)) {
    throw new RangeError('Tokenizer: expected a list of merges, got none.');
  }
  const { pattern } = data;
  if (pattern !== undefined && !Object.hasOwn(WORD_PATTERNS, pattern)) {
    const known = Object.keys(WORD_PATTERNS).join(' or ');
    throw new RangeError(`Tokenizer: expected word pattern ${known}, got ${String(pattern)}.`);
  }
  const odd = (merges as unknown[]).findIndex((pair) => !Array.isArray(pair) || pair.length !== 2);
  if (odd >= 0) throw new RangeError(`Tokenizer: expected merge ${odd} to be a pair of token ids.`);
  if (data.vocabulary !== undefined) return validateVocabulary(data.vocabulary);
  const fault = mergeFault(merges as Pair[]);
  if (fault) throw new RangeError(`Tokenizer: expected other merges, got ${fault.message}.`);
}

type Pair = TokenizerData['merges'][number];

/** Why no tokenizer can be made of some merges, which may be those of a file; `null` if one can. */
export function mergeFault(merges: readonly Pair[]): ReaderError | null {
  const most = MOST_VOCAB_SIZE - LEAST_VOCAB_SIZE;
  if (merges.length > most) {
    return new ReaderError('merges.tooMany', { most, count: merges.length });
  }
  const seen = new Set<number>();
  const lengths = new Array<number>(BYTE_COUNT).fill(1);
  for (const [merge, pair] of merges.entries()) {
    // Only tokens made earlier: then no merge can contain itself.
    const mostId = BYTE_COUNT + merge - 1;
    for (const id of pair) {
      if (!Number.isInteger(id) || id < 0 || id > mostId) {
        return new ReaderError('merges.ids', { merge, mostId, got: String(id) });
      }
    }
    const [left, right] = pair;
    // Merges can double: a file of forty could ask for a token of a terabyte.
    const length = lengths[left] + lengths[right];
    if (length > MOST_TOKEN_BYTES) {
      const params = { merge, mostBytes: MOST_TOKEN_BYTES, bytes: length };
      return new ReaderError('merges.tooLong', params);
    }
    lengths.push(length);
    const key = left * MOST_VOCAB_SIZE + right;
    if (seen.has(key)) return new ReaderError('merges.repeated', { merge, left, right });
    seen.add(key);
  }
  return null;
}
