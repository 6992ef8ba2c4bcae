/** How documents come to be, word by word: what may be written next, and how likely that is. */

import type { Range } from '../documents/draw';

/**
 * Where a document stands while it is written. What is drawn without replacement is exchangeable (de
 * Finetti): what is still to come hangs on what is known to have been drawn, and on how many, alone. So a
 * place has to remember no more than that.
 */
export interface Place {
  /** The same for two places from which documents go on alike. */
  readonly key: string;
  /** Their probabilities sum to 1. */
  readonly steps: () => readonly Step[];
  /** The place for whoever has read nothing before it; left out, that makes no difference. */
  readonly unread?: () => Place;
}

export interface Step {
  readonly probability: number;
  /** Begins where a word does, so that it is cut into the same tokens by itself as in its document. */
  readonly text: string;
  /** `null`: the document ends there. */
  readonly next: Place | null;
}

export type Weighted<T> = readonly (readonly [probability: number, value: T])[];

/** Each as likely. */
export const evenly = <T>(items: readonly T[]): Weighted<T> =>
  items.map((item) => [1 / items.length, item]);

/** One, and then another that may hang on it. */
export const both = <A, B, T>(
  first: Weighted<A>,
  second: (value: A) => Weighted<B>,
  join: (a: A, b: B) => T,
): Weighted<T> =>
  first.flatMap(([p, a]) => second(a).map(([q, b]) => [p * q, join(a, b)] as const));

/** One step for each, as likely as that. */
export const stepsOf = (each: Weighted<Omit<Step, 'probability'>>): readonly Step[] =>
  each.map(([probability, step]) => ({ probability, ...step }));

/** Steps of which only a share is taken. */
export const inShare = (share: number, steps: readonly Step[]): readonly Step[] =>
  share === 1 ? steps : steps.map((step) => ({ ...step, probability: share * step.probability }));

/** How likely what has so many parts has no more. */
export const stopChance = (written: number, { least, most }: Range): number =>
  written < least ? 0 : 1 / (most - written + 1);

/** Either the end of the document, which a mark may precede, or one of the steps. */
export function endOr(chance: number, mark: string, steps: () => readonly Step[]): readonly Step[] {
  const end: Step = { probability: chance, text: mark, next: null };
  if (chance === 0) return steps();
  return chance === 1 ? [end] : [end, ...inShare(1 - chance, steps())];
}

/** Some of a list, as the bits of a number. */
export type Told = number;
export const isTold = (told: Told, index: number): boolean => (told & (1 << index)) !== 0;
export const andTold = (told: Told, index: number): Told => told | (1 << index);

/** The indices of a list that are not among them. */
export const untold = (told: Told, { length }: { readonly length: number }): number[] =>
  Array.from({ length }, (_, index) => index).filter((index) => !isTold(told, index));
