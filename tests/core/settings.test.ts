import { describe, expect, it } from 'vitest';
import { RECIPE_CONFIG, RECIPE_VOCAB_SIZE, validateConfig } from '../../src/core/config';
import { CORPORA, CORPUS_NAMES } from '../../src/core/corpus';
import { createRandom } from '../../src/core/random';
import {
  DEFAULT_SETTINGS,
  fineTuningOf,
  headChoices,
  modelConfigOf,
  predictedSeconds,
  PRESETS,
  presetOf,
  pretrainingOf,
  sensibleSettings,
  tokensIn,
  SETTING_NAMES,
  SETTINGS,
  settingsFrom,
  settingsFromQuery,
  settingsToQuery,
  withPreset,
  type PresetName,
  type Settings,
} from '../../src/core/settings';
import { FINE_TUNING, PRE_TRAINING, validateTraining } from '../../src/core/training';

const recipe = modelConfigOf(DEFAULT_SETTINGS, RECIPE_VOCAB_SIZE);
const with_ = (change: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...change });

/** That a life can start from them. */
function expectUsable(settings: Settings) {
  const config = modelConfigOf(settings, settings.vocabSize);
  expect(() => {
    validateConfig(config);
    validateTraining(pretrainingOf(settings));
    validateTraining(fineTuningOf(settings));
  }).not.toThrow();
  expect(settings).toEqual(settingsFrom(settings));
}

it('the defaults are recipe R', () => {
  expect(recipe).toEqual({ ...RECIPE_CONFIG, vocabSize: RECIPE_VOCAB_SIZE });
  expect(pretrainingOf(DEFAULT_SETTINGS)).toEqual(PRE_TRAINING);
  expect(fineTuningOf(DEFAULT_SETTINGS)).toEqual(FINE_TUNING);
  expect(presetOf(DEFAULT_SETTINGS)).toBe('recipe');
});

it('each run has a learning rate of its own', () => {
  const settings = with_({ learningRate: 0.01, fineTuneRate: 0.004 });
  expect(pretrainingOf(settings)).toEqual({ ...PRE_TRAINING, learningRate: 0.01 });
  expect(fineTuningOf(settings)).toEqual({ ...FINE_TUNING, learningRate: 0.004 });
});

describe('settingsFrom', () => {
  it('keeps what can be kept, and repairs the rest', () => {
    const given = { corpus: 'names', nLayer: 3, dModel: 70, nHead: 99, steps: 123.4, seed: -5 };
    expect(settingsFrom(given)).toEqual(
      with_({ corpus: 'names', nLayer: 3, dModel: 64, nHead: 8, steps: 120, seed: 0 }),
    );
  });

  it.each<[number, number, number]>([
    [64, 3, 2],
    [64, 7, 8],
    [96, 5, 4],
    [48, 7, 6],
    [80, 7, 8],
    [112, 7, 7],
    [16, 8, 8],
  ])('repairs the heads of width %i: %i becomes %i', (dModel, nHead, repaired) => {
    expect(settingsFrom({ dModel, nHead }).nHead).toBe(repaired);
    expect(headChoices(dModel)).toContain(repaired);
  });

  it.each([
    undefined,
    null,
    7,
    'nLayer',
    [],
    [1, 2, 3],
    new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('no');
        },
      },
    ),
    {
      get nLayer() {
        throw new Error('no');
      },
    },
    JSON.parse('{"__proto__": {"nLayer": 7}, "constructor": 1}'),
    Object.create({ nLayer: 7 }),
    { nLayer: '3', corpus: '__proto__', steps: NaN, learningRate: null, seed: [1], dModel: {} },
  ])('takes the defaults for what is none, no %#', (value) => {
    expect(settingsFrom(value)).toEqual(DEFAULT_SETTINGS);
  });

  it('gives a life that can start, whatever the numbers', () => {
    const random = createRandom(3);
    const wild = [0, -1, 1e309, -1e309, 1e-30, 0.5, 1e12, Number.MIN_VALUE, 2 ** 53];
    for (let i = 0; i < 300; i++) {
      const value = () => (random.next() < 0.4 ? random.pick(wild) : random.next() * 400);
      expectUsable(settingsFrom(Object.fromEntries(SETTING_NAMES.map((name) => [name, value()]))));
    }
  });
});

