/**
 * A tokenizer out of `tokenizer.json` of Hugging Face's `tokenizers`: byte-level BPE, with the tokens and
 * the ids of whoever made it. What cuts text in another way than is known here is refused: to go on in
 * silence would give a model other tokens than it has learnt.
 */

import { ReaderError } from '../errors';
import { WORD_PATTERNS, type WordPattern } from '../tokenizer/pretokenise';
import {
  BYTE_COUNT,
  mergeFault,
  SPECIAL_TOKENS,
  tokenizerData,
  type TokenizerData,
} from '../tokenizer/tokenizerData';
import type { Vocabulary } from '../tokenizer/vocabulary';
import { expectObject, field, isSame, quote, shown, type JsonObject } from './json';
import { spellOwn } from './tokenizerJson';

/** What other files of the folder say of it. */
export interface BesideTokenizer {
  /** Rows of the embedding: `vocab_size` of `config.json`. */
  readonly rows: number;
  /** `tokenizer_config.json`, `generation_config.json` and `config.json`, as far as they are there. */
  readonly usage: JsonObject;
  readonly generation: JsonObject;
  readonly config: JsonObject;
}

const WHO = 'tokenizer.json';

/** @throws ReaderError that says what was expected */
export function readTokenizer(json: JsonObject, beside: BesideTokenizer): TokenizerData {
  const model = expectModel(json);
  expectPlain(json, model);
  const { pattern, beginsWithSpace } = readCutting(field(json, 'pre_tokenizer'));
  const added = readAdded(json);
  const tokens = readTokens(model, added, beside.rows);
  const ids = new Map<unknown, number>();
  for (const [id, token] of tokens.entries()) if (token !== null) ids.set(token, id);
  const merges = readMerges(model, tokens, ids);
  if (isOurs(tokens, added, merges, pattern) && !beginsWithSpace) {
    return tokenizerData(merges, pattern);
  }
  const endId = readEnd(ids, beside);
  const otherEndIds = readOtherEnds(endId, ids, beside);
  const unknownId = ids.get(field(model, 'unk_token'));
  const vocabulary: Vocabulary = {
    tokens,
    added: added.map(({ content, special }) => ({ id: ids.get(content)!, special })),
    beginId: readBegin(json, ids, beside) ?? endId,
    endId,
    ...(otherEndIds.length > 0 && { otherEndIds }),
    ...(unknownId !== undefined && { unknownId }),
    ...(field(model, 'fuse_unk') === true && { joinsUnknown: true }),
    ...(beginsWithSpace && { beginsWithSpace }),
    ...(field(model, 'ignore_merges') === true && { wholeWordsFirst: true }),
  };
  return tokenizerData(merges, pattern, vocabulary);
}

function expectModel(json: JsonObject): JsonObject {
  const model = expectObject(
    field(json, 'model'),
    (got) => new ReaderError('tokenizerJson.model', { who: WHO, got }),
  );
  if (isSentencePiece(json, model))
    throw new ReaderError('tokenizerJson.sentencePiece', { who: WHO });
  const type = field(model, 'type');
  // Early versions did not write it.
  if (type !== 'BPE' && !(type === undefined && Array.isArray(field(model, 'merges')))) {
    throw new ReaderError('tokenizerJson.type', { who: WHO, got: shown(type) });
  }
  return model;
}

/** SentencePiece writes spaces as ▁, and a character that has no token as its bytes. */
const isSentencePiece = (json: JsonObject, model: JsonObject): boolean =>
  field(model, 'type') === 'Unigram' ||
  field(model, 'byte_fallback') === true ||
  ['normalizer', 'pre_tokenizer', 'decoder'].some((part) =>
    /▁|"Metaspace"/.test(JSON.stringify(field(json, part) ?? null)),
  );

/** Refuses what would change text, or put tokens together in another way. */
function expectPlain(json: JsonObject, model: JsonObject): void {
  const refuse = (name: string, got: unknown, expected: string) =>
    new ReaderError('tokenizerJson.field', { who: WHO, name, got: shown(got), expected });
  const normalizer = field(json, 'normalizer') ?? null;
  if (normalizer !== null && !isSame(normalizer, { type: 'Sequence', normalizers: [] })) {
    throw refuse('normalizer', typeOf(normalizer), 'null');
  }
  for (const name of ['continuing_subword_prefix', 'end_of_word_suffix', 'dropout']) {
    const value = field(model, name) ?? null;
    if (value !== null && value !== '' && value !== 0) throw refuse(`model.${name}`, value, 'null');
  }
  const decoder = field(json, 'decoder') ?? null;
  if (decoder !== null && typeOf(decoder) !== 'ByteLevel') {
    throw refuse('decoder.type', typeOf(decoder), '"ByteLevel"');
  }
}

const typeOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? field(value as JsonObject, 'type') : value;

/** How text is cut into words. */
interface Cutting {
  readonly pattern: WordPattern;
  readonly beginsWithSpace: boolean;
}

