/** The recipe of the translator: its shape, and how it is trained. */

import type { EncoderDecoderConfig } from '../encoderDecoder';
import type { SpecialTokens } from '../pairs';
import type { TrainingConfig } from '../training';
import { SOURCE_TIME, TARGET_TIME } from './idPair';
import { END_ID, PAD_ID, START_ID, VOCABULARY } from './vocabulary';

export const TRANSLATOR_CONFIG: EncoderDecoderConfig = {
  vocabSize: VOCABULARY.length,
  sourceLength: SOURCE_TIME,
  targetLength: TARGET_TIME,
  encoderLayers: 2,
  decoderLayers: 2,
  nHead: 4,
  dModel: 32,
  hiddenDim: 80,
  ropeTheta: 10_000,
  normEps: 1e-5,
  tiedHead: true,
};

export const TRANSLATOR_TOKENS: SpecialTokens = { pad: PAD_ID, start: START_ID, end: END_ID };

const all = { rateFactor: 1, weightDecay: 0.01 };

export const TRANSLATOR_TRAINING: TrainingConfig = {
  steps: 600,
  batchSize: 64,
  learningRate: 5e-3,
  warmupSteps: 30,
  schedule: 'cosine',
  groups: { matrix: all, embedding: all, norm: all },
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-8,
  clipNorm: 1,
  seed: 0,
};
