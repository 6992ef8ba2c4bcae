/** How the figure writes chances, surprises, and what they are like. */

import { formatFixed, formatNumber, formatPercent, formatScientific } from '../../ui';

/** With three figures that count, so that its logarithm can be checked. */
export function chanceText(chance: number): string {
  if (chance > 0.9995) return formatFixed(chance, 4);
  if (chance < 0.0001) return formatScientific(chance, 2);
  return formatNumber(Number(chance.toPrecision(3)), 6);
}

export const surpriseText = (surprise: number): string => formatFixed(surprise, 2);

/** So many equally likely tokens. */
export function amongText(choices: number): string {
  if (choices >= 1e6) return formatScientific(choices, 2);
  return formatNumber(Number(choices.toPrecision(3)), choices < 100 ? 2 : 0);
}

const NEARLY_ALL = 0.999;

/** In passing, in percent. */
export function shareText(chance: number): string {
  if (chance > NEARLY_ALL) return `>\u202f${formatPercent(NEARLY_ALL)}`;
  return formatPercent(chance, chance < 0.01 ? 2 : 1);
}
