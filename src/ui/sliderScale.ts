/** The arithmetic of a slider, apart from its looks. */

export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly log: boolean;
}

/** How finely a logarithmic slider divides its track. */
export const POSITIONS = 1000;

/** The nearest value that the slider can take; of a logarithmic one, to three significant figures. */
export function clampToStep(value: number, { min, max, step, log }: SliderScale): number {
  const inside = Math.min(max, Math.max(min, value));
  if (log) return Math.min(max, Math.max(min, Number(inside.toPrecision(3))));
  const stepped = min + Math.round((inside - min) / step) * step;
  // 0.1 + 0.2 is not 0.3: twelve figures are more than any control shows.
  return Math.min(max, Number(stepped.toPrecision(12)));
}

/** Where a value stands on a logarithmic track of `POSITIONS` steps. */
export const toPosition = (value: number, { min, max }: SliderScale): number =>
  Math.round((POSITIONS * Math.log(value / min)) / Math.log(max / min));

export const fromPosition = (position: number, scale: SliderScale): number =>
  clampToStep(scale.min * (scale.max / scale.min) ** (position / POSITIONS), scale);
