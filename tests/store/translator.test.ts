/** Translators beside the reader's model, by an engine without tensors and a device in memory. */

import { describe, expect, it, vi } from 'vitest';
import { COMPLETE, type Ablations } from '../../src/core/encoderDecoder';
import { ReaderError } from '../../src/core/errors';
import { PRESETS } from '../../src/core/settings';
import { tokensOf, TRANSLATOR_TRAINING, VOCABULARY } from '../../src/core/translation';
import { createLife, type Life } from '../../src/store/life';
import { measurementIn } from '../../src/store/engine/measurement';
import { StorageError } from '../../src/store/persistence/modelStorage';
import type { ValueKey } from '../../src/store/persistence/modelStorage/valueStorage';
import {
  fromKept,
  SHAPE,
  toKept,
  type TranslatorSnapshot,
} from '../../src/store/translator/record';
import { scoreOf, type TranslatorStates } from '../../src/store/translator/state';
import {
  createTranslatorStore,
  type TranslatorStore,
} from '../../src/store/translator/translatorStore';
import {
  CHECKPOINT_STEPS,
  createFakeEngine,
  soon,
  translatorOf,
  type FakeOptions,
} from './fakeEngine';
import { createFakeDevice } from './fakeModelStorage';
import { fakeStorage } from './fakeStorage';
import { until } from './until';

vi.setConfig({ testTimeout: 20_000 });

const { steps: STEPS, warmupSteps: WARM_UP } = TRANSLATOR_TRAINING;
const CUT: Ablations = { ...COMPLETE, bridge: false };
const UNMASKED: Ablations = { ...COMPLETE, decoderMask: false };
const word = (id: number) => VOCABULARY[id % VOCABULARY.length];

/** What lies on the device beside the life. */
function createFakeShelf() {
  const values = new Map<string, { revision: number; value: unknown }>();
  const shelf = {
    values,
    refusal: null as StorageError | null,
    writes: 0,
    open: async (key: ValueKey) => {
      let seen = 0;
      return {
        async read() {
          seen = values.get(key)?.revision ?? 0;
          return structuredClone(values.get(key)?.value);
        },
        async write(value: unknown) {
          shelf.writes++;
          await soon();
          if (shelf.refusal) throw shelf.refusal;
          const found = values.get(key)?.revision ?? 0;
          if (found !== seen) throw new StorageError('storage.changed');
          values.set(key, { revision: ++seen, value: structuredClone(value) });
        },
      };
    },
    kept: (key: ValueKey = 'translator') => fromKept(values.get(key)?.value),
  };
  return shelf;
}

interface VisitOptions extends FakeOptions {
  readonly fetchBundled?: () => Promise<TranslatorSnapshot>;
}

function visit(
  { fetchBundled, ...options }: VisitOptions = {},
  device = createFakeDevice(),
  shelf = createFakeShelf(),
) {
  const engine = createFakeEngine(options);
  const tab = device.openTab();
  const life = createLife(
    engine.connect,
    measurementIn(() => fakeStorage(), 'engines'),
    tab.device,
  );
  const translators = createTranslatorStore({
    ...{ life, openStorage: shelf.open },
    fetchBundled: fetchBundled ?? null,
  });
  const mine = () => translators.getState().masked;
  return { device, shelf, engine, tab, life, translators, mine, ...translators.actions };
}

const fits = (store: TranslatorStore, is: (state: TranslatorStates) => unknown): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!is(store.getState())) return;
      leave();
      resolve();
    };
    const leave = store.subscribe(look);
    look();
  });
const reached = (store: TranslatorStore, step: number) =>
  fits(store, ({ masked }) => masked.step >= step);
const problem = ({ getState }: Life) => getState().problem;

/** Trains until some steps are done, and stops there. */
async function trainAndStop(step: number, options: VisitOptions = {}) {
  const one = visit(options);
  const training = one.train();
  await reached(one.translators, step);
  await one.stop();
  await training;
  return one;
}

