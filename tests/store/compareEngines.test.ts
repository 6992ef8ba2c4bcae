/** The rounds of the bench, with engines that only say how long they would have taken. */

import { describe, expect, it } from 'vitest';
import { BENCH_ROUNDS, BENCH_SHAPES, type EngineFound } from '../../src/core/benchmark';
import type { EngineName } from '../../src/core/engines';
import { ReaderError } from '../../src/core/errors';
import {
  runBench,
  type BenchRequest,
  type BenchState,
} from '../../src/store/engine/compareEngines';
import { createFakeEngine, type Answers } from './fakeEngine';

const FOUND: readonly EngineFound[] = [
  { name: 'webgpu', device: 'SwiftShader', software: true },
  { name: 'simd', device: 'the processor', software: false },
  { name: 'cpu', device: 'plain JavaScript', software: false },
];
const STEP_MS: Readonly<Record<EngineName, number>> = { webgpu: 50, simd: 20, webgl: 1, cpu: 6000 };

interface Options extends Partial<BenchRequest> {
  readonly fails?: EngineName;
  /** Presses Stop when this has become true. */
  readonly stopWhen?: (state: BenchState) => boolean;
}

async function run({ fails, stopWhen, ...request }: Options) {
  const turns: EngineName[] = [];
  let products = 0;
  const answers: Answers = {
    findEngines: () => FOUND,
    measureSteps: ({ engine, steps, shape }) => {
      if (engine === fails) throw new ReaderError('engine.noMemory');
      turns.push(engine);
      return {
        ms: STEP_MS[engine] * steps * (shape === BENCH_SHAPES[0] ? 1 : 6),
        gpuMs: engine === 'webgpu' ? 40 : null,
        dispatches: null,
      };
    },
    measureProduct: () => ({ gflops: ++products, rows: 1, inner: 1, outs: 1, by: 'kernel' }),
  };
  const fake = createFakeEngine({ answers });
  const states: BenchState[] = [];
  const controller = new AbortController();
  const whole = { engines: ['webgpu', 'simd'] as const, software: true, shapes: BENCH_SHAPES };
  await runBench(fake.connect, { ...whole, ...request }, controller.signal, (state) => {
    states.push(state);
    if (stopWhen?.(state) && !controller.signal.aborted) controller.abort();
  });
  return { states, last: states.at(-1)!, turns, clients: fake.clients };
}

describe('the bench', () => {
  it('gives every engine a worker of its own, and turns there and back again', async () => {
    const { last, turns, clients, states } = await run({ shapes: BENCH_SHAPES.slice(0, 1) });
    expect(clients).toBe(3);
    expect(last).toMatchObject({ status: 'finished', fraction: 1, notes: [] });
    const [, , , , ...rounds] = turns;
    expect(rounds.slice(0, 6)).toEqual(['webgpu', 'simd', 'simd', 'webgpu', 'webgpu', 'simd']);
    expect(last.tables[0].rows.map(({ engine, stepMs }) => [engine, stepMs])).toEqual([
      ['webgpu', Array(BENCH_ROUNDS).fill(50)],
      ['simd', Array(BENCH_ROUNDS).fill(20)],
    ]);
    expect(last.tables[0].rows.map(({ gpuMs }) => gpuMs)).toEqual([
      Array(BENCH_ROUNDS).fill(40),
      [],
    ]);
    // Measured before the turns and after them.
    expect(last.tables[0].rows.map(({ product }) => product.gflops)).toEqual([3, 4]);
    const fractions = states.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it('leaves out, in a sentence, what is worked out on the processor and what is not there', async () => {
    const { last, turns } = await run({ software: false, engines: ['webgpu', 'simd', 'webgl'] });
    expect(new Set(turns)).toEqual(new Set(['simd']));
    expect(last.notes).toEqual([
      'webgl: this browser has none.',
      'webgpu is left out: SwiftShader is worked out on the processor.',
    ]);
    expect(last.tables).toHaveLength(3);
  });

  it('gives a slow engine fewer turns, and none where a step would take too long', async () => {
    const { last } = await run({ engines: ['cpu', 'simd'] });
    const [recipe, ...wider] = last.tables;
    expect(recipe.rows.map(({ stepMs }) => stepMs.length)).toEqual([BENCH_ROUNDS, 2]);
    for (const { rows } of wider) expect(rows.map(({ engine }) => engine)).toEqual(['simd']);
    expect(last.notes[0]).toMatch(/^4 layers of width 128: cpu is left out\. .* \d+ seconds\.$/);
  });

  it('goes on without an engine that fails', async () => {
    const { last } = await run({ fails: 'webgpu' });
    expect(last.status).toBe('finished');
    expect(last.notes).toEqual([
      expect.stringMatching(/^webgpu dropped out: This model and batch need more memory/),
    ]);
    expect(last.tables.map(({ rows }) => rows.length)).toEqual([1, 1, 1]);
  });

  it('can be stopped, and what was measured stays', async () => {
    const { last, turns } = await run({ stopWhen: ({ tables }) => tables.length === 1 });
    const { length } = turns;
    expect(last.status).toBe('stopped');
    expect(last.notes).toEqual([]);
    expect(last.tables).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(turns).toHaveLength(length);
  });
});
