import { describe, expect, it } from 'vitest';
import { createCheckpointHistory } from '../../src/store/model/checkpointHistory';
import { checkRecord, recordOf, type LifeRecord } from '../../src/store/model/record';
import { DEFAULT_SETTINGS, pretrainingOf, type Settings } from '../../src/core/settings';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import type { LifeState, RunState } from '../../src/store/state';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, nLayer: 1, dModel: 32, nHead: 2, seed: 7 };

const RECORD: LifeRecord = {
  format: 1,
  origin: 'yours',
  settings: SETTINGS,
  config: {
    vocabSize: 261,
    contextLength: 16,
    nLayer: 1,
    nHead: 2,
    nKvHead: 2,
    dModel: 32,
    hiddenDim: 88,
    ropeTheta: 10_000,
    normEps: 1e-5,
    tiedHead: true,
  },
  tokenizer: {
    merges: [
      [104, 101],
      [256, 32],
    ],
  },
  runs: {
    pretraining: {
      origin: 'yours',
      settings: SETTINGS,
      base: null,
      status: 'finished',
      step: 3,
      losses: [5.5, 4.25, 3.125],
      samples: [
        { step: 0, prompt: 'The', text: ' otter' },
        {
          step: 3,
          prompt: 'The',
          text: ' otter',
          validationLoss: 3.5,
          fillIns: { of: 40, possible: 30, right: 8 },
        },
      ],
      tokensPerSecond: 1234.5,
    },
    fineTuning: {
      origin: 'yours',
      settings: SETTINGS,
      base: { phase: 'pretraining', step: 3 },
      status: 'stopped',
      step: 1,
      losses: [2.5],
      samples: [],
      tokensPerSecond: 0,
    },
  },
  own: { text: 'otters.txt', conversations: null },
};

/** A copy as the database gives it. */
const copy = () => structuredClone(RECORD) as unknown as Record<string, unknown>;

type Path = readonly (string | number)[];

/** Every field, of whatever depth, but for settings, which are read leniently everywhere. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'settings' ? [] : [[...path, key], ...pathsOf(inner, [...path, key])],
  );
}

function change(path: Path, alter: (parent: Record<string, unknown>, key: string) => void) {
  const record = copy();
  const parent = path.slice(0, -1).reduce((at, key) => at[key] as typeof record, record);
  alter(parent, String(path.at(-1)));
  return record;
}

/** A run of an older version says nothing of its origin, and its samples of no validation loss. */
const isNew = (path: Path): boolean =>
  path.at(-1) === 'validationLoss' ||
  path.at(-1) === 'fillIns' ||
  (path.at(-1) === 'origin' && path.length > 1);

const at = (path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], RECORD);

