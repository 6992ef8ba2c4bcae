/** How long the engine may say nothing before it is given up. */

import type { EngineName } from '../../core/engines';
import { flopsAToken } from '../../core/settings';
import type { CallName } from '../../worker/protocol';
import { activePhase, type LifeState } from '../state';

/** Of steps whose length is known, several may go by: a device that gets hot slows down. */
const STEPS = 5;

/** A step on the processor is one piece of work; a driver may hold a GPU's back for a while. */
const LEAST_MS: Readonly<Record<EngineName, number>> = {
  simd: 2_000,
  cpu: 2_000,
  webgl: 20_000,
  webgpu: 10_000,
};

const START_MS = 15_000;
/** To read a long text, or to compile for a GPU, before or beside the steps. */
const OTHER_MS = 30_000;

/** Operations a second that a step reaches on the slowest of telephones. */
const LEAST_FLOPS: Readonly<Record<EngineName, number>> = {
  simd: 5e8,
  webgpu: 5e8,
  webgl: 1e8,
  cpu: 1.5e7,
};

/** What is worked out by plain ops, whatever the engine. */
const PLAIN: readonly CallName[] = ['evaluate', 'trace'];
/** What gives way after each step, or each token. */
const STEPWISE: readonly CallName[] = ['train', 'generate'];

/**
 * @param pending what it is asked for
 * @returns milliseconds: by the speed of the run that is under way, once that is known
 */
export function silenceLimitMs(state: LifeState, pending: readonly CallName[]): number {
  const { engine, model, runs } = state;
  if (pending.every((name) => name === 'start')) return START_MS;
  if (engine.status !== 'ready' || !model) return OTHER_MS;
  const { name } = engine.report;
  const { config, settings } = model;
  const phase = activePhase(state);
  const run = phase && runs[phase];
  const tokens = config.contextLength * (run ? run.training : settings).batchSize;
  if (run && run.tokensPerSecond > 0 && pending.every((one) => STEPWISE.includes(one))) {
    return Math.max(LEAST_MS[name], (1000 * STEPS * tokens) / run.tokensPerSecond);
  }
  const flops = LEAST_FLOPS[pending.some((one) => PLAIN.includes(one)) ? 'cpu' : name];
  return OTHER_MS + (1000 * tokens * flopsAToken(config)) / flops;
}
