/** The sentences that a translator learns from, and those that it is measured on. */

import { createRandom } from '../random';
import { inEnglish } from './english';
import { inFrench } from './french';
import { drawSentence } from './grammar';

export interface SentencePair {
  readonly english: readonly string[];
  readonly french: readonly string[];
}

export interface SentencePairs {
  readonly training: readonly SentencePair[];
  /** None of them is in training. */
  readonly heldOut: readonly SentencePair[];
}

/** Of which about three in four are distinct. */
const DRAWS = 20_000;
export const HELD_OUT = 1000;

/** The distinct sentences of a draw, in a random order, with their translations. */
export function sentencePairs(seed: number): SentencePairs {
  const random = createRandom(seed);
  const distinct = new Map<string, SentencePair>();
  for (let i = 0; i < DRAWS; i++) {
    const sentence = drawSentence(random);
    const english = inEnglish(sentence);
    const key = english.join(' ');
    if (!distinct.has(key)) distinct.set(key, { english, french: inFrench(sentence) });
  }
  const shuffled = random.shuffle([...distinct.values()]);
  return { training: shuffled.slice(HELD_OUT), heldOut: shuffled.slice(0, HELD_OUT) };
}