describe('training', () => {
  it('goes from none to trained, with every loss and the same sentences at listed steps', async () => {
    const { engine, translators, mine, train } = visit();
    expect(mine()).toMatchObject({ status: 'none', step: 0, steps: STEPS, origin: 'yours' });
    const statuses = new Set<string>();
    translators.subscribe(({ masked }) => statuses.add(masked.status));
    await train();
    expect([...statuses]).toEqual(['none', 'starting', 'training', 'trained']);
    const { losses, samples, sentences, step } = mine();
    expect(step).toBe(STEPS);
    expect(losses).toEqual(Array.from({ length: STEPS }, (_, i) => 1 / (i + 1)));
    expect(sentences).toHaveLength(3);
    expect(sentences[0]).toEqual({
      ...{ english: ['the', 'cat', 'sleeps'], french: ['le', 'chat', 'dort'] },
    });
    const due = [0, 20, 50, 100, 200, 300, 400, STEPS];
    expect(samples).toHaveLength(due.length);
    samples.forEach(({ step: at, translations }, i) => {
      expect(at).toBeGreaterThanOrEqual(due[i]);
      expect(at).toBeLessThan(due[i] + 6);
      expect(translations).toEqual(sentences.map(() => [word(at)]));
    });
    expect(engine.translators).toEqual({ masked: STEPS, unmasked: null });
    expect(engine.parameter).toBe(0);
  });

  it('is stopped, and goes on to the same end', async () => {
    const { mine, goOn, life } = await trainAndStop(50);
    expect(mine().status).toBe('stopped');
    const { step } = mine();
    expect(step).toBeGreaterThanOrEqual(50);
    expect(step).toBeLessThan(STEPS);
    await goOn();
    expect(mine()).toMatchObject({ status: 'trained', step: STEPS });
    expect(mine().losses).toHaveLength(STEPS);
    await goOn();
    expect(mine().step).toBe(STEPS);
    expect(problem(life)).toBeNull();
  });

  it('begun anew forgets what was there, and a run that breaks brings it back', async () => {
    let worst = Infinity;
    const { mine, train, life, translators } = visit({
      lossAt: (step) => (step < worst ? 1 / step : NaN),
    });
    await train('masked', 7);
    expect(mine()).toMatchObject({ status: 'trained', seed: 7 });
    worst = 12;
    await train('masked', 8);
    expect(problem(life)).toContain('The loss rose');
    expect(mine()).toMatchObject({ status: 'trained', seed: 7, step: STEPS });
    expect(mine().losses).toHaveLength(STEPS);
    const { french } = (await translators.actions.translate(['the', 'cat', 'sleeps']))!;
    expect(french).toEqual([word(STEPS)]);
  });

  it('that an engine refuses says so, and leaves no trace', async () => {
    const trainTranslator = () => {
      throw new ReaderError('engine.modelDiverged');
    };
    const { mine, train, life } = visit({ answers: { trainTranslator } });
    await train();
    expect(problem(life)).not.toBeNull();
    expect(mine()).toMatchObject({ status: 'none', step: 0, losses: [] });
  });

  it('without the decoder’s mask is another, kept apart', async () => {
    const { engine, mine, train, translators, translate } = visit();
    await train('unmasked');
    expect(mine().status).toBe('none');
    expect(translators.getState().unmasked.status).toBe('trained');
    expect(engine.translators).toEqual({ masked: null, unmasked: STEPS });
    await train();
    const english = ['the', 'cat', 'sleeps'];
    expect((await translate(english, { ablations: UNMASKED }))?.french).toEqual([word(STEPS)]);
  });

  it('survives the loss of its engine, from its newest checkpoint', async () => {
    const { engine, mine, train, translators } = visit();
    const training = train();
    await reached(translators, 2 * CHECKPOINT_STEPS + 3);
    engine.break();
    await training;
    expect(mine()).toMatchObject({ status: 'trained', step: STEPS });
    expect(mine().losses).toHaveLength(STEPS);
    expect(engine.translators.masked).toBe(STEPS);
    expect(engine.clients).toBe(2);
  });

  it('is given to a new engine before anything is asked of it', async () => {
    const { engine, train, translate } = visit();
    await train();
    engine.break();
    expect((await translate(['the', 'cat', 'sleeps']))?.french).toEqual([word(STEPS)]);
    expect(engine.translators.masked).toBe(STEPS);
  });

  it('ends at its last checkpoint where the engine does not listen', async () => {
    const deafAt = 2 * CHECKPOINT_STEPS + 3;
    const { mine, train, translators, stop } = visit({ deafAt });
    const training = train();
    await reached(translators, deafAt);
    await stop();
    await training;
    expect(mine()).toMatchObject({ status: 'stopped', step: 2 * CHECKPOINT_STEPS });
    expect(mine().losses).toHaveLength(2 * CHECKPOINT_STEPS);
  });
});

