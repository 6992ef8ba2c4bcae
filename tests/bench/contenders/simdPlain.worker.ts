import { start } from '../../../src/engine/simd';
import { serve } from '../serve';
import { engineContender } from './engine';

serve(engineContender(() => start(false)));
