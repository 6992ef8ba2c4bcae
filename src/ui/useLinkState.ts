/** The state of a figure in the address of the page, as `src/core/linkState.ts` writes it. */

import { useEffect, useRef, useState } from 'react';
import { firstOf, readLink, writeLink, type LinkSchema, type LinkState } from '../core/linkState';
import { replaceEntry } from './browserHistory';

/** Browsers allow so many changes of the address and no more. */
const REST_MS = 400;

/** What the address of this page says of a figure. */
export const stateInAddress = <Schema extends LinkSchema>(figure: string, schema: Schema) =>
  readLink(window.location.search, figure, schema);

/**
 * Keeps the address of the page up with a figure's state, a moment behind it.
 * @returns the address that restores this figure, and leaves the others as they are at first
 */
export function useStateInAddress<Schema extends LinkSchema>(
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

  return () => figureAddress(figure, writeLink('', figure, schema, state));
}

/**
 * The address of a figure on this page.
 * @param query with its question mark, or nothing
 */
export function figureAddress(figure: string, query: string): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}${query}#figure-${figure}`;
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
  const [state, setState] = useState(() => stateInAddress(figure, schema));
  const link = useStateInAddress(figure, schema, state);
  return {
    state,
    set: (change) => setState((before) => ({ ...before, ...change })),
    reset: () => setState(firstOf(schema)),
    link,
  };
}
