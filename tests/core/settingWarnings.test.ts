/** What is said of settings before a run, and that what mends them does. */

import { describe, expect, it } from 'vitest';
import { CORPUS_NAMES, CORPORA } from '../../src/core/corpus';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import {
  DEFAULT_SETTINGS,
  measureText,
  modelConfigOf,
  PRESET_NAMES,
  pretrainingWarnings,
  sensibleSettings,
  settingsFrom,
  tuningWarnings,
  withPreset,
  type MeasuredRate,
  type Settings,
  type SettingWarning,
  type TextMeasures,
} from '../../src/core/settings';
import { FINE_TUNING } from '../../src/core/training';

const R = DEFAULT_SETTINGS;
const WORLD = measureText(smallWorldDocuments());
/** About what a processor does. */
const RATE: MeasuredRate = { config: modelConfigOf(R, R.vocabSize), tokensPerSecond: 40_000 };

const warned = (
  change: Partial<Settings>,
  text: TextMeasures | null = WORLD,
  rate: MeasuredRate | null = RATE,
): SettingWarning[] => pretrainingWarnings(settingsFrom(change), text, rate);
const codes = (...of: Parameters<typeof warned>) => warned(...of).map(({ code }) => code);

describe('nothing is said', () => {
  it('of the recipe, by any seed, whether or not the text and the device are known', () => {
    for (const seed of [0, 1, 7]) {
      expect([codes({ seed }), codes({ seed }, null, null)]).toEqual([[], []]);
    }
  });

  it.each(PRESET_NAMES)('of a size that has a name: %s', (name) => {
    expect(codes(withPreset(R, name))).toEqual([]);
  });

  it.each(CORPUS_NAMES)('of what a text suggests: %s', (corpus) => {
    const { suggested } = CORPORA[corpus];
    expect(codes({ corpus, ...suggested }, { tokens: 200_000, sentence: 30 })).toEqual([]);
  });

  it.each([60, 500, 5_000, 50_000, 500_000])(
    'of what is fitted to a text of %i tokens',
    (tokens) => {
      for (const sentence of [3, 12, 80]) {
        const fitted = { ...sensibleSettings(tokens, RATE), corpus: 'own' as const };
        expect(codes(fitted, { tokens, sentence }, RATE)).toEqual([]);
      }
    },
  );

  it('of the reading of a small size at another rate, but of the rate', () => {
    expect(codes({ ...withPreset(R, 'small'), learningRate: 5 })).toEqual(['rateBreaks']);
  });

  it('of what fills in nearly as many facts as the recipe', () => {
    const good: Partial<Settings>[] = [
      ...[5e-4, 1e-3, 4e-3, 8e-3].map((learningRate) => ({ learningRate })),
      ...[{ nHead: 1 }, { nHead: 8 }, { nLayer: 1 }, { contextLength: 16 }, { contextLength: 64 }],
      ...[{ batchSize: 16 }, { steps: R.steps / 2 }, { vocabSize: 400 }, { vocabSize: 2_048 }],
    ];
    for (const change of good) expect([change, codes(change)]).toEqual([change, []]);
  });
});

describe('what leads nowhere is said', () => {
  const cases: readonly (readonly [string, Partial<Settings>, SettingWarning['code']])[] = [
    ['a rate that breaks the run', { learningRate: 5 }, 'rateBreaks'],
    ['250 times the recipe’s, at which every size breaks', { learningRate: 0.5 }, 'rateBreaks'],
    ['fifty times, which ends with no fact', { learningRate: 0.1 }, 'rateHigh'],
    ['eight times, which ends with half the facts', { learningRate: 0.016 }, 'rateHigh'],
    ['a twentieth', { learningRate: 1e-4 }, 'rateLow'],
    ['200 steps, which know 34 facts', { steps: 200 }, 'littleReading'],
    ['10 steps', { steps: 10 }, 'littleReading'],
    ['a batch of 1, 29 facts', { batchSize: 1 }, 'littleReading'],
    ['a batch of 8, 123 facts', { batchSize: 8 }, 'littleReading'],
    ['a width of 16, 27 facts', { dModel: 16 }, 'narrow'],
    ['a context of 8, 35 facts', { contextLength: 8 }, 'shortContext'],
    ['a vocabulary of bytes, 22 facts', { vocabSize: 259 }, 'smallVocabulary'],
    ['hours', { dModel: 256, nLayer: 8 }, 'longRun'],
  ];

  it.each(cases)('%s', (_, change, code) => {
    const found = warned(change).find((one) => one.code === code);
    expect(found).toBeDefined();
    // Pressed, it is not said again.
    expect(codes({ ...settingsFrom(change), ...found!.mend })).not.toContain(code);
  });

  it('of a batch that one step makes and the next unmakes, of another text', () => {
    expect(codes({ corpus: 'prose', batchSize: 2, learningRate: 3e-3 }, null)).toEqual([
      'smallBatch',
    ]);
  });

  it('of steps that make up for a low rate, nothing', () => {
    expect(codes({ learningRate: 3e-4, steps: 4_000 }, WORLD, null)).toEqual([]);
  });
});

