/**
 * A reader that knows the grammar of the small world, every share in it and all of its facts. What it
 * finds surprising is chance itself: no model can be less surprised, on average.
 *
 * It is a hidden Markov model whose states are places in a document, and reads by the forward algorithm
 * (Rabiner, "A Tutorial on Hidden Markov Models", 1989), in tokens of whichever tokenizer.
 */

import type { Tokenizer } from '../../tokenizer/bpe';
import { addTo, BEGINNING, entrances, type Gathered } from './documents';
import type { Place, Step } from './place';

export interface IdealReader {
  /**
   * Reads a piece of the stream of documents, from anywhere: it knows no more of what stood before than a
   * model does whose window begins there. From the end token on, it is at the beginning of a document.
   * @returns −ln p of every token but the first, in nats; infinite where no document goes on so
   */
  surprises(tokenIds: ArrayLike<number>): Float64Array;
  /** How likely each token comes next; those that cannot are not there. */
  predict(tokenIds: ArrayLike<number>): ReadonlyMap<number, number>;
}

/** A step that may be under way. */
interface Hypothesis {
  readonly tokens: readonly number[];
  /** How many of its tokens have been read. */
  readonly at: number;
  readonly weight: number;
  readonly next: Place | null;
}

/** Places of which the steps are kept, cut into tokens. */
const MOST_KEPT = 20_000;

export function createIdealReader({ encode, endId }: Tokenizer): IdealReader {
  const encoded = new Map<string, readonly number[]>();
  const kept = new Map<string, readonly Hypothesis[]>();

  function tokensOf({ text, next }: Step): readonly number[] {
    const key = next ? text : `${text}\n`;
    let tokens = encoded.get(key);
    if (!tokens) encoded.set(key, (tokens = [...encode(text), ...(next ? [] : [endId])]));
    return tokens;
  }

  function stepsFrom(place: Place): readonly Hypothesis[] {
    let steps = kept.get(place.key);
    if (!steps) {
      if (kept.size >= MOST_KEPT) kept.clear();
      steps = place.steps().map((step) => ({
        ...{ tokens: tokensOf(step), at: 0, weight: step.probability, next: step.next },
      }));
      kept.set(place.key, steps);
    }
    return steps;
  }

  let everywhere: readonly { visits: number; steps: readonly Hypothesis[] }[] | null = null;

  /** Wherever a document has such a token, by how often it has it there. */
  function enter(token: number): Hypothesis[] {
    if (token === endId) return [{ tokens: [endId], at: 1, weight: 1, next: null }];
    everywhere ??= entrances().map(({ place, visits }) => ({ visits, steps: stepsFrom(place) }));
    const found: Hypothesis[] = [];
    for (const { visits, steps } of everywhere) {
      for (const one of steps) {
        one.tokens.forEach((other, i) => {
          if (other === token) found.push({ ...one, at: i + 1, weight: visits * one.weight });
        });
      }
    }
    return normalised(found);
  }

  /** What may come next: what was read to its end goes on with all that may follow. */
  function* possible(read: readonly Hypothesis[]): Generator<Hypothesis> {
    const places: Gathered = new Map();
    for (const one of read) {
      if (one.at < one.tokens.length) yield one;
      else addTo(places, one.next ?? BEGINNING, one.weight);
    }
    for (const { place, weight } of places.values()) {
      for (const one of stepsFrom(place)) yield { ...one, weight: weight * one.weight };
    }
  }

  function goOn(read: readonly Hypothesis[], token: number): Hypothesis[] {
    const found: Hypothesis[] = [];
    for (const one of possible(read)) {
      if (one.tokens[one.at] === token) found.push({ ...one, at: one.at + 1 });
    }
    return found;
  }

  function* readings(tokenIds: ArrayLike<number>): Generator<[Hypothesis[], number]> {
    let read = enter(tokenIds[0]);
    yield [read, 1];
    for (let i = 1; i < tokenIds.length; i++) {
      const found = goOn(read, tokenIds[i]);
      read = found.length > 0 ? normalised(found) : enter(tokenIds[i]);
      yield [read, total(found)];
    }
  }

  return {
    surprises: (tokenIds) =>
      Float64Array.from([...readings(tokenIds)].slice(1), ([, chance]) => -Math.log(chance)),

    predict(tokenIds) {
      const [read] = [...readings(tokenIds)].at(-1)!;
      const chances = new Map<number, number>();
      for (const { tokens, at, weight } of possible(read)) {
        chances.set(tokens[at], (chances.get(tokens[at]) ?? 0) + weight);
      }
      return chances;
    },
  };
}

const total = (all: readonly Hypothesis[]): number =>
  all.reduce((sum, { weight }) => sum + weight, 0);

/** So that weights are probabilities: they sum to 1. */
function normalised(all: readonly Hypothesis[]): Hypothesis[] {
  const sum = total(all);
  return all.map((one) => ({ ...one, weight: one.weight / sum }));
}
