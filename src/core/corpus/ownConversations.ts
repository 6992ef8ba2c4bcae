/** Conversations of the reader's own: as `USER:` and `ASSISTANT:`, or as JSON. */

import corpusStrings from '#strings/corpus';
import type { Conversation, Turn } from '../dataset';
import { jsonMessages } from './jsonMessages';
import { labelledMessages } from './labelledMessages';

const strings = corpusStrings.conversations;

/** Many thousand conversations, and read before a reader notices. */
const MOST_CHARACTERS = 1_000_000;
const MOST_ERRORS = 10;

/** What somebody says in a conversation. */
export interface Message {
  readonly role: 'user' | 'assistant' | 'system';
  /** The number of its line, or of its conversation where that is what can be found. */
  readonly place: number;
  readonly text: string;
}

/** Conversations as they were written, their messages in whatever order they are. */
export interface Written {
  readonly conversations: readonly (readonly Message[])[];
  /** What begins a message of each, for sentences: `USER:`. */
  readonly labels: { readonly user: string; readonly assistant: string };
  /** A sentence with its place. */
  readonly at: (place: number, sentence: string) => string;
  readonly warnings: readonly string[];
}

export interface OwnConversations {
  readonly conversations: readonly Conversation[];
  /** Sentences about what may not be as the reader thinks. */
  readonly warnings: readonly string[];
}

/** Tells of something wrong, by its place. */
export type Fault = (place: number, sentence: string) => void;

/**
 * @throws RangeError whose message holds a sentence a line, each with its place in the text: all
 *   that is wrong, the first ten of them in words
 */
export function readOwnConversations(whole: string): OwnConversations {
  const text = whole.replace(/^\uFEFF/, '');
  if (text.length > MOST_CHARACTERS) {
    throw new RangeError(strings.tooLong(MOST_CHARACTERS, text.length));
  }
  const errors: { readonly place: number; readonly sentence: string }[] = [];
  const fault: Fault = (place, sentence) => errors.push({ place, sentence });
  const isJson = /^\s*[[{]/.test(text);
  const { conversations, labels, at, warnings } = isJson
    ? jsonMessages(text, fault)
    : labelledMessages(text, fault);
  const system = conversations.flat().filter(({ role }) => role === 'system').length;
  const turns = conversations.map((messages) => turnsOf(messages, labels, fault));
  if (errors.length > 0) {
    const shown = errors
      .sort((a, b) => a.place - b.place)
      .slice(0, MOST_ERRORS)
      .map(({ place, sentence }) => at(place, sentence));
    const more = errors.length - shown.length;
    if (more > 0) shown.push(strings.more(more));
    throw new RangeError(shown.join('\n'));
  }
  if (turns.length === 0) throw new RangeError(strings.none);
  return {
    conversations: turns,
    warnings: [...(system > 0 ? [strings.system(system)] : []), ...warnings],
  };
}

/** Pairs questions and answers, and tells of all that have no partner. System messages have no place. */
function turnsOf(messages: readonly Message[], labels: Written['labels'], fault: Fault): Turn[] {
  const { user, assistant } = labels;
  const unanswered = ({ place }: Message) => fault(place, strings.noAnswer(user, assistant));
  const turns: Turn[] = [];
  let asked: Message | null = null;
  for (const message of messages) {
    const { role, place, text } = message;
    if (role === 'system') continue;
    if (text === '') fault(place, strings.empty(labels[role]));
    if (role === 'user') {
      if (asked) unanswered(asked);
      asked = message;
    } else if (asked) {
      turns.push({ user: asked.text, assistant: text });
      asked = null;
    } else {
      fault(place, strings.answerToNothing(user, assistant));
    }
  }
  if (asked) unanswered(asked);
  return turns;
}
