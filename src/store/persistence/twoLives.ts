/**
 * The device keeps two lives: the present one, and the one before. What is worth keeping, and what
 * becomes of the former when another takes the place of the present, is decided here alone.
 */

import type { Age, LifeState, Moment, Origin } from '../state';
import type { FateOfFormer } from './modelStorage';

/** What is known of a life without its checkpoints. */
export interface KeptLife {
  readonly age: Age;
  /** Who trained it to that age. */
  readonly origin: Origin;
  /** Behind it, those of its base among them; `null`: not known. */
  readonly steps: number | null;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

interface Run {
  readonly origin: Origin;
  readonly step: number;
  readonly stepsUnknown?: true;
  readonly base: Moment | null;
}

interface Lived {
  readonly origin: Origin;
  readonly runs: Readonly<Record<'pretraining' | 'fineTuning', Run | null>>;
}

export function keptLife(
  { origin, runs: { pretraining, fineTuning } }: Lived,
  savedAt: number,
): KeptLife {
  const before = fineTuning?.base?.step ?? pretraining?.step ?? 0;
  const isUnknown = pretraining?.stepsUnknown ?? fineTuning?.stepsUnknown ?? false;
  const steps = isUnknown ? null : before + (fineTuning?.step ?? 0);
  const age = fineTuning?.step ? 'assistant' : before > 0 ? 'base' : 'random';
  const run = age === 'assistant' ? fineTuning : pretraining;
  return { age, origin: run?.origin ?? origin, steps, savedAt };
}

/** The life that is in this tab, as it would be kept now; `null` where there is no model. */
export const lifeNow = (
  { model, runs }: Pick<LifeState, 'model' | 'runs'>,
  now = Date.now(),
): KeptLife | null => model && keptLife({ origin: model.origin, runs }, now);

/** What has learnt nothing is drawn again from its seed, and ours is borrowed again. */
export const isWorthKeeping = (life: KeptLife | null): life is KeptLife =>
  life !== null && life.age !== 'random' && life.origin !== 'ours';

/**
 * What becomes of the former life when another is kept in the place of the present.
 * @param replaced the present one until now
 * @param isFormer whether it is the former life itself that comes back
 */
export function fateOfFormer(replaced: KeptLife | null, isFormer: boolean): FateOfFormer {
  if (isWorthKeeping(replaced)) return 'replace';
  return isFormer ? 'drop' : 'keep';
}
