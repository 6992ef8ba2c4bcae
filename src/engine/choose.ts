/** Which engine computes: the one that was asked for, or the fastest by measurement. */

import type { EngineName, EngineTime, EngineWish, Measurement } from '../core/engines';
import { loadEngine } from './backends';
import { deviceOf, findCandidates, type Candidate } from './candidates';
import type { Engine, OnFault } from './engine';
import { measureStep } from './measure';

/**
 * Loads and starts an engine.
 * @throws RangeError if what was asked for is not there
 */
export async function startEngine(
  { engine: wanted, measured = null, without = [] }: EngineWish,
  onFault: OnFault,
): Promise<Engine> {
  const candidates = await findCandidates();
  if (wanted === 'auto') {
    const left = candidates.filter(({ name }) => !without.includes(name));
    return startFastest(left, measured, onFault);
  }
  const candidate = candidates.find(({ name }) => name === wanted);
  if (!candidate) {
    const there = candidates.map(({ name }) => name).join(', ');
    throw new RangeError(
      `Engine: expected one of ${there}, which this browser has, got ${wanted}.`,
    );
  }
  return start(candidate, 'You chose it.', null, onFault);
}

async function start(
  { name, device }: Candidate,
  reason: string,
  measurement: Measurement | null,
  onFault: OnFault,
): Promise<Engine> {
  const ways = await loadEngine(name, onFault);
  return { report: { name, device, reason, measurement }, ...ways };
}

/** A real GPU and the SIMD kernels take a few steps each; the rest is for where neither starts. */
async function startFastest(
  candidates: readonly Candidate[],
  measured: Measurement | null,
  onFault: OnFault,
): Promise<Engine> {
  const runners = candidates.filter(
    ({ name, software }) => name === 'simd' || (name === 'webgpu' && !software),
  );
  const device = deviceOf(runners);
  const before = measured?.device === device ? measured : null;
  // With nobody to compete with, there is nothing to time.
  const contest = runners.length > 1 ? (before ?? (await measure(runners, device))) : null;
  const order = contest ? contest.times.flatMap(({ name }) => byName(runners, name)) : runners;
  const rest = candidates.filter((candidate) => !runners.includes(candidate));
  for (const candidate of [...order, ...rest]) {
    const won = contest && contest.times.length > 1 && candidate === order[0] ? contest : null;
    const reason = won ? comparison(won.times, before !== null) : REASONS[candidate.name];
    try {
      return await start(candidate, reason, won, onFault);
    } catch (error) {
      tell(candidate, error);
    }
  }
  throw new Error('Expected an engine that starts, found none.');
}

const byName = (runners: readonly Candidate[], wanted: EngineName): readonly Candidate[] =>
  runners.filter(({ name }) => name === wanted);

/** Times every runner that starts and does its work without a fault. */
async function measure(runners: readonly Candidate[], device: string): Promise<Measurement> {
  const times: EngineTime[] = [];
  for (const candidate of runners) {
    let fault: string | null = null;
    try {
      const engine = await start(candidate, '', null, (message) => (fault ??= message));
      const stepMs = await measureStep(engine);
      if (fault !== null) throw new Error(fault);
      times.push({ name: candidate.name, stepMs });
    } catch (error) {
      // What does not start here is no choice; the next one may be.
      tell(candidate, error);
    }
  }
  return { device, times: times.sort((a, b) => a.stepMs - b.stepMs) };
}

const tell = ({ name }: Candidate, error: unknown) =>
  console.warn(`The engine ${name} did not start.`, error);

function comparison(times: readonly EngineTime[], earlier: boolean): string {
  const took = times.map(({ name, stepMs }) => `${name} takes ${stepMs.toPrecision(2)} ms`);
  const when = earlier ? 'Measured here on an earlier visit' : 'Measured here just now';
  return `${when}: for a training step ${took.join(', ')}.`;
}

const REASONS: Readonly<Record<EngineName, string>> = {
  webgpu: 'A GPU can be reached through WebGPU, and nothing else here can compete.',
  simd: 'No GPU can be reached through WebGPU here, so the processor computes, four numbers at a time.',
  webgl: 'There is neither WebGPU nor SIMD in this browser, so the GPU is reached through WebGL.',
  cpu: 'Nothing faster is to be had in this browser: plain JavaScript, the same model, slowly.',
};
