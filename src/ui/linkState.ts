/**
 * The state of a figure in the address of the page: one version, one name for each field, and only
 * what differs from the beginning. `?v=1&Neuron.w1=0.5&Neuron.activation=relu`
 */

import { useEffect, useRef, useState } from 'react';
import { replaceEntry } from './browserHistory';

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
  readonly [Name in keyof Schema]: Schema[Name] extends ChoiceField<infer Choice>
    ? Choice
    : Schema[Name] extends NumberField
      ? number
      : string;
};

/** Goes up when a field changes its meaning: an older link is then not understood, and not misread. */
const VERSION = '1';

/** Longer queries are not ours, and reach no server. */
const MOST_CHARACTERS = 32_000;

/**
 * Servers take addresses of about 8,000 characters, and of many scripts one letter takes nine: a text
 * that would be longer than this is written as its bytes in base64, which halves that, behind a name
 * of its own. A shorter one can be read in the address.
 */
const MOST_IN_WORDS = 1_000;
const PACKED = '.64';

/** Browsers allow so many changes of the address and no more. */
const REST_MS = 400;

export const firstOf = <Schema extends LinkSchema>(schema: Schema): LinkState<Schema> =>
  Object.fromEntries(
    Object.entries(schema).map(([name, { first }]) => [name, first]),
  ) as unknown as LinkState<Schema>;

/** What a query says of a figure: only known fields, within their bounds. Never throws. */
export function readLink<Schema extends LinkSchema>(
  search: string,
  figure: string,
  schema: Schema,
): LinkState<Schema> {
  const state: Record<string, string | number> = { ...firstOf(schema) };
  if (search.length > MOST_CHARACTERS) return state as LinkState<Schema>;
  const query = new URLSearchParams(search);
  if (query.get('v') !== VERSION) return state as LinkState<Schema>;
  for (const [name, field] of Object.entries(schema)) {
    const at = `${figure}.${name}`;
    const text = unpack(query.get(at + PACKED)) ?? query.get(at);
    if (text !== null) state[name] = valueOf(field, text);
  }
  return state as LinkState<Schema>;
}

/** The same query with this state of the figure in it, in place of what was there of it. */
export function writeLink<Schema extends LinkSchema>(
  search: string,
  figure: string,
  schema: Schema,
  state: LinkState<Schema>,
): string {
  const query = new URLSearchParams(search.length > MOST_CHARACTERS ? '' : search);
  for (const [name, { first }] of Object.entries(schema)) {
    const at = `${figure}.${name}`;
    const value = state[name as keyof Schema];
    query.delete(at);
    query.delete(at + PACKED);
    if (value === first) continue;
    const text = String(value);
    const isLong = new URLSearchParams({ text }).toString().length > MOST_IN_WORDS;
    query.set(isLong ? at + PACKED : at, isLong ? pack(text) : text);
  }
  query.delete('v');
  const fields = query.toString();
  return fields === '' ? '' : `?v=${VERSION}&${fields}`;
}

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

/** What the address of this page says of a figure. */
export const linked = <Schema extends LinkSchema>(figure: string, schema: Schema) =>
  readLink(window.location.search, figure, schema);

/**
 * Keeps the address of the page up with a figure's state, a moment behind it.
 * @returns the address that restores this figure, and leaves the others as they are at first
 */
export function useLinked<Schema extends LinkSchema>(
  figure: string,
  schema: Schema,
  state: LinkState<Schema>,
): () => string {
  const key = JSON.stringify(state);
  const written = useRef(key);
  useEffect(() => {
    // Nothing is said of a figure that is as it came.
    if (written.current === key) return;
    const page = window.location.pathname;
    const timer = setTimeout(() => {
      written.current = key;
      if (window.location.pathname !== page) return;
      const { search, hash } = window.location;
      const next = writeLink(search, figure, schema, JSON.parse(key) as LinkState<Schema>);
      if (next !== search) replaceEntry(window.history.state, page + next + hash);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [figure, schema, key]);

  return () => {
    const { origin, pathname } = window.location;
    return `${origin}${pathname}${writeLink('', figure, schema, state)}#figure-${figure}`;
  };
}

export interface Linked<Schema extends LinkSchema> {
  readonly state: LinkState<Schema>;
  readonly set: (change: Partial<LinkState<Schema>>) => void;
  readonly reset: () => void;
  /** The address that restores this figure. */
  readonly link: () => string;
}

/** The state of a figure, from the address at first and then in it. */
export function useLinkState<Schema extends LinkSchema>(
  figure: string,
  schema: Schema,
): Linked<Schema> {
  const [state, setState] = useState(() => linked(figure, schema));
  const link = useLinked(figure, schema, state);
  return {
    state,
    set: (change) => setState((before) => ({ ...before, ...change })),
    reset: () => setState(firstOf(schema)),
    link,
  };
}
