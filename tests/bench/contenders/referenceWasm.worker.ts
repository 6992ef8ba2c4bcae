/** The reference engine on the WebAssembly backend of TensorFlow.js, with what that lacks filled in. */

import { referenceBackend } from '../../../src/engine/reference';
import { serve } from '../serve';
import { engineContender } from './engine';
import { startWasm } from './tfjsWasm';

serve(
  engineContender(async () => {
    await startWasm();
    return referenceBackend;
  }),
);
