/** How fast this device trains, and how that is known. */

import { countParameters } from '../../core/config';
import { trainingFlops } from '../../core/scaling';
import type { MeasuredRate } from '../../core/settings';
import { activePhase, useLife, useMeasuredRate, type LifeState } from '../../store';
import { rateOf } from './prerequisites';

/**
 * By the run that is under way, by the last of this visit, by the reader's own of an earlier visit, by a
 * measurement that they started, or by the steps with which the engine was chosen.
 */
export type RateOrigin = 'run' | 'lastRun' | 'earlierRun' | 'measured' | 'choice';

export interface DeviceRate extends MeasuredRate {
  readonly origin: RateOrigin;
}

/** Two figures of tokens a second: the next step takes a little longer or less. */
const twoFigures = (rate: number): number => Number(rate.toPrecision(2));

/** @param measured on request @returns `null` where nothing has been measured on this device */
export function deviceRateOf(
  state: Pick<LifeState, 'rate' | 'engine' | 'model' | 'runs'>,
  measured: MeasuredRate | null,
): DeviceRate | null {
  const found = rateIn(state, measured);
  return found && { ...found, tokensPerSecond: twoFigures(found.tokensPerSecond) };
}

function rateIn(
  { rate, engine, model, runs }: Pick<LifeState, 'rate' | 'engine' | 'model' | 'runs'>,
  measured: MeasuredRate | null,
): DeviceRate | null {
  const phase = activePhase({ runs });
  const now = phase ? runs[phase]?.tokensPerSecond : 0;
  if (model && now) return { config: model.config, tokensPerSecond: now, origin: 'run' };
  if (rate) return { ...rate, origin: 'lastRun' };
  const kept = runs.pretraining;
  if (model && kept?.origin === 'yours' && kept.tokensPerSecond > 0) {
    const { tokensPerSecond } = kept;
    return { config: model.config, tokensPerSecond, origin: 'earlierRun' };
  }
  if (measured) return { ...measured, origin: 'measured' };
  if (engine.status !== 'ready') return null;
  const { name, measurement } = engine.report;
  const time = measurement?.times.find((one) => one.name === name);
  return time ? { ...rateOf(time.stepMs), origin: 'choice' } : null;
}

/** The same as it is now. */
export function useDeviceRate(): DeviceRate | null {
  const measured = useMeasuredRate((state) => state.measured);
  const rate = useLife((state) => state.rate);
  const engine = useLife((state) => state.engine);
  const model = useLife((state) => state.model);
  const runs = useLife((state) => state.runs);
  return deviceRateOf({ rate, engine, model, runs }, measured);
}

/** Operations of 6·N·D that it does in a second. */
export const flopsPerSecond = ({ config, tokensPerSecond }: MeasuredRate): number =>
  trainingFlops(countParameters(config), tokensPerSecond);
