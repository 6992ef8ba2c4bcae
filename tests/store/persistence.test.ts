import { describe, expect, it, vi } from 'vitest';
import { PRESETS } from '../../src/core/settings';
import { createLife, type Life } from '../../src/store/life';
import type { FetchBundledModel } from '../../src/store/model/modelActions';
import { measurementIn } from '../../src/store/engine/measurement';
import { ReaderError } from '../../src/core/errors';
import { StorageError } from '../../src/store/persistence/modelStorage';
import { noticeIn, type Phase } from '../../src/store/state';
import { CHECKPOINT_STEPS, createFakeEngine, soon, type FakeOptions } from './fakeEngine';
import { createFakeDevice } from './fakeModelStorage';
import { fakeStorage } from './fakeStorage';
import { until } from './until';

vi.setConfig({ testTimeout: 20_000 });

const { steps: STEPS } = PRESETS.small.size;
const TEXT = new TextEncoder().encode('The otter swims in the river. '.repeat(20));

/** One visit: a page of its own, with an engine of its own. */
function visit(
  device = createFakeDevice(),
  fetchBundledModel: FetchBundledModel | null = null,
  options: FakeOptions = {},
) {
  const engine = createFakeEngine(options);
  const tab = device.openTab();
  const life = createLife(
    engine.connect,
    measurementIn(() => fakeStorage(), 'engines'),
    tab.device,
    fetchBundledModel,
  );
  return { device, engine, tab, life, ...life.actions };
}

const reached = (life: Life, step: number, phase: Phase = 'pretraining') =>
  until(life, ({ runs }) => (runs[phase]?.step ?? 0) >= step);

const isKnown = (life: Life) => until(life, ({ persistence }) => persistence.kept);
const isKept = (life: Life) => until(life, ({ persistence }) => persistence.savedAt !== null);

/** Trains until some steps are done, and leaves as a closed tab does, when something is kept. */
async function trainAndLeave(step = 55) {
  const first = visit();
  await first.configure({ ...PRESETS.small.size, seed: 3 });
  void first.pretrain();
  await reached(first.life, step);
  first.tab.hide();
  await isKept(first.life);
  await soon();
  first.tab.close();
  return first;
}

