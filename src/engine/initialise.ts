import { sizeOf, type ParameterSpec } from '../core/parameterSpecs';
import type { Random } from '../core/random';

const MATRIX_GAIN = 0.7;
const EMBEDDING_DEVIATION = 0.04;

/**
 * First values of one parameter, `sizeOf(spec.shape)` of them: the recipe's initialisation. Matrices
 * are normal with deviation 0.7/√(fan-in); those that write into the residual stream are smaller by 1
 * over the root of their number, so that its variance does not grow with depth (Radford et al., 2019,
 * section 2.3).
 */
export function initialise(
  { kind, shape, residualWriters }: ParameterSpec,
  random: Random,
): Float32Array {
  const values = new Float32Array(sizeOf(shape));
  if (kind === 'norm') return values.fill(1);
  const fanIn = shape[1];
  const deviation =
    kind === 'embedding'
      ? EMBEDDING_DEVIATION
      : (MATRIX_GAIN / Math.sqrt(fanIn)) *
        (residualWriters > 0 ? 1 / Math.sqrt(residualWriters) : 1);
  return values.map(() => random.normal() * deviation);
}
