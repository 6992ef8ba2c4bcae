/** A fact moved from one sentence to another by what a head wrote: which head does it, and what becomes of it. */

import type { NamedArrays } from '../../core/arrays';
import { CLOZE_TOKENS } from '../../core/exam';
import type { FactContinuation } from '../../core/facts';
import {
  firstDifference,
  headPlaces,
  swapIntervention,
  swapped,
  swapsOf,
  type HeadPlace,
  type Swap,
} from '../../core/factSwaps';
import type { ContinuationScore, Intervention } from '../../core/interventions';
import { distribution, GREEDY } from '../../core/sampling';
import {
  layerTraceNames,
  layerTraceName,
  lensOf,
  streamNames,
  type StreamName,
} from '../../core/traceNames';
import type { EngineClient } from '../../worker/client';
import type { ReaderModel } from '../state';

/** Nothing re-shapes the model's own shares. */
const AS_IT_IS = { temperature: 1, topK: 0, topP: 1 };

export interface HeadSwap {
  readonly swap: Swap;
  /** What is said in the one sentence, in the other, and in the other after the swap. */
  readonly from: Said;
  readonly into: Said;
  readonly swapped: Said;
  /** How likely each head, swapped alone, makes the end of the one in the sentence of the other. */
  readonly heads: readonly { readonly place: HeadPlace; readonly share: number }[];
  /** The heads that were asked for; else the one whose swap does most. */
  readonly chosen: readonly HeadPlace[];
  /** What each of them writes in either where the two ends part, `[headDim]`. */
  readonly numbers: readonly {
    readonly place: HeadPlace;
    readonly from: Float32Array;
    readonly into: Float32Array;
  }[];
  /** Where the two ends part: the token of each. */
  readonly tokens: { readonly from: number; readonly into: number };
  /** How likely these tokens are with the swap, if the model stopped there. */
  readonly stages: readonly ({ readonly name: StreamName } & Shares)[];
}

/** How likely the end of the one sentence is, and that of the other. */
export interface Shares {
  readonly ofFrom: number;
  readonly ofInto: number;
}

export interface Said extends Shares {
  /** What the model writes behind the beginning, up to the end of the sentence. */
  readonly text: string;
}

/**
 * @param wanted heads that are swapped together; none: the one that does most
 * @throws RangeError if both sentences end alike
 */
export async function swapHeads(
  client: EngineClient,
  { config, tokenizer }: Pick<ReaderModel, 'config' | 'tokenizer'>,
  swap: Swap,
  wanted: readonly HeadPlace[],
): Promise<HeadSwap> {
  const at = firstDifference(swap);
  if (at === null) throw new RangeError('swapHeads: expected two facts, got the same twice.');
  const { from, into } = swap;
  const written = layerTraceNames(config, ['attentionHeads']);
  const one = await client.call('trace', { tokenIds: from.tokenIds, names: written });
  const other = await client.call('trace', { tokenIds: into.tokenIds, names: written });
  const places = headPlaces(config);
  const interventionOf = (place: HeadPlace, text?: number) =>
    swapIntervention(swap, place, one[layerTraceName(place.layer, 'attentionHeads')], text);
  const interventionsOf = (places: readonly HeadPlace[], text?: number) =>
    places.map((place) => interventionOf(place, text));
  const shareOf = ({ logProbabilities }: ContinuationScore) =>
    Math.exp(logProbabilities.reduce((sum, x) => sum + x, 0));

  const scores = (await client.call('scoreContinuations', {
    continuations: places.map(() => swapped(swap)),
    interventions: places.map(interventionOf),
  }))!;
  const heads = places.map((place, i) => ({ place, share: shareOf(scores[i]) }));
  const best = heads.reduce((most, each) => (each.share > most.share ? each : most));
  const chosen = wanted.length > 0 ? wanted : [best.place];

  const stream = streamNames(config);
  const rowInto = into.from - 1 + at;
  const lenses = await client.call('trace', {
    tokenIds: into.tokenIds.slice(0, rowInto + 1),
    names: stream.map(lensOf),
    interventions: interventionsOf(chosen).map((one) => interventionWithin(one, rowInto + 1)),
  });
  const tokens = { from: from.tokenIds[from.from + at], into: into.tokenIds[into.from + at] };
  const stages = stream.map((name) => {
    const logits = lenses[lensOf(name)].data.slice(-config.vocabSize);
    const shares = distribution(logits, AS_IT_IS);
    return { name, ofFrom: shares[tokens.from], ofInto: shares[tokens.into] };
  });

  // The one, the other, and the other after the swap, each with either end.
  const ends = [from, swapped({ from: into, into: from }), swapped(swap), into];
  const [ofOne, otherBehindOne, oneBehindOther, ofOther, taken, kept] = (await client.call(
    'scoreContinuations',
    {
      continuations: [...ends, swapped(swap), into].map(({ tokenIds, from }) => ({
        tokenIds,
        from,
      })),
      interventions: [
        ...interventionsOf(chosen, 4),
        ...interventionsOf(chosen, 5).map((one) => interventionWithin(one, into.tokenIds.length)),
      ],
    },
  ))!.map(shareOf);
  const beginnings = [from, into, into].map(({ tokenIds, from }) => tokenIds.slice(0, from));
  const { sequences } = await client.call('generate', {
    ...{ prompts: beginnings, maxNewTokens: CLOZE_TOKENS, stopTokenIds: tokenizer.endIds },
    ...{ sampling: GREEDY, seed: 0, interventions: interventionsOf(chosen, 2) },
  });
  const texts = sequences.map((ids) =>
    firstSentence(tokenizer.decode(ids.filter((id) => !tokenizer.endIds.includes(id)))),
  );
  return {
    ...{ swap, heads, tokens, stages, chosen },
    from: { text: texts[0], ofFrom: ofOne, ofInto: otherBehindOne },
    into: { text: texts[1], ofFrom: oneBehindOther, ofInto: ofOther },
    swapped: { text: texts[2], ofFrom: taken, ofInto: kept },
    numbers: chosen.map((place) => ({
      place,
      from: rowOfHead(one, place, from.from - 1 + at),
      into: rowOfHead(other, place, rowInto),
    })),
  };
}

