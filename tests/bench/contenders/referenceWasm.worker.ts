/** The reference engine on the WebAssembly backend of TensorFlow.js, with what that lacks filled in. */

import { createDecoder } from '../../../src/engine/reference/decoder';
import { createTrainer } from '../../../src/engine/reference/trainer';
import { serve } from '../serve';
import { engineContender } from './engine';
import { startWasm } from './tfjsWasm';

serve(
  engineContender(async () => {
    await startWasm();
    return { createTrainer, createDecoder };
  }),
);
