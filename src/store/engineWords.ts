/** What an engine tells of itself, in words: it tells only kinds and numbers. */

import words from '#words/engines';
import type { EngineReport, EngineTime } from '../core/engines';
import { formatFixed } from '../language/format';

/** An engine that is in use. */
export interface EngineInUse extends Pick<EngineReport, 'name' | 'measurement'> {
  readonly device: string;
  /** One sentence: why this engine. */
  readonly reason: string;
}

export const inWords = (report: EngineReport): EngineInUse => ({
  ...report,
  device: deviceInWords(report.device),
  reason: reasonInWords(report),
});

/** Most are adapters, by the browser's own names for them. */
export function deviceInWords(device: string): string {
  const ours: Readonly<Record<string, string>> = words.devices;
  return Object.hasOwn(ours, device) ? ours[device] : device;
}

function reasonInWords({ name, reason, measurement }: EngineReport): string {
  const { chosen, measured, measuredBefore, unrivalled } = words.reasons;
  if (reason === 'chosen') return chosen;
  if (reason === 'unrivalled') return unrivalled[name];
  const times = measurement?.times.map(timeInWords) ?? [];
  return reason === 'measured' ? measured(times) : measuredBefore(times);
}

/** Two figures are all that a few steps can tell. */
const timeInWords = ({ name, stepMs }: EngineTime): string => {
  const digits = stepMs < 1 ? 2 : stepMs < 10 ? 1 : 0;
  return words.time(name, formatFixed(stepMs, digits));
};
