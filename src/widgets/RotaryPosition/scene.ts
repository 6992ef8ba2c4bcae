/** Which two words of a sentence are looked at, in which head, and what a pass has of them. */

import type { NamedArrays } from '../../core/arrays';
import { headDim, type ModelConfig } from '../../core/config';
import { rotaryFrequencies } from '../../core/rotary';
import { layerTraceName } from '../../core/traceNames';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { worthSeeing } from '../AttentionMap/worthSeeing';
import { vectorAt } from '../life/attention/arithmetic';
import { turnVector, type Positions, type Vectors } from './turning';

/** Of each layer: what a scene begins with. */
export const SHOWN = ['attentionWeights', 'q', 'k'] as const;

/** A head, and the places of two tokens in the sentence. */
export interface Choice {
  /** From 0. */
  readonly layer: number;
  readonly head: number;
  /** The token whose query it is, behind the one whose key it is. */
  readonly asks: number;
  readonly answers: number;
}

export interface Scene {
  readonly choice: Choice;
  /** Where the two stand in the sentence. */
  readonly home: Positions;
  /** Turned back to what they were before their positions turned them. */
  readonly vectors: Vectors;
  /** As `rotaryFrequencies`. */
  readonly frequencies: readonly number[];
  /** Query times key as the pass has them, turned, divided by the root of headDim. */
  readonly engineScore: number;
}

type Shape = Pick<ModelConfig, 'nHead' | 'dModel' | 'ropeTheta'>;

/**
 * The head of the first layer and the two words that are seen best, as the attention map finds them. Of the
 * first layer, because there a query and a key are of their own word alone, whatever stands around it.
 * @param trace has `attentionWeights` of the first layer
 */
export function choiceWorthSeeing(
  trace: NamedArrays,
  tokenIds: readonly number[],
  tokenizer: Tokenizer,
): Choice {
  const { shape, data } = trace[layerTraceName(0, 'attentionWeights')];
  const [heads, time] = shape;
  const size = time * time;
  const weights = Array.from({ length: heads }, (_, head) =>
    data.subarray(head * size, (head + 1) * size),
  );
  const look = worthSeeing([weights], tokenIds, tokenizer);
  if (!look) return { layer: 0, head: 0, asks: time - 1, answers: 1 };
  return { layer: 0, head: look.head, asks: look.row, answers: look.targets.at(-1)! };
}

/** @returns `null` where the pass has no numbers, because training has run away */
export function sceneOf(trace: NamedArrays, config: Shape, choice: Choice): Scene | null {
  const { layer, head, asks, answers } = choice;
  const [q, k] = (['q', 'k'] as const).map((name) => trace[layerTraceName(layer, name)]);
  const keyHead = Math.floor((head * k.shape[0]) / q.shape[0]);
  const [query, key] = [vectorAt(q, head, asks), vectorAt(k, keyHead, answers)];
  const dot = query.reduce((sum, x, i) => sum + x * key[i], 0);
  if (!Number.isFinite(dot)) return null;
  const frequencies = rotaryFrequencies(headDim(config), config.ropeTheta);
  return {
    ...{ choice, frequencies },
    home: { query: asks, key: answers },
    vectors: {
      query: turnVector(query, frequencies, -asks),
      key: turnVector(key, frequencies, -answers),
    },
    engineScore: dot / Math.sqrt(query.length),
  };
}

/**
 * Where the two may stand: the one that asks at least one behind the other, the first behind what begins
 * every text, the last within the context.
 */
export function within(
  { query, key }: Positions,
  { contextLength }: Pick<ModelConfig, 'contextLength'>,
): Positions {
  const behind = Math.min(Math.max(2, query), contextLength - 1);
  return { query: behind, key: Math.min(Math.max(1, key), behind - 1) };
}
