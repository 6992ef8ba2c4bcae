/**
 * Whether something was recited: the longest stretch of a text that stands word for word in what was learnt
 * from. By a suffix automaton (Blumer et al., "The smallest automaton recognizing the subwords of a text",
 * 1985), in time linear in all that is read, for however many different items: tokens or characters.
 */

import { atOnce, type InParts } from './batches';

export interface Stretch {
  /** Where it begins in the text, in items. */
  readonly start: number;
  /** In items; 0 where the text shares not one with what was learnt from. */
  readonly length: number;
  /** A source in which it stands, and where there; the first of them. */
  readonly source: number;
  readonly sourceStart: number;
}

export interface StretchIndex {
  /** The first of the longest. */
  longestStretch(text: ArrayLike<number>): Stretch;
  /** For every item, how long the longest stretch is that ends with it. */
  lengths(text: ArrayLike<number>): Int32Array;
}

/** @param sources each by itself: no stretch reaches from one into the next */
export function* indexInParts(sources: readonly ArrayLike<number>[]): InParts<StretchIndex> {
  const items = sources.reduce((sum, { length }) => sum + length, 0);
  const automaton = createAutomaton(items);
  for (const source of sources) {
    automaton.add(source);
    yield;
  }
  return {
    longestStretch(text) {
      let [length, end, sourceEnd] = [0, 0, 0];
      automaton.read(text, (at, matched, state) => {
        if (matched > length) [length, end, sourceEnd] = [matched, at + 1, automaton.endOf(state)];
      });
      return { start: end - length, length, ...placeOf(sources, sourceEnd - length) };
    },
    lengths(text) {
      const lengths = new Int32Array(text.length);
      automaton.read(text, (at, matched) => (lengths[at] = matched));
      return lengths;
    },
  };
}

export const indexSources = (sources: readonly ArrayLike<number>[]): StretchIndex =>
  atOnce(indexInParts(sources));

/** In which source an item stands that all of them, one behind the other, have at a place. */
function placeOf(sources: readonly ArrayLike<number>[], place: number) {
  let sourceStart = place;
  const source = sources.findIndex(({ length }) => {
    if (sourceStart < length) return true;
    sourceStart -= length;
    return false;
  });
  return source < 0 ? { source: 0, sourceStart: 0 } : { source, sourceStart };
}

const ROOT = 0;
const NONE = -1;

/** @param items that are added in all: it has two states for each at most, and three edges */
function createAutomaton(items: number) {
  const length = new Int32Array(2 * items + 1);
  /** The state of the longest suffix that ends elsewhere as well. */
  const link = new Int32Array(2 * items + 1).fill(NONE);
  /** Where it ends first, counted through all sources. */
  const end = new Int32Array(2 * items + 1);
  let states = 1;
  /** Edges of a state hang one on the other; those of the root, which are many, are found by their item. */
  const firstEdge = new Int32Array(2 * items + 1).fill(NONE);
  const edgeItem = new Int32Array(3 * items);
  const edgeTo = new Int32Array(3 * items);
  const nextEdge = new Int32Array(3 * items);
  let edges = 0;
  const rootEdges = new Map<number, number>();
  let added = 0;

  function edgeOf(state: number, item: number): number {
    if (state === ROOT) return rootEdges.get(item) ?? NONE;
    let edge = firstEdge[state];
    while (edge !== NONE && edgeItem[edge] !== item) edge = nextEdge[edge];
    return edge;
  }

  function addEdge(state: number, item: number, to: number): void {
    edgeItem[edges] = item;
    edgeTo[edges] = to;
    nextEdge[edges] = firstEdge[state];
    firstEdge[state] = edges;
    if (state === ROOT) rootEdges.set(item, edges);
    edges++;
  }

  /** A state with the edges of another, for those of its texts that end elsewhere as well. */
  function split(state: number, by: number, item: number): number {
    const clone = states++;
    length[clone] = length[by] + 1;
    link[clone] = link[state];
    end[clone] = end[state];
    for (let edge = firstEdge[state]; edge !== NONE; edge = nextEdge[edge]) {
      addEdge(clone, edgeItem[edge], edgeTo[edge]);
    }
    link[state] = clone;
    for (let from = by; from !== NONE; from = link[from]) {
      const edge = edgeOf(from, item);
      if (edge === NONE || edgeTo[edge] !== state) break;
      edgeTo[edge] = clone;
    }
    return clone;
  }

  /** The state of all that ends here, behind `last` an item more. */
  function extend(last: number, item: number): number {
    const known = edgeOf(last, item);
    if (known !== NONE) {
      // An earlier source goes on so, too.
      const to = edgeTo[known];
      return length[to] === length[last] + 1 ? to : split(to, last, item);
    }
    const state = states++;
    length[state] = length[last] + 1;
    end[state] = added;
    let from = last;
    while (from !== NONE && edgeOf(from, item) === NONE) {
      addEdge(from, item, state);
      from = link[from];
    }
    if (from === NONE) link[state] = ROOT;
    else {
      const to = edgeTo[edgeOf(from, item)];
      link[state] = length[to] === length[from] + 1 ? to : split(to, from, item);
    }
    return state;
  }

  return {
    endOf: (state: number) => end[state],

    add(source: ArrayLike<number>): void {
      let last = ROOT;
      for (let i = 0; i < source.length; i++) {
        added++;
        last = extend(last, source[i]);
      }
    },

    /** @param visit is told, behind each item, how much of what was read last is known, and by which state */
    read(
      text: ArrayLike<number>,
      visit: (at: number, matched: number, state: number) => void,
    ): void {
      let state = ROOT;
      let matched = 0;
      for (let i = 0; i < text.length; i++) {
        let edge = edgeOf(state, text[i]);
        while (edge === NONE && state !== ROOT) {
          state = link[state];
          matched = length[state];
          edge = edgeOf(state, text[i]);
        }
        if (edge !== NONE) {
          state = edgeTo[edge];
          matched++;
        }
        visit(i, matched, state);
      }
    },
  };
}
