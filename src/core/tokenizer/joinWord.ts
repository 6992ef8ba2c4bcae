/** Byte-pair encoding of one word (Sennrich et al., 2016). */

import type { Lexicon } from './lexicon';
import { createMaxHeap } from './maxHeap';

/**
 * Joins neighbours, the pair of the lowest rank first and of several the leftmost, until none can be
 * joined. It takes n log n steps for n tokens: other software cuts a line of one letter into one word.
 */
export function joinWord(ids: readonly number[], join: Lexicon['join']): number[] {
  const tokens = [...ids];
  const next = ids.map((_, at) => at + 1);
  const last = ids.map((_, at) => at - 1);
  const rankAt = (at: number) =>
    next[at] < tokens.length ? join(tokens[at], tokens[next[at]])?.rank : undefined;
  // Lowest rank first, then leftmost, out of a heap that gives the highest.
  const heap = createMaxHeap();
  const note = (at: number) => {
    const rank = rankAt(at);
    if (rank !== undefined) heap.push({ count: -rank, key: -at });
  };
  for (let at = 0; at + 1 < ids.length; at++) note(at);
  for (let top = heap.pop(); top; top = heap.pop()) {
    const at = -top.key;
    // One of the pair has been joined to something else since.
    if (tokens[at] === GONE || rankAt(at) !== -top.count) continue;
    const right = next[at];
    tokens[at] = join(tokens[at], tokens[right])!.id;
    tokens[right] = GONE;
    next[at] = next[right];
    if (next[at] < tokens.length) last[next[at]] = at;
    if (last[at] >= 0) note(last[at]);
    note(at);
  }
  return tokens.filter((token) => token !== GONE);
}

const GONE = -1;
