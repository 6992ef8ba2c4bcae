/** Rounding sizes up, so that what begins behind them begins where the hardware wants it. */

/** The least multiple of `step` that is not below `n`. */
export const alignUp = (n: number, step: number): number => Math.ceil(n / step) * step;

/** Floats of a row that is filled up to whole vectors of four, as `padded` of the SIMD kernels does. */
export const paddedRow = (floats: number): number => alignUp(floats, 4);