function readCutting(value: unknown): Cutting {
  const steps =
    typeOf(value) === 'Sequence' ? field(value as JsonObject, 'pretokenizers') : [value];
  const [cut, last] = Array.isArray(steps) && steps.length <= 2 ? [steps.at(-2), steps.at(-1)] : [];
  const refusal = (got: unknown) =>
    new ReaderError('tokenizerJson.preTokenizer', { who: WHO, got: shown(got) });
  if (typeOf(last) !== 'ByteLevel') throw refusal(typeOf(last ?? value));
  const byteLevel = last as JsonObject;
  const cutsItself = field(byteLevel, 'use_regex') !== false;
  const beginsWithSpace = field(byteLevel, 'add_prefix_space') === true;
  if (cut === undefined && cutsItself) return { pattern: 3, beginsWithSpace };
  const isDigits = isSame(cut, { type: 'Digits', individual_digits: true });
  if (isDigits && cutsItself && !beginsWithSpace) return { pattern: 5, beginsWithSpace };
  if (typeOf(cut) !== 'Split' || cutsItself || beginsWithSpace) throw refusal(typeOf(cut));
  const { pattern, behavior, invert } = cut as JsonObject;
  const keeps =
    (behavior === 'Isolated' && invert === false) || (behavior === 'Removed' && invert === true);
  const regex = isRegex(pattern) ? pattern.Regex : undefined;
  const known = PATTERNS.find((each) => WORD_PATTERNS[each] === regex);
  if (!keeps || known === undefined) throw refusal(regex ?? pattern);
  return { pattern: known, beginsWithSpace };
}

const isRegex = (pattern: unknown): pattern is { readonly Regex: unknown } =>
  typeof pattern === 'object' && pattern !== null && Object.hasOwn(pattern, 'Regex');

const PATTERNS = Object.keys(WORD_PATTERNS).map(Number) as WordPattern[];

interface Added {
  readonly id: number;
  readonly content: string;
  readonly special: boolean;
}

function readAdded(json: JsonObject): Added[] {
  const list = field(json, 'added_tokens') ?? [];
  const refusal = (got: unknown) =>
    new ReaderError('tokenizerJson.addedTokens', { who: WHO, got: shown(got) });
  if (!Array.isArray(list)) throw refusal(list);
  return (list as unknown[]).map((value) => {
    const token = expectObject(value, () => refusal(value));
    const [id, content, special] = ['id', 'content', 'special'].map((name) => field(token, name));
    if (typeof content !== 'string' || content === '') throw refusal(content);
    // Those of a text take what is round them along, or not, in ways that are not known here.
    const takes = ['lstrip', 'rstrip', 'single_word'].find((name) => field(token, name) === true);
    if (special !== true && takes !== undefined) {
      const name = `added_tokens.${takes}`;
      const params = { who: WHO, name, got: 'true', expected: 'false' };
      throw new ReaderError('tokenizerJson.field', params);
    }
    return { id: id as number, content, special: special === true };
  });
}

/** All tokens by id, and `null` in the rows without one. */
function readTokens(model: JsonObject, added: readonly Added[], rows: number): (string | null)[] {
  const vocab = expectObject(
    field(model, 'vocab'),
    (got) => new ReaderError('tokenizerJson.vocabulary', { who: WHO, got }),
  );
  const tokens = new Array<string | null>(rows).fill(null);
  const pairs: [token: string, id: unknown][] = Object.entries(vocab);
  for (const { content, id } of added) {
    // Many stand in both places.
    if (!Object.hasOwn(vocab, content) || vocab[content] !== id) pairs.push([content, id]);
  }
  const count = pairs.length;
  if (count > rows) {
    throw new ReaderError('package.tokens', { who: WHO, rows, tokens: count });
  }
  const seen = new Set<string>();
  for (const [token, id] of pairs) {
    const fits = typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < rows;
    if (!fits || seen.has(token) || tokens[id] !== null || token === '') {
      const params = { who: WHO, rows, id: shown(id), token: shown(token) };
      throw new ReaderError('tokenizerJson.ids', params);
    }
    seen.add(token);
    tokens[id] = token;
  }
  return tokens;
}

