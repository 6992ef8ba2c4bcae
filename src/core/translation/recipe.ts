/** The one recipe of the translator: its shape, its training and its tokens. */

import type { EncoderDecoderConfig } from '../encoderDecoder';
import type { Pair, SpecialTokens } from '../pairs';
import type { ParameterGroup, TrainingConfig } from '../training';
import type { SentencePair } from './pairs';
import { END_ID, idsOf, PAD_ID, START_ID, VOCABULARY } from './vocabulary';

/** Of the longest English sentence, in words. */
export const SOURCE_LENGTH = 11;
/** Of the longest French sentence, in words, and the start or the end. */
export const TARGET_LENGTH = 12;

export const TRANSLATOR_CONFIG: EncoderDecoderConfig = {
  vocabSize: VOCABULARY.length,
  sourceLength: SOURCE_LENGTH,
  targetLength: TARGET_LENGTH,
  encoderLayers: 2,
  decoderLayers: 2,
  nHead: 4,
  dModel: 32,
  hiddenDim: 80,
  ropeTheta: 10_000,
  normEps: 1e-5,
  tiedHead: true,
};

const decaying: ParameterGroup = { rateFactor: 1, weightDecay: 0.01 };

/** The seed is that of the sentences, too, and of the first parameters. */
export const TRANSLATOR_TRAINING: TrainingConfig = {
  steps: 600,
  batchSize: 64,
  learningRate: 5e-3,
  warmupSteps: 30,
  schedule: 'cosine',
  groups: { matrix: decaying, embedding: decaying, norm: { rateFactor: 1, weightDecay: 0 } },
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-8,
  clipNorm: 1,
  seed: 0,
};

export const SPECIAL_TOKENS: SpecialTokens = { pad: PAD_ID, start: START_ID, end: END_ID };

/** @throws RangeError at a word that is not in the vocabulary */
export const tokenPairs = (pairs: readonly SentencePair[]): Pair[] =>
  pairs.map(({ english, french }) => ({ source: idsOf(english), target: idsOf(french) }));

/**
 * Those that are held beside one another: one that is trained as it should be, and one whose decoder
 * was trained without its mask.
 */
export type TranslatorName = 'masked' | 'unmasked';

/** Of sentences that were kept from training. */
export interface Score {
  /** Translated right, word for word. */
  readonly exact: number;
  /** Translated. */
  readonly of: number;
}
