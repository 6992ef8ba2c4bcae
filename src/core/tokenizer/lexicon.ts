/** What a tokenizer works with, whatever its data are like: the bytes of its tokens, and what joins to what. */

import { bytesSpelt } from './byteCharacters';
import { BYTE_COUNT, SPECIAL_TOKENS, type TokenizerData } from './tokenizerData';
import type { Vocabulary } from './vocabulary';

/** What two neighbours make; of all that could be made, that of the lowest rank comes first. */
export interface Join {
  readonly rank: number;
  readonly id: number;
}

export interface Lexicon {
  readonly size: number;
  /** Of a token, none of a row without one. */
  readonly bytesOf: (id: number) => Uint8Array;
  /** The token of every byte, if it has one. */
  readonly ofByte: readonly (number | undefined)[];
  /** @throws RangeError if a merge makes no token of the vocabulary */
  readonly join: (left: number, right: number) => Join | undefined;
  /** The token that a merge makes, by its place among the merges. */
  readonly made: (merge: number) => number;
  /** Tokens that are found whole in a text, by their text: special ones, and the others. */
  readonly special: ReadonlyMap<string, number>;
  readonly whole: ReadonlyMap<string, number>;
  /** The token that is all of a word, where that comes before merges. */
  readonly ofWord?: (spelling: string) => number | undefined;
  readonly beginId: number;
  readonly endId: number;
}

export const lexiconOf = ({ merges, vocabulary }: TokenizerData): Lexicon =>
  vocabulary ? foreignLexicon(merges, vocabulary) : ownLexicon(merges);

/** @throws RangeError if a merge makes no token of the vocabulary */
export const expectJoins = (data: TokenizerData): void => void lexiconOf(data).join(0, 0);

const encoder = new TextEncoder();

function ownLexicon(merges: TokenizerData['merges']): Lexicon {
  const bytes: Uint8Array[] = Array.from({ length: BYTE_COUNT }, (_, byte) => Uint8Array.of(byte));
  for (const [left, right] of merges) bytes.push(Uint8Array.of(...bytes[left], ...bytes[right]));
  const endId = bytes.length;
  for (const name of SPECIAL_TOKENS) bytes.push(encoder.encode(name));
  const made = (k: number) => BYTE_COUNT + k;
  return {
    size: bytes.length,
    bytesOf: (id) => bytes[id],
    ofByte: Array.from({ length: BYTE_COUNT }, (_, byte) => byte),
    join: joinsOf(merges, made, bytes.length),
    made,
    special: new Map(SPECIAL_TOKENS.map((name, i) => [name, endId + i])),
    whole: new Map(),
    beginId: endId,
    endId,
  };
}

/** Of tens of thousands of tokens; what takes a moment waits until it is asked for. */
function foreignLexicon(merges: TokenizerData['merges'], vocabulary: Vocabulary): Lexicon {
  const { tokens, added, beginId, endId, wholeWordsFirst } = vocabulary;
  const isAdded = new Set(added.map(({ id }) => id));
  const ids = once(() => new Map(tokens.map((token, id) => [token, id])));
  const bytesOf = (id: number): Uint8Array => {
    const token = tokens[id] ?? '';
    return (isAdded.has(id) ? null : bytesSpelt(token)) ?? encoder.encode(token);
  };
  const ofByte = Array.from({ length: BYTE_COUNT }, () => undefined as number | undefined);
  for (const [id, token] of tokens.entries()) {
    const spelt = token?.length === 1 && !isAdded.has(id) ? bytesSpelt(token) : null;
    if (spelt) ofByte[spelt[0]] = id;
  }
  const made = (k: number) => {
    const [left, right] = merges[k];
    const [first, second] = [tokens[left], tokens[right]];
    const id = first && second ? ids().get(first + second) : undefined;
    if (id === undefined) {
      throw new RangeError(`Tokenizer: expected (${left}, ${right}) to make a token.`);
    }
    return id;
  };
  const texts = (special: boolean) =>
    new Map(added.filter((one) => one.special === special).map(({ id }) => [tokens[id]!, id]));
  return {
    size: tokens.length,
    bytesOf,
    ofByte,
    join: joinsOf(merges, made, tokens.length),
    made,
    special: texts(true),
    whole: texts(false),
    ...(wholeWordsFirst && { ofWord: (spelling: string) => ids().get(spelling) }),
    beginId,
    endId,
  };
}

/** @param made what each merge makes */
function joinsOf(
  merges: TokenizerData['merges'],
  made: (merge: number) => number,
  size: number,
): Lexicon['join'] {
  const joins = once(() => {
    return new Map(
      merges.map(([left, right], rank): [number, Join] => [
        left * size + right,
        { rank, id: made(rank) },
      ]),
    );
  });
  return (left, right) => joins().get(left * size + right);
}

/** Makes it when it is asked for first. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
