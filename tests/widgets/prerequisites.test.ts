import { describe, expect, it } from 'vitest';
import type { EngineReport } from '../../src/core/engines';
import { DEFAULT_SETTINGS, modelConfigOf, type Settings } from '../../src/core/settings';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { FIRST_STATE, trainingOf, type LifeState, type RunState } from '../../src/store/state';
import { bundledBytes, missingFor, trainingTime } from '../../src/widgets/life/prerequisites';
import { modelInSentence, modelName } from '../../src/widgets/life/describeModel';

const run = (change: Partial<RunState>, settings: Settings = DEFAULT_SETTINGS): RunState => ({
  origin: 'yours',
  settings,
  training: trainingOf('pretraining', settings),
  base: null,
  checkpoints: [],
  status: 'finished',
  step: 800,
  steps: 800,
  losses: [],
  learningRate: 0,
  tokensPerSecond: 0,
  secondsLeft: 0,
  samples: [],
  ...change,
});

const life = (
  age: 'random' | 'base' | 'assistant',
  change: Partial<LifeState> = {},
): LifeState => ({
  ...FIRST_STATE,
  model: {
    age,
    config: modelConfigOf(DEFAULT_SETTINGS, DEFAULT_SETTINGS.vocabSize),
    tokenizer: createTokenizer({ merges: [] }),
    parameterCount: 1,
    settings: DEFAULT_SETTINGS,
    origin: 'yours',
  },
  ...change,
});

const BASE = { phase: 'pretraining', step: 800 } as const;
const TUNED = run({ step: 100, steps: 100, base: BASE });

const withEngine = (report: Pick<EngineReport, 'name' | 'measurement'>): Partial<LifeState> => ({
  engine: { status: 'ready', report: { device: '', reason: '', ...report } },
});

describe('what a figure lacks', () => {
  it('is every phase up to the age that it wants', () => {
    expect(missingFor(FIRST_STATE, 'assistant')).toEqual({
      kind: 'untrained',
      phases: ['pretraining', 'fineTuning'],
    });
    expect(missingFor(life('random'), 'base')).toEqual({
      kind: 'untrained',
      phases: ['pretraining'],
    });
    const base = life('base', { runs: { pretraining: run({}), fineTuning: null } });
    expect(missingFor(base, 'base')).toBeNull();
    expect(missingFor(base, 'assistant')).toEqual({ kind: 'untrained', phases: ['fineTuning'] });
    const assistant = life('assistant', { runs: { pretraining: run({}), fineTuning: TUNED } });
    expect(missingFor(assistant, 'assistant')).toBeNull();
  });

  it('is waited for to the end of the run', () => {
    const running = run({ status: 'running', step: 3 });
    const early = life('base', { runs: { pretraining: running, fineTuning: null } });
    expect(missingFor(early, 'base')).toEqual({ kind: 'training', phase: 'pretraining' });
    const tuning = { pretraining: run({}), fineTuning: { ...TUNED, ...running } };
    expect(missingFor(life('assistant', { runs: tuning }), 'assistant')?.kind).toBe('training');
    expect(missingFor(life('assistant', { runs: tuning }), 'base')).toBeNull();
  });

  it('is not to be trained anew when the reader only looks back', () => {
    const runs = { pretraining: run({}), fineTuning: TUNED };
    const shown = { phase: 'pretraining', step: 0 } as const;
    expect(missingFor(life('random', { runs, shown }), 'assistant')).toEqual({
      kind: 'lookingBack',
    });
    const onlyBase = { pretraining: run({}), fineTuning: null };
    expect(missingFor(life('random', { runs: onlyBase, shown }), 'assistant')?.kind).toBe(
      'untrained',
    );
  });
});

describe('the time it takes', () => {
  const both = ['pretraining', 'fineTuning'] as const;

  it('goes by what this device did, else by our server, and says which', () => {
    const server = trainingTime(FIRST_STATE, both)!;
    expect(server.here).toBe(false);
    // 880 and 120 steps of 25.1 ms.
    expect(server.seconds).toBeCloseTo(25.1, 1);
    const { config } = life('random').model!;
    // The recipe reads 32 · 32 tokens a step.
    const rate = { config, tokensPerSecond: 102_400 };
    const here = trainingTime(life('random', { rate }), both)!;
    expect(here).toMatchObject({ seconds: expect.closeTo(10, 5) as number, here: true });
    expect(trainingTime(life('base', { rate }), ['fineTuning'])!.seconds).toBeCloseTo(1.2, 5);
  });

  it('goes by the steps with which the engine was chosen, before there was a run', () => {
    const measurement = { device: '', times: [{ name: 'simd' as const, stepMs: 50 }] };
    const time = trainingTime(life('random', withEngine({ name: 'simd', measurement })), [
      'pretraining',
    ]);
    expect(time).toMatchObject({ seconds: expect.closeTo(44, 5) as number, here: true });
  });

  it('is known to be long on plain JavaScript, and not at all on WebGL', () => {
    const on = (name: 'cpu' | 'webgl') =>
      trainingTime(life('random', withEngine({ name, measurement: null })), ['pretraining']);
    expect(on('cpu')!.seconds).toBeGreaterThan(3600);
    expect(on('webgl')).toBeNull();
  });
});

it('gives the size of what is shipped', async () => {
  const { statSync } = await import('node:fs');
  const size = (name: string) => statSync(`public/models/${name}.safetensors`).size;
  expect(bundledBytes('early') / size('early')).toBeCloseTo(1, 2);
  expect(bundledBytes('base') / size('base')).toBeCloseTo(1, 2);
  expect(bundledBytes('assistant') / (size('base') + size('assistant'))).toBeCloseTo(1, 2);
});

describe('whose model it is', () => {
  it('is said of ours and of opened ones', () => {
    const ours = run({ origin: 'ours' });
    const base = life('base', { runs: { pretraining: ours, fineTuning: null } });
    expect(modelName(base)).toBe('Our base model after 800 steps');
    expect(modelInSentence(base)).toBe('our base model after 800 steps');
    const opened = run({ origin: 'opened', step: 100, base: BASE });
    const assistant = life('assistant', { runs: { pretraining: null, fineTuning: opened } });
    expect(modelName(assistant)).toBe('Opened assistant after 900 steps');
    expect(modelInSentence(assistant)).toBe('the opened assistant after 900 steps');
    expect(modelInSentence(life('random'))).toBe('the random model');
  });

  it('is the reader’s own assistant, though its base was borrowed', () => {
    const runs = { pretraining: run({ origin: 'ours' }), fineTuning: TUNED };
    expect(modelName(life('assistant', { runs }))).toBe('Assistant after 900 steps');
  });
});
