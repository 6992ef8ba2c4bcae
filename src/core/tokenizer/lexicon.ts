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
  /** Of each token by its id, none of a row without a token. */
  readonly bytes: readonly Uint8Array[];
  /** The token of every byte, if it has one. */
  readonly ofByte: readonly (number | undefined)[];
  readonly join: (left: number, right: number) => Join | undefined;
  /** Tokens that are found whole in a text, by their text: special ones, and the others. */
  readonly special: ReadonlyMap<string, number>;
  readonly whole: ReadonlyMap<string, number>;
  /** The token that is all of a word, where that comes before merges. */
  readonly ofWord?: (spelling: string) => number | undefined;
  readonly beginId: number;
  readonly endId: number;
}

/** @throws RangeError if a merge makes no token of the vocabulary */
export const lexiconOf = ({ merges, vocabulary }: TokenizerData): Lexicon =>
  vocabulary ? foreignLexicon(merges, vocabulary) : ownLexicon(merges);

const encoder = new TextEncoder();

function ownLexicon(merges: TokenizerData['merges']): Lexicon {
  const bytes: Uint8Array[] = Array.from({ length: BYTE_COUNT }, (_, byte) => Uint8Array.of(byte));
  for (const [left, right] of merges) bytes.push(Uint8Array.of(...bytes[left], ...bytes[right]));
  const endId = bytes.length;
  return {
    ofByte: Array.from({ length: BYTE_COUNT }, (_, byte) => byte),
    join: joinsOf(merges, (k) => BYTE_COUNT + k, endId + SPECIAL_TOKENS.length),
    special: new Map(SPECIAL_TOKENS.map((name, i) => [name, endId + i])),
    whole: new Map(),
    bytes: [...bytes, ...SPECIAL_TOKENS.map((name) => encoder.encode(name))],
    beginId: endId,
    endId,
  };
}

function foreignLexicon(merges: TokenizerData['merges'], vocabulary: Vocabulary): Lexicon {
  const { tokens, added, beginId, endId, wholeWordsFirst } = vocabulary;
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const isAdded = new Set(added.map(({ id }) => id));
  const made = merges.map(([left, right]) => {
    const [first, second] = [tokens[left], tokens[right]];
    const id = first && second ? ids.get(first + second) : undefined;
    if (id === undefined) {
      throw new RangeError(`Tokenizer: expected (${left}, ${right}) to make a token.`);
    }
    return id;
  });
  const ofByte = Array.from({ length: BYTE_COUNT }, () => undefined as number | undefined);
  const bytes = tokens.map((token, id) => {
    const spelt = token === null || isAdded.has(id) ? null : bytesSpelt(token);
    if (spelt?.length === 1) ofByte[spelt[0]] = id;
    return spelt ?? encoder.encode(token ?? '');
  });
  const texts = (special: boolean) =>
    new Map(added.filter((one) => one.special === special).map(({ id }) => [tokens[id]!, id]));
  return {
    bytes,
    ofByte,
    join: joinsOf(merges, (k) => made[k], tokens.length),
    special: texts(true),
    whole: texts(false),
    ...(wholeWordsFirst && { ofWord: (spelling: string) => ids.get(spelling) }),
    beginId,
    endId,
  };
}

function joinsOf(
  merges: TokenizerData['merges'],
  made: (merge: number) => number,
  size: number,
): Lexicon['join'] {
  const joins = new Map<number, Join>();
  for (const [rank, [left, right]] of merges.entries()) {
    joins.set(left * size + right, { rank, id: made(rank) });
  }
  return (left, right) => joins.get(left * size + right);
}