describe('a link', () => {
  /** Of the recipe when links were first given away: what one means that says nothing of them. */
  const FIRST_STEPS = { steps: 800, fineTuneSteps: 100 };

  it('holds only what differs', () => {
    expect(settingsToQuery(with_(FIRST_STEPS))).toBe('v=1');
    expect(settingsToQuery(DEFAULT_SETTINGS)).toBe('v=1&steps=880&tuning=120');
    const hot = with_({ ...FIRST_STEPS, corpus: 'prose', nLayer: 4, learningRate: 0.0123 });
    expect(settingsToQuery(hot)).toBe('v=1&text=prose&layers=4&rate=0.0123');
    expect(settingsFromQuery(settingsToQuery(hot))).toEqual(hot);
  });

  it('holds the learning rate of fine-tuning by a name of its own', () => {
    const fast = with_({ ...FIRST_STEPS, fineTuneRate: 0.004 });
    expect(settingsToQuery(fast)).toBe('v=1&tuningRate=0.004');
    expect(settingsFromQuery('v=1&tuningRate=0.004')).toEqual(fast);
    expect(settingsFromQuery('v=1&rate=0.01')?.fineTuneRate).toBe(FINE_TUNING.learningRate);
  });

  it('brings back any settings', () => {
    const random = createRandom(8);
    for (let i = 0; i < 200; i++) {
      const wild = SETTING_NAMES.map((name) => [name, random.next() ** 4 * 5_000] as const);
      const settings = settingsFrom({
        ...Object.fromEntries(wild),
        corpus: random.pick(CORPUS_NAMES),
        learningRate: 10 ** (-5 + 6 * random.next()),
        fineTuneRate: 10 ** (-5 + 4 * random.next()),
      });
      expect(settingsFromQuery(`?${settingsToQuery(settings)}`)).toEqual(settings);
    }
  });

  it('survives bad encoding and values out of range', () => {
    const query =
      '?v=1&layers=1e99&width=%E0%A4%A&rate=-1&heads=0x4&steps=&seed=seven&text=%00&x=y';
    expect(settingsFromQuery(query)).toEqual(
      with_({ ...FIRST_STEPS, nLayer: 8, nHead: 4, learningRate: SETTINGS.learningRate.min }),
    );
  });

  it.each([
    '',
    '?',
    'layers=3',
    'v=2&layers=3',
    '?v=1&Neuron.w1=0.5',
    `v=1&text=${'x'.repeat(2 ** 20)}`,
  ])('that is none gives none, no %#', (query) => {
    expect(settingsFromQuery(query)).toBeNull();
  });

  it('stands beside the state of figures', () => {
    const query = `?v=1&NextToken.text=${'x'.repeat(2_000)}&layers=3`;
    expect(settingsFromQuery(query)).toEqual(with_({ ...FIRST_STEPS, nLayer: 3 }));
    expect(settingsFromQuery('?v=1')).toEqual(with_(FIRST_STEPS));
  });

  it('has a name of its own for each setting', () => {
    const names = SETTING_NAMES.map((name) => SETTINGS[name].short);
    expect(new Set([...names, 'v']).size).toBe(names.length + 1);
  });
});

describe('presets', () => {
  it.each(Object.keys(PRESETS) as PresetName[])('%s can start a life', (name) => {
    const mine = with_({ corpus: 'own', seed: 7 });
    const settings = withPreset(mine, name);
    expectUsable(settings);
    expect(presetOf(settings)).toBe(name);
    expect(presetOf({ ...settings, steps: settings.steps + 10 })).toBeNull();
    expect(settings).toMatchObject({ corpus: 'own', seed: 7 });
  });

  it('so can what suits each text', () => {
    for (const name of CORPUS_NAMES) {
      expectUsable(with_({ corpus: name, ...CORPORA[name].suggested }));
    }
  });
});

