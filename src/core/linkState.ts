/**
 * State in the query of an address: one version, one name for each field, and only what differs from
 * the beginning. A figure's fields stand behind its name, the settings of a model by themselves:
 * `?v=1&Neuron.w1=0.5&Neuron.activation=relu&layers=3`. Pure: text in, text out.
 */

export interface NumberField {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** Values are `min` and whole steps above it; without it, any number. */
  readonly step?: number;
  readonly first: number;
}

export interface ChoiceField<Choice extends string = string> {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly first: Choice;
}

export interface TextField {
  readonly kind: 'text';
  readonly maxLength: number;
  readonly first: string;
}

export type LinkField = NumberField | ChoiceField | TextField;
export type LinkSchema = Readonly<Record<string, LinkField>>;
export type LinkState<Schema extends LinkSchema> = {
  readonly [Name in keyof Schema]: ValueOf<Schema[Name]>;
};

type ValueOf<Field extends LinkField> =
  Field extends ChoiceField<infer Choice> ? Choice : Field extends NumberField ? number : string;

/** Whose fields they are: the name of a figure, or `null` for those that belong to the whole page. */
export type LinkOwner = string | null;

/** Goes up when a field changes its meaning: an older link is then not understood, and not misread. */
const VERSION = '1';
const VERSION_NAME = 'v';

/** The query that says nothing but that all is as it was at first. */
export const BARE_QUERY = `?${VERSION_NAME}=${VERSION}`;

/** Longer queries are not ours, and reach no server. */
const MOST_CHARACTERS = 32_000;

/**
 * Servers take addresses of about 8,000 characters, and of many scripts one letter takes nine: a text
 * that would be longer than this is written as its bytes in base64, which halves that, behind a name
 * of its own. A shorter one can be read in the address.
 */
const MOST_READABLE = 1_000;
const PACKED = '.64';

export const firstOf = <Schema extends LinkSchema>(schema: Schema): LinkState<Schema> =>
  Object.fromEntries(
    Object.entries(schema).map(([name, { first }]) => [name, first]),
  ) as unknown as LinkState<Schema>;

/**
 * The fields of a query without its version. Never throws.
 * @param search with or without its question mark
 * @returns `null` where it is of another version, or none of ours
 */
export function parseLink(search: string): URLSearchParams | null {
  if (search.length > MOST_CHARACTERS) return null;
  const query = new URLSearchParams(search);
  if (query.get(VERSION_NAME) !== VERSION) return null;
  query.delete(VERSION_NAME);
  return query;
}

/** What a query says of its owner: only known fields, within their bounds. Never throws. */
export function readLink<Schema extends LinkSchema>(
  search: string,
  owner: LinkOwner,
  schema: Schema,
): LinkState<Schema> {
  const state: Record<string, string | number> = { ...firstOf(schema) };
  const query = parseLink(search);
  if (!query) return state as LinkState<Schema>;
  for (const [name, field] of Object.entries(schema)) {
    const key = keyOf(owner, name);
    const packed = field.kind === 'text' ? query.get(key + PACKED) : null;
    const text = unpack(packed) ?? query.get(key);
    if (text !== null) state[name] = valueOf(field, text);
  }
  return state as LinkState<Schema>;
}

/** The same query with this state in it, in place of what was there of its owner. */
export function writeLink<Schema extends LinkSchema>(
  search: string,
  owner: LinkOwner,
  schema: Schema,
  state: LinkState<Schema>,
): string {
  const query = new URLSearchParams(search.length > MOST_CHARACTERS ? '' : search);
  for (const [name, { first }] of Object.entries(schema)) {
    const key = keyOf(owner, name);
    const value = state[name as keyof Schema];
    query.delete(key);
    query.delete(key + PACKED);
    if (value === first) continue;
    const text = String(value);
    const isLong = new URLSearchParams({ text }).toString().length > MOST_READABLE;
    query.set(isLong ? key + PACKED : key, isLong ? pack(text) : text);
  }
  query.delete(VERSION_NAME);
  const fields = query.toString();
  return fields === '' ? '' : `${BARE_QUERY}&${fields}`;
}

const keyOf = (owner: LinkOwner, name: string): string =>
  owner === null ? name : `${owner}.${name}`;

function valueOf(field: LinkField, text: string): string | number {
  if (field.kind === 'choice') return field.choices.find((one) => one === text) ?? field.first;
  if (field.kind === 'text') return Array.from(text).slice(0, field.maxLength).join('');
  const value = text.trim() === '' ? NaN : Number(text);
  if (Number.isNaN(value)) return field.first;
  const { min, max, step } = field;
  const inside = Math.min(max, Math.max(min, value));
  if (step === undefined) return inside;
  // Steps of 0.05 would else leave 0.15000000000000002.
  return Number((min + Math.round((inside - min) / step) * step).toPrecision(12));
}

/** Base64 in the letters that an address takes as they are. */
function pack(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** `null` where there is nothing, or nothing of that kind. */
function unpack(packed: string | null): string | null {
  try {
    const bytes = atob((packed ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0)));
    return packed === null ? null : text;
  } catch {
    return null;
  }
}
