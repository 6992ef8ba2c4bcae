/**
 * The keys that say how text becomes tokens. They are another way to write a `tokenizer.json`, out of which
 * and into which they are translated, so that both formats open and refuse the same tokenizers.
 */

import { ReaderError } from '../../errors';
import { NEWEST_PATTERN, type WordPattern } from '../../tokenizer/pretokenise';
import {
  patternOf,
  SPECIAL_TOKENS,
  tokensOf,
  type TokenizerData,
} from '../../tokenizer/tokenizerData';
import type { Vocabulary } from '../../tokenizer/vocabulary';
import { field, quote, type JsonObject } from '../json';
import { readTokenizer } from '../readTokenizer';
import { preTokenizer, tokenizerJson } from '../tokenizerJson';
import { OWN, WHO } from './own';
import type { Keys } from './read';
import { flag, i32s, text, texts, u32, type Value } from './write';

const MODEL = 'tokenizer.ggml.model';
const PRE = 'tokenizer.ggml.pre';
const TOKENS = 'tokenizer.ggml.tokens';
const TOKEN_TYPE = 'tokenizer.ggml.token_type';
const MERGES = 'tokenizer.ggml.merges';
const BEGIN = 'tokenizer.ggml.bos_token_id';
const END = 'tokenizer.ggml.eos_token_id';
const TURN_END = 'tokenizer.ggml.eot_token_id';

/** Byte-level BPE, whatever the vocabulary. */
const BPE = 'gpt2';

/**
 * How llama.cpp cuts text into words before it merges: it knows patterns by name alone. GPT-2's, nearest to
 * ours, gives our tokens but for vocabularies with combining marks (see `cutsAlike`); for runs of white
 * space before a word, where a model learnt with the first of `WORD_PATTERNS`; for words of over 64
 * characters; and behind an apostrophe that follows a letter, as in `o'drama`, where GPT-2 knows `'d`.
 */
const PRES: Readonly<Record<WordPattern, string>> = {
  1: 'gpt-2',
  2: 'gpt-2',
  3: 'gpt-2',
  4: 'llama-bpe',
  5: 'smollm',
};
const GPT2 = 3;
/** What each name means in the file of anyone else. */
const PATTERNS: ReadonlyMap<string | undefined, WordPattern> = new Map([
  [PRES[GPT2], GPT2],
  [PRES[4], 4],
  [PRES[5], 5],
]);
/** Which of ours a file of ours was cut by. */
const OWN_PATTERN = `${OWN}wordPattern`;
const OWN_PATTERNS = [1, NEWEST_PATTERN] as const;

/** `llama_token_type`. */
const TYPES = { normal: 1, control: 3, userDefined: 4, unused: 5 } as const;

/**
 * @param vocabSize rows of the embedding
 * @throws RangeError unless there is a token for each of the rows; ReaderError if two tokens are alike, of
 *   which the format has one, or if llama.cpp would make other tokens of every text
 */
export function tokenizerKeys(
  data: TokenizerData,
  vocabSize: number,
): [key: string, value: Value][] {
  const pattern = patternOf(data);
  expectCut(data.vocabulary, pattern);
  const json = tokenizerJson(data);
  if (tokensOf(data) !== vocabSize) {
    throw new RangeError(
      `writeGguf: expected a token for each of the ${vocabSize} rows of the embedding, got ${tokensOf(data)}.`,
    );
  }
  const { tokens, types, merges } = listed(json, vocabSize);
  expectDifferent(tokens);
  const [turnEndId] = data.vocabulary?.otherEndIds ?? [];
  const endId = data.vocabulary?.endId ?? vocabSize - SPECIAL_TOKENS.length;
  const beginId = data.vocabulary?.beginId ?? endId;
  const isOwn = OWN_PATTERNS.some((each) => each === pattern);
  return [
    [MODEL, text(BPE)],
    [PRE, text(PRES[pattern])],
    [TOKENS, texts(tokens)],
    [TOKEN_TYPE, i32s(types)],
    [MERGES, texts(merges)],
    [BEGIN, u32(beginId)],
    [END, u32(endId)],
    // The format has room for one more.
    ...(turnEndId === undefined ? [] : [[TURN_END, u32(turnEndId)] as [string, Value]]),
    ['tokenizer.ggml.padding_token_id', u32(endId)],
    ['tokenizer.ggml.add_bos_token', flag(true)],
    ['tokenizer.ggml.add_eos_token', flag(false)],
    ...(isOwn ? [[OWN_PATTERN, text(String(pattern))] as [string, Value]] : []),
  ];
}

