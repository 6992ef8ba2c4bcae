/**
 * Changes of what a pass works out on its way, by the names of a trace: to learn what a part causes, it is
 * silenced, or given what it had in another text (Vig et al., 2020; Meng et al., 2022, section 2.1).
 */

import type { ModelConfig } from './config';
import { allTraceNames, type PassName } from './traceNames';

export interface Intervention {
  readonly at: PassName;
  /** Which of the texts that are read side by side, from 0; left out, all of them. */
  readonly text?: number;
  /** Of what has heads: which, from 0; left out, all of them. */
  readonly head?: number;
  /** Of which tokens, from 0; left out, of all of them. */
  readonly positions?: readonly number[];
  readonly change: Change;
}

/** What a whole pass goes without: nothing, unless it is said. Changes of its parts are interventions. */
export interface PassVariant {
  /** Whether queries and keys are turned by the positions of their tokens, as RoPE has it. */
  readonly rotation?: boolean;
}

/** Values are of each head that is meant, of each of its positions, row-major. */
export type Change =
  | { readonly kind: 'replace'; readonly values: Float32Array }
  | { readonly kind: 'add'; readonly values: Float32Array }
  | { readonly kind: 'scale'; readonly factor: number };

/** A text whose end is scored: its tokens from `from` on, of which there is at least one before. */
export interface Continuation {
  readonly tokenIds: readonly number[];
  readonly from: number;
}

export interface ContinuationScore {
  /** Natural logarithms of the probability of each token that is scored, given all before. */
  readonly logProbabilities: Float32Array;
  /** Whether each of them was the likeliest: then greedy writing would have written just this. */
  readonly isGreedy: boolean;
}

/** Silences a part. */
export const silence = (at: PassName, head?: number): Intervention => ({
  at,
  ...(head !== undefined && { head }),
  change: { kind: 'scale', factor: 0 },
});

/** The interventions in some of the texts, by their indices, as interventions in these alone. */
export const ofTexts = (
  interventions: readonly Intervention[],
  texts: readonly number[],
): Intervention[] => {
  const placeOf = new Map(texts.map((text, place) => [text, place]));
  return interventions.flatMap((intervention) => {
    if (intervention.text === undefined) return [intervention];
    const text = placeOf.get(intervention.text);
    return text === undefined ? [] : [{ ...intervention, text }];
  });
};

/**
 * @param texts how many are read side by side
 * @throws RangeError where a name, a text, a token or a number is none
 */
export function expectInterventions(
  who: string,
  interventions: readonly Intervention[],
  config: Pick<ModelConfig, 'nLayer'>,
  { texts, time }: { readonly texts: number; readonly time: number },
): void {
  if (interventions.length === 0) return;
  const names = new Set<string>(allTraceNames(config));
  for (const { at, text, positions, change } of interventions) {
    if (!names.has(at) || at.startsWith('lens.') || (at as string) === 'logits') {
      throw new RangeError(`${who}: expected the name of a part of the pass, got ${at}.`);
    }
    if (text !== undefined && !isIndex(text, texts)) {
      throw new RangeError(`${who}: expected a text from 0 to ${texts - 1}, got ${text}.`);
    }
    const wrong = positions?.find((position) => !isIndex(position, time));
    if (wrong !== undefined) {
      throw new RangeError(`${who}: expected positions from 0 to ${time - 1}, got ${wrong}.`);
    }
    const numbers = change.kind === 'scale' ? [change.factor] : change.values;
    if (!numbers.every(Number.isFinite)) {
      throw new RangeError(`${who}: expected finite numbers for ${at}, got others.`);
    }
  }
}

const isIndex = (value: number, count: number): boolean =>
  Number.isInteger(value) && value >= 0 && value < count;
