import { serve } from '../serve';
import { createNaiveStep } from './naive';
import { stepper } from './steps';
import { startWasm } from './tfjsWasm';

serve(
  stepper(async (shape) => {
    await startWasm();
    const note =
      'tfjs wasm, SIMD, one thread; the kernel UnsortedSegmentSum, which it lacks, is ours';
    return { note, compiles: false, takeStep: createNaiveStep(shape) };
  }),
);
