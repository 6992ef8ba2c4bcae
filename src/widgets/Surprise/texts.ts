/** The texts that the figure has: of the small world, from documents that no model of it has read. */

import { MISTAKEN_TEXT } from '../../core/corpus/prompts';
import { HELD_OUT, smallWorldDocuments } from '../../core/corpus/smallWorld';
import type { Tokenizer } from '../../core/tokenizer/bpe';

/** Of each kind, its place among the documents that are kept aside. */
const HELD = { article: 4, list: 6, questions: 3, story: 0 } as const;

export const TEXTS = ['article', 'list', 'questions', 'story', 'mistake', 'drawn', 'own'] as const;
export type TextName = (typeof TEXTS)[number];

interface TextChoice {
  readonly text: TextName;
  /** Which of the documents that are kept aside; counted from 1, and round again. */
  readonly drawn: number;
  /** The reader's own. */
  readonly line: string;
}

export function textOf({ text, drawn, line }: TextChoice): string {
  if (text === 'own') return line;
  if (text === 'mistake') return MISTAKEN_TEXT;
  if (text !== 'drawn') return smallWorldDocuments(HELD_OUT)[HELD[text]];
  const documents = unreadDocuments();
  return documents[(drawn - 1) % documents.length];
}

/** With both its ends such a text fits into the context of the recipe. */
const LONGEST = 100;

let unread: readonly string[] | undefined;

/**
 * Of those that are kept aside the short ones, but for those that the figure has by name, and for the few
 * that were written twice and are among the others, too.
 */
export function unreadDocuments(): readonly string[] {
  if (unread) return unread;
  const read = new Set(smallWorldDocuments());
  const named: readonly number[] = Object.values(HELD);
  return (unread = smallWorldDocuments(HELD_OUT).filter(
    (text, at) => text.length <= LONGEST && !read.has(text) && !named.includes(at),
  ));
}

/**
 * As it stands among other documents, between two ends, cut to what fits into the context.
 * @returns at least the end before it
 */
export function tokensOf(
  { encode, beginId, endId }: Tokenizer,
  text: string,
  contextLength: number,
) {
  const whole = [beginId, ...encode(text), endId];
  return { tokenIds: whole.slice(0, contextLength), isCut: whole.length > contextLength };
}
