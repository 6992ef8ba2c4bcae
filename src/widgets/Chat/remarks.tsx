import type { ReactNode } from 'react';
import strings from '#strings/figures/Chat';
import { chatPrompt } from '../../core/batches';
import { unreadWords, type UnreadWords } from '../../core/corpus/words';
import { SPECIAL_TOKENS } from '../../core/tokenizer/tokenizerData';
import { reading, type ReaderModel } from '../../store';

const { remarks: said } = strings;

/** Of the words that a model has never read, so many are named, and each so far. */
const MOST_WORDS = 3;
const LONGEST_WORD = 24;

export interface QuestionFacts {
  /** Of its words, those that the model has not read; `null` where nobody knows what it has. */
  readonly words: UnreadWords | null;
  /** Its length in tokens, where the model cannot see all of it. */
  readonly tooLong: { readonly tokens: number; readonly context: number } | null;
}

/** What is to be known of a question to the model that is there. */
export async function factsOf(question: string, model: ReaderModel): Promise<QuestionFacts> {
  const { tokenizer, config } = model;
  const tokens = chatPrompt(tokenizer, [], question).length;
  const context = config.contextLength;
  const hasRead = await reading.wordsRead();
  return {
    words: hasRead && unreadWords(question, hasRead),
    tooLong: tokens > context ? { tokens, context } : null,
  };
}

/**
 * Whether the model has not read some of it as it is typed, or there is no word in it. How sure it
 * is of its answer then tells nothing of what it knows.
 */
export const isOutside = ({ words }: QuestionFacts): boolean =>
  words !== null && (words.count === 0 || words.unread.length > 0 || words.respelt.length > 0);

/** What is to be known of a question, in sentences. */
export function remarksOn(
  question: string,
  { words, tooLong }: QuestionFacts,
): readonly ReactNode[] {
  const remarks: ReactNode[] = words ? [...remarksOnWords(words)] : [];
  const special = SPECIAL_TOKENS.find((name) => question.includes(name));
  if (special) remarks.push(said.special(<Quoted text={special} />));
  if (tooLong) remarks.push(said.tooLong(tooLong.tokens, tooLong.context));
  return remarks;
}

function remarksOnWords({ count, unread, respelt }: UnreadWords): readonly ReactNode[] {
  if (count === 0) return [said.wordless];
  if (unread.length === count && count > 1) return [said.noneRead];
  if (unread.length > 0) {
    const named = unread.slice(0, MOST_WORDS).map((word) => <Quoted key={word} text={word} />);
    return [said.unread(named, unread.length - named.length)];
  }
  // Beside words of another language these would say nothing.
  const [first] = respelt;
  return first ? [said.respelt(<Quoted text={first.typed} />, <Quoted text={first.read} />)] : [];
}

/** What the reader has typed, in its own direction. */
function Quoted({ text }: { readonly text: string }) {
  const all = Array.from(text);
  const short = all.length > LONGEST_WORD ? `${all.slice(0, LONGEST_WORD - 1).join('')}…` : text;
  return <bdi translate="no">{short}</bdi>;
}
