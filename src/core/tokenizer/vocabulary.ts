/** A vocabulary that other software has made: tokens in any order, and other special ones than ours. */

import { isCount, isRecord } from '../guards';

/** A token that was put beside those of the merges. */
export interface AddedToken {
  readonly id: number;
  /** Stands for no text; the others are found in a text before it is cut into words. */
  readonly special: boolean;
}

export interface Vocabulary {
  /**
   * By id: a visible character for each byte (`BYTE_CHARACTERS`), or, of an added token, its text.
   * `null`: a row of the embedding that belongs to no token.
   */
  readonly tokens: readonly (string | null)[];
  readonly added: readonly AddedToken[];
  /** Stands before the first document, and before what a model is asked. */
  readonly beginId: number;
  /** Ends a document or an answer. */
  readonly endId: number;
  /** End an answer as well: of several ends, the others. */
  readonly otherEndIds?: readonly number[];
  /** In the place of a byte that has no token; without it, such bytes are left out. */
  readonly unknownId?: number;
  /** Several of those in a row are one. */
  readonly joinsUnknown?: true;
  /** A text that does not begin with a space is given one. */
  readonly beginsWithSpace?: true;
  /** A word that is a token is that token, whatever the merges would make of it. */
  readonly wholeWordsFirst?: true;
}

export const MOST_VOCABULARY = 65_536;

/** @throws RangeError unless it is a vocabulary, which may be anything at all */
export function validateVocabulary(value: unknown): asserts value is Vocabulary {
  const {
    tokens,
    added,
    beginId,
    endId,
    otherEndIds = [],
    unknownId,
    ...flags
  } = isRecord(value) ? value : {};
  expect(Array.isArray(tokens) && tokens.length <= MOST_VOCABULARY, 'a list of tokens');
  const spelt = (tokens as unknown[]).filter((token) => token !== null);
  expect(
    spelt.every((token) => typeof token === 'string' && token !== ''),
    'tokens that are texts',
  );
  expect(new Set(spelt).size === spelt.length, 'every token once');
  const isId = (id: unknown) => isCount(id) && typeof (tokens as unknown[])[id] === 'string';
  expect(
    Array.isArray(added) &&
      added.every((one) => isRecord(one) && isId(one['id']) && typeof one['special'] === 'boolean'),
    'added tokens by their ids',
  );
  expect([beginId, endId].every(isId), 'the ids of begin and end');
  expect(Array.isArray(otherEndIds) && otherEndIds.every(isId), 'the ids of other ends');
  expect(unknownId === undefined || isId(unknownId), 'the id of the unknown token');
  expect(
    Object.entries(flags).every(([name, flag]) => FLAGS.has(name) && flag === true),
    'flags that are set',
  );
}

const FLAGS: ReadonlySet<string> = new Set([
  'joinsUnknown',
  'beginsWithSpace',
  'wholeWordsFirst',
] satisfies (keyof Vocabulary)[]);

function expect(holds: boolean, what: string): void {
  if (!holds) throw new RangeError(`Vocabulary: expected ${what}.`);
}
