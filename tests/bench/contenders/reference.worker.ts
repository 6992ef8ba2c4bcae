/** The reference engine, by plain ops in plain JavaScript. */

import '@tensorflow/tfjs-backend-cpu';
import { referenceBackend } from '../../../src/engine/reference';
import * as tf from '../../../src/engine/tf';
import { serve } from '../serve';
import { engineContender } from './engine';

serve(
  engineContender(async () => {
    await tf.setBackend('cpu');
    return referenceBackend;
  }),
);