describe('a model of an earlier visit', () => {
  it('is known of before it is taken up, and comes back by itself before a random one is drawn', async () => {
    const { device } = await trainAndLeave();
    const { life, engine, wake } = visit(device);
    await isKnown(life);
    const { persistence, model } = life.getState();
    const { step } = device.record!.runs.pretraining!;
    const kept = { age: 'base', steps: step, origin: 'yours', savedAt: expect.any(Number) };
    expect(persistence).toMatchObject({ kept, former: null, returned: null });
    expect(model).toBeNull();
    await wake();
    expect(life.getState().model).toMatchObject({ age: 'base' });
    expect(life.getState().persistence).toMatchObject({ kept: null, returned: kept });
    expect(engine.parameter).toBe(step);
    // It is not drawn first: a model is made once, to be filled.
    expect([engine.count('trainTokenizer'), engine.count('createModel')]).toEqual([0, 1]);
    const other = visit();
    await other.wake();
    expect(other.life.getState().model).toMatchObject({ age: 'random' });
    expect(other.life.getState().persistence).toMatchObject({
      ...{ kept: null, former: null, returned: null, owns: true, trouble: null },
    });
  });

  it('is taken up without an engine where it is only shown', async () => {
    const { device } = await trainAndLeave();
    const { life, engine, recall } = visit(device);
    expect(await recall()).toBe(true);
    expect(engine.asked).toEqual([]);
    expect(life.getState().model?.age).toBe('base');
    expect(await recall()).toBe(false);
  });

  it('is what every action finds, whoever is first', async () => {
    const { device } = await trainAndLeave();
    const WRITE = { sampling: { temperature: 0, topK: 0, topP: 1 }, maxNewTokens: 8, seed: 0 };
    for (const act of [
      ({ ask }: Life['actions']) => ask('What?', WRITE),
      ({ logits }: Life['actions']) => logits([1]),
      ({ chooseEngine }: Life['actions']) => chooseEngine('cpu'),
      ({ lookBack }: Life['actions']) => lookBack({ phase: 'pretraining', step: 10 }),
    ]) {
      const { life, tab } = visit(device);
      await act(life.actions);
      expect(life.getState().problem).toBeNull();
      expect(life.getState().model?.age).toBe('base');
      tab.close();
    }
  });

  it('is not replaced by a press on Train that came before it was seen; a second press is another thing', async () => {
    const first = visit();
    await first.configure(PRESETS.small.size);
    await first.pretrain();
    await until(first.life, () => first.device.record?.runs.pretraining?.status === 'finished');
    first.tab.close();
    const { life, device, pretrain, trainUpTo, fineTune } = visit(first.device);
    const saves = device.saves.length;
    await pretrain();
    expect(life.getState().runs.pretraining).toMatchObject({ status: 'finished', step: STEPS });
    await trainUpTo('base');
    expect(device.saves).toHaveLength(saves);
    await fineTune();
    expect(life.getState().model?.age).toBe('assistant');
    await pretrain();
    expect(life.getState().runs.fineTuning).toBeNull();
    await until(life, () => device.former !== undefined);
    expect(device.former?.runs.fineTuning?.status).toBe('finished');
  });

  it('leaves the settings that came with a link to the next', async () => {
    const { device } = await trainAndLeave();
    const { life, configure, wake } = visit(device);
    await configure({ nLayer: 3 });
    await wake();
    expect(life.getState().settings.nLayer).toBe(3);
    expect(life.getState().model?.settings.nLayer).toBe(PRESETS.small.size.nLayer);
  });

  it('that cannot be read is told of, and the page goes on without', async () => {
    const { device } = await trainAndLeave();
    device.unreadable = new StorageError('storage.unreadable');
    const { life, wake, pretrain } = visit(device);
    await wake();
    expect(life.getState().problem).toContain('cannot be read');
    expect(life.getState().model?.age).toBe('random');
    expect(life.getState().persistence.kept).toBeNull();
    await pretrain();
    // Whatever it is, it is not thrown away.
    await until(life, () => device.record?.runs.pretraining?.status === 'finished');
    expect(device.former?.runs.pretraining).not.toBeNull();
  });

  it('comes back with its runs, samples, settings and the texts of the reader', async () => {
    const first = visit();
    await first.configure({ ...PRESETS.small.size, seed: 5 });
    await first.bring('text', 'otters.txt', TEXT);
    await first.pretrain();
    await first.fineTune();
    first.tab.hide();
    await isKept(first.life);
    await until(first.life, () => first.device.record?.runs.fineTuning?.status === 'finished');
    const before = first.life.getState();
    first.tab.close();

    const { life, engine, wake } = visit(first.device);
    await isKnown(life);
    expect(life.getState().persistence.kept).toMatchObject({ age: 'assistant' });
    await wake();
    const after = life.getState();
    expect(after.problem).toBeNull();
    expect(after.model).toMatchObject({ age: 'assistant', settings: before.model!.settings });
    expect(after.settings.seed).toBe(5);
    expect(after.own).toEqual(before.own);
    for (const phase of ['pretraining', 'fineTuning'] as const) {
      const { losses, samples, checkpoints, status, step, base } = before.runs[phase]!;
      const same = { losses, samples, checkpoints, status, step, base };
      expect(after.runs[phase]).toMatchObject(same);
    }
    expect(engine.parameter).toBe(first.engine.parameter);
    expect(engine.base).toBe(STEPS);
  });

  it('has the text, too, that was brought when it was trained already', async () => {
    const { life, tab, device, configure, pretrain, bring } = visit();
    await configure(PRESETS.small.size);
    await pretrain();
    await isKept(life);
    await bring('text', 'otters.txt', TEXT);
    tab.hide();
    await soon();
    expect(device.record?.own.text).toBe('otters.txt');
    expect(device.texts()).toHaveProperty('text');
  });

  it('is not written again when it comes back, but when it goes on', async () => {
    const { device } = await trainAndLeave();
    const before = device.saves.length;
    const { life, tab, recall, pretrain } = visit(device);
    await isKnown(life);
    await recall();
    // Whatever is new would be kept now.
    tab.hide();
    expect(device.saves.length).toBe(before);
    await pretrain();
    expect(device.saves.length).toBeGreaterThan(before);
    expect(device.record?.runs.pretraining?.status).toBe('finished');
  });

  it('comes back as a base model if its fine-tuning was undone', async () => {
    const first = visit();
    await first.configure(PRESETS.small.size);
    await first.pretrain();
    await first.fineTune();
    await until(first.life, () => first.device.record?.runs.fineTuning?.status === 'finished');
    await first.undoFineTuning();
    first.tab.hide();
    await until(first.life, () => first.device.record?.runs.fineTuning === null);
    first.tab.close();
    const { life } = visit(first.device);
    await isKnown(life);
    expect(life.getState().persistence.kept).toMatchObject({ age: 'base', steps: STEPS });
  });

  it('stays on the device while the run that would take its place may break, and after it has', async () => {
    let breaksAfter = Infinity;
    const lossAt = (step: number) => (step > breaksAfter ? NaN : 1);
    const { life, tab, device, configure, pretrain } = visit(undefined, null, { lossAt });
    await configure(PRESETS.small.size);
    await pretrain();
    const isWhole = () => device.record?.runs.pretraining?.status === 'finished';
    await until(life, isWhole);
    breaksAfter = 14;
    await configure({ learningRate: 5 });
    const ended = pretrain();
    await until(life, ({ runs }) => runs.pretraining?.step === CHECKPOINT_STEPS + 1);
    tab.hide();
    await soon();
    expect(isWhole()).toBe(true);
    await ended;
    tab.hide();
    await soon();
    expect([isWhole(), device.record?.runs.pretraining?.step]).toEqual([true, STEPS]);
  });

  it('goes on to what it would have been without the interruption', async () => {
    const { device } = await trainAndLeave();
    const { life, engine, recall, pretrain } = visit(device);
    await isKnown(life);
    await recall();
    const run = life.getState().runs.pretraining!;
    expect(run.status).toBe('stopped');
    expect(run.step % CHECKPOINT_STEPS).toBe(0);
    expect(run.losses).toHaveLength(run.step);
    await pretrain();
    const whole = visit();
    await whole.configure({ ...PRESETS.small.size, seed: 3 });
    await whole.pretrain();
    const [ours, theirs] = [life, whole.life].map((one) => one.getState().runs.pretraining!);
    expect(ours.status).toBe('finished');
    expect(ours.losses).toEqual(theirs.losses);
    expect(engine.parameter).toBe(whole.engine.parameter);
  });

  it('of which the end is damaged goes on from before, and says so', async () => {
    const first = visit();
    await first.configure(PRESETS.small.size);
    await first.pretrain();
    await until(first.life, () => first.device.record?.runs.pretraining?.status === 'finished');
    first.tab.close();
    first.device.damage('pretraining', STEPS);

    const { life, engine, wake, pretrain } = visit(first.device);
    await isKnown(life);
    await wake();
    const { runs, problem } = life.getState();
    expect(problem).toContain('damaged');
    const before = STEPS - CHECKPOINT_STEPS;
    expect(runs.pretraining).toMatchObject({ status: 'stopped', step: before, steps: STEPS });
    expect(runs.pretraining!.losses).toHaveLength(before);
    expect(engine.parameter).toBe(before);
    await pretrain();
    expect(life.getState().runs.pretraining).toMatchObject({ status: 'finished', step: STEPS });
    expect(engine.parameter).toBe(STEPS);
  });
});

