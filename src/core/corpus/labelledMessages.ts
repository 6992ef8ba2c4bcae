/** Conversations written as a text with labels: `USER:` and `ASSISTANT:`, or other names that are common. */

import { ReaderError } from '../errors';
import type { Fault, Message, Written } from './ownConversations';

/** Of those that a text has, the first is its label: a question may have lines that begin with `A:`. */
const USERS = ['USER', 'HUMAN', 'Q'] as const;
const ASSISTANTS = ['ASSISTANT', 'AI', 'BOT', 'A'] as const;
const SYSTEM = 'SYSTEM';

/** At the start of a line, as a heading or in bold if need be, with the colon of Latin or of wide letters. */
const LABEL = new RegExp(
  String.raw`^\s*(?:#{1,6}\s+)?([*_]{0,2})(${[...USERS, ...ASSISTANTS, SYSTEM].join('|')})` +
    String.raw`\s*(?:[:：]\s*\1|\1\s*[:：])\s?(.*)$`,
  'i',
);
const SEPARATOR = /^\s*-{3,}\s*$/;
const FENCE = /^\s*(```|~~~)/;

interface Line {
  readonly content: string;
  /** The label that it begins with, in capitals. */
  readonly label: string | null;
  /** What stands behind the label. */
  readonly rest: string;
}

/**
 * A message begins with its label at the start of a line and goes on until the next. A new
 * conversation begins at a `---` before a label, or at a `USER:` behind a blank line; a `USER:` right
 * below an answer is the next turn of the same. Where answers stand behind blank lines too, `---`
 * alone parts conversations, if there is any.
 */
export function labelledMessages(text: string, fault: Fault): Written {
  const lines = linesOf(text);
  const isBlank = (i: number) => lines[i]?.content.trim() === '';
  const has = (name: string) => lines.some(({ label }) => label === name);
  const user = USERS.find(has);
  const assistant = ASSISTANTS.find(has);
  if (user === undefined && assistant === undefined) throw new ReaderError('conversations.none');

  const isLabel = (i: number) => [user, assistant, SYSTEM].includes(lines[i]?.label ?? '');
  const isSeparator = (i: number): boolean => {
    if (!SEPARATOR.test(lines[i].content)) return false;
    let next = i + 1;
    while (next < lines.length && (isBlank(next) || SEPARATOR.test(lines[next].content))) next++;
    return next === lines.length || isLabel(next);
  };
  const separators = new Set(Array.from(lines.keys()).filter(isSeparator));
  const answers = Array.from(lines.keys()).filter((i) => lines[i].label === assistant);
  const isAiry = answers.length > 0 && answers.every((i) => isBlank(i - 1));

  const conversations: Message[][] = [];
  let messages: { role: Message['role']; place: number; said: string[] }[] = [];
  const close = () => {
    if (messages.length > 0) {
      conversations.push(
        messages.map(({ role, place, said }) => ({ role, place, text: said.join('\n').trim() })),
      );
    }
    messages = [];
  };
  lines.forEach(({ content, label, rest }, i) => {
    const begin = (role: Message['role']) => messages.push({ role, place: i + 1, said: [rest] });
    if (separators.has(i)) close();
    else if (label !== null && label === user) {
      const parts = isBlank(i - 1) && !(isAiry && separators.size > 0);
      if (parts && messages.some(({ role }) => role !== 'system')) close();
      begin('user');
    } else if (label !== null && label === assistant) begin('assistant');
    // Anywhere else it is a word like any other.
    else if (label === SYSTEM && messages.length === 0) begin('system');
    else if (messages.length > 0) messages[messages.length - 1].said.push(content);
    else if (content.trim() !== '') {
      const params = { user: `${user ?? USERS[0]}:`, words: short(content.trim()) };
      fault(i + 1, { code: 'noUser', params });
    }
  });
  close();

  const parted = isAiry && separators.size === 0 && conversations.length > 1;
  return {
    conversations,
    labels: { user: `${user ?? USERS[0]}:`, assistant: `${assistant ?? ASSISTANTS[0]}:` },
    at: 'line',
    warnings: parted
      ? [{ code: 'parted', params: { user: `${user}:`, count: conversations.length } }]
      : [],
  };
}

function linesOf(text: string): Line[] {
  const contents = text.split(/\r\n?|\n/);
  const fenced = fencedLines(contents);
  return contents.map((content, i) => {
    const found = fenced.has(i) ? null : LABEL.exec(content);
    return { content, label: found?.[2].toUpperCase() ?? null, rest: found?.[3] ?? '' };
  });
}

/** Lines of code blocks, in which a label is a part of what is said; a fence that is never closed is none. */
function fencedLines(lines: readonly string[]): ReadonlySet<number> {
  const fenced = new Set<number>();
  let open: { readonly at: number; readonly fence: string } | null = null;
  for (const [i, line] of lines.entries()) {
    const fence = FENCE.exec(line)?.[1];
    if (fence === undefined || (open && open.fence !== fence)) continue;
    if (!open) open = { at: i, fence };
    else {
      for (let inside = open.at; inside <= i; inside++) fenced.add(inside);
      open = null;
    }
  }
  return fenced;
}

const short = (text: string): string => {
  const characters = Array.from(text.slice(0, 80));
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : text;
};
