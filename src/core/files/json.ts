/** JSON out of a file that may hold anything. */

import strings from '#strings/files';

/** What a file says, not yet believed: fields are asked for by `field`. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * @param who begins the sentences: the file that the bytes came from
 * @param mostBytes refused above this, before anything is read
 * @throws RangeError unless the bytes are UTF-8 and one JSON object, with every key once
 */
export function readObject(who: string, bytes: Uint8Array, mostBytes: number): JsonObject {
  if (bytes.length > mostBytes) {
    throw new RangeError(strings.json.tooLong(who, mostBytes, bytes.length));
  }
  const text = readText(who, bytes);
  expectShallow(who, text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RangeError(strings.json.notJson(who, quote(text)));
  }
  const twice = repeatedKey(text);
  if (twice !== undefined) throw new RangeError(strings.json.repeatedKey(who, quote(twice)));
  return expectObject(value, (got) => strings.json.notAnObject(who, got));
}

/** Far deeper than any file of ours or of `transformers`. */
const MOST_LEVELS = 64;

/**
 * Whoever follows the values needs a step of a stack for each level, and megabytes of brackets take minutes.
 * @throws RangeError if lists or objects are within one another too often
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
      if (++level > MOST_LEVELS) throw new RangeError(strings.json.tooDeep(who, MOST_LEVELS));
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level--;
  }
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Array.from(
  '"\\[]{}',
  (character) => character.charCodeAt(0),
);

/** @throws RangeError unless the bytes are UTF-8 */
function readText(who: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RangeError(strings.json.notUtf8(who));
  }
}

/**
 * @param sentence says what was expected, and what came instead
 * @throws RangeError unless `value` is an object that is no list
 */
export function expectObject(value: unknown, sentence: (got: string) => string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RangeError(sentence(shown(value)));
  }
  return value as JsonObject;
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
export function shown(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) {
    const plain = value.length <= 8 && value.every((each) => typeof each === 'number');
    return plain ? `[${value.join(', ')}]` : strings.found.list;
  }
  if (typeof value === 'object' && value !== null) return strings.found.object;
  return value === undefined ? strings.found.nothing : String(value);
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
