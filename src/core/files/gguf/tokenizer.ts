/**
 * The keys that say how text becomes tokens. They are another way to write a `tokenizer.json`, out of which
 * and into which they are translated, so that both formats open and refuse the same tokenizers.
 */

import { ReaderError } from '../../errors';
import { patternOf, type TokenizerData } from '../../tokenizer/tokenizerData';
import { field, quote, type JsonObject } from '../json';
import { READ_PATTERNS, preTokenizer, readTokenizerJson, tokenizerJson } from '../tokenizerJson';
import { OWN } from './own';
import type { Keys } from './read';
import { flag, i32s, text, texts, u32, type Value } from './write';

const MODEL = 'tokenizer.ggml.model';
const PRE = 'tokenizer.ggml.pre';
const TOKENS = 'tokenizer.ggml.tokens';
const TOKEN_TYPE = 'tokenizer.ggml.token_type';
const MERGES = 'tokenizer.ggml.merges';

/** Byte-level BPE, whatever the vocabulary. */
const BPE = 'gpt2';
/**
 * How llama.cpp cuts text into words before it merges: it knows patterns by name alone, and this one is
 * nearest to ours. It gives our tokens but for vocabularies with combining marks (see `cutsAlike`); for runs
 * of white space before a word, where a model learnt with the first of `WORD_PATTERNS`; for words of over 64
 * characters; and behind an apostrophe that follows a letter, as in `o'drama`, where GPT-2 knows `'d`.
 */
const GPT2 = 'gpt-2';
/** Which of ours it is: without it a file is taken for one that learnt with GPT-2's. */
const OWN_PATTERN = `${OWN}wordPattern`;

/** `llama_token_type`. */
const NORMAL = 1;
const CONTROL = 3;
/** What is no part of the text that BPE sees: control, and what a user defined. */
const ADDED: ReadonlySet<number> = new Set([CONTROL, 4]);

/**
 * @param vocabSize rows of the embedding
 * @throws RangeError unless there is a token for each of the rows; ReaderError if two tokens are alike: the
 *   format has one id for a text
 */
export function tokenizerKeys(
  data: TokenizerData,
  vocabSize: number,
  endId: number,
  chatTemplate: string,
): [key: string, value: Value][] {
  const json = tokenizerJson(data);
  const model = field(json, 'model') as { vocab: Record<string, number>; merges: string[] };
  const added = field(json, 'added_tokens') as { id: number; content: string }[];
  const tokens: string[] = [];
  for (const [token, id] of Object.entries(model.vocab)) tokens[id] = token;
  for (const { id, content } of added) tokens[id] = content;
  if (tokens.length !== vocabSize) {
    throw new RangeError(
      `writeGguf: expected a token for each of the ${vocabSize} rows of the embedding, got ${tokens.length}.`,
    );
  }
  const special = new Set(added.map(({ id }) => id));
  return [
    [MODEL, text(BPE)],
    [PRE, text(GPT2)],
    [TOKENS, texts(tokens)],
    [TOKEN_TYPE, i32s(tokens.map((_, id) => (special.has(id) ? CONTROL : NORMAL)))],
    [MERGES, texts(model.merges)],
    ['tokenizer.ggml.bos_token_id', u32(endId)],
    ['tokenizer.ggml.eos_token_id', u32(endId)],
    ['tokenizer.ggml.padding_token_id', u32(endId)],
    ['tokenizer.ggml.add_bos_token', flag(true)],
    ['tokenizer.ggml.add_eos_token', flag(false)],
    ['tokenizer.chat_template', text(chatTemplate)],
    [OWN_PATTERN, text(String(patternOf(data)))],
  ];
}

/** @throws ReaderError without a list of them */
export const countTokens = (keys: Keys): number => readTexts(keys, TOKENS).length;

/** @throws ReaderError unless it is byte-level BPE that this guide can have */
export function readTokenizer(keys: Keys, who: string): TokenizerData {
  const expectText = (key: string, expected: string): void => {
    if (keys.text(key) !== expected) {
      throw new ReaderError('gguf.fixed', { key, expected, got: keys.shown(key) });
    }
  };
  expectText(MODEL, BPE);
  expectText(PRE, GPT2);
  const tokens = readTexts(keys, TOKENS);
  const merges = readTexts(keys, MERGES);
  const types = keys.wholeNumbers(TOKEN_TYPE) ?? tokens.map(() => NORMAL);
  if (types.length !== tokens.length) {
    const params = { key: TOKEN_TYPE, expected: tokens.length, got: types.length };
    throw new ReaderError('gguf.lengths', params);
  }
  expectDifferent(tokens);
  return readTokenizerJson(asJson(tokens, types, merges, readPattern(keys)), who);
}

function readTexts(keys: Keys, key: string): readonly string[] {
  const values = keys.texts(key);
  if (values !== undefined) return values;
  throw new ReaderError('gguf.kind', { key, kind: 'texts', got: keys.shown(key) });
}

function expectDifferent(tokens: readonly string[]): void {
  const ids = new Map<string, number>();
  for (const [id, token] of tokens.entries()) {
    const other = ids.get(token);
    if (other !== undefined) {
      const params = { token: quote(token), ids: [other, id] } as const;
      throw new ReaderError('gguf.repeatedToken', params);
    }
    ids.set(token, id);
  }
}

/** How a file of ours cuts text, by its own key; of any other how GPT-2 does, as `transformers` writes that. */
function readPattern(keys: Keys): JsonObject {
  const own = keys.text(OWN_PATTERN);
  if (own === undefined) return { type: 'ByteLevel', add_prefix_space: false, use_regex: true };
  const pattern = READ_PATTERNS.find((each) => String(each) === own);
  if (pattern === undefined) {
    const expected = READ_PATTERNS.join(' or ');
    throw new ReaderError('gguf.fixed', { key: OWN_PATTERN, expected, got: quote(own) });
  }
  return preTokenizer(pattern);
}

function asJson(
  tokens: readonly string[],
  types: readonly number[],
  merges: readonly string[],
  cutting: JsonObject,
): JsonObject {
  const all = tokens.map((content, id) => ({ id, content, isAdded: ADDED.has(types[id]) }));
  const added = all.filter(({ isAdded }) => isAdded);
  const plain = all.filter(({ isAdded }) => !isAdded);
  return {
    added_tokens: added.map(({ id, content }) => ({
      id,
      content,
      special: types[id] === CONTROL,
    })),
    normalizer: null,
    pre_tokenizer: cutting,
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(plain.map(({ content, id }) => [content, id])),
      merges,
    },
  };
}
