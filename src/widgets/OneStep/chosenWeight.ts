/** Which weight is followed, and all that the engine knows of it. */

import type { NamedArrays } from '../../core/arrays';
import { parameterSpecs, type ModelConfig, type ParameterKind } from '../../core/config';
import type { OpenedStep } from '../../core/openedStep';
import { valuesOf, type WeightSheet } from '../Weights/sheets';
import { normOf, steepestOf, type WeightBefore } from './arithmetic';

export interface ChosenWeight {
  readonly sheet: WeightSheet;
  readonly slopes: Float32Array;
  readonly row: number;
  readonly col: number;
  readonly before: WeightBefore;
  /** What the engine's own step made of it. */
  readonly after: number;
}

/**
 * @param key of its sheet; one that the model does not have means the first
 * @param number its place on the sheet, row by row; negative: where the slope is steepest
 */
export function chosenWeight(
  { gradients, before, after }: OpenedStep,
  sheets: readonly WeightSheet[],
  key: string,
  number: number,
): ChosenWeight {
  const sheet = sheets.find((one) => one.key === key) ?? sheets[0];
  const slopes = valuesOf(sheet, gradients);
  const at = number < 0 ? steepestOf(slopes) : Math.min(number, slopes.length - 1);
  const valueIn = (arrays: NamedArrays): number => valuesOf(sheet, arrays)[at];
  return {
    ...{ sheet, slopes, row: Math.floor(at / sheet.cols), col: at % sheet.cols },
    before: {
      value: valueIn(before.parameters),
      gradient: slopes[at],
      first: valueIn(before.moments.first),
      second: valueIn(before.moments.second),
    },
    after: valueIn(after.parameters),
  };
}

/** The size of all slopes together. */
export const gradientNorm = ({ gradients }: OpenedStep): number =>
  Math.hypot(...Object.values(gradients).map(({ data }) => normOf(data)));

export const kindOf = (config: ModelConfig, { name }: WeightSheet): ParameterKind =>
  parameterSpecs(config).find((spec) => spec.name === name)!.kind;
