import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineName, EnginePassed } from '../../src/core/engines';
import type { Candidate } from '../../src/engine/select/candidates';
import { startEngine } from '../../src/engine/select/chooseEngine';
import type { Engine, EngineBackend } from '../../src/engine/backend';

/** What the browser of a test has, how fast it is, and what of it does not start. */
const world = vi.hoisted(() => ({
  candidates: [] as Candidate[],
  missing: [] as EnginePassed[],
  stepMs: {} as Partial<Record<EngineName, number>>,
  broken: [] as EngineName[],
  /** Start, and take no step to its end. */
  silent: [] as EngineName[],
  measured: [] as EngineName[],
}));

vi.mock('../../src/engine/select/candidates', async (original) => ({
  ...(await original<typeof import('../../src/engine/select/candidates')>()),
  findCandidates: async () => ({ there: world.candidates, missing: world.missing }),
}));
vi.mock('../../src/engine/select/loadEngine', () => ({
  loadEngine: async (name: EngineName): Promise<EngineBackend> => {
    if (world.broken.includes(name)) throw new Error('It does not start.');
    return {} as EngineBackend;
  },
}));
vi.mock('../../src/engine/select/measureStep', () => ({
  measureStep: async ({ report }: Engine) => {
    world.measured.push(report.name);
    if (world.silent.includes(report.name)) return new Promise<never>(() => {});
    return world.stepMs[report.name];
  },
}));

const GPU: Candidate = { name: 'webgpu', device: 'a GPU', software: false };
const SOFTWARE: Candidate = { name: 'webgpu', device: 'SwiftShader', software: true };
const SIMD: Candidate = { name: 'simd', device: 'a processor', software: false };
const WEBGL: Candidate = { name: 'webgl', device: 'a GPU', software: false };
const CPU: Candidate = { name: 'cpu', device: 'plain JavaScript', software: false };

const nothing = () => {};

beforeEach(() => {
  Object.assign(world, {
    candidates: [GPU, SIMD, WEBGL, CPU],
    stepMs: { webgpu: 4, simd: 25 },
    missing: [],
    broken: [],
    silent: [],
    measured: [],
  });
  vi.spyOn(console, 'warn').mockImplementation(nothing);
});

describe('the fastest', () => {
  it('is the GPU where it takes less time for a step, and it is told how much', async () => {
    const { report } = await startEngine({ engine: 'auto' }, nothing);
    expect(report).toMatchObject({ name: 'webgpu', device: 'a GPU', reason: 'measured' });
    expect(report.measurement?.times).toEqual([
      { name: 'webgpu', stepMs: 4 },
      { name: 'simd', stepMs: 25 },
    ]);
  });

  it('is the processor where the GPU is slow', async () => {
    world.stepMs = { webgpu: 80, simd: 25 };
    const { report } = await startEngine({ engine: 'auto' }, nothing);
    expect(report.name).toBe('simd');
    expect(report.measurement?.times.map(({ name }) => name)).toEqual(['simd', 'webgpu']);
  });

  it('is not measured again on the same device, and is on another', async () => {
    const first = await startEngine({ engine: 'auto' }, nothing);
    world.measured = [];
    const measured = first.report.measurement;
    const second = await startEngine({ engine: 'auto', measured }, nothing);
    expect(world.measured).toEqual([]);
    expect(second.report.name).toBe('webgpu');
    expect(second.report.reason).toBe('measuredBefore');
    world.candidates = [{ ...GPU, device: 'another GPU' }, SIMD, CPU];
    await startEngine({ engine: 'auto', measured }, nothing);
    expect(world.measured).toEqual(['webgpu', 'simd']);
  });

  it('is taken unmeasured where nothing competes: a GPU in software does not', async () => {
    world.candidates = [SOFTWARE, SIMD, WEBGL, CPU];
    const { report } = await startEngine({ engine: 'auto' }, nothing);
    expect(report).toMatchObject({ name: 'simd', measurement: null, reason: 'unrivalled' });
    expect(world.measured).toEqual([]);
  });
});

describe('what does not start', () => {
  it.each<[EngineName[], EngineName]>([
    [['webgpu'], 'simd'],
    [['simd'], 'webgpu'],
    [['webgpu', 'simd'], 'webgl'],
    [['webgpu', 'simd', 'webgl'], 'cpu'],
  ])('without %j it is %s', async (broken, taken) => {
    world.broken = broken;
    expect((await startEngine({ engine: 'auto' }, nothing)).report.name).toBe(taken);
  });

  it('today, though it won on an earlier visit, gives way to the next', async () => {
    const { report } = await startEngine({ engine: 'auto' }, nothing);
    world.broken = ['webgpu'];
    const next = await startEngine({ engine: 'auto', measured: report.measurement }, nothing);
    expect(next.report.name).toBe('simd');
  });
});

describe('why a better one was not taken', () => {
  it('is told of what is not there, does not start, or was lost too often', async () => {
    const silent = { name: 'webgpu', why: { kind: 'silent', seconds: 2 } } as const;
    world.missing = [silent, { name: 'webgl', why: { kind: 'absent' } }];
    world.candidates = [SIMD, CPU];
    const simd = await startEngine({ engine: 'auto' }, nothing);
    expect(simd.report).toMatchObject({ name: 'simd', reason: 'unrivalled', passed: [silent] });

    world.broken = ['simd'];
    const cpu = await startEngine({ engine: 'auto', without: ['webgl'] }, nothing);
    expect(cpu.report.passed).toEqual([
      silent,
      { name: 'webgl', why: { kind: 'absent' } },
      { name: 'webgl', why: { kind: 'lost' } },
      { name: 'simd', why: { kind: 'failed', detail: 'It does not start.' } },
    ]);
  });

  it('and a GPU that takes no step to its end gives way in time', async () => {
    vi.useFakeTimers();
    world.silent = ['webgpu'];
    const starting = startEngine({ engine: 'auto' }, nothing);
    await vi.advanceTimersByTimeAsync(20_000);
    const { report } = await starting;
    vi.useRealTimers();
    expect(report).toMatchObject({
      name: 'simd',
      reason: 'unrivalled',
      passed: [{ name: 'webgpu', why: { kind: 'silent', seconds: 20 } }],
    });
  });
});

it('what the reader asks for is taken, or refused with what there is', async () => {
  expect((await startEngine({ engine: 'cpu' }, nothing)).report).toMatchObject({
    name: 'cpu',
    reason: 'chosen',
  });
  world.candidates = [SIMD, CPU];
  await expect(startEngine({ engine: 'webgpu' }, nothing)).rejects.toMatchObject({
    code: 'engine.noEngine',
    params: { wanted: 'webgpu', there: ['simd', 'cpu'] },
  });
  const why = { kind: 'silent', seconds: 10 } as const;
  world.missing = [{ name: 'webgpu', why }];
  await expect(startEngine({ engine: 'webgpu' }, nothing)).rejects.toMatchObject({
    code: 'engine.notStarted',
    params: { engine: 'webgpu', why },
  });
  world.broken = ['simd'];
  await expect(startEngine({ engine: 'simd' }, nothing)).rejects.toMatchObject({
    code: 'engine.notStarted',
    params: { engine: 'simd', why: { kind: 'failed' } },
  });
});
