/** The figure of a text as tokens. */

import type { ReactNode } from 'react';
import type { CorpusName } from '../../../../src/core/corpus';
import { formatList, formatNumber, plural } from '../../../../src/language/format';

const merges = { one: 'merge', other: 'merges' };
const bytes = { one: 'byte', other: 'bytes' };
const times = { one: 'time', other: 'times' };

const often = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : plural(count, times);

export const title = 'Text as tokens';
export const nameInSentence = 'text as tokens';

/** What a vocabulary was learnt from, within a sentence. */
const texts: Readonly<Record<CorpusName, string>> = {
  smallWorld: 'the three thousand short documents about the small world of animals',
  names: 'the eight thousand given names',
  prose: 'Moby-Dick',
  own: 'your own text',
};

export default {
  tryThis:
    'Drag the slider to 0, so that only bytes are left. Then join the most frequent pair, again and again, and watch words form.',
  text: 'Text',
  tokens: 'Tokens',
  learning: 'Counting pairs, to learn a vocabulary …',
  counts: (characterCount: number, byteCount: number, tokenCount: number) =>
    `${plural(characterCount, { one: 'character', other: 'characters' })}, ${plural(byteCount, bytes)}, ${plural(tokenCount, { one: 'token', other: 'tokens' })}.`,
  words: 'Each line underneath is one word. A merge joins tokens within a word, never across two.',

  /** Texts to put in. They are read by a model of English in any language. */
  examplesLabel: 'Examples',
  examples: [
    { name: 'A new word', text: 'The zebraphant eats grass.' },
    { name: 'A number', text: 'The 48 animals have names, and 1234567 is a number.' },
    { name: 'Another script', text: 'Зебра ест траву.' },
    { name: 'An emoji', text: 'A zebra 🦓 eats.' },
  ],

  /** Whose tokenizer it is, under the figure. */
  whose: {
    recipe: (corpus: CorpusName) =>
      `Learnt in your browser a moment ago, from ${texts[corpus]}. It is the tokenizer of our model, and yours will begin with the same.`,
    chosen: (corpus: CorpusName) =>
      `Learnt in your browser a moment ago, from ${texts[corpus]}, as you have chosen. Your model will begin with this tokenizer.`,
    yours: (corpus: CorpusName) => `Your model’s tokenizer, learnt from ${texts[corpus]}.`,
    ours: (corpus: CorpusName) => `Our model’s tokenizer, learnt from ${texts[corpus]}.`,
    opened: () => 'The tokenizer of the model that you opened.',
  },

  mergesUsed: 'Merges used',
  vocabulary: (mergeCount: number, size: number) =>
    `The vocabulary: 256 bytes, ${plural(mergeCount, merges)}, 3 special tokens; ${formatNumber(size)} in all.`,
  back: 'Undo a merge',
  on: 'Join the next pair',

  /** What the newest merge did, and what comes next. */
  merging: {
    none: 'No merge yet: every byte is a token of its own.',
    joined: ({ merge, left, right, made, count }: Joined) => (
      <>
        Merge {formatNumber(merge, 0)} joined <b>{left}</b> and <b>{right}</b> into <b>{made}</b>.
        {count !== null && (
          <>
            {' '}
            In the training text they stood side by side {plural(count, times)}, and no other pair
            did so more often.
          </>
        )}
      </>
    ),
    /** Behind it, where the new token stands in what the reader typed. */
    shaded: 'It is shaded in your text above.',
    counting: 'Counting pairs in the training text …',
    elsewhere:
      'The training text of these merges is not here, so how frequent the pairs were cannot be told.',
    next: (left: ReactNode, right: ReactNode) => (
      <>
        The next merge joins <b>{left}</b> and <b>{right}</b>.
      </>
    ),
    ranking: 'Most frequent pairs in the training text now',
    full: 'The vocabulary is full, so these pairs stay apart',
    caption: (used: number) =>
      `The most frequent pairs of neighbours within words after ${plural(used, merges)}`,
    pair: 'Pair',
    times: 'Times in the training text',
    isNext: 'next',
    inWord: (word: ReactNode, count: number, within: number) => (
      <>
        “{word}” is there {plural(count, times)}
        {within > 1 && <>, the pair {formatNumber(within, 0)} times in each</>}
      </>
    ),
    others: (count: number) => plural(count, { one: 'other word', other: 'other words' }),
    sum: 'Together',
  },

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

  /** What a model gets of a word, and why it is bad at counting letters. */
  received: {
    title: 'You see letters, a model gets numbers',
    example: 'Try “strawberry”',
    exampleText: 'strawberry',
    read: 'You read',
    gets: 'It gets',
    counted: ({ letter, count, tokens, within }: Counted) => (
      <>
        Counted by eye, <b>{letter}</b> is there {often(count)}
        {tokens > 1 &&
          (within.length > 0 ? (
            <>
              :{' '}
              {formatList(within.map(({ id, times: inside }) => `${often(inside)} in token ${id}`))}
            </>
          ) : (
            <>, and whole in none of the tokens</>
          ))}
        .
      </>
    ),
    why: 'Nothing in a number says which letters are inside. A model can only have learnt that by heart, from texts that spell words out, and so it easily miscounts. Other models cut words into other pieces, but they too get nothing except numbers.',
  },
};

interface Joined {
  readonly merge: number;
  readonly left: ReactNode;
  readonly right: ReactNode;
  readonly made: ReactNode;
  /** `null`: not known. */
  readonly count: number | null;
}

interface Counted {
  readonly letter: ReactNode;
  readonly count: number;
  /** Of the whole word. */
  readonly tokens: number;
  /** Tokens that hold it, and how often. */
  readonly within: readonly { readonly id: number; readonly times: number }[];
}