describe('a second tab', () => {
  it('shows the model too, may not train it, in a sentence, until the first is closed; then it has what that left', async () => {
    const first = visit();
    await first.configure(PRESETS.small.size);
    void first.pretrain();
    await reached(first.life, 30);
    first.tab.hide();
    await isKept(first.life);
    const second = visit(first.device);
    await second.wake();
    const { step } = second.life.getState().runs.pretraining!;
    expect(step).toBeGreaterThan(0);
    expect(second.engine.parameter).toBe(step);
    await second.pretrain();
    expect(second.life.getState().problem).toContain('Another tab of this guide has your model');
    expect(second.life.getState().runs.pretraining).toMatchObject({ status: 'stopped', step });

    await reached(first.life, STEPS);
    await until(first.life, () => first.device.record?.runs.pretraining?.status === 'finished');
    first.tab.close();
    await until(second.life, ({ runs }) => runs.pretraining?.step === STEPS);
    expect(second.life.getState().persistence.owns).toBe(true);
    while (second.engine.parameter !== STEPS) await soon();
  });

  it('that had a model of its own puts it in the place of the other’s only when it is trained, and keeps that', async () => {
    const first = visit();
    await first.configure(PRESETS.small.size);
    void first.pretrain();
    await reached(first.life, 30);
    first.tab.hide();
    await isKept(first.life);
    const snapshot = first.life.snapshot()!;
    const second = visit(first.device, async () => snapshot);
    await second.borrow('base');
    await reached(first.life, STEPS);
    await until(first.life, () => first.device.record?.runs.pretraining?.status === 'finished');
    const left = first.device.keys();
    first.tab.close();
    await until(second.life, ({ persistence }) => persistence.owns);
    second.tab.hide();
    await soon();
    expect(first.device.keys()).toEqual(left);
    expect(second.life.getState().persistence.former).toMatchObject({ steps: STEPS });

    const going = second.pretrain();
    const { step } = second.life.getState().runs.pretraining!;
    await reached(second.life, step + CHECKPOINT_STEPS);
    await second.stop();
    await going;
    second.tab.hide();
    const stoppedAt = second.life.getState().runs.pretraining!.step;
    await until(second.life, () => first.device.record?.runs.pretraining?.step === stoppedAt);
    // Of the run that the other tab finished, no checkpoint is left among those of this one.
    expect(first.device.keys().at(-1)).toBe(`pretraining ${stoppedAt}`);
    expect(first.device.keys()).not.toContain(`pretraining ${STEPS}`);
    expect(first.device.formerKeys()).toEqual(left);
  });

  it('that takes over stops nothing of its own and keeps what is new when nobody left more', async () => {
    const first = visit();
    await until(first.life, ({ persistence }) => persistence.owns);
    const ours = await trainAndLeave();
    const snapshot = ours.life.snapshot()!;
    const second = visit(first.device, async () => snapshot);
    await until(second.life, ({ persistence }) => !persistence.owns);
    await second.borrow('base');
    expect(first.device.saves).toEqual([]);
    first.tab.close();
    await isKept(second.life);
    expect(first.device.record).toEqual(snapshot.record);
  });

  it('that has lost the life stops its run', async () => {
    const { life, tab, device, configure, pretrain } = visit();
    await configure(PRESETS.small.size);
    const run = pretrain();
    await reached(life, 20);
    tab.close();
    await run;
    expect(life.getState().persistence.owns).toBe(false);
    expect(life.getState().runs.pretraining!.status).toBe('stopped');
    expect(device.mostAtOnce).toBeLessThanOrEqual(1);
  });
});

