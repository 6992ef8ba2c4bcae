/** What settles the questions about the budget of a run. */

import strings from '#strings/figures/Predict';
import { countParameters } from '../../core/config';
import { COUNTED_RUNS } from '../../core/publishedRuns';
import { fileBytes } from '../../core/scaling';
import { deviceRateActions, deviceRateNow, type LifeState } from '../../store';
import { formatBytes, formatNumber, formatScientific, formatSi } from '../../language/format';
import { deviceRateOf, flopsPerSecond } from '../life/deviceRate';
import { modelShown } from '../life/modelShown';
import { flopsOf } from '../ThisDevice/deviceTime';
import { timeText } from '../ThisDevice/timeText';
import type { Finding } from './questions';

const { deviceYears, fileSize } = strings.questions;

const A_YEAR = 31_557_600;

/** Which of some values is nearest, as multiples. */
export const nearestOf = (value: number, values: readonly number[]): number => {
  const distances = values.map((one) => Math.abs(Math.log(value / one)));
  return distances.indexOf(Math.min(...distances));
};

/** A year, a hundred, a million. */
export const yearsChoice = (seconds: number): number =>
  nearestOf(seconds / A_YEAR, [1, 100, 1_000_000]);

/** 6 kB, 600 kB, 60 MB. */
export const bytesChoice = (bytes: number): number => nearestOf(bytes, [6e3, 6e5, 6e7]);

/** By what is known of this device, or by what is then measured. */
export async function findDeviceYears(state: LifeState): Promise<Finding | null> {
  const known = deviceRateOf(state, deviceRateNow().measured);
  const rate = known ?? deviceRateOf(state, await deviceRateActions.measure());
  if (!rate) return null;
  const run = COUNTED_RUNS.find(({ name }) => name === 'llama2x70')!;
  const perSecond = flopsPerSecond(rate);
  const flops = flopsOf(run);
  return {
    right: yearsChoice(flops / perSecond),
    evidence: deviceYears.evidence({
      time: timeText(flops / perSecond),
      parameters: formatNumber(countParameters(rate.config), 0),
      tokens: formatNumber(rate.tokensPerSecond, 0),
      speed: formatSi(perSecond, 'FLOP/s'),
      work: formatScientific(flops),
    }),
    by: deviceYears.by,
  };
}

/** Of float32, as the file is written. */
const BYTES_A_NUMBER = 4;

export async function findFileSize(state: LifeState): Promise<Finding | undefined> {
  const shown = await modelShown(state);
  if (!shown) return undefined;
  const count = countParameters(shown.model.config);
  const bytes = fileBytes(count, BYTES_A_NUMBER);
  return {
    right: bytesChoice(bytes),
    evidence: fileSize.evidence(formatNumber(count, 0), BYTES_A_NUMBER, formatBytes(bytes)),
    by: shown.name,
  };
}
