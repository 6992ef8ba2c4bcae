/**
 * `tokenizer.json` of Hugging Face's `tokenizers`: byte-level BPE with our merges, ids and way of
 * cutting words. Written from https://github.com/huggingface/tokenizers, and held in the tests against
 * the library's own JavaScript port.
 */

import { ReaderError } from '../errors';
import {
  BYTE_COUNT,
  mergeFault,
  patternOf,
  SPECIAL_TOKENS,
  tokenizerData,
  validateTokenizerData,
} from '../tokenizer/tokenizerData';
import type { TokenizerData } from '../tokenizer/tokenizerData';
import { WORD_PATTERNS, type WordPattern } from '../tokenizer/pretokenise';
import { expectObject, field, isSame, quote, shown, type JsonObject } from './json';

const [END] = SPECIAL_TOKENS;

/** How text is cut into words there. */
export const preTokenizer = (pattern: WordPattern) => ({
  type: 'Sequence',
  pretokenizers: [
    {
      type: 'Split',
      pattern: { Regex: WORD_PATTERNS[pattern] },
      behavior: 'Isolated',
      invert: false,
    },
    { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
  ],
});

/** All that a file may have. */
export const READ_PATTERNS: readonly WordPattern[] = [1, 2];

/**
 * A visible character for every byte (`bytes_to_unicode` of GPT-2's `encoder.py`): those of Latin-1
 * that can be seen stand for themselves, the others for what comes from U+0100 on.
 */
const BYTE_CHARACTERS: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: BYTE_COUNT }, (_, byte) => {
    const seen = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte !== 0xad);
    return String.fromCharCode(seen ? byte : next++);
  });
})();

/** Every token as that format spells it, by id; the special tokens by name. */
function spell({ merges }: TokenizerData): string[] {
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
  const tokens = spell(data);
  const firstSpecial = BYTE_COUNT + data.merges.length;
  const ids = new Map<string, number>();
  for (const [id, token] of tokens.entries()) {
    const other = ids.get(token);
    if (other !== undefined) {
      throw new ReaderError('tokenizerJson.alike', { token: quote(token), ids: [other, id] });
    }
    ids.set(token, id);
  }
  const start = { SpecialToken: { id: END, type_id: 0 } };
  const text = (id: 'A' | 'B', type: 0 | 1) => ({ Sequence: { id, type_id: type } });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL_TOKENS.map((content, i) => ({
      id: firstSpecial + i,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: preTokenizer(patternOf(data)),
    // As in training, a text begins behind an end.
    post_processor: {
      type: 'TemplateProcessing',
      single: [start, text('A', 0)],
      pair: [start, text('A', 0), text('B', 1)],
      special_tokens: { [END]: { id: END, ids: [firstSpecial], tokens: [END] } },
    },
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(Array.from(ids).slice(0, firstSpecial)),
      merges: data.merges.map(([left, right]) => `${tokens[left]} ${tokens[right]}`),
    },
  };
}

/**
 * Our merges out of a `tokenizer.json` that this guide wrote.
 * @param who the file that it is out of
 * @throws ReaderError that says what was expected
 */
export function readTokenizerJson(json: JsonObject, who = 'tokenizer.json'): TokenizerData {
  const model = expectObject(
    field(json, 'model'),
    (got) => new ReaderError('tokenizerJson.model', { who, got }),
  );
  if (field(model, 'type') !== 'BPE') {
    throw new ReaderError('tokenizerJson.type', { who, got: shown(field(model, 'type')) });
  }
  const cutting = field(json, 'pre_tokenizer');
  const pattern = READ_PATTERNS.find((each) => isSame(cutting, preTokenizer(each)));
  if (pattern === undefined) throw new ReaderError('tokenizerJson.preTokenizer', { who });
  if (field(json, 'normalizer') !== null) {
    const got = shown(field(json, 'normalizer'));
    throw new ReaderError('tokenizerJson.normalizer', { who, got });
  }
  const tokens = readTokens(who, json, model);
  const merges = readMerges(who, model, tokens);
  const fault = mergeFault(merges);
  if (fault) throw fault;
  const data = tokenizerData(merges, pattern);
  for (const [id, token] of spell(data).entries()) {
    if (tokens[id] !== token) {
      const params = { who, id, expected: quote(token), got: quote(tokens[id]) };
      throw new ReaderError('tokenizerJson.token', params);
    }
  }
  return data;
}

/** All tokens by id, special ones too. */
function readTokens(who: string, json: JsonObject, model: JsonObject): string[] {
  const vocab = expectObject(
    field(model, 'vocab'),
    (got) => new ReaderError('tokenizerJson.vocabulary', { who, got }),
  );
  const added = field(json, 'added_tokens');
  const pairs: [token: unknown, id: unknown][] = Object.entries(vocab);
  for (const each of Array.isArray(added) ? (added as unknown[]) : []) {
    const token = expectObject(
      each,
      (got) => new ReaderError('tokenizerJson.addedTokens', { who, got }),
    );
    pairs.push([field(token, 'content'), field(token, 'id')]);
  }
  const tokens: string[] = [];
  const seen = new Set<string>();
  for (const [token, id] of pairs) {
    const fits = typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < pairs.length;
    if (typeof token !== 'string' || !fits || seen.has(token) || tokens[id] !== undefined) {
      const params = { who, count: pairs.length, id: shown(id), token: shown(token) };
      throw new ReaderError('tokenizerJson.ids', params);
    }
    seen.add(token);
    tokens[id] = token;
  }
  return tokens;
}

function readMerges(who: string, model: JsonObject, tokens: readonly string[]): [number, number][] {
  const merges = field(model, 'merges');
  const expected = tokens.length - BYTE_COUNT - SPECIAL_TOKENS.length;
  if (!Array.isArray(merges) || merges.length !== expected) {
    const got = Array.isArray(merges) ? String(merges.length) : shown(merges);
    throw new ReaderError('tokenizerJson.merges', { who, tokens: tokens.length, expected, got });
  }
  const ids = new Map(tokens.map((token, id) => [token, id]));
  return (merges as unknown[]).map((merge, k) => {
    const [left, right, ...more] = typeof merge === 'string' ? merge.split(' ') : [];
    const pair = [ids.get(left), ids.get(right)];
    if (more.length > 0 || pair[0] === undefined || pair[1] === undefined) {
      throw new ReaderError('tokenizerJson.merge', { who, merge: k, got: shown(merge) });
    }
    return [pair[0], pair[1]];
  });
}
