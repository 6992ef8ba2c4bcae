import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/core/config';
import { COUNTED_RUNS } from '../../src/core/publishedRuns';
import { DEFAULT_SETTINGS, modelConfigOf } from '../../src/core/settings';
import { FIRST_STATE, trainingOf, type LifeState, type RunState } from '../../src/store/state';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { bytesChoice, yearsChoice } from '../../src/widgets/Predict/budgetFindings';
import { deviceRateOf, flopsPerSecond } from '../../src/widgets/life/deviceRate';
import { serverRate } from '../../src/widgets/life/prerequisites';
import {
  devicesFor,
  flopsOf,
  placeOf,
  roughly,
  rowsOf,
  TICKS,
  UTILISATION,
} from '../../src/widgets/ThisDevice/deviceTime';
import { timeText } from '../../src/widgets/ThisDevice/timeText';

const LLAMA = COUNTED_RUNS.find(({ name }) => name === 'llama2x70')!;
const A_DAY = 86_400;
const A_YEAR = 31_557_600;

describe('the run of Llama 2 70B on a small device', () => {
  const perSecond = flopsPerSecond(serverRate());

  it('takes about a million years at the speed of one thread of our server', () => {
    expect(perSecond).toBeCloseTo((1024 / 0.0251) * 6 * 155_456, -3);
    const seconds = flopsOf(LLAMA) / perSecond;
    expect(seconds / A_YEAR).toBeCloseTo(6.996e5, -3);
    expect(timeText(seconds)).toBe('700,000 years');
    expect(yearsChoice(seconds)).toBe(2);
  });

  it('is done in twelve days by as many devices as do its operations in that time', () => {
    const seconds = flopsOf(LLAMA) / perSecond;
    const devices = devicesFor(seconds, 12);
    expect(devices * perSecond * 12 * A_DAY).toBeGreaterThanOrEqual(8.4e23);
    expect((devices - 1) * perSecond * 12 * A_DAY).toBeLessThan(8.4e23);
    expect(devicesFor(1, 12)).toBe(1);
  });

  it('takes 6,000 A100 twelve days, and one of them as many times as long', () => {
    expect(UTILISATION).toBeCloseTo(0.4347, 4);
    const rows = rowsOf(LLAMA, perSecond, 8.2e11);
    const seconds = Object.fromEntries(rows.map((row) => [row.worker, row.seconds]));
    expect(seconds['cluster'] / A_DAY).toBeCloseTo(11.95, 2);
    expect(seconds['a100'] / seconds['cluster']).toBeCloseTo(6_000, 6);
    expect(seconds['a100'] / seconds['h100']).toBeCloseTo(989 / 312, 6);
    expect(seconds['a100'] / seconds['b200']).toBeCloseTo(2250 / 312, 6);
    expect(seconds['own']).toBeCloseTo(8.2e11 / perSecond, 6);
    for (const { flops, flopsPerSecond, seconds: time } of rows) {
      expect(flops / flopsPerSecond).toBe(time);
    }
    expect(rows.map((row) => row.seconds)).toEqual(
      rows.map((row) => row.seconds).toSorted((a, b) => a - b),
    );
  });

  it('is drawn on a line that has room for all', () => {
    const rows = rowsOf(LLAMA, perSecond / 1e4, 1);
    for (const { seconds } of rows) {
      expect(placeOf(seconds, rows)).toBeGreaterThanOrEqual(0);
      expect(placeOf(seconds, rows)).toBeLessThan(1);
    }
    expect(placeOf(TICKS.second, rows)).toBe(0);
    expect(placeOf(TICKS.million, rows)).toBeLessThan(1);
  });
});

it('lengths of time have two figures, in years or days', () => {
  expect(roughly(A_DAY - 1)).toBeNull();
  expect(roughly(11.95 * A_DAY)).toEqual({ count: 12, unit: 'day' });
  expect(roughly(1_234_567 * A_YEAR)).toEqual({ count: 1.2e6, unit: 'year' });
  expect([11.95 * A_DAY, 1.2e6 * A_YEAR, A_YEAR, 21.4, A_DAY].map(timeText)).toEqual([
    '12 days',
    '1.2 million years',
    '1 year',
    '21 seconds',
    '1 day',
  ]);
});

it('years and bytes are told by the nearest of the choices, in multiples', () => {
  expect([1, 9, 11, 9_900, 10_100, 7e8].map((years) => yearsChoice(years * A_YEAR))).toEqual([
    0, 0, 1, 1, 2, 2,
  ]);
  expect([6e3, 621_824, 59e3, 61e3, 7e6].map(bytesChoice)).toEqual([0, 1, 0, 1, 2]);
});

describe('how fast this device trains', () => {
  const config = modelConfigOf(DEFAULT_SETTINGS, DEFAULT_SETTINGS.vocabSize);
  const run = (change: Partial<RunState>): RunState => ({
    ...{ origin: 'yours', settings: DEFAULT_SETTINGS, base: null, checkpoints: [] },
    training: trainingOf('pretraining', DEFAULT_SETTINGS),
    ...{ status: 'finished', step: 800, steps: 800, losses: [], samples: [] },
    ...{ learningRate: 0, tokensPerSecond: 0, secondsLeft: 0 },
    ...change,
  });
  const life = (pretraining: RunState | null, change: Partial<LifeState> = {}): LifeState => ({
    ...FIRST_STATE,
    model: {
      ...{ age: 'base', config, parameterCount: countParameters(config), origin: 'yours' },
      tokenizer: createTokenizer({ merges: [] }),
      settings: DEFAULT_SETTINGS,
    },
    runs: { pretraining, fineTuning: null },
    ...change,
  });
  const measured = { config, tokensPerSecond: 31_234 };
  const engine = (stepMs: number): Partial<LifeState> => ({
    engine: {
      status: 'ready',
      report: {
        ...{ name: 'simd', device: '', reason: '' },
        measurement: { device: '', times: [{ name: 'simd', stepMs }] },
      },
    },
  });

  it('is told by its own runs first, then by what was measured, to two figures', () => {
    expect(deviceRateOf(FIRST_STATE, null)).toBeNull();
    const under = life(run({ status: 'running', tokensPerSecond: 44_444 }));
    expect(deviceRateOf({ ...under, rate: measured }, measured)).toEqual({
      ...{ config, tokensPerSecond: 44_000, origin: 'run' },
    });
    const last = life(run({}), { rate: measured });
    expect(deviceRateOf(last, null)).toMatchObject({ tokensPerSecond: 31_000, origin: 'lastRun' });
    const kept = life(run({ tokensPerSecond: 22_222 }));
    expect(deviceRateOf(kept, measured)).toMatchObject({
      ...{ tokensPerSecond: 22_000, origin: 'earlierRun' },
    });
    const chosen = life(null, engine(25.6));
    expect(deviceRateOf(chosen, measured)).toMatchObject({ origin: 'measured' });
    expect(deviceRateOf(chosen, null)).toMatchObject({ tokensPerSecond: 40_000, origin: 'choice' });
  });

  it('is not told by a model that was borrowed or opened', () => {
    for (const origin of ['ours', 'opened'] as const) {
      expect(deviceRateOf(life(run({ origin, tokensPerSecond: 22_222 })), null)).toBeNull();
    }
  });
});
