/** Conversations of the reader's own, written as `USER:` and `ASSISTANT:`. */

import corpusWords from '#words/corpus';
import type { Conversation, Turn } from '../dataset';

const words = corpusWords.conversations;

/** Many thousand conversations, and read before a reader notices. */
const MOST_CHARACTERS = 1_000_000;
const MOST_ERRORS = 10;

const LABEL = /^\s*(USER|ASSISTANT)\s*:\s?(.*)$/i;
const SEPARATOR = /^\s*-{3,}\s*$/;

interface Message {
  readonly isUser: boolean;
  readonly line: number;
  readonly lines: string[];
}

/**
 * A message begins with its label at the start of a line and goes on until the next. A new
 * conversation begins at `---`, or at a `USER:` behind a blank line; a `USER:` right below an answer
 * is the next turn of the same.
 * @throws RangeError whose message holds a sentence a line, each with the number of the line in
 *   the text: all that is wrong, the first ten of them in words
 */
export function readOwnConversations(text: string): Conversation[] {
  if (text.length > MOST_CHARACTERS) {
    throw new RangeError(words.tooLong(MOST_CHARACTERS, text.length));
  }
  const errors: { readonly line: number; readonly sentence: string }[] = [];
  const fault: Fault = (line, sentence) => errors.push({ line, sentence });
  const conversations = gather(text, fault).map((messages) => turnsOf(messages, fault));
  if (errors.length > 0) {
    const shown = errors
      .sort((a, b) => a.line - b.line)
      .slice(0, MOST_ERRORS)
      .map(({ line, sentence }) => words.inLine(line, sentence));
    const more = errors.length - shown.length;
    if (more > 0) shown.push(words.more(more));
    throw new RangeError(shown.join('\n'));
  }
  if (conversations.length === 0) throw new RangeError(words.none);
  return conversations;
}

type Fault = (line: number, sentence: string) => void;

/** The messages of each conversation, in whatever order they are. */
function gather(text: string, fault: Fault): Message[][] {
  const conversations: Message[][] = [];
  let messages: Message[] = [];
  let afterBlank = false;
  const close = () => {
    if (messages.length > 0) conversations.push(messages);
    messages = [];
  };
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .forEach((content, i) => {
      const line = i + 1;
      const label = LABEL.exec(content);
      if (SEPARATOR.test(content)) {
        close();
      } else if (label) {
        const isUser = label[1].toUpperCase() === 'USER';
        if (isUser && afterBlank) close();
        messages.push({ isUser, line, lines: [label[2]] });
      } else if (messages.length > 0) {
        messages[messages.length - 1].lines.push(content);
      } else if (content.trim() !== '') {
        fault(line, words.noUser(short(content.trim())));
      }
      afterBlank = content.trim() === '';
    });
  close();
  return conversations;
}

/** Pairs questions and answers, and tells of all that have no partner. */
function turnsOf(messages: readonly Message[], fault: Fault): Turn[] {
  const turns: Turn[] = [];
  let asked: Message | null = null;
  for (const message of messages) {
    const { isUser, line } = message;
    if (said(message) === '') {
      fault(line, isUser ? words.emptyUser : words.emptyAssistant);
    }
    if (isUser) {
      if (asked) unanswered(asked, fault);
      asked = message;
    } else if (asked) {
      turns.push({ user: said(asked), assistant: said(message) });
      asked = null;
    } else {
      fault(line, words.answerToNothing);
    }
  }
  if (asked) unanswered(asked, fault);
  return turns;
}

const said = ({ lines }: Message): string => lines.join('\n').trim();

const unanswered = ({ line }: Message, fault: Fault) => fault(line, words.noAnswer);

const short = (text: string): string => {
  const characters = Array.from(text.slice(0, 80));
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : text;
};