describe('storage that fails', () => {
  it('says so, and the model is trained all the same', async () => {
    const device = createFakeDevice();
    device.closed = new StorageError('storage.unavailable');
    const { life, recall, configure, pretrain } = visit(device);
    await until(life, ({ persistence }) => persistence.trouble);
    expect(life.getState().persistence.trouble).toEqual({
      problem: 'unavailable',
      sentence: expect.stringMatching(/^This browser lets this page keep nothing/) as string,
    });
    await recall();
    expect(life.getState().model).toBeNull();
    await configure(PRESETS.small.size);
    await pretrain();
    expect(life.getState().runs.pretraining!.status).toBe('finished');
  });

  it('for want of room says so until there is room again', async () => {
    const device = createFakeDevice();
    device.refusal = new StorageError('storage.full');
    const { life, configure, pretrain, tab } = visit(device);
    await configure(PRESETS.small.size);
    await pretrain();
    await until(life, ({ persistence }) => persistence.trouble?.problem === 'full');
    device.refusal = null;
    tab.hide();
    await isKept(life);
    expect(life.getState().persistence.trouble).toBeNull();
    expect(device.record!.runs.pretraining!.status).toBe('finished');
  });
});

describe('a page that is left', () => {
  it('at the end of a run has the end kept already, and lets go only when all is under way', async () => {
    const first = visit();
    await first.configure(PRESETS.small.size);
    void first.pretrain();
    await until(first.life, ({ runs }) => runs.pretraining?.status === 'finished');
    // At once, as a reader closes a tab: nothing is waited for.
    first.tab.close();
    expect(first.device.saves.at(-1)!.record.runs.pretraining!.status).toBe('finished');
    const { life } = visit(first.device);
    await isKnown(life);
    expect(life.getState().persistence.kept?.steps).toBe(STEPS);
  });

  it('in the middle of one keeps its newest checkpoint before another tab has the life', async () => {
    const first = visit();
    const second = visit(first.device);
    await first.configure(PRESETS.small.size);
    void first.pretrain();
    await reached(first.life, 55);
    const { checkpoints } = first.life.getState().runs.pretraining!;
    first.tab.close();
    await until(second.life, ({ runs }) => runs.pretraining?.step === checkpoints.at(-1));
    expect(second.life.getState().persistence.owns).toBe(true);
  });
});