/** Of one animal whose numbers were put into the sentences of all others. */
export interface SwapCount {
  readonly from: FactContinuation;
  readonly swaps: number;
  /** Of which the model wrote the whole fact of the one animal in the sentence of the other. */
  readonly worked: number;
  /** Of those, in which it writes that without the swap as well. */
  readonly anyway: number;
}

export interface EveryPairOptions {
  readonly signal: AbortSignal;
  /** Is given all counts so far, after each animal. */
  readonly onCounts: (counts: readonly SwapCount[]) => void;
}

/** Swaps every fact with every other of its kind, where they differ, by some heads together. */
export async function swapEveryPair(
  client: EngineClient,
  facts: readonly FactContinuation[],
  places: readonly HeadPlace[],
  { signal, onCounts }: EveryPairOptions,
): Promise<SwapCount[]> {
  const names = places.map(({ layer }) => layerTraceName(layer, 'attentionHeads'));
  const all = swapsOf(facts);
  const counts: SwapCount[] = [];
  if (signal.aborted || facts.length === 0) return counts;
  const { sequences } = await client.call('generate', {
    // Nothing ends what is written before its last token.
    prompts: facts.map(({ tokenIds, from }) => tokenIds.slice(0, from)),
    maxNewTokens: Math.max(...facts.map(({ tokenIds, from }) => tokenIds.length - from)),
    ...{ stopTokenIds: [], sampling: GREEDY, seed: 0 },
  });
  const written = new Map(facts.map((fact, i) => [fact, sequences[i]]));
  const isWrittenAnyway = ({ from, into }: Swap) =>
    from.tokenIds.slice(from.from).every((id, i) => id === written.get(into)?.[i]);
  for (const from of facts) {
    if (signal.aborted) break;
    const swaps = all.filter((swap) => swap.from === from);
    const heads = await client.call('trace', { tokenIds: from.tokenIds, names });
    const scores = await client.call('scoreContinuations', {
      continuations: swaps.map(swapped),
      interventions: swaps.flatMap((swap, text) =>
        places.map((place, i) => swapIntervention(swap, place, heads[names[i]], text)),
      ),
    });
    const worked = swaps.filter((_, i) => scores![i].isGreedy);
    const anyway = worked.filter(isWrittenAnyway).length;
    counts.push({ from, swaps: swaps.length, worked: worked.length, anyway });
    onCounts([...counts]);
  }
  return counts;
}

/** The same in a text that ends before the last of its places. */
function interventionWithin(intervention: Intervention, time: number): Intervention {
  const { positions = [], change } = intervention;
  const left = positions.filter((position) => position < time);
  if (change.kind === 'scale') return { ...intervention, positions: left };
  const width = change.values.length / positions.length;
  const values = change.values.slice(0, left.length * width);
  return { ...intervention, positions: left, change: { ...change, values } };
}

/** What a head wrote at one token, `[headDim]`. */
function rowOfHead(arrays: NamedArrays, { layer, head }: HeadPlace, row: number): Float32Array {
  const { shape, data } = arrays[layerTraceName(layer, 'attentionHeads')];
  const [, time, width] = shape;
  const begin = (head * time + row) * width;
  return data.slice(begin, begin + width);
}

const firstSentence = (text: string): string => /^[^.]*\.?/.exec(text)![0].trim();
