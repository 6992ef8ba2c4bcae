/** What an engine tells of itself, in words: it tells only kinds and numbers. */

import strings from '#strings/engines';
import type { EnginePassed, EngineReport, EngineTime } from '../../core/engines';
import { formatFixed } from '../../language/format';
import { messageFor } from '../../language/messageFor';

/** An engine that is in use. */
export interface EngineInUse extends Pick<EngineReport, 'name' | 'measurement'> {
  readonly device: string;
  /** One sentence: why this engine. */
  readonly reason: string;
}

export const describeEngine = (report: EngineReport): EngineInUse => ({
  ...report,
  device: describeDevice(report.device),
  reason: describeReason(report),
});

/** Most are adapters, by the browser's own names for them. */
export function describeDevice(device: string): string {
  const ours: Readonly<Record<string, string>> = strings.devices;
  return Object.hasOwn(ours, device) ? ours[device] : device;
}

/** What the reader should know at once: a better engine is there, and something kept it. */
export function describeTrouble({ name, passed = [] }: EngineReport): string | null {
  const troubles = passed.filter(isTrouble);
  if (troubles.length === 0) return null;
  return [...troubles.map(inSentence), strings.instead[name], strings.tryAgain].join(' ');
}

const isTrouble = ({ why }: EnginePassed): boolean => why.kind !== 'absent' && why.kind !== 'lost';

const inSentence = ({ name, why }: EnginePassed): string =>
  messageFor(strings.faults, { code: why.kind, params: { engine: name, ...why } });

function describeReason({ name, reason, measurement, passed = [] }: EngineReport): string {
  const { chosen, measured, measuredBefore, unrivalled } = strings.reasons;
  if (reason === 'chosen') return chosen;
  if (reason === 'unrivalled') {
    const isUsual = passed.every(({ why }) => why.kind === 'absent');
    return isUsual
      ? unrivalled[name]
      : [...passed.map(inSentence), strings.instead[name]].join(' ');
  }
  const times = measurement?.times.map(describeTime) ?? [];
  return reason === 'measured' ? measured(times) : measuredBefore(times);
}

/** Two figures are all that a few steps can tell. */
const describeTime = ({ name, stepMs }: EngineTime): string => {
  const digits = stepMs < 1 ? 2 : stepMs < 10 ? 1 : 0;
  return strings.time(name, formatFixed(stepMs, digits));
};