describe('predictedSeconds', () => {
  const rate = { config: recipe, tokensPerSecond: 51_200 };

  it('is what was measured, for what was measured', () => {
    const { pretraining, fineTuning } = predictedSeconds(DEFAULT_SETTINGS, rate);
    expect(pretraining).toBeCloseTo((880 * 32 * 32) / 51_200);
    expect(fineTuning).toBeCloseTo((120 * 32 * 32) / 51_200);
  });

  /** On two cores of a server, one after the other: what the steps really took. */
  const took: readonly (readonly [Partial<Settings>, number])[] = [
    [PRESETS.small.size, 0.5],
    [{ ...PRESETS.medium.size, steps: 150 }, 9.1],
    [{ ...PRESETS.large.size, steps: 40 }, 10.8],
    [{ contextLength: 256, batchSize: 4, steps: 200 }, 5.9],
  ];

  it.each(took)('foretells from the recipe what other sizes took, no %#', (change, seconds) => {
    const here = { config: recipe, tokensPerSecond: (300 * 32 * 32) / 6.2 };
    const { pretraining } = predictedSeconds(with_(change), here);
    expect(pretraining / seconds).toBeGreaterThan(0.75);
    expect(pretraining / seconds).toBeLessThan(1.25);
  });
});

describe('sensibleSettings', () => {
  it('measures a text by its bytes: twenty-five thousand characters of Chinese are no short text', () => {
    const bytes = new TextEncoder().encode(
      '放学以后，老师在河边看见一只白鸟。'.repeat(1_470),
    ).length;
    expect(bytes).toBeGreaterThan(74_000);
    expect(sensibleSettings(tokensIn(bytes), null).vocabSize).toBeGreaterThanOrEqual(600);
  });

  const slow = { config: recipe, tokensPerSecond: 30_000 };
  const fast = { config: recipe, tokensPerSecond: 1_500_000 };
  const epochs = ({ steps, batchSize, contextLength }: Settings, tokens: number) =>
    (steps * batchSize * contextLength) / tokens;

  it('takes the recipe for a text like the small world', () => {
    const settings = sensibleSettings(110_000, null);
    expect(settings).toMatchObject({ nLayer: 2, dModel: 64, vocabSize: RECIPE_VOCAB_SIZE });
    expect(settings.steps).toBeGreaterThan(700);
    expect(settings.steps).toBeLessThan(900);
  });

  it('takes more of a model where there is more text, and a device that can', () => {
    const layers = [1_000, 40_000, 200_000, 1_500_000].map((n) => sensibleSettings(n, fast).nLayer);
    expect(layers).toEqual([2, 2, 3, 4]);
    expect(sensibleSettings(1_500_000, slow).nLayer).toBe(2);
    const verySlow = { config: recipe, tokensPerSecond: 5_000 };
    expect(sensibleSettings(1_500_000, verySlow).nLayer).toBe(1);
  });

  it.each([60, 500, 5_000, 50_000, 500_000, 2_000_000])(
    'neither dwells on %i tokens nor takes long',
    (tokens) => {
      for (const rate of [slow, fast, null]) {
        const settings = sensibleSettings(tokens, rate);
        expectUsable(settings);
        if (settings.steps > 200) expect(epochs(settings, tokens)).toBeLessThan(13);
        expect(settings.steps).toBeGreaterThanOrEqual(200);
        expect(predictedSeconds(settings, rate ?? slow).pretraining).toBeLessThan(62);
        expect(settings.contextLength).toBeLessThan(tokens);
      }
    },
  );

  it('reads a long text once if that is no more than a minute', () => {
    expect(epochs(sensibleSettings(1_200_000, slow), 1_200_000)).toBeCloseTo(1, 1);
  });
});
