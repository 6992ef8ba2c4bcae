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

const isOffered = (life: Life) => until(life, ({ persistence }) => persistence.offer);
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
  it('is offered and not forced; where there is none, nothing is offered', async () => {
    const { device } = await trainAndLeave();
    const { life, declineOffer } = visit(device);
    await isOffered(life);
    const { persistence, model } = life.getState();
    expect(persistence.offer).toMatchObject({ age: 'base', savedAt: expect.any(Number) });
    expect(persistence.offer!.steps).toBe(device.record!.runs.pretraining!.step);
    expect(model).toBeNull();
    declineOffer();
    expect(life.getState().persistence.offer).toBeNull();
    const other = visit();
    await soon();
    await soon();
    expect(other.life.getState().persistence).toMatchObject({
      offer: null,
      owns: true,
      trouble: null,
    });
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

    const { life, engine, resume } = visit(first.device);
    await isOffered(life);
    expect(life.getState().persistence.offer).toMatchObject({ age: 'assistant' });
    await resume();
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
    const { life, tab, resume, pretrain } = visit(device);
    await isOffered(life);
    await resume();
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
    await isOffered(life);
    expect(life.getState().persistence.offer).toMatchObject({ age: 'base', steps: STEPS });
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
    const { life, engine, resume, pretrain } = visit(device);
    await isOffered(life);
    await resume();
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

    const { life, engine, resume, pretrain } = visit(first.device);
    await isOffered(life);
    await resume();
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
  it('may not train, in a sentence, until the first is closed; then it is offered what that left', async () => {
    const first = visit();
    await first.configure(PRESETS.small.size);
    void first.pretrain();
    await reached(first.life, 30);
    const second = visit(first.device);
    await until(second.life, ({ persistence }) => !persistence.owns);
    await second.pretrain();
    expect(second.life.getState().problem).toContain('Another tab of this guide has your model');
    expect(second.life.getState().runs.pretraining).toBeNull();

    await reached(first.life, STEPS);
    await until(first.life, () => first.device.record?.runs.pretraining?.status === 'finished');
    first.tab.close();
    await until(second.life, ({ persistence }) => persistence.owns && persistence.offer);
    expect(second.life.getState().persistence.offer!.steps).toBe(STEPS);
    await second.resume();
    expect(second.engine.parameter).toBe(STEPS);
  });

  it('that had a model of its own puts it in the place of the other’s only when it is trained, and then whole', async () => {
    const first = visit();
    await first.configure(PRESETS.small.size);
    void first.pretrain();
    await reached(first.life, 30);
    first.tab.hide();
    await isKept(first.life);
    const second = visit(first.device);
    await until(second.life, ({ persistence }) => !persistence.owns && persistence.offer);
    await second.resume();
    const { step } = second.life.getState().runs.pretraining!;
    await reached(first.life, STEPS);
    await until(first.life, () => first.device.record?.runs.pretraining?.status === 'finished');
    const left = first.device.keys();
    first.tab.close();
    await until(second.life, ({ persistence }) => persistence.owns);
    second.tab.hide();
    await soon();
    expect(first.device.keys()).toEqual(left);

    const going = second.pretrain();
    await reached(second.life, step + CHECKPOINT_STEPS);
    await second.stop();
    await going;
    second.tab.hide();
    const stoppedAt = second.life.getState().runs.pretraining!.step;
    await until(second.life, () => first.device.record?.runs.pretraining?.step === stoppedAt);
    // Of the run that the other tab finished, no checkpoint is left among those of this one.
    expect(first.device.keys()).not.toContain(`pretraining ${STEPS}`);
    expect(first.device.keys().at(-1)).toBe(`pretraining ${stoppedAt}`);
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
    const { life, resume, configure, pretrain } = visit(device);
    await until(life, ({ persistence }) => persistence.trouble);
    expect(life.getState().persistence.trouble).toEqual({
      problem: 'unavailable',
      sentence: expect.stringMatching(/^This browser lets this page keep nothing/) as string,
    });
    await resume();
    expect(life.getState().problem).toContain('there is none');
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
    await isOffered(life);
    expect(life.getState().persistence.offer!.steps).toBe(STEPS);
  });

  it('in the middle of one keeps its newest checkpoint before another tab has the life', async () => {
    const first = visit();
    const second = visit(first.device);
    await first.configure(PRESETS.small.size);
    void first.pretrain();
    await reached(first.life, 55);
    const { checkpoints } = first.life.getState().runs.pretraining!;
    first.tab.close();
    await until(second.life, ({ persistence }) => persistence.owns && persistence.offer);
    expect(second.life.getState().persistence.offer!.steps).toBe(checkpoints.at(-1));
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
    const { life, resume, pretrain } = visit(device);
    await isOffered(life);
    await resume();
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
      () => open(new Blob(['This is no archive.'])),
      () => open({ size: 2 ** 40 } as Blob),
    ]) {
      await bring();
      expect(life.getState()).toMatchObject({ model, runs });
      expect(life.getState().problem).toMatch(/could not be fetched|[Ee]xpected/);
    }
  });
});
