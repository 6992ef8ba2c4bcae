import type { ReactNode } from 'react';
import strings from '#strings/figures/Chat';
import { unreadWords, type UnreadWords } from '../../core/corpus/words';
import { SPECIAL_TOKENS } from '../../core/tokenizer/tokenizerData';
import { reading, type ChatFormat, type ReaderModel } from '../../store';

const { remarks: said } = strings;

/** Of the words that a model has never read, so many are named, and each so far. */
const MOST_WORDS = 3;
const LONGEST_WORD = 24;

export interface QuestionFacts {
  /** Of its words, those that the model has not read; `null` where nobody knows what it has. */
  readonly words: UnreadWords | null;
  /** Names in it of the tokens of our format, which are plain text to it. */
  readonly special: string | null;
  /** Its length in tokens, where the model cannot see all of it. */
  readonly tooLong: { readonly tokens: number; readonly context: number } | null;
}

/**
 * What is to be known of a question to the model that is there.
 * @param tokens of the prompt that was made of it
 */
export async function factsOf(
  question: string,
  { config }: ReaderModel,
  { format, tokens }: { readonly format: ChatFormat; readonly tokens: number },
): Promise<QuestionFacts> {
  const context = config.contextLength;
  const hasRead = await reading.wordsRead();
  return {
    words: hasRead && unreadWords(question, hasRead),
    // By a template of its own, the names of tokens are those tokens.
    special:
      format === 'own' ? null : (SPECIAL_TOKENS.find((name) => question.includes(name)) ?? null),
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
export function remarksOn({ words, special, tooLong }: QuestionFacts): readonly ReactNode[] {
  const remarks: ReactNode[] = words ? [...remarksOnWords(words)] : [];
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