/** Refuses what llama.cpp cannot be told. */
function expectCut(vocabulary: Vocabulary | undefined, pattern: WordPattern): void {
  if (!vocabulary) return;
  const { beginsWithSpace, unknownId, wholeWordsFirst = false } = vocabulary;
  const by =
    beginsWithSpace || unknownId !== undefined
      ? 'filler'
      : wholeWordsFirst !== hasWholeWordsFirst(pattern)
        ? 'wholeWords'
        : null;
  if (by) throw new ReaderError('gguf.cannotCut', { by });
}

/** What llama.cpp does for that pattern, and for no other of these. */
const hasWholeWordsFirst = (pattern: WordPattern): boolean => pattern === 4;

/** What `tokenizer.json` has by names, by ids. */
interface ByIds {
  readonly tokens: readonly string[];
  readonly types: readonly number[];
  readonly merges: readonly string[];
}

function listed(json: JsonObject, vocabSize: number): ByIds {
  const model = field(json, 'model') as { vocab: Record<string, number>; merges: string[] };
  const added = field(json, 'added_tokens') as { id: number; content: string; special: boolean }[];
  // A row without a token has one that no text is made into, as llama.cpp's own converter does it.
  const tokens = Array.from({ length: vocabSize }, (_, id) => `[PAD${id}]`);
  const types = new Array<number>(vocabSize).fill(TYPES.unused);
  const note = (id: number, token: string, type: number) => {
    tokens[id] = token;
    types[id] = type;
  };
  for (const [token, id] of Object.entries(model.vocab)) note(id, token, TYPES.normal);
  for (const { id, content, special } of added) {
    note(id, content, special ? TYPES.control : TYPES.userDefined);
  }
  return { tokens, types, merges: model.merges };
}

/** @throws ReaderError without a list of them */
export const countTokens = (keys: Keys): number => readTexts(keys, TOKENS).length;

/**
 * @param rows of the embedding
 * @throws ReaderError unless it is byte-level BPE that this guide can have
 */
export function readGgufTokenizer(keys: Keys, rows: number): TokenizerData {
  if (keys.text(MODEL) !== BPE) {
    throw new ReaderError('gguf.fixed', { key: MODEL, expected: BPE, got: keys.shown(MODEL) });
  }
  const pattern = readPattern(keys);
  const tokens = readTexts(keys, TOKENS);
  const merges = readTexts(keys, MERGES);
  const types = keys.wholeNumbers(TOKEN_TYPE) ?? tokens.map(() => TYPES.normal);
  if (types.length !== tokens.length) {
    const params = { key: TOKEN_TYPE, expected: tokens.length, got: types.length };
    throw new ReaderError('gguf.lengths', params);
  }
  expectDifferent(tokens);
  const generation = {
    bos_token_id: keys.wholeNumber(BEGIN),
    eos_token_id: [keys.wholeNumber(END), keys.wholeNumber(TURN_END)],
  };
  return inGguf(() =>
    readTokenizer(asJson({ tokens, types, merges }, pattern), {
      ...{ rows, generation, usage: {}, config: {} },
    }),
  );
}

function readPattern(keys: Keys): WordPattern {
  const named = PATTERNS.get(keys.text(PRE));
  if (named === undefined) {
    const expected = [...PATTERNS.keys()].join(' or ');
    throw new ReaderError('gguf.fixed', { key: PRE, expected, got: keys.shown(PRE) });
  }
  const own = keys.text(OWN_PATTERN);
  if (own === undefined || named !== GPT2) return named;
  const pattern = OWN_PATTERNS.find((each) => String(each) === own);
  if (pattern !== undefined) return pattern;
  const expected = OWN_PATTERNS.join(' or ');
  throw new ReaderError('gguf.fixed', { key: OWN_PATTERN, expected, got: quote(own) });
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

function asJson({ tokens, types, merges }: ByIds, pattern: WordPattern): JsonObject {
  const all = tokens.map((content, id) => ({ id, content, type: types[id] }));
  const isAdded = (type: number) => type === TYPES.control || type === TYPES.userDefined;
  return {
    added_tokens: all
      .filter(({ type }) => isAdded(type))
      .map(({ id, content, type }) => ({ id, content, special: type === TYPES.control })),
    normalizer: null,
    pre_tokenizer: preTokenizer(pattern, {}),
    model: {
      type: 'BPE',
      ignore_merges: hasWholeWordsFirst(pattern),
      vocab: Object.fromEntries(
        all
          .filter(({ type }) => !isAdded(type) && type !== TYPES.unused)
          .map(({ content, id }) => [content, id]),
      ),
      merges,
    },
  };
}

/** What is refused in a `tokenizer.json` is refused here in the name of this file. */
function inGguf<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    const params = { ...error.params, who: WHO } as typeof error.params;
    throw new ReaderError(error.code, params as never);
  }
}