describe('a connection that is cut', () => {
  it('is no trouble: what is kept is kept on, and what was deleted is put there again', async () => {
    const { device, life, tab, configure, pretrain } = visit();
    await configure(PRESETS.small.size);
    await pretrain();
    await until(life, () => device.record?.runs.pretraining?.status === 'finished');
    const kept = device.keys();
    await soon();
    device.wipe();
    tab.cut();
    tab.hide();
    await until(
      life,
      ({ persistence }) => persistence.trouble ?? device.keys().length === kept.length,
    );
    await soon();
    expect(device.keys()).toEqual(kept);
    expect(life.getState().persistence.trouble).toBeNull();
  });
});

describe('the browser', () => {
  it('is asked to keep the model once, when the first of it is kept, and not before', async () => {
    const { device } = await trainAndLeave();
    expect(device.asked).toBe(1);
    const { life, recall, pretrain } = visit(device);
    await isKnown(life);
    await recall();
    expect(device.asked).toBe(1);
    expect(life.getState().persistence.persisted).toBeNull();
    device.persists = false;
    await pretrain();
    await until(life, ({ persistence }) => persistence.persisted !== null);
    expect(life.getState().persistence.persisted).toBe(false);
    expect(device.asked).toBe(2);
  });
});

describe('a notice', () => {
  const kindIn = (life: Life) => noticeIn(life.getState());

  it('says what keeps a model from being kept, until it is or the reader has read it', async () => {
    const device = createFakeDevice();
    device.refusal = new StorageError('storage.full');
    const { life, configure, pretrain, tab, dismissNotice } = visit(device);
    expect(kindIn(life)).toBeNull();
    await configure(PRESETS.small.size);
    await pretrain();
    await until(life, () => kindIn(life) === 'full');
    device.refusal = null;
    tab.hide();
    await until(life, () => kindIn(life) === null);
    device.refusal = new StorageError('storage.failed', { during: 'saving', detail: 'It failed.' });
    await pretrain();
    await until(life, () => kindIn(life) === 'failed');
    dismissNotice();
    expect(kindIn(life)).toBeNull();
    tab.hide();
    await soon();
    expect(life.getState().persistence.trouble).not.toBeNull();
    expect(kindIn(life)).toBeNull();
  });

  it('says which tab has the model, until this one has', async () => {
    const first = visit();
    await until(first.life, ({ persistence }) => persistence.owns);
    const { life } = visit(first.device);
    await until(life, () => kindIn(life) === 'elsewhere');
    first.tab.close();
    await until(life, () => kindIn(life) === null);
  });

  it('says that a browser forgets, once there is something to forget', async () => {
    const device = createFakeDevice();
    device.forgets = true;
    const { life, configure, pretrain } = visit(device);
    await until(life, ({ persistence }) => persistence.forgets);
    expect(kindIn(life)).toBeNull();
    await configure(PRESETS.small.size);
    await pretrain();
    await until(life, () => kindIn(life) === 'forgets');
  });
});

describe('a model from elsewhere', () => {
  it('that is borrowed takes the place of what was there, and is kept', async () => {
    const { life: other } = await trainAndLeave();
    const { record, checkpoints } = other.snapshot()!;
    const ours = { record: { ...record, origin: 'ours' as const }, checkpoints };
    const { life, engine, device, borrow } = visit(createFakeDevice(), async () => ours);
    await borrow('base');
    const { model, runs } = life.getState();
    expect(model).toMatchObject({ origin: 'ours', age: 'base' });
    expect(engine.parameter).toBe(runs.pretraining!.step);
    await isKept(life);
    expect(device.record).toMatchObject({ origin: 'ours' });
  });

  it('that cannot be fetched, or is none, leaves what is there', async () => {
    const { life, configure, pretrain, borrow, open } = visit(createFakeDevice(), () =>
      Promise.reject(new ReaderError('bundled.unfetched', { status: null })),
    );
    await configure(PRESETS.small.size);
    await pretrain();
    const { model, runs } = life.getState();
    for (const bring of [
      () => borrow('base'),
      () => open([{ name: 'no.zip', blob: new Blob(['This is no archive.']) }]),
      () => open([{ name: 'large.zip', blob: { size: 2 ** 40 } as Blob }]),
    ]) {
      await bring();
      expect(life.getState()).toMatchObject({ model, runs });
      expect(life.getState().problem).toMatch(/could not be fetched|[Ee]xpected/);
    }
  });
});

