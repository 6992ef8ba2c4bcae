/** Conversations of the reader's own: as `USER:` and `ASSISTANT:`, or as JSON. */

import type { Conversation, Turn } from '../dataset';
import { ReaderError } from '../errors';
import type { ConversationFault, Labels, PlacedFault, PlaceKind, Warning } from './errors';
import { jsonMessages } from './jsonMessages';
import { labelledMessages } from './labelledMessages';

/** Many thousand conversations, and read before a reader notices. */
const MOST_CHARACTERS = 1_000_000;
const MOST_FAULTS = 10;

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
  readonly labels: Labels;
  readonly at: PlaceKind;
  readonly warnings: readonly Warning[];
}

export interface OwnConversations {
  readonly conversations: readonly Conversation[];
  readonly warnings: readonly Warning[];
}

/** Tells of something wrong, by its place. */
export type Fault = (place: number, fault: ConversationFault) => void;

/**
 * @throws ReaderError that holds all that is wrong, each with its place in the text, the first ten of
 *   them told
 */
export function readOwnConversations(whole: string): OwnConversations {
  const text = whole.replace(/^\uFEFF/, '');
  if (text.length > MOST_CHARACTERS) {
    throw new ReaderError('conversations.tooLong', {
      mostCharacters: MOST_CHARACTERS,
      characters: text.length,
    });
  }
  const all: PlacedFault[] = [];
  const tell: Fault = (place, fault) => all.push({ place, fault });
  const isJson = /^\s*[[{]/.test(text);
  const { conversations, labels, at, warnings } = isJson
    ? jsonMessages(text, tell)
    : labelledMessages(text, tell);
  const system = conversations.flat().filter(({ role }) => role === 'system').length;
  const turns = conversations.map((messages) => turnsOf(messages, labels, tell));
  if (all.length > 0) {
    const faults = all.sort((a, b) => a.place - b.place).slice(0, MOST_FAULTS);
    throw new ReaderError('conversations.faulty', { at, faults, more: all.length - faults.length });
  }
  if (turns.length === 0) throw new ReaderError('conversations.none');
  return {
    conversations: turns,
    warnings: [
      ...(system > 0 ? [{ code: 'system', params: { count: system } } as const] : []),
      ...warnings,
    ],
  };
}

/** Pairs questions and answers, and tells of all that have no partner. System messages have no place. */
function turnsOf(messages: readonly Message[], labels: Labels, fault: Fault): Turn[] {
  const unanswered = ({ place }: Message) => fault(place, { code: 'noAnswer', params: labels });
  const turns: Turn[] = [];
  let asked: Message | null = null;
  for (const message of messages) {
    const { role, place, text } = message;
    if (role === 'system') continue;
    if (text === '') fault(place, { code: 'empty', params: { label: labels[role] } });
    if (role === 'user') {
      if (asked) unanswered(asked);
      asked = message;
    } else if (asked) {
      turns.push({ user: asked.text, assistant: text });
      asked = null;
    } else {
      fault(place, { code: 'answerToNothing', params: labels });
    }
  }
  if (asked) unanswered(asked);
  return turns;
}
