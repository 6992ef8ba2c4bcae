/** How much of a text stands word for word in one of the documents that a model read. */

import { indexSources } from '../../core/stretches';

/** From a character on, up to another. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

export interface Judged {
  readonly text: string;
  readonly words: number;
  /** Of them so many, one behind the other, stand so in a document: the longest such stretch. */
  readonly copied: number;
  /** All of it: from its first word to its last. */
  readonly isWhole: boolean;
  /** Where the stretch is in the text; `null` where no word of it was ever read. */
  readonly part: Part | null;
  /** The document, counted from 0, and where it is in that. */
  readonly source: number;
  readonly sourcePart: Part | null;
}

/** What some texts come to together. */
export interface Copied {
  readonly texts: number;
  readonly whole: number;
  readonly words: number;
  readonly copied: number;
}

export interface Recital {
  readonly judge: (text: string) => Judged;
  readonly judgeAll: (texts: readonly string[]) => Copied;
}

/** A full stop belongs to the word before it: a word is what stands between two spaces. */
const wordsOf = (text: string) =>
  Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    word,
    from: index,
    to: index + word.length,
  }));

/** No document has it. */
const NEVER_READ = -1;

export function createRecital(documents: readonly string[]): Recital {
  const numbers = new Map<string, number>();
  const sources = documents.map((document) =>
    wordsOf(document).map(({ word }) => {
      if (!numbers.has(word)) numbers.set(word, numbers.size);
      return numbers.get(word)!;
    }),
  );
  const index = indexSources(sources);

  function judge(text: string): Judged {
    const words = wordsOf(text);
    const found = index.longestStretch(words.map(({ word }) => numbers.get(word) ?? NEVER_READ));
    const { start, length, source, sourceStart } = found;
    return {
      text,
      words: words.length,
      copied: length,
      isWhole: length > 0 && length === words.length,
      part: partOf(words, start, length),
      source,
      sourcePart: partOf(length > 0 ? wordsOf(documents[source]) : [], sourceStart, length),
    };
  }

  return {
    judge,
    judgeAll(texts) {
      const all = texts.map(judge);
      const sum = (of: (one: Judged) => number) => all.reduce((sum, one) => sum + of(one), 0);
      return {
        texts: all.length,
        whole: all.filter(({ isWhole }) => isWhole).length,
        words: sum(({ words }) => words),
        copied: sum(({ copied }) => copied),
      };
    },
  };
}

const partOf = (words: readonly Part[], start: number, length: number): Part | null =>
  length === 0 ? null : { from: words[start].from, to: words[start + length - 1].to };
