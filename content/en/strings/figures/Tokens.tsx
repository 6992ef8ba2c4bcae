/** The figure of a text as tokens. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../../src/language/format';

const merges = { one: 'merge', other: 'merges' };
const bytes = { one: 'byte', other: 'bytes' };

export const title = 'Text as tokens';
export const nameInSentence = 'text as tokens';

export default {
  tryThis:
    'Type a word that no one has ever written. Then take merges away, and see words fall apart into bytes.',
  text: 'Text',
  tokens: 'Tokens',
  counts: (characterCount: number, byteCount: number, tokenCount: number) =>
    `${plural(characterCount, { one: 'character', other: 'characters' })}, ${plural(byteCount, bytes)}, ${plural(tokenCount, { one: 'token', other: 'tokens' })}.`,

  untrained:
    'No merge has been learnt yet, so every byte is a token. The merges are found in the texts that your model will read.',
  learn: 'Learn the merges',
  learning: 'Starting the engine, then counting pairs …',

  mergesUsed: 'Merges used',
  vocabulary: (mergeCount: number, size: number) =>
    `The vocabulary: 256 bytes, ${plural(mergeCount, merges)}, 3 special tokens; ${formatNumber(size)} in all.`,
  /** Before the sentence on the vocabulary. */
  lastMerge: (left: string, right: string, vocabulary: string) =>
    `The last merge in use joins ${left} and ${right}. ${vocabulary}`,

  /** How one token came about. */
  origin: {
    label: 'One token',
    unmerged: (token: ReactNode, id: number, byteCount: number) => (
      <>
        <b>“{token}”</b> is token {id}: {plural(byteCount, bytes)}, and no merge.
      </>
    ),
    merged: (token: ReactNode, id: number, byteCount: number, mergeCount: number) => (
      <>
        <b>“{token}”</b> is token {id}: {plural(byteCount, bytes)}, joined by{' '}
        {plural(mergeCount, merges)}.
      </>
    ),
    bytes: 'bytes',
    merge: (number: number) => `merge ${formatNumber(number)}`,
  },
};