describe('a record', () => {
  it('comes back as it was written', () => {
    expect(checkRecord(copy())).toEqual(RECORD);
  });

  it('is none if any field is missing, and the settings are then the usual ones', () => {
    for (const path of pathsOf(RECORD)) {
      // A shorter list is another list.
      if (Array.isArray(at(path.slice(0, -1))) || isNew(path)) continue;
      const without = change(path, (parent, key) => delete parent[key]);
      expect(checkRecord(without), path.join('.')).toBeNull();
    }
    const without = change(['settings'], (parent, key) => delete parent[key]);
    expect(checkRecord(without)?.settings).toEqual(DEFAULT_SETTINGS);
  });

  it('is none if any field is of another kind', () => {
    const others = ['8', NaN, Infinity, -1, 1.5, 1e309, undefined, {}, [], true, Symbol.iterator];
    const isSame = (a: unknown, b: unknown) =>
      typeof a === typeof b && Array.isArray(a) === Array.isArray(b);
    for (const path of pathsOf(RECORD)) {
      const right = at(path);
      for (const other of others) {
        // Another value of the same kind may well be right; numbers are held below.
        if (isSame(right, other) || (right === null && typeof other === 'string')) continue;
        if (isNew(path) && other === undefined) continue;
        const wrong = change(path, (parent, key) => (parent[key] = other));
        expect(checkRecord(wrong), `${path.join('.')}: ${String(other)}`).toBeNull();
      }
    }
  });

  it('is none if a number is impossible, or what it asks for is too much', () => {
    const wrong: [Path, unknown][] = [
      [['format'], 2],
      [['runs', 'pretraining', 'step'], -1],
      [['runs', 'pretraining', 'step'], 2.5],
      [['runs', 'pretraining', 'losses', 1], NaN],
      [['runs', 'pretraining', 'status'], 'running'],
      [['runs', 'fineTuning', 'base', 'phase'], 'constructor'],
      [['origin'], 'theirs'],
      [['config', 'nLayer'], 1_000_000],
      [['config', 'nHead'], 3],
      [['config', 'vocabSize'], 262],
      [['config', 'normEps'], -1],
      [['tokenizer', 'merges', 0], [104]],
      [
        ['tokenizer', 'merges', 1],
        [999, 32],
      ],
    ];
    for (const [path, value] of wrong) {
      const record = change(path, (parent, key) => (parent[key] = value));
      expect(checkRecord(record), `${path.join('.')}: ${String(value)}`).toBeNull();
    }
    // Each number could be right, and together they would take 13 GB.
    const huge = copy();
    const config = { ...RECORD.config, nLayer: 64, dModel: 4_096, hiddenDim: 16_384 };
    expect(checkRecord({ ...huge, config })).toBeNull();
  });

  it('is none of what is no object, and brings nothing along that is not asked for', () => {
    for (const value of [undefined, null, 7, 'record', [], () => RECORD, new Map(), new Date()]) {
      expect(checkRecord(value)).toBeNull();
    }
    const throwing = Object.defineProperty(copy(), 'runs', {
      get() {
        throw new Error('no');
      },
    });
    expect(checkRecord(throwing)).toBeNull();

    const json = JSON.stringify(RECORD).replaceAll('{', '{"__proto__":{"polluted":1},"extra":1,');
    expect(checkRecord(JSON.parse(json))).toEqual(RECORD);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a life that is written down', () => {
  const tokenizer = createTokenizer(RECORD.tokenizer);
  const running: RunState = {
    ...RECORD.runs.pretraining!,
    training: pretrainingOf(SETTINGS),
    checkpoints: [0, 2],
    status: 'running',
    step: 4,
    steps: 800,
    losses: [5.5, 4.25, 3.125, 3],
    samples: [
      { step: 0, prompt: 'The', text: 'a' },
      { step: 2, prompt: 'The', text: 'b' },
      { step: 3, prompt: 'The', text: 'c' },
    ],
    learningRate: 0.01,
    secondsLeft: 9,
  };
  const state: Pick<LifeState, 'model' | 'runs' | 'own'> = {
    model: {
      age: 'base',
      config: RECORD.config,
      tokenizer,
      parameterCount: 1,
      settings: SETTINGS,
      origin: 'yours',
    },
    runs: { pretraining: running, fineTuning: null },
    own: { text: null, conversations: null },
  };
  const historyAt = (...steps: number[]) => {
    const history = createCheckpointHistory();
    const arrays = { p: { shape: [1], data: Float32Array.of(1) } };
    for (const step of steps) {
      const checkpoint = { step, parameters: arrays, moments: { first: arrays, second: arrays } };
      history.add('pretraining', checkpoint, null);
    }
    return history;
  };

  it('in the middle of a run has stopped at its newest checkpoint: nothing after it could go on', () => {
    const record = recordOf(state, historyAt(0, 2))!;
    expect(record.runs.pretraining).toMatchObject({ status: 'stopped', step: 2 });
    expect(record.runs.pretraining!.losses).toEqual([5.5, 4.25]);
    expect(record.runs.pretraining!.samples.map(({ step }) => step)).toEqual([0, 2]);
    expect(record.runs.fineTuning).toBeNull();
    expect(checkRecord(structuredClone(record))).toEqual(record);
  });

  it('is nothing while nothing has been learnt', () => {
    expect(recordOf(state, historyAt())).toBeNull();
    expect(recordOf({ ...state, model: null }, historyAt(0))).toBeNull();
  });

  it('can be read again although a coarse clock has measured no time', () => {
    const runs = { ...state.runs, pretraining: { ...running, tokensPerSecond: Infinity } };
    const record = recordOf({ ...state, runs }, historyAt(0, 2));
    expect(checkRecord(structuredClone(record))).not.toBeNull();
  });
});
