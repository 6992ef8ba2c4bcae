/** A model that engines are measured by, in words. */

import strings from '#strings/bench';
import type { BenchShape } from '../../core/benchmark';

export const describeShape = ({ isRecipe, config }: BenchShape): string =>
  isRecipe ? strings.recipe : strings.shape(config.nLayer, config.dModel);
