/** Which engine computes: the one that was asked for, or the fastest by measurement. */

import type {
  EngineName,
  EngineReason,
  EngineTime,
  EngineWish,
  Measurement,
} from '../core/engines';
import { EngineLostError, Refusal, type Lost } from '../core/obstacles';
import { loadEngine } from './backends';
import { deviceOf, findCandidates, type Candidate } from './candidates';
import type { Engine, OnFault } from './engine';
import { measureStep } from './measure';

/**
 * Loads and starts an engine.
 * @throws Refusal if what was asked for is not there
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
    const there = candidates.map(({ name }) => name);
    throw new Refusal(
      { kind: 'noEngine', wanted, there },
      `startEngine: expected one of ${there.join(', ')}, got ${wanted}.`,
    );
  }
  return start(candidate, 'chosen', null, onFault);
}

async function start(
  { name, device }: Candidate,
  reason: EngineReason,
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
    const measuredWhen = before ? 'measuredBefore' : 'measured';
    try {
      return await start(candidate, won ? measuredWhen : 'unrivalled', won, onFault);
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
    let fault: Lost | null = null;
    try {
      const engine = await start(candidate, 'measured', null, (lost) => (fault ??= lost));
      const stepMs = await measureStep(engine);
      if (fault !== null) throw new EngineLostError(fault);
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
