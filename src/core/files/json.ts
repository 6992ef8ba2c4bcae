/** JSON out of a file that may hold anything. */

import { ReaderError } from '../errors';
import { isRecord } from '../guards';
import type { Found } from './errors';

/** What a file says, not yet believed: fields are asked for by `field`. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * @param who the file that the bytes came from
 * @param mostBytes refused above this, before anything is read
 * @throws ReaderError unless the bytes are UTF-8 and one JSON object, with every key once
 */
export function readObject(who: string, bytes: Uint8Array, mostBytes: number): JsonObject {
  if (bytes.length > mostBytes) {
    throw new ReaderError('json.tooLong', { who, mostBytes, bytes: bytes.length });
  }
  const text = readText(who, bytes);
  expectShallow(who, text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReaderError('json.notJson', { who, got: quote(text) });
  }
  const twice = repeatedKey(text);
  if (twice !== undefined) throw new ReaderError('json.repeatedKey', { who, key: quote(twice) });
  return expectObject(value, (got) => new ReaderError('json.notAnObject', { who, got }));
}

/** Far deeper than any file of ours or of `transformers`. */
const MOST_LEVELS = 64;

/**
 * Whoever follows the values needs a step of a stack for each level, and megabytes of brackets take minutes.
 * @throws ReaderError if lists or objects are within one another too often
 */
export function expectShallow(who: string, text: string): void {
  let level = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++level > MOST_LEVELS) {
        throw new ReaderError('json.tooDeep', { who, mostLevels: MOST_LEVELS });
      }
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level--;
  }
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Array.from(
  '"\\[]{}',
  (character) => character.charCodeAt(0),
);

/**
 * A byte order mark at its beginning, which editors of Windows write, is no part of it.
 * @throws ReaderError unless the bytes are UTF-8
 */
export function readText(who: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ReaderError('json.notUtf8', { who });
  }
}

/** @param refusal is thrown unless `value` is an object that is no list */
export function expectObject(value: unknown, refusal: (got: Found) => ReaderError): JsonObject {
  if (isRecord(value)) return value;
  throw refusal(shown(value));
}

/** A field of the object itself: `toString` and `__proto__` are there only if the file has them. */
export const field = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/**
 * Whether a value out of a file is that of ours: the same keys, in whatever order. It looks no deeper
 * than ours goes, however deep the file's goes.
 */
export function isSame(value: unknown, ours: unknown): boolean {
  if (typeof ours !== 'object' || ours === null) return value === ours;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) !== Array.isArray(ours)) return false;
  const entries = Object.entries(ours);
  const size = Array.isArray(value) ? value.length : Object.keys(value).length;
  return (
    size === entries.length &&
    entries.every(([key, part]) => isSame(field(value as JsonObject, key), part))
  );
}

/** A value for a sentence: short, and on one line, whatever it is. */
export function shown(value: unknown): Found {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) {
    const plain = value.length <= 8 && value.every((each) => typeof each === 'number');
    return plain ? `[${value.join(', ')}]` : { kind: 'list' };
  }
  if (typeof value === 'object' && value !== null) return { kind: 'object' };
  return value === undefined ? { kind: 'nothing' } : String(value);
}

const QUOTED = 60;

/** A name or a text out of a file, for a sentence. */
export const quote = (text: string): string =>
  JSON.stringify(text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);

/**
 * A key that an object has twice, of which `JSON.parse` would keep the last in silence.
 * @param text valid JSON, so that a string before a colon is a key
 */
function repeatedKey(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]+|\\.)*"(\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