/** @param ids of all tokens, by what the file calls them */
function readMerges(
  model: JsonObject,
  tokens: readonly (string | null)[],
  ids: ReadonlyMap<unknown, number>,
): [number, number][] {
  const merges = field(model, 'merges');
  if (!Array.isArray(merges)) {
    throw new ReaderError('tokenizerJson.merges', { who: WHO, got: shown(merges) });
  }
  const seen = new Set<number>();
  return (merges as unknown[]).map((merge, k) => {
    const parts: unknown = typeof merge === 'string' ? merge.split(' ') : merge;
    const [left, right] = Array.isArray(parts) ? parts.map((part) => ids.get(part)) : [];
    const isPair = Array.isArray(parts) && parts.length === 2;
    if (!isPair || left === undefined || right === undefined) {
      throw new ReaderError('tokenizerJson.merge', { who: WHO, merge: k, got: shownMerge(merge) });
    }
    const made = tokens[left]! + tokens[right]!;
    if (!ids.has(made)) {
      const params = { who: WHO, merge: k, token: quote(made) };
      throw new ReaderError('tokenizerJson.made', params);
    }
    const key = left * tokens.length + right;
    if (seen.has(key)) {
      throw new ReaderError('tokenizerJson.repeated', {
        who: WHO,
        merge: k,
        got: shownMerge(merge),
      });
    }
    seen.add(key);
    return [left, right];
  });
}

const shownMerge = (merge: unknown) =>
  Array.isArray(merge) ? quote(merge.map(String).join(' ')) : shown(merge);

/** Whether bytes, merges and special tokens have the ids that they have here. */
function isOurs(
  tokens: readonly (string | null)[],
  added: readonly Added[],
  merges: TokenizerData['merges'],
  pattern: WordPattern,
): boolean {
  const count = BYTE_COUNT + merges.length + SPECIAL_TOKENS.length;
  if ((pattern !== 1 && pattern !== 2) || count !== tokens.length) return false;
  if (added.length !== SPECIAL_TOKENS.length || !added.every(({ special }) => special))
    return false;
  // What joins tokens in another order is none of ours.
  return mergeFault(merges) === null && spellOwn(merges).every((token, id) => tokens[id] === token);
}

/** What the files name, or else one of the names that are usual. */
function readEnd(ids: ReadonlyMap<unknown, number>, beside: BesideTokenizer): number {
  const { usage, generation, config, rows } = beside;
  const told = [
    ids.get(contentOf(field(usage, 'eos_token'))),
    firstId(field(generation, 'eos_token_id'), ids, rows),
    firstId(field(config, 'eos_token_id'), ids, rows),
    ...USUAL_ENDS.map((name) => ids.get(name)),
  ];
  const id = told.find((each) => each !== undefined);
  if (id === undefined) throw new ReaderError('tokenizerJson.end', { who: WHO });
  return id;
}

/** Those that end an answer as well: models that chat often have one for a turn, and one for a text. */
function readOtherEnds(
  endId: number,
  ids: ReadonlyMap<unknown, number>,
  { generation, config }: BesideTokenizer,
): number[] {
  const known = new Set(ids.values());
  const told = [generation, config].flatMap((file): unknown => field(file, 'eos_token_id'));
  return [...new Set(told)].filter(
    (id): id is number => typeof id === 'number' && id !== endId && known.has(id),
  );
}

const USUAL_ENDS = [
  SPECIAL_TOKENS[0],
  '</s>',
  '<|endoftext|>',
  '<|end_of_text|>',
  '<|im_end|>',
  '<eos>',
  '[EOS]',
];

/** A token of `tokenizer_config.json`: its text, or an object that has it. */
const contentOf = (token: unknown): unknown =>
  typeof token === 'object' && token !== null ? field(token as JsonObject, 'content') : token;

/** An id, or the first of several, if a token has it. */
function firstId(
  value: unknown,
  ids: ReadonlyMap<unknown, number>,
  rows: number,
): number | undefined {
  const id: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof id !== 'number' || id >= rows) return undefined;
  return Array.from(ids.values()).includes(id) ? id : undefined;
}

/** What stands before a text, by the tokenizer itself or by the names beside it. */
function readBegin(
  json: JsonObject,
  ids: ReadonlyMap<unknown, number>,
  { usage, generation, config, rows }: BesideTokenizer,
): number | undefined {
  const processor = field(json, 'post_processor');
  const several =
    typeOf(processor) === 'Sequence' ? field(processor as JsonObject, 'processors') : [processor];
  const before = (Array.isArray(several) ? (several as unknown[]) : []).map((each) =>
    firstOf(each),
  );
  const told = [
    ...before.map((name) => ids.get(name)),
    ids.get(contentOf(field(usage, 'bos_token'))),
    firstId(field(generation, 'bos_token_id'), ids, rows),
    firstId(field(config, 'bos_token_id'), ids, rows),
  ];
  return told.find((id) => id !== undefined);
}

/** The token that a post-processor puts before a text. */
function firstOf(processor: unknown): unknown {
  if (typeof processor !== 'object' || processor === null) return undefined;
  const single = field(processor as JsonObject, 'single');
  const [first] = Array.isArray(single) ? (single as unknown[]) : [];
  const special =
    typeof first === 'object' && first !== null ? field(first as JsonObject, 'SpecialToken') : null;
  const cls = field(processor as JsonObject, 'cls');
  if (Array.isArray(cls)) return cls[0] as unknown;
  return typeof special === 'object' && special !== null
    ? field(special as JsonObject, 'id')
    : undefined;
}
