/** How a vocabulary is learnt from a text, looked at closely: what was joined when, and why. */

import { smallWorldDocuments } from '../corpus/smallWorld';
import { createTokenizer } from './tokenizer';
import { patternOf, type TokenizerData } from './tokenizerData';
import { words } from './pretokenise';
import { trainTokenizerWithPauses, type PausedTraining, type RankedPair } from './train';

/** Pairs of each ranking, and words that are named of a pair. */
export const RANKED = 5;

export interface LearntVocabulary {
  readonly tokenizer: TokenizerData;
  /** The most frequent pairs before each merge, the one that it joins first; the last is behind all merges. */
  readonly rankings: readonly (readonly RankedPair[])[];
}

/** @throws RangeError as `trainTokenizer` does */
export async function learnVocabulary(
  documents: readonly string[],
  vocabSize: number,
  pauses: Pick<PausedTraining, 'pause' | 'pauseEveryMs'>,
): Promise<LearntVocabulary> {
  const rankings: (readonly RankedPair[])[] = [];
  const ranking = { size: RANKED, tell: (pairs: readonly RankedPair[]) => rankings.push(pairs) };
  const tokenizer = await trainTokenizerWithPauses(documents, vocabSize, { ...pauses, ranking });
  return { tokenizer, rankings };
}

/** A word in which a pair of tokens stands. */
export interface PairWord {
  readonly word: string;
  /** How often the word is in the text. */
  readonly times: number;
  /** How often the pair stands in it. */
  readonly within: number;
}

export interface PairCount {
  /** Those in which it stands most often, the greatest product first. */
  readonly words: readonly PairWord[];
  /** All the others: how many they are, and what they add. */
  readonly others: { readonly words: number; readonly count: number };
}

/**
 * Counts a pair anew, word by word.
 * @param data the merges that had been learnt by then, and no later ones
 */
export function countPair(
  documents: readonly string[],
  data: TokenizerData,
  { left, right }: Pick<RankedPair, 'left' | 'right'>,
): PairCount {
  const counts = new Map<string, number>();
  for (const text of documents) {
    for (const word of words(text, patternOf(data))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const tokenizer = createTokenizer(data);
  const found: PairWord[] = [];
  for (const [word, times] of counts) {
    const ids = tokenizer.encode(word);
    const within = ids.filter((id, i) => id === left && ids[i + 1] === right).length;
    if (within > 0) found.push({ word, times, within });
  }
  found.sort((a, b) => b.times * b.within - a.times * a.within);
  const rest = found.slice(RANKED);
  return {
    words: found.slice(0, RANKED),
    others: {
      words: rest.length,
      count: rest.reduce((sum, { times, within }) => sum + times * within, 0),
    },
  };
}

/** Documents, or the name of those that can be written wherever the question is answered. */
export type StudiedText = 'smallWorld' | readonly string[];

export interface StudyQuestions {
  learn: { readonly text: StudiedText; readonly vocabSize: number };
  count: {
    readonly text: StudiedText;
    readonly tokenizer: TokenizerData;
    readonly pair: Pick<RankedPair, 'left' | 'right'>;
  };
}

export interface StudyAnswers {
  learn: LearntVocabulary;
  count: PairCount;
}

export type StudyQuestion = {
  [Kind in keyof StudyQuestions]: { readonly kind: Kind } & StudyQuestions[Kind];
}[keyof StudyQuestions];

/** @throws RangeError as `trainTokenizer` does */
export async function answerStudy(
  question: StudyQuestion,
  pauses: Pick<PausedTraining, 'pause' | 'pauseEveryMs'>,
): Promise<StudyAnswers[keyof StudyAnswers]> {
  const { text } = question;
  const documents = text === 'smallWorld' ? smallWorldDocuments() : text;
  if (question.kind === 'count') return countPair(documents, question.tokenizer, question.pair);
  return learnVocabulary(documents, question.vocabSize, pauses);
}
