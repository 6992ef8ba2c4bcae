/** Conversations as JSON, or a line of JSON each: the forms in which data sets are published. */

import { ReaderError } from '../errors';
import { expectShallow, field, shown, type JsonObject } from '../files/json';
import { isRecord } from '../guards';
import type { Fault, Message, Written } from './ownConversations';

const ROLES: ReadonlyMap<unknown, Message['role']> = new Map([
  ...['user', 'human', 'prompter'].map((name) => [name, 'user'] as const),
  ...['assistant', 'gpt', 'model', 'bot', 'ai', 'chatgpt'].map(
    (name) => [name, 'assistant'] as const,
  ),
  ...['system', 'developer'].map((name) => [name, 'system'] as const),
]);

/** Where the messages of a conversation lie. */
const LISTS = ['messages', 'conversations', 'conversation'] as const;
/** Who says a message, and what: of OpenAI's form, and of ShareGPT's. */
const WHO = ['role', 'from'] as const;
const WHAT = ['content', 'value'] as const;
/** Conversations of one turn; what stands between is put below the question. */
const PAIRS = [
  ['prompt', 'completion'],
  ['prompt', 'response'],
  ['instruction', 'output', 'input'],
  ['question', 'answer'],
  ['user', 'assistant'],
] as const;

/** Told of each conversation: a number and what was written there. */
type Place = readonly [place: number, value: unknown];

/** @throws ReaderError if it cannot be read as JSON */
export function jsonMessages(text: string, fault: Fault): Written {
  const { places, isLines } = placesIn(text);
  const conversations = places.map(([place, value]) => messagesOf(place, value, fault));
  return {
    conversations: conversations.filter(({ length }) => length > 0),
    labels: { user: '"user"', assistant: '"assistant"' },
    at: isLines ? 'line' : 'conversation',
    warnings: [],
  };
}

function placesIn(text: string): { readonly places: readonly Place[]; readonly isLines: boolean } {
  const whole = parse(text);
  if (whole !== undefined) {
    const list = Array.isArray(whole) && !isMessage(whole[0]) ? (whole as unknown[]) : [whole];
    return { places: list.map((value, i) => [i + 1, value]), isLines: false };
  }
  const places: Place[] = [];
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const value = parse(line);
    if (value === undefined) throw new ReaderError('conversations.notJson', { line: i + 1 });
    places.push([i + 1, value]);
  }
  return { places, isLines: true };
}

/** `undefined` if it is no JSON. */
function parse(text: string): unknown {
  expectShallow('JSON', text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The first of some fields that an object has. */
const firstOf = (object: JsonObject, names: readonly string[]): unknown =>
  names.map((name) => field(object, name)).find((value) => value !== undefined);

const isMessage = (value: unknown): boolean =>
  isRecord(value) && firstOf(value, WHO) !== undefined && firstOf(value, WHAT) !== undefined;

function messagesOf(place: number, value: unknown, fault: Fault): Message[] {
  const list = isRecord(value) ? firstOf(value, LISTS) : value;
  if (Array.isArray(list)) {
    return (list as unknown[]).flatMap((message) => messageOf(place, message, fault) ?? []);
  }
  for (const [question, answer, more] of PAIRS) {
    if (!isRecord(value)) break;
    const [user, assistant] = [textOf(field(value, question)), textOf(field(value, answer))];
    if (user === null || assistant === null) continue;
    const added = more === undefined ? '' : (textOf(field(value, more)) ?? '');
    return [
      { role: 'user', place, text: `${user}\n${added}`.trim() },
      { role: 'assistant', place, text: assistant.trim() },
    ];
  }
  fault(place, { code: 'noMessages', params: { got: shown(value) } });
  return [];
}

function messageOf(place: number, message: unknown, fault: Fault): Message | null {
  const who = isRecord(message) ? firstOf(message, WHO) : undefined;
  const text = isRecord(message) ? textOf(firstOf(message, WHAT)) : null;
  const role = ROLES.get(typeof who === 'string' ? who.toLowerCase() : who);
  if (role === undefined) fault(place, { code: 'role', params: { got: shown(who) } });
  else if (text === null) fault(place, { code: 'noText', params: { who: shown(who) } });
  else return { role, place, text: text.trim() };
  return null;
}

/** Of a list of parts, those that are text. `null` if there is none. */
function textOf(content: unknown): string | null {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return null;
  const texts = (content as unknown[]).map((part) => isRecord(part) && field(part, 'text'));
  return texts.every((text) => typeof text === 'string') ? texts.join('\n') : null;
}