describe('the one worker', () => {
  it('trains the translator after the reader’s model, and says that it waits', async () => {
    const { life, mine, train, translators } = visit();
    await life.actions.configure(PRESETS.small.size);
    const training = life.actions.pretrain();
    await until(life, ({ runs }) => runs.pretraining?.status === 'running');
    const translating = train();
    await fits(translators, ({ masked }) => masked.status === 'waiting');
    expect(life.getState().problem).toBeNull();
    await training;
    await translating;
    expect(life.getState().runs.pretraining?.status).toBe('finished');
    expect(mine().status).toBe('trained');
  });

  it('trains the model after the translator, and says that it waits', async () => {
    const { life, mine, train, translators } = visit();
    await life.actions.configure(PRESETS.small.size);
    const translating = train();
    await reached(translators, 5);
    const training = life.actions.pretrain();
    await until(life, ({ waits }) => waits);
    expect(life.getState().runs.pretraining).toMatchObject({ status: 'preparing', step: 0 });
    await until(life, ({ waits }) => !waits);
    expect(mine().step).toBe(STEPS);
    await Promise.all([training, translating]);
    expect(life.getState().runs.pretraining?.status).toBe('finished');
  });

  it('is not waited for by who is stopped meanwhile', async () => {
    const { life, mine, train, translators, stop } = visit();
    await life.actions.configure(PRESETS.small.size);
    const training = life.actions.pretrain();
    await until(life, ({ runs }) => runs.pretraining?.status === 'running');
    const translating = train();
    await fits(translators, ({ masked }) => masked.status === 'waiting');
    await stop();
    await translating;
    expect(mine().status).toBe('none');
    expect(life.getState().runs.pretraining?.status).toBe('running');

    await life.actions.stop();
    await training;
    const again = train();
    await reached(translators, 5);
    const waiting = life.actions.pretrain({ anew: true });
    await until(life, ({ waits }) => waits);
    await life.actions.stop();
    await waiting;
    expect(life.getState().runs.pretraining).toMatchObject({ status: 'stopped', step: 0 });
    expect(mine().status).toBe('training');
    await again;
    expect(mine().status).toBe('trained');
  });

  it('stops both where another engine is chosen', async () => {
    const { life, mine, train, translators } = visit();
    const translating = train();
    await reached(translators, 5);
    await life.actions.chooseEngine('cpu');
    await translating;
    expect(mine().status).toBe('stopped');
    expect(problem(life)).toBeNull();
  });
});

