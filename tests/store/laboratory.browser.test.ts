/** The laboratory on the engine itself: repeatable by its seed, beside the reader's model, and on thirty documents. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NamedArrays } from '../../src/core/arrays';
import type { ExperimentPlan } from '../../src/core/experimentPlan';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { measurementIn } from '../../src/store/engine/measurement';
import { createLaboratory, type ExperimentState } from '../../src/store/experiments/laboratory';
import { createLife } from '../../src/store/life';
import { createClient, type EngineClient } from '../../src/worker/client';

const clients: EngineClient[] = [];
function connect(): EngineClient {
  const client = createClient(
    new Worker(new URL('../../src/worker/engine.worker.ts', import.meta.url), { type: 'module' }),
  );
  clients.push(client);
  return client;
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
  vi.restoreAllMocks();
});

const STEPS = 60;
const SMALL = { ...DEFAULT_SETTINGS, nLayer: 1, dModel: 32, nHead: 2, batchSize: 8, steps: STEPS };
const plan: ExperimentPlan = { settings: SMALL, documents: 300 };
const NOT_LOOKED_AT = { at: [], prompts: [], maxNewTokens: 1 };

const createLab = () => createLaboratory({ connect, wish: () => ({ engine: 'simd' }) });

const seenOf = ({ losses, looks }: ExperimentState) => ({ losses, looks });

it('gives the same curve for the same seed, bit for bit, looked at or not, and another for another', async () => {
  const { runPlan } = createLab().actions;
  const looks = { at: [0, 25, STEPS], prompts: ['The zebra', ''], maxNewTokens: 12 };
  const once = await runPlan('once', plan, looks);
  expect(once).toMatchObject({ status: 'finished', problem: null, step: STEPS });
  expect(once.losses).toHaveLength(STEPS);
  expect(once.losses.at(-1)!).toBeLessThan(once.losses[0] - 2);
  expect(once.looks.map(({ step }) => step)).toEqual([0, 25, STEPS]);
  expect(once.looks[0].validationLoss!).toBeGreaterThan(once.looks[2].validationLoss! + 2);
  const again = await createLab().actions.runPlan('again', plan, looks);
  expect(seenOf(again)).toEqual(seenOf(once));
  const unseen = await runPlan('unseen', plan, NOT_LOOKED_AT);
  expect(unseen.losses).toEqual(once.losses);
  const other = await runPlan('other', { ...plan, settings: { ...SMALL, seed: 1 } }, NOT_LOOKED_AT);
  expect(other.losses[0]).not.toBe(once.losses[0]);
});

it('changes no bit of the reader’s model, which trains meanwhile, and is changed by it in none', async () => {
  const { runPlan } = createLab().actions;
  const alone = await runPlan('alone', plan, NOT_LOOKED_AT);
  const train = async (beside?: () => Promise<unknown>): Promise<NamedArrays> => {
    const life = createLife(
      connect,
      measurementIn(() => localStorage, 'tests/laboratory'),
    );
    await life.actions.configure(SMALL);
    await life.actions.chooseEngine('simd');
    const going = beside?.();
    await life.actions.pretrain();
    await going;
    const { problem, runs } = life.getState();
    expect(problem).toBeNull();
    expect(runs.pretraining).toMatchObject({ status: 'finished', step: STEPS });
    return (await life.lend((client) => client.call('readParameters', {})))!;
  };
  const expected = await train();
  let besides: ExperimentState | null = null;
  const got = await train(async () => (besides = await runPlan('beside', plan, NOT_LOOKED_AT)));
  expect(got).toEqual(expected);
  expect(besides!.losses).toEqual(alone.losses);
});

it('shows a model that learns thirty documents by heart, and nothing of others', async () => {
  const settings = { ...SMALL, dModel: 64, nHead: 4, steps: 200 };
  const { runPlan } = createLab().actions;
  const looks = { at: [20, 200], prompts: [''], maxNewTokens: 40 };
  const state = await runPlan('few', { settings, documents: 30 }, looks);
  expect(state).toMatchObject({ status: 'finished', problem: null });
  const [early, end] = state.looks;
  expect(state.losses.at(-1)!).toBeLessThan(0.6);
  expect(end.validationLoss!).toBeGreaterThan(early.validationLoss! + 0.5);
});

it('tells of a rate that is too hot by a run that diverged', async () => {
  const { runPlan } = createLab().actions;
  const settings = { ...SMALL, learningRate: 10 };
  const state = await runPlan('hot', { settings, documents: 300 }, NOT_LOOKED_AT);
  expect(state).toMatchObject({ status: 'diverged', problem: null });
  expect(state.losses.length).toBeGreaterThan(0);
});
