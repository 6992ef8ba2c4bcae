/** How fast a device is, measured with engines that only say how long they would have taken. */

import { expect, it } from 'vitest';
import { BENCH_SHAPES, type EngineFound } from '../../src/core/benchmark';
import type { EngineName } from '../../src/core/engines';
import { ReaderError } from '../../src/core/errors';
import { createDeviceRate } from '../../src/store/engine/deviceRate';
import { FIRST_STATE, type EngineState } from '../../src/store/state';
import { createFakeEngine, type Answers } from './fakeEngine';

const found = (name: EngineName, software = false): EngineFound => ({ name, device: '', software });
const STEP_MS: Readonly<Record<EngineName, number>> = { webgpu: 8, simd: 20, webgl: 1, cpu: 6000 };

function deviceWith(
  engines: readonly EngineFound[],
  { engine = FIRST_STATE.engine, fails }: { engine?: EngineState; fails?: boolean } = {},
) {
  const turns = new Set<EngineName>();
  const answers: Answers = {
    findEngines: () => engines,
    measureSteps: (asked) => {
      if (fails) throw new ReaderError('engine.noMemory');
      turns.add(asked.engine);
      return { ms: STEP_MS[asked.engine] * asked.steps, gpuMs: null, dispatches: null };
    },
    measureProduct: () => ({ gflops: 1, rows: 1, inner: 1, outs: 1, by: 'kernel' }),
  };
  const fake = createFakeEngine({ answers });
  const rate = createDeviceRate({ getState: () => ({ ...FIRST_STATE, engine }) }, fake.connect);
  return { ...rate, turns };
}

const inUse = (name: EngineName): EngineState => ({
  status: 'ready',
  report: { name, device: '', reason: '', measurement: null },
});

it('is that of the fastest engine, on a model of the recipe', async () => {
  const { actions, getState, turns } = deviceWith([found('webgpu'), found('simd'), found('cpu')]);
  const under = actions.measure();
  expect(actions.measure()).toBe(under);
  expect(getState().status).toBe('running');
  const measured = (await under)!;
  expect(measured.tokensPerSecond).toBeCloseTo(1024 / 0.008, 6);
  expect(measured.config).toBe(BENCH_SHAPES[0].config);
  expect(getState()).toMatchObject({ status: 'idle', measured, fraction: 1 });
  expect([...turns].sort()).toEqual(['simd', 'webgpu']);
});

it('is that of the engine in use, even of one that is worked out on the processor', async () => {
  const { actions, turns } = deviceWith([found('webgpu', true), found('simd')], {
    engine: inUse('webgpu'),
  });
  expect((await actions.measure())!.tokensPerSecond).toBeCloseTo(1024 / 0.008, 6);
  expect([...turns]).toEqual(['webgpu']);
});

it('is that of plain JavaScript where nothing else runs', async () => {
  const { actions, turns } = deviceWith([found('webgpu', true), found('cpu')]);
  expect((await actions.measure())!.tokensPerSecond).toBeCloseTo(1024 / 6, 6);
  expect([...turns]).toEqual(['cpu']);
});

it('is not known where every engine fails, or the reader stops', async () => {
  const broken = deviceWith([found('simd'), found('cpu')], { fails: true });
  expect(await broken.actions.measure()).toBeNull();
  expect(broken.getState()).toMatchObject({ status: 'failed', measured: null });

  const stopped = deviceWith([found('simd')]);
  const under = stopped.actions.measure();
  stopped.actions.stop();
  expect(await under).toBeNull();
  expect(stopped.getState()).toMatchObject({ status: 'idle', measured: null });
});
