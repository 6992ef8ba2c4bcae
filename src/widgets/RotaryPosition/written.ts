/** How angles and products are written in this figure. */

import { formatFixed } from '../../ui';

const inDegrees = (radians: number): number => (radians * 180) / Math.PI;

/** Small angles to more places, or the slowest dials would all turn by nothing. */
export const degrees = (radians: number): string => {
  const angle = inDegrees(radians);
  const size = Math.abs(angle);
  return `${formatFixed(angle, size >= 10 || size === 0 ? 1 : size >= 1 ? 2 : 3)}°`;
};

/** With its sign, so that what pulls the score up is told from what pulls it down. */
export const signed = (value: number): string => `${value > 0 ? '+' : ''}${formatFixed(value)}`;

/** In a sum or a product. */
export const term = (value: number): string =>
  value < 0 ? `(${formatFixed(value)})` : formatFixed(value);
