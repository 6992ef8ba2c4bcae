/**
 * `tokenizer.json` of Hugging Face's `tokenizers`: byte-level BPE with a model's merges, ids and way of
 * cutting words. Written from https://github.com/huggingface/tokenizers, and held in the tests against
 * the library's own JavaScript port. `readTokenizer` reads it.
 */

import { ReaderError } from '../errors';
import { BYTE_CHARACTERS } from '../tokenizer/byteCharacters';
import {
  BYTE_COUNT,
  patternOf,
  SPECIAL_TOKENS,
  validateTokenizerData,
} from '../tokenizer/tokenizerData';
import type { TokenizerData } from '../tokenizer/tokenizerData';
import { WORD_PATTERNS, type WordPattern } from '../tokenizer/pretokenise';
import type { Vocabulary } from '../tokenizer/vocabulary';
import { quote, type JsonObject } from './json';

/** Every token of ours as that format spells it, by id; the special tokens by name. */
export function spellOwn(merges: TokenizerData['merges']): string[] {
  const tokens = [...BYTE_CHARACTERS];
  for (const [left, right] of merges) tokens.push(tokens[left] + tokens[right]);
  return [...tokens, ...SPECIAL_TOKENS];
}

/**
 * @throws RangeError if the data are no tokenizer; ReaderError if two tokens are alike: the format has
 *   one id for a text
 */
export function tokenizerJson(data: TokenizerData): JsonObject {
  validateTokenizerData(data);
  const vocabulary = data.vocabulary ?? ownVocabulary(data.merges);
  const { tokens, added, beginId, unknownId } = vocabulary;
  const ids = new Map<string, number>();
  for (const [id, token] of tokens.entries()) {
    if (token === null) continue;
    const other = ids.get(token);
    if (other !== undefined) {
      throw new ReaderError('tokenizerJson.alike', { token: quote(token), ids: [other, id] });
    }
    ids.set(token, id);
  }
  // Of other software, merges may have to do with tokens that were added.
  const isAdded = new Set(data.vocabulary ? [] : added.map(({ id }) => id));
  const begin = tokens[beginId]!;
  const start = { SpecialToken: { id: begin, type_id: 0 } };
  const text = (id: 'A' | 'B', type: 0 | 1) => ({ Sequence: { id, type_id: type } });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: added.map(({ id, special }) => ({
      id,
      content: tokens[id],
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special,
    })),
    normalizer: null,
    pre_tokenizer: preTokenizer(patternOf(data), vocabulary),
    // As in training, a text begins behind a token.
    post_processor: {
      type: 'TemplateProcessing',
      single: [start, text('A', 0)],
      pair: [start, text('A', 0), text('B', 1)],
      special_tokens: { [begin]: { id: begin, ids: [beginId], tokens: [begin] } },
    },
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: unknownId === undefined ? null : tokens[unknownId],
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: vocabulary.joinsUnknown ?? false,
      byte_fallback: false,
      ignore_merges: vocabulary.wholeWordsFirst ?? false,
      vocab: Object.fromEntries(Array.from(ids).filter(([, id]) => !isAdded.has(id))),
      merges: data.merges.map(([left, right]) => `${tokens[left]} ${tokens[right]}`),
    },
  };
}

function ownVocabulary(merges: TokenizerData['merges']): Vocabulary {
  const endId = BYTE_COUNT + merges.length;
  return {
    tokens: spellOwn(merges),
    added: SPECIAL_TOKENS.map((_, i) => ({ id: endId + i, special: true })),
    beginId: endId,
    endId,
  };
}

/** How text is cut into words there. */
export function preTokenizer(
  pattern: WordPattern,
  { beginsWithSpace }: Pick<Vocabulary, 'beginsWithSpace'>,
): JsonObject {
  const byteLevel = (use_regex: boolean) => ({
    type: 'ByteLevel',
    add_prefix_space: beginsWithSpace ?? false,
    trim_offsets: false,
    use_regex,
  });
  const inTurn = (...pretokenizers: JsonObject[]) => ({ type: 'Sequence', pretokenizers });
  if (pattern === 3) return byteLevel(true);
  if (pattern === 5) return inTurn({ type: 'Digits', individual_digits: true }, byteLevel(true));
  const Regex = WORD_PATTERNS[pattern];
  const split = { type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false };
  return inTurn(split, byteLevel(false));
}
