/** Rows of a matrix, such as that of attention: who looks, and at whom most. */

/** @param values `[rows, columns]` row-major */
export const rowOf = (values: Float32Array, columns: number, row: number): Float32Array =>
  values.subarray(row * columns, (row + 1) * columns);

/** Index of the greatest share; of equals, the first. */
export const greatestOf = (shares: Float32Array): number => shares.indexOf(Math.max(...shares));
