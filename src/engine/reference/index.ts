/** Training and generation by plain ops of TensorFlow.js, on whichever of its backends is chosen. */

import type { EngineBackend } from '../backend';
import { createDecoder } from './decoder';
import { createTrainer } from './trainer';

export const referenceBackend: EngineBackend = { createTrainer, createDecoder };