describe('the model before', () => {
  const finished = (device: ReturnType<typeof createFakeDevice>, seed: number) => () =>
    device.record?.settings.seed === seed && device.record.runs.pretraining?.status === 'finished';

  /** A reader who has trained one model after another. */
  async function trainBoth(device = createFakeDevice()) {
    const reader = visit(device);
    for (const seed of [1, 2]) {
      await reader.configure({ ...PRESETS.small.size, seed });
      await reader.pretrain();
      await until(reader.life, finished(device, seed));
    }
    return reader;
  }

  it('stays on the device when another is trained, and one press changes the two, as often as is liked', async () => {
    const { life, device, engine, bringBack } = await trainBoth();
    const seeds = () => [device.record?.settings.seed, device.former?.settings.seed];
    expect(seeds()).toEqual([2, 1]);
    const [before] = [life.getState()];
    expect(before.persistence.former).toMatchObject({ age: 'base', steps: STEPS, origin: 'yours' });
    await bringBack();
    expect(life.getState()).toMatchObject({ problem: null, model: { settings: { seed: 1 } } });
    expect(engine.parameter).toBe(STEPS);
    await until(life, () => device.record?.settings.seed === 1);
    expect(seeds()).toEqual([1, 2]);
    expect(device.keys()).toEqual(device.formerKeys());
    await bringBack();
    await until(life, () => device.record?.settings.seed === 2);
    expect(seeds()).toEqual([2, 1]);
    expect(life.getState().runs.pretraining?.losses).toEqual(before.runs.pretraining?.losses);
  });

  it('is there on the next visit, with its texts, beside the one that comes back by itself', async () => {
    const first = visit();
    await first.configure({ ...PRESETS.small.size, seed: 1 });
    await first.bring('text', 'otters.txt', TEXT);
    await first.pretrain();
    await until(first.life, finished(first.device, 1));
    await first.configure({ seed: 2 });
    await first.pretrain();
    await until(first.life, finished(first.device, 2));
    await first.drop('text');
    first.tab.hide();
    await soon();
    expect(first.device.texts()).toEqual({});
    first.tab.close();
    const { life, device, wake, bringBack } = visit(first.device);
    await wake();
    expect(life.getState()).toMatchObject({
      model: { settings: { seed: 2 } },
      own: { text: null },
    });
    await bringBack();
    expect(life.getState().own.text?.name).toBe('otters.txt');
    expect(life.getState().model?.settings.seed).toBe(1);
    await until(life, () => device.record?.settings.seed === 1);
    expect(device.former?.settings.seed).toBe(2);
  });

  it('comes back after a fresh start, which loses nothing', async () => {
    const first = await trainAndLeave();
    const { life, device, engine, recall, reset, bringBack } = visit(first.device);
    await recall();
    const { step } = life.getState().runs.pretraining!;
    await reset();
    expect(life.getState().model?.age).toBe('random');
    expect(life.getState().persistence).toMatchObject({ returned: null, former: { steps: step } });
    const saves = device.saves.length;
    await bringBack();
    expect(engine.parameter).toBe(step);
    expect(life.getState().persistence.former).toBeNull();
    expect(device.saves).toHaveLength(saves);
    // And where another is trained after that, it is the former one.
    await reset();
    await life.actions.configure({ seed: 9 });
    await life.actions.pretrain();
    await until(life, finished(device, 9));
    expect(device.former?.runs.pretraining?.step).toBe(step);
  });

  it('is the assistant, where it is fine-tuned anew or taken back to its base', async () => {
    const { life, device, fineTune, undoFineTuning, configure, pretrain, bringBack } = visit();
    await configure(PRESETS.small.size);
    await pretrain();
    await fineTune();
    await until(life, () => device.record?.runs.fineTuning?.status === 'finished');
    const { step } = device.record!.runs.fineTuning!;
    await fineTune();
    await until(life, () => device.former !== undefined);
    expect(device.former?.runs.fineTuning).toMatchObject({ status: 'finished', step });
    await until(life, () => device.record?.runs.fineTuning?.status === 'finished');
    await undoFineTuning();
    await until(life, () => device.record?.runs.fineTuning === null);
    expect(life.getState().persistence.former).toMatchObject({ age: 'assistant' });
    await bringBack();
    expect(life.getState().model?.age).toBe('assistant');
    await until(life, () => device.record?.runs.fineTuning?.status === 'finished');
    expect(device.former?.runs.fineTuning).toBeNull();
  });

  it('is the reader’s own: neither a random one nor ours takes its place', async () => {
    const { life: other } = await trainAndLeave();
    const { record, checkpoints } = other.snapshot()!;
    const run = { ...record.runs.pretraining!, origin: 'ours' as const };
    const runs = { pretraining: run, fineTuning: null };
    const ours = { record: { ...record, origin: 'ours' as const, runs }, checkpoints };
    const { life, device, borrow, configure, pretrain, reset, bringBack } = visit(
      createFakeDevice(),
      async () => ours,
    );
    await configure({ ...PRESETS.small.size, seed: 1 });
    await pretrain();
    await until(life, finished(device, 1));
    await borrow('base');
    await until(life, () => device.record?.origin === 'ours');
    expect(device.former?.settings.seed).toBe(1);
    await reset();
    await configure({ seed: 2 });
    await pretrain();
    await until(life, finished(device, 2));
    expect(device.former?.settings.seed).toBe(1);
    await borrow('base');
    await until(life, () => device.record?.origin === 'ours');
    expect(device.former?.settings.seed).toBe(2);
    await bringBack();
    await until(life, finished(device, 2));
    // Ours is not kept: whoever wants it borrows it again.
    expect(device.former).toBeUndefined();
    expect(life.getState().persistence.former).toBeNull();
  });

  it('is let go where there is no room for two, which is said, and the present one is kept', async () => {
    const device = createFakeDevice();
    device.roomFor = 1;
    const { life, dismissNotice } = await trainBoth(device);
    expect(device.former).toBeUndefined();
    expect(life.getState().persistence).toMatchObject({ former: null, letGo: true, trouble: null });
    expect(noticeIn(life.getState())).toBe('letGo');
    dismissNotice();
    expect(noticeIn(life.getState())).toBeNull();
  });

  it('cannot be brought back by a tab that may not change what is kept', async () => {
    const { device } = await trainBoth();
    const second = visit(device);
    await second.wake();
    await second.bringBack();
    expect(second.life.getState().problem).toContain('Another tab of this guide has your model');
    expect(second.life.getState().model?.settings.seed).toBe(2);
  });

  it('is not there where there was none, in a sentence', async () => {
    const { life, configure, pretrain, bringBack } = visit();
    await configure(PRESETS.small.size);
    await pretrain();
    expect(life.getState().persistence.former).toBeNull();
    await bringBack();
    expect(life.getState().problem).toContain('there is none');
  });
});

describe('ours, for a page that was opened to show it', () => {
  it('comes where the reader has none, and not where there is one', async () => {
    const { life: other, device } = await trainAndLeave();
    const snapshot = other.snapshot()!;
    const ours = { ...snapshot, record: { ...snapshot.record, origin: 'ours' as const } };
    const fetchOurs = vi.fn(async () => ours);
    const fresh = visit(createFakeDevice(), fetchOurs);
    await fresh.configure({ nLayer: 3 });
    await fresh.borrowIfNone('base');
    expect(fresh.life.getState().settings.nLayer).toBe(3);
    expect(fresh.life.getState().model).toMatchObject({ origin: 'ours', age: 'base' });
    expect(fetchOurs).toHaveBeenCalledOnce();
    const random = visit(createFakeDevice(), fetchOurs);
    await random.wake();
    await random.borrowIfNone('base');
    expect(random.engine.parameter).toBe(snapshot.record.runs.pretraining!.step);
    const own = visit(device, fetchOurs);
    await own.borrowIfNone('base');
    expect(own.life.getState().model).toMatchObject({ origin: 'yours', age: 'base' });
    expect(fetchOurs).toHaveBeenCalledTimes(2);
  });
});
