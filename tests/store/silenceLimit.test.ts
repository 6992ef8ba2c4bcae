import { expect, it } from 'vitest';
import type { EngineName } from '../../src/core/engines';
import { RECIPE_CONFIG, RECIPE_VOCAB_SIZE } from '../../src/core/config';
import { DEFAULT_SETTINGS, PRESETS, modelConfigOf } from '../../src/core/settings';
import { silenceLimitMs } from '../../src/store/engine/silenceLimit';
import { FIRST_STATE, trainingOf, type LifeState, type RunState } from '../../src/store/state';

/** A life whose run has gone on at so many tokens a second; 0: it has just begun. */
function life(name: EngineName, tokensPerSecond: number | null, size = PRESETS.recipe.size) {
  const settings = { ...DEFAULT_SETTINGS, ...size };
  const run = { status: 'running', tokensPerSecond, training: trainingOf('pretraining', settings) };
  return {
    ...FIRST_STATE,
    engine: { status: 'ready', report: { name } },
    model: { config: modelConfigOf(settings, RECIPE_VOCAB_SIZE), settings },
    runs: { pretraining: tokensPerSecond === null ? null : (run as RunState), fineTuning: null },
  } as unknown as LifeState;
}

const TOKENS_A_STEP = DEFAULT_SETTINGS.batchSize * RECIPE_CONFIG.contextLength;
/** Tokens a second where a step takes so long. */
const stepsOf = (seconds: number) => TOKENS_A_STEP / seconds;

it('with quick steps, two seconds are long', () => {
  expect(silenceLimitMs(life('simd', stepsOf(0.025)), ['train'])).toBe(2_000);
  expect(silenceLimitMs(life('simd', stepsOf(0.025)), ['train', 'generate'])).toBe(2_000);
});

it('with slow ones, several steps have to go by', () => {
  expect(silenceLimitMs(life('cpu', stepsOf(7.5)), ['train'])).toBeCloseTo(37_500);
  expect(silenceLimitMs(life('simd', stepsOf(2)), ['train'])).toBeCloseTo(10_000);
});

it('a GPU is given what its driver takes before it gives up', () => {
  expect(silenceLimitMs(life('webgpu', stepsOf(0.001)), ['train'])).toBe(10_000);
});

it('before the first step, there is time for it on a device ten times as slow as a server', () => {
  // Measured on a server: src/engine/README.md, and 70 s for a step of the largest preset.
  expect(silenceLimitMs(life('cpu', 0), ['train'])).toBeGreaterThan(75_000);
  expect(silenceLimitMs(life('cpu', 0, PRESETS.large.size), ['train'])).toBeGreaterThan(700_000);
  expect(silenceLimitMs(life('simd', 0, PRESETS.large.size), ['train'])).toBeGreaterThan(10_000);
});

it('what is worked out by plain ops may take as long as they do, beside a run as well', () => {
  const alone = silenceLimitMs(life('simd', null), ['evaluate']);
  expect(alone).toBe(silenceLimitMs(life('cpu', null), ['evaluate']));
  expect(silenceLimitMs(life('simd', stepsOf(0.025)), ['train', 'evaluate'])).toBe(alone);
});

it('a start has a limit of its own, and so has what gives a new engine the model', () => {
  const starting: LifeState = {
    ...life('simd', null),
    engine: { status: 'starting', wanted: 'auto' },
  };
  expect(silenceLimitMs(starting, ['start'])).toBe(15_000);
  expect(silenceLimitMs(starting, ['createModel'])).toBe(30_000);
});
