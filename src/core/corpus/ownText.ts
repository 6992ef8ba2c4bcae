/** The reader's own text: read, checked and cut into documents. */

import type { OwnText } from '../dataset';
import { ReaderError } from '../errors';
import { decodeText } from './decodeText';
import type { Warning } from './errors';
import { expectSize, nameForReader } from './fileChecks';
import { readOwnConversations, type OwnConversations } from './ownConversations';
import { splitDocuments } from './splitDocuments';

/** Fewer make no text that a model could learn from. */
const LEAST_CHARACTERS = 100;

/** Fewer are learnt by heart, whatever the settings. */
const FEW_BYTES = 20_000;

const TEXTS = /\.(txt|text|md|markdown)$/i;
const TEXTS_OR_JSON = /\.(txt|text|md|markdown|json|jsonl|ndjson)$/i;

/** Of a name: whatever follows its last dot, if it could be an extension. */
const EXTENSION = /\.[^./\\\s]{1,12}$/;

/** Characters that turn the direction of the text round them, unseen. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * The text in a file of the reader's.
 * @param name of the file, or what was pasted is called
 * @throws ReaderError if it is none
 */
function decodeOwn(name: string, bytes: Uint8Array, extensions: RegExp): string {
  const shownName = nameForReader(name);
  if (EXTENSION.test(name) && !extensions.test(name)) {
    const code = extensions === TEXTS ? 'text.extension' : 'conversations.extension';
    throw new ReaderError(code, { name: shownName });
  }
  expectSize(name, bytes.length);
  return decodeText(shownName, bytes);
}

/** @throws ReaderError that says what was expected, or all that is wrong */
export const readConversationsFile = (name: string, bytes: Uint8Array): OwnConversations =>
  readOwnConversations(decodeOwn(name, bytes, TEXTS_OR_JSON));

/** @throws ReaderError that says what was expected */
export function readOwnText(fileName: string, bytes: Uint8Array): OwnText {
  const name = nameForReader(fileName);
  const text = decodeOwn(fileName, bytes, TEXTS);
  const characters = text.trim().length;
  if (characters === 0) throw new ReaderError('text.empty', { name });
  if (characters < LEAST_CHARACTERS) {
    throw new ReaderError('text.tooShort', { leastCharacters: LEAST_CHARACTERS, characters });
  }
  if (isOneCharacter(text.trim())) throw new ReaderError('text.oneCharacter', { name });
  return { documents: splitDocuments(text), warnings: warningsAbout(text, bytes.length) };
}

function isOneCharacter(text: string): boolean {
  let first: string | undefined;
  for (const character of text) {
    first ??= character;
    if (character !== first && character.trim() !== '') return false;
  }
  return true;
}

function warningsAbout(text: string, bytes: number): Warning[] {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const directions = count(DIRECTIONS);
  const unreadable = count(/\uFFFD/g);
  const warnings: Warning[] = [];
  if (bytes < FEW_BYTES) warnings.push({ code: 'littleText', params: {} });
  if (unreadable > 0) warnings.push({ code: 'unreadable', params: { count: unreadable } });
  if (directions > 0) warnings.push({ code: 'turning', params: { count: directions } });
  return warnings;
}
