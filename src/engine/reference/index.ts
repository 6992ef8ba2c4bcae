/** Training and generation by plain ops of TensorFlow.js, on whichever of its backends is chosen. */

import type { EngineBackend } from '../backend';
import { createDecoder } from './decoder';
import { createPairTrainer, createTrainer } from './trainer';
import { createTranslator } from './translator';

export const referenceBackend: EngineBackend = {
  createTrainer,
  createDecoder: (model) => createDecoder(model),
  createPairTrainer,
  createTranslator,
};
