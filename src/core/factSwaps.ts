/**
 * Facts that are swapped between two animals by what one head writes: activation patching (Meng et al., 2022,
 * section 2.1; Wang et al., 2022).
 */

import type { NdArray } from './arrays';
import type { ModelConfig } from './config';
import type { FactContinuation } from './facts';
import type { Continuation, Intervention } from './interventions';
import { layerTraceName } from './traceNames';

/** A head of a layer, both from 0. */
export interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}

/** Every head, layer by layer. */
export const headPlaces = ({ nLayer, nHead }: Pick<ModelConfig, 'nLayer' | 'nHead'>): HeadPlace[] =>
  Array.from({ length: nLayer * nHead }, (_, i) => ({
    layer: Math.floor(i / nHead),
    head: i % nHead,
  }));

/** What is said of one animal, to be given what a head had in what is said of another. */
export interface Swap {
  readonly into: FactContinuation;
  readonly from: FactContinuation;
}

/** The sentence of the one, with the end of the other. */
export const swapped = ({ into, from }: Swap): Continuation => ({
  tokenIds: [...into.tokenIds.slice(0, into.from), ...from.tokenIds.slice(from.from)],
  from: into.from,
});

/**
 * Gives a head, at every token that has to say some of the end, what it had at the same place of the other.
 * @param heads what the heads of that layer wrote in all of `from`, `[nHead, time, headDim]`
 * @param text of those that are read side by side, the one that `swapped` gives
 */
export function swapIntervention(
  { into, from }: Swap,
  { layer, head }: HeadPlace,
  heads: NdArray,
  text?: number,
): Intervention {
  const [, time, width] = heads.shape;
  const count = from.tokenIds.length - from.from;
  const begin = (head * time + from.from - 1) * width;
  return {
    at: layerTraceName(layer, 'attentionHeads'),
    ...(text !== undefined && { text }),
    head,
    positions: Array.from({ length: count }, (_, i) => into.from - 1 + i),
    change: { kind: 'replace', values: heads.data.slice(begin, begin + count * width) },
  };
}

/** Where the ends of the two part, counted from their first token; `null` if the one begins the other. */
export function firstDifference({ into, from }: Swap): number | null {
  const [own, other] = [into, from].map(({ tokenIds, from }) => tokenIds.slice(from));
  const at = own.findIndex((tokenId, i) => tokenId !== other[i]);
  return at < 0 || at >= other.length ? null : at;
}

/** Every swap between two facts of one kind that are not the same. */
export const swapsOf = (facts: readonly FactContinuation[]): Swap[] =>
  facts.flatMap((into) =>
    facts
      .filter((from) => from.fact === into.fact && firstDifference({ into, from }) !== null)
      .map((from) => ({ into, from })),
  );
