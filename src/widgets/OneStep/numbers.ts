/** How the numbers of a step are written: they are anything from a millionth of a millionth to some units. */

import { formatFixed, formatNumber, formatScientific } from '../../language/format';

/** Five figures, whatever its size. */
export const exact = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3
    ? formatScientific(value, 4)
    : formatNumber(Number(value.toPrecision(5)), 7);

/** The same within a product or a difference. */
export const term = (value: number): string => (value < 0 ? `(${exact(value)})` : exact(value));

/** A weight, with the digits that an engine has. */
export const weight = (value: number): string => formatFixed(value, 7);

export const weightTerm = (value: number): string =>
  value < 0 ? `(${weight(value)})` : weight(value);
