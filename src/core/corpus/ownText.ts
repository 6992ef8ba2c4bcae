/** The reader's own text: read, checked and cut into documents. */

import strings from '#strings/corpus';
import type { OwnText } from '../dataset';
import { decodeText } from './decodeText';
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
 * @throws RangeError with a sentence that says what was expected
 */
function decodeOwn(name: string, bytes: Uint8Array, extensions: RegExp): string {
  const title = nameForReader(name);
  if (EXTENSION.test(name) && !extensions.test(name)) {
    const sentence =
      extensions === TEXTS ? strings.text.extension : strings.conversations.extension;
    throw new RangeError(sentence(title));
  }
  expectSize(name, bytes.length);
  return decodeText(title, bytes);
}

/** @throws RangeError with a sentence that says what was expected, or several of them, a line each */
export const readConversationsFile = (name: string, bytes: Uint8Array): OwnConversations =>
  readOwnConversations(decodeOwn(name, bytes, TEXTS_OR_JSON));

/** @throws RangeError with a sentence that says what was expected */
export function readOwnText(name: string, bytes: Uint8Array): OwnText {
  const title = nameForReader(name);
  const text = decodeOwn(name, bytes, TEXTS);
  const characters = text.trim().length;
  if (characters === 0) throw new RangeError(strings.text.empty(title));
  if (characters < LEAST_CHARACTERS) {
    throw new RangeError(strings.text.tooShort(LEAST_CHARACTERS, characters));
  }
  if (isOneCharacter(text.trim())) throw new RangeError(strings.text.oneCharacter(title));
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

function warningsAbout(text: string, bytes: number): string[] {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const directions = count(DIRECTIONS);
  const unreadable = count(/\uFFFD/g);
  const { little, unreadable: lost, turning } = strings.text.warnings;
  const warnings: string[] = [];
  if (bytes < FEW_BYTES) warnings.push(little);
  if (unreadable > 0) warnings.push(lost(unreadable));
  if (directions > 0) warnings.push(turning(directions));
  return warnings;
}
