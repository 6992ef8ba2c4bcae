/** The reference engine, by plain ops in plain JavaScript. */

import '@tensorflow/tfjs-backend-cpu';
import { createDecoder } from '../../../src/engine/reference/decoder';
import * as tf from '../../../src/engine/tf';
import { createTrainer } from '../../../src/engine/reference/trainer';
import { serve } from '../serve';
import { engineContender } from './engine';

serve(
  engineContender(async () => {
    await tf.setBackend('cpu');
    return { createTrainer, createDecoder };
  }),
);