describe('what is asked of it', () => {
  it('comes with the probabilities of each word and of the end', async () => {
    const { train, translate } = visit();
    await train();
    const written = (await translate(['the', 'cat', 'sleeps']))!;
    expect(written).toMatchObject({ french: [word(STEPS)], finished: true, candidates: [] });
    expect(written.probabilities).toHaveLength(2);
    for (const row of written.probabilities) {
      expect(row.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
    }
    const likeliest = written.probabilities.map((row) => row.indexOf(Math.max(...row)));
    expect(tokensOf(likeliest)).toEqual([word(STEPS), '</s>']);
  });

  it('may be a beam, whose best comes first', async () => {
    const { train, translate } = visit();
    await train();
    const written = await translate(['the', 'cat', 'sleeps'], { beamWidth: 3 });
    expect(written?.candidates.map(({ logProbability }) => logProbability)).toEqual([-1, -2, -3]);
    expect(written?.french).toEqual(written?.candidates[0].french);
  });

  it('is a score of the whole, and of each that is taken away, with the steps behind it', async () => {
    const { mine, train, translators, measureExact, life } = visit();
    await measureExact();
    expect(problem(life)).not.toBeNull();
    await train();
    const seen: unknown[] = [];
    translators.subscribe(({ masked }) => masked.measuring && seen.push(masked.measuring.of));
    await measureExact();
    await measureExact(CUT);
    await measureExact(CUT);
    expect(seen).toContain(10);
    expect(mine().scores).toHaveLength(2);
    expect(scoreOf(mine(), CUT)).toEqual({ exact: STEPS, of: 1_000, step: STEPS, ablations: CUT });
    expect(scoreOf(mine(), { ...COMPLETE, encoderSees: 'before' })).toBeNull();
    expect(mine().measuring).toBeNull();
    await train('unmasked');
    await measureExact(UNMASKED);
    expect(scoreOf(translators.getState().unmasked, UNMASKED)?.exact).toBe(STEPS);
    expect(mine().scores).toHaveLength(2);
  });

  it('leaves no score where it is stopped, or another is trained meanwhile', async () => {
    const measureTranslator: NonNullable<FakeOptions['answers']>['measureTranslator'] = (
      _,
      { signal },
    ) =>
      new Promise((resolve) => {
        const end = () => resolve({ exact: 3, of: 100 });
        if (signal?.aborted) end();
        signal?.addEventListener('abort', end);
      });
    const { mine, train, translators, measureExact, stop } = visit({
      answers: { measureTranslator },
    });
    await train();
    for (const end of [stop, train]) {
      const measured = measureExact();
      await fits(translators, ({ masked }) => masked.measuring);
      await end();
      await measured;
      expect(mine()).toMatchObject({ scores: [], measuring: null, status: 'trained' });
    }
  });
});

describe('between visits', () => {
  /** Trains, and leaves as a closed tab does. */
  async function leave(step = STEPS, options: VisitOptions = {}) {
    const first = step === STEPS ? visit(options) : await trainAndStop(step, options);
    if (step === STEPS) await first.train();
    first.tab.hide();
    await fits(first.translators, ({ masked }) => masked.savedAt);
    await vi.waitUntil(() => first.shelf.kept()?.record.step === first.mine().step);
    first.tab.close();
    return first;
  }

  it('comes back by itself, and starts no engine', async () => {
    const { device, shelf, mine: before } = await leave();
    const { engine, mine, recall, translate } = visit({}, device, shelf);
    await recall();
    expect(engine.asked).toEqual([]);
    const { version: _, measuring: __, savedAt, ...left } = before();
    expect(mine()).toMatchObject(left);
    expect(savedAt).not.toBeNull();
    expect((await translate(['the', 'cat', 'sleeps']))?.french).toEqual([word(STEPS)]);
  });

  it('goes on where it was stopped, by parameters and moments', async () => {
    const { device, shelf, mine: before } = await leave(50);
    const { engine, mine, goOn } = visit({}, device, shelf);
    await goOn();
    expect(before().step).toBeLessThan(STEPS);
    expect(mine()).toMatchObject({ status: 'trained', step: STEPS });
    expect(engine.translators.masked).toBe(STEPS);
  });

  it('touches nothing of the life, and the life nothing of it', async () => {
    const { device, shelf } = await leave();
    expect(device.record).toBeUndefined();
    const { life } = visit({}, device, shelf);
    await life.actions.configure(PRESETS.small.size);
    await life.actions.pretrain();
    await until(life, () => device.record?.runs.pretraining?.status === 'finished');
    expect(shelf.kept()?.record.status).toBe('trained');
  });

  it('what is kept is not replaced by a run in its warm-up, by ours, or by nothing', async () => {
    const { device, shelf } = await leave();
    const ours = snapshot();
    const second = visit({ fetchBundled: async () => ours }, device, shelf);
    await second.recall();
    await second.borrow();
    expect(second.mine()).toMatchObject({ origin: 'ours', status: 'trained', step: 9 });
    second.tab.hide();
    await soon();
    expect(shelf.kept()?.record).toMatchObject({ origin: 'yours', step: STEPS });
    await second.bringBack();
    expect(second.mine()).toMatchObject({ origin: 'yours', step: STEPS });
    await second.reset();
    expect(second.mine()).toMatchObject({ status: 'none', losses: [] });
    void second.train();
    await reached(second.translators, WARM_UP - 5);
    second.tab.hide();
    await soon();
    expect(shelf.kept()?.record.step).toBe(STEPS);
    await reached(second.translators, WARM_UP + CHECKPOINT_STEPS + 1);
    second.tab.hide();
    await vi.waitUntil(() => shelf.kept()!.record.step < STEPS);
    await second.stop();
  });

  it('no room is told of, and the next try may find some', async () => {
    const { shelf, mine, train, tab } = visit();
    shelf.refusal = new StorageError('storage.full');
    await train();
    tab.hide();
    await vi.waitUntil(() => mine().trouble);
    expect(mine().trouble?.problem).toBe('full');
    shelf.refusal = null;
    tab.hide();
    await vi.waitUntil(() => mine().savedAt);
    expect(mine().trouble).toBeNull();
  });

  it('what another tab has written is not overwritten where nothing guards it', async () => {
    const { shelf, mine, train, tab, recall } = visit();
    await recall();
    shelf.values.set('translator', { revision: 5, value: toKept(snapshot()) });
    await train();
    tab.hide();
    await vi.waitUntil(() => mine().trouble);
    expect(mine().trouble?.problem).toBe('changed');
    expect(shelf.kept()?.record.step).toBe(9);
  });

  it('of two tabs, one trains and keeps; the other takes over what it has left', async () => {
    const device = createFakeDevice();
    const shelf = createFakeShelf();
    const first = visit({}, device, shelf);
    const second = visit({}, device, shelf);
    await until(second.life, ({ persistence }) => !persistence.owns);
    await second.recall();
    await second.train();
    expect(problem(second.life)).toContain('Another tab');
    expect(second.mine().status).toBe('none');
    await first.train();
    first.tab.hide();
    await vi.waitUntil(() => shelf.kept()?.record.status === 'trained');
    first.tab.close();
    await fits(second.translators, ({ masked }) => masked.status === 'trained');
    await second.train('masked', 4);
    second.tab.hide();
    await vi.waitUntil(() => shelf.kept()?.record.seed === 4);
  });

  it('a press that comes before it is known whose it is costs nothing of what was kept', async () => {
    const { shelf, device } = await leave(5);
    const first = visit({}, device, shelf);
    await first.recall();
    let know: (value: unknown) => void = () => {};
    device.claiming = () => new Promise((done) => (know = done));
    const second = visit({}, device, shelf);
    await second.recall();
    const pressed = second.train();
    setTimeout(know, 20);
    await pressed;
    expect(problem(second.life)).toContain('Another tab');
    expect(second.mine()).toMatchObject({ status: 'stopped', step: first.mine().step });
  });

  it('what is damaged, or of another vocabulary, is none', async () => {
    const kept = toKept(snapshot());
    expect(fromKept(structuredClone(kept))).toMatchObject({ record: { step: 9 } });
    const { record, checkpoint } = kept;
    const damaged = { ...checkpoint, numbers: checkpoint.numbers.map((one) => one + 1) };
    for (const other of [
      undefined,
      { ...kept, checkpoint: damaged },
      { ...kept, record: { ...record, vocabulary: ['le'] } },
      { ...kept, record: { ...record, format: 2 } },
      { ...kept, record: { ...record, step: STEPS + 1 } },
    ]) {
      expect(fromKept(other)).toBeNull();
    }
  });
});

describe('ours', () => {
  it('is borrowed with what was measured of it, or says why not', async () => {
    const { mine, borrow, translate } = visit({ fetchBundled: async () => snapshot() });
    await borrow();
    expect(mine()).toMatchObject({ origin: 'ours', status: 'trained', step: 9 });
    expect((await translate(['the', 'cat', 'sleeps']))?.french).toEqual([word(9)]);
    const without = visit();
    await without.borrow();
    expect(problem(without.life)).not.toBeNull();
    expect(without.mine().status).toBe('none');
  });
});

/** One of ours, after nine steps. */
function snapshot(): TranslatorSnapshot {
  const parameters = translatorOf(9);
  return {
    record: {
      ...{ format: 1, origin: 'ours', status: 'trained', seed: 0, step: 9 },
      ...{ vocabulary: VOCABULARY, shape: SHAPE },
      ...{ losses: [], sentences: [], samples: [], scores: [] },
    },
    checkpoint: { step: 9, parameters, moments: { first: {}, second: {} } },
  };
}
