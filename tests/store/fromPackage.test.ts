import { describe, expect, it } from 'vitest';
import { unpackModel, type ModelPackage } from '../../src/core/files/modelPackage';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { createCheckpointHistory } from '../../src/store/model/checkpointHistory';
import { packForReader } from '../../src/store/model/packForReader';
import { fromPackage, toPackage, withoutMoments } from '../../src/store/model/packageRecord';
import { checkRecord } from '../../src/store/model/record';
import { restoreLife } from '../../src/store/model/restoreLife';
import { keptLife } from '../../src/store/persistence/twoLives';
import { FIRST_STATE, type LifeState, type Moment, type RunState } from '../../src/store/state';
import { modelName } from '../../src/widgets/life/describeModel';
import { NOTHING_KNOWN, type About } from '../../src/core/files/about';
import { savedFolder } from '../core/files/foreign';
import { somePackage } from '../core/files/packages';
import { zipAs } from '../core/files/zipAs';
import { expectRefusal } from '../sentences';

/** A base model that has read a file of that name. */
function trainedOn(name: string) {
  const { config, tokenizer, parameters } = somePackage();
  const settings = { ...DEFAULT_SETTINGS, corpus: 'own' as const };
  const history = createCheckpointHistory();
  history.add('pretraining', withoutMoments(10, parameters), null);
  const model = { age: 'base', origin: 'yours', config, settings, parameterCount: 1 } as const;
  const state: LifeState = {
    ...FIRST_STATE,
    model: { ...model, tokenizer: createTokenizer(tokenizer) },
    own: {
      text: { name, count: 1, characters: 100, bytes: 100, warnings: [] },
      conversations: null,
    },
    runs: {
      pretraining: { step: 10, checkpoints: [10], base: null, settings } as unknown as RunState,
      fineTuning: null,
    },
  };
  return toPackage(state, history);
}

describe('a model of the reader’s own text, taken home', () => {
  it.each([
    ['mine.txt', 'mine.txt'],
    ['Moby-Dick', 'Moby-Dick (Your own text)'],
    ['The small world', 'The small world (Your own text)'],
    [`${'鯨'.repeat(300)}.txt`, `${'鯨'.repeat(199)}…`],
    [`${'x'.repeat(198)}👋👋.txt`, `${'x'.repeat(198)}…`],
  ])('comes back as that: %s', (name, corpus) => {
    const model = unpackModel(packForReader(trainedOn(name)));
    expect(model.about.corpus).toBe(corpus);
    expect(fromPackage(model).record.settings.corpus).toBe('own');
  });
});

const OWN_TEXT = { name: 'mine.txt', count: 1, characters: 100, bytes: 100, warnings: [] };

/** A life that begins with a model out of a file, beside a text of the reader's own. */
function opened(model: ModelPackage) {
  let state: LifeState = { ...FIRST_STATE, own: { text: OWN_TEXT, conversations: null } };
  const history = createCheckpointHistory();
  const set = (change: Partial<LifeState>) => void (state = { ...state, ...change });
  const { record, checkpoints } = fromPackage(model);
  // As the device keeps it, and gives it back.
  const kept = checkRecord(structuredClone(record));
  expect(kept).toEqual(record);
  restoreLife({ get: () => state, set }, history, { record: kept!, checkpoints });
  return { state, history };
}

/** What it is once the reader has fine-tuned it. */
function fineTuned({ state, history }: ReturnType<typeof opened>, step: number) {
  const base: Moment = { phase: 'pretraining', step: state.runs.pretraining!.step };
  const { parameters } = history.before(base)!;
  history.add('fineTuning', withoutMoments(step, parameters), base);
  const run = { ...state.runs.pretraining!, origin: 'yours' as const, step, base };
  const { stepsUnknown: _, ...fineTuning } = run;
  return { state: { ...state, runs: { ...state.runs, fineTuning } }, history };
}

const taken = ({ state, history }: ReturnType<typeof opened>) =>
  unpackModel(packForReader(toPackage(state, history)));