describe('a text of the reader’s own', () => {
  const small: TextMeasures = { tokens: 900, sentence: 12 };
  const large = settingsFrom({ corpus: 'own', vocabSize: 2_000 });

  it('is told to be too short for a vocabulary, and to be learnt by heart', () => {
    expect(pretrainingWarnings(large, small, null).map(({ code }) => code)).toEqual([
      'largeVocabulary',
      'byHeart',
    ]);
  });

  it('is told to be too short for a context', () => {
    const text = { tokens: 200, sentence: 12 };
    const [first] = pretrainingWarnings({ ...large, contextLength: 128 }, text, null);
    expect(first.code).toBe('longContext');
    expect(first.mend.contextLength).toBeLessThanOrEqual(200 / 8);
  });

  it('has all of it mended by its presses, one after the other', () => {
    let settings: Settings = { ...large, contextLength: 128, learningRate: 1, batchSize: 1 };
    for (let presses = 0; presses < 8; presses++) {
      const [next] = pretrainingWarnings(settings, small, RATE);
      if (next) settings = settingsFrom({ ...settings, ...next.mend });
    }
    expect(pretrainingWarnings(settings, small, RATE)).toEqual([]);
  });
});

describe('fine-tuning', () => {
  it('is told to be cut short, and by what it is enough', () => {
    expect(tuningWarnings(R, null)).toEqual([]);
    expect(tuningWarnings({ ...R, fineTuneSteps: 10 }, null)[0].mend).toEqual({
      fineTuneSteps: FINE_TUNING.steps,
    });
    expect(tuningWarnings(R, 700)).toHaveLength(1);
    expect(tuningWarnings({ ...R, fineTuneSteps: 600 }, 700)).toEqual([]);
  });

  const codesAt = (times: number, steps = R.fineTuneSteps, learnt: number | null = null) =>
    tuningWarnings({ fineTuneSteps: steps, fineTuneRate: times * R.fineTuneRate }, learnt).map(
      ({ code }) => code,
    );

  it('is told of rates at which it was measured to fail, and of no others', () => {
    for (const times of [0.1, 0.2, 0.35]) expect(codesAt(times)).toEqual(['tuningRateLow']);
    for (const times of [0.5, 1, 1.5, 2]) expect(codesAt(times)).toEqual([]);
    for (const times of [3, 4, 8, 50]) expect(codesAt(times)).toEqual(['tuningRateHigh']);
  });

  it('may make up for a low rate by more steps', () => {
    expect(codesAt(0.2, 600)).toEqual([]);
    expect(codesAt(0.2, 10)).toEqual(['fewTuningSteps']);
  });

  it('has all of it mended by its presses, one after the other', () => {
    for (const [fineTuneSteps, fineTuneRate] of [
      [10, 1e-5],
      [10, 0.1],
      [2_000, 0.1],
    ]) {
      let settings: Settings = { ...R, fineTuneSteps, fineTuneRate };
      for (let presses = 0; presses < 3; presses++) {
        const [next] = tuningWarnings(settings, null);
        if (next) settings = settingsFrom({ ...settings, ...next.mend });
      }
      expect(tuningWarnings(settings, null)).toEqual([]);
    }
  });
});

describe('measureText', () => {
  it('counts about as many tokens as there are, and those of a sentence in the middle', () => {
    expect(WORLD.tokens).toBeGreaterThan(60_000);
    expect(WORLD.tokens).toBeLessThan(130_000);
    expect(WORLD.sentence).toBeGreaterThan(5);
    expect(WORLD.sentence).toBeLessThan(12);
    expect(measureText([])).toEqual({ tokens: 0, sentence: 1 });
  });
});
