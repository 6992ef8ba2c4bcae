/** Which engine computes: the one that was asked for, or the fastest by measurement. */

import type {
  EngineName,
  EnginePassed,
  EngineReason,
  EngineReport,
  EngineTime,
  EngineWish,
  Measurement,
} from '../../core/engines';
import type { EngineLostError } from '../../core/engineErrors';
import { ReaderError } from '../../core/errors';
import { loadEngine } from './loadEngine';
import { deviceOf, findCandidates, type Candidate, type Candidates } from './candidates';
import type { Engine, OnFault } from '../backend';
import { measureStep } from './measureStep';
import { whyOf, within } from '../startError';

/** To be found takes a moment: whoever waits for the fastest would rather have the next one soon. */
const FOUND_WITHIN_MS = 2_000;
/** Whoever asks for this engine and no other waits for it. */
const ASKED_WITHIN_MS = 10_000;
/** For the few steps of the measurement, shaders compiled; to start has limits of its own. */
const MEASURED_WITHIN_MS = 20_000;

/**
 * Loads and starts an engine.
 * @throws ReaderError if what was asked for is not there, or does not start
 */
export async function startEngine(
  { engine: wanted, measured = null, without = [] }: EngineWish,
  onFault: OnFault,
): Promise<Engine> {
  if (wanted !== 'auto') return startChosen(wanted, onFault);
  const { there, missing } = await findCandidates(FOUND_WITHIN_MS, without);
  const lost = without.map((name) => ({ name, why: { kind: 'lost' } }) as const);
  const left = there.filter(({ name }) => !without.includes(name));
  return startFastest({ there: left, missing: [...missing, ...lost] }, measured, onFault);
}

async function startChosen(wanted: EngineName, onFault: OnFault): Promise<Engine> {
  const { there, missing } = await findCandidates(ASKED_WITHIN_MS);
  const candidate = there.find(({ name }) => name === wanted);
  const why = missing.find(({ name }) => name === wanted)?.why;
  if (candidate) {
    try {
      return await start(candidate, { reason: 'chosen', measurement: null }, onFault);
    } catch (error) {
      const params = { engine: wanted, why: whyOf(error) };
      throw new ReaderError('engine.notStarted', params, { cause: error });
    }
  }
  const names = there.map(({ name }) => name);
  throw why && why.kind !== 'absent'
    ? new ReaderError('engine.notStarted', { engine: wanted, why })
    : new ReaderError('engine.noEngine', { wanted, there: names });
}

async function start(
  { name, device }: Candidate,
  choice: Omit<EngineReport, 'name' | 'device'>,
  onFault: OnFault,
): Promise<Engine> {
  const backend = await loadEngine(name, onFault);
  return { report: { name, device, ...choice }, ...backend };
}

/** A real GPU and the SIMD kernels take a few steps each; the rest is for where neither starts. */
async function startFastest(
  { there, missing }: Candidates,
  measured: Measurement | null,
  onFault: OnFault,
): Promise<Engine> {
  const failed: EnginePassed[] = [];
  const tell = ({ name }: Candidate, error: unknown) => {
    console.warn(`startEngine: expected ${name} to start.`, error);
    failed.push({ name, why: whyOf(error) });
  };
  const runners = there.filter(
    ({ name, software }) => name === 'simd' || (name === 'webgpu' && !software),
  );
  const device = deviceOf(runners);
  const before = measured?.device === device ? measured : null;
  // With nobody to compete with, there is nothing to time.
  const contest = runners.length > 1 ? (before ?? (await measure(runners, device, tell))) : null;
  const order = contest ? contest.times.flatMap(({ name }) => byName(runners, name)) : runners;
  const rest = there.filter((candidate) => !runners.includes(candidate));
  for (const candidate of [...order, ...rest]) {
    const won = contest && contest.times.length > 1 && candidate === order[0] ? contest : null;
    const reason: EngineReason = !won ? 'unrivalled' : before ? 'measuredBefore' : 'measured';
    const passed = [...missing.filter(({ name }) => isWantedMore(name, candidate.name)), ...failed];
    try {
      return await start(candidate, { reason, measurement: won, passed }, onFault);
    } catch (error) {
      tell(candidate, error);
    }
  }
  throw new Error('startEngine: expected an engine that starts, got none.');
}

/** From the most to the least wanted, where nothing is measured. */
const RANKS: readonly EngineName[] = ['webgpu', 'simd', 'webgl', 'cpu'];

const isWantedMore = (one: EngineName, other: EngineName): boolean =>
  RANKS.indexOf(one) < RANKS.indexOf(other);

const byName = (runners: readonly Candidate[], wanted: EngineName): readonly Candidate[] =>
  runners.filter(({ name }) => name === wanted);

/** Times every runner that starts and does its work without a fault. */
async function measure(
  runners: readonly Candidate[],
  device: string,
  tell: (candidate: Candidate, error: unknown) => void,
): Promise<Measurement> {
  const times: EngineTime[] = [];
  for (const candidate of runners) {
    try {
      times.push({ name: candidate.name, stepMs: await timeStep(candidate) });
    } catch (error) {
      // What does not start here is no choice; the next one may be.
      tell(candidate, error);
    }
  }
  return { device, times: times.sort((a, b) => a.stepMs - b.stepMs) };
}

async function timeStep(candidate: Candidate): Promise<number> {
  const faults: EngineLostError[] = [];
  const choice = { reason: 'measured', measurement: null } as const;
  const engine = await start(candidate, choice, (lost) => faults.push(lost));
  const stepMs = await within(MEASURED_WITHIN_MS, measureStep(engine));
  for (const fault of faults) throw fault;
  return stepMs;
}