describe('a model that other software has saved', () => {
  const whole = unpackModel(zipAs(savedFolder().files));

  it('goes as it came, with nothing known of it', () => {
    expect(whole.about).toEqual(NOTHING_KNOWN);
    expect(taken(opened(whole))).toStrictEqual(whole);
  });

  it('has no steps and no age in its name', () => {
    const { state } = opened(whole);
    expect(modelName({ ...state, model: { ...state.model!, age: 'base' } })).toBe('Opened model');
    expect(keptLife({ origin: 'opened', runs: state.runs }, 0)).toMatchObject({ steps: null });
  });

  it('is an assistant once it was fine-tuned here, and its first part goes on not being known', () => {
    const { about } = taken(fineTuned(opened(whole), 70));
    expect(about).toEqual({ ...NOTHING_KNOWN, age: 'assistant', fineTuningSteps: 70 });
  });

  it('loses its chat template with that: it answers in our format then', () => {
    const model = { ...whole, chatTemplate: '{{ messages }}' };
    expect(taken(opened(model)).chatTemplate).toBe('{{ messages }}');
    expect(taken(fineTuned(opened(model), 70))).not.toHaveProperty('chatTemplate');
  });
});

describe('a kept record of a model with a vocabulary of its own', () => {
  const { record } = fromPackage(unpackModel(zipAs(savedFolder().files)));
  const { merges, vocabulary } = record.tokenizer;
  const { tokens, added, ...rest } = vocabulary!;

  it.each([
    ['a merge makes no token', { merges: [[2, 2]], vocabulary }],
    ['a merge has no token', { merges: [[2, 1e6]], vocabulary }],
    ['a token stands twice', { merges, vocabulary: { ...vocabulary, tokens: [...tokens, 'a'] } }],
    [
      'a token is a number',
      { merges, vocabulary: { tokens: [...tokens.slice(0, -1), 7], added, ...rest } },
    ],
    ['no token is the end', { merges, vocabulary: { ...vocabulary, endId: tokens.length } }],
    [
      'an added token has no id',
      { merges, vocabulary: { ...vocabulary, added: [{ special: true }] } },
    ],
    ['it says what is not known here', { merges, vocabulary: { ...vocabulary, upsideDown: true } }],
    ['it is none', { merges, vocabulary: 'gpt2' }],
  ])('is refused where %s', (_, tokenizer) => {
    expect(checkRecord(record)).toEqual(record);
    expect(checkRecord({ ...record, tokenizer })).toBeNull();
  });

  it.each([
    { about: { ...NOTHING_KNOWN, seed: -1 } },
    { about: null },
    { about: NOTHING_KNOWN, chatTemplate: 5 },
    7,
  ])('is refused where %j came with it', (opened) => {
    expect(checkRecord({ ...record, opened })).toBeNull();
  });
});

describe('a model of somebody else’s, opened beside one’s own text', () => {
  const about: Partial<About> = {
    corpus: 'whales.txt',
    seed: 123_456_789,
    age: 'base',
    fineTuningSteps: 0,
  };
  const whole = somePackage({ about });

  it('keeps the name of what it has read, and its seed', () => {
    expect(taken(opened(whole)).about).toEqual(whole.about);
    expect(taken(fineTuned(opened(whole), 5)).about).toEqual({
      ...whole.about,
      age: 'assistant',
      fineTuningSteps: 5,
    });
  });

  it('has no name of what it has read where an earlier version noted none', () => {
    const { state, history } = opened(whole);
    const { opened: _, ...model } = state.model!;
    expect(taken({ state: { ...state, model }, history }).about.corpus).toBe('Your own text');
  });
});

it('a run that has broken, as an earlier version kept it, is not taken home', () => {
  const { state, history } = opened(somePackage({ about: { age: 'base', fineTuningSteps: 0 } }));
  const pretraining = { ...state.runs.pretraining!, status: 'diverged' } as const;
  expectRefusal(
    () => toPackage({ ...state, runs: { ...state.runs, pretraining } }, history),
    'the loss of this one rose instead of falling',
  );
});
