import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCheckpointHistory } from '../../src/store/model/checkpointHistory';
import { createLibrary } from '../../src/store/data/library';
import type { LifeRecord } from '../../src/store/model/record';
import {
  createAutosave,
  REST_AFTER_FAILURE_MS,
  REST_MS,
} from '../../src/store/persistence/autosave';
import { StorageError, type FateOfFormer } from '../../src/store/persistence/modelStorage';
import { createFakeDevice } from './fakeModelStorage';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const TEXT = new TextEncoder().encode('The otter swims. '.repeat(20));
const RECORD = { format: 1 } as LifeRecord;

function createKept() {
  const device = createFakeDevice();
  const history = createCheckpointHistory();
  const library = createLibrary();
  const can = {
    save: true,
    alone: true,
    record: RECORD as LifeRecord | null,
    fate: 'keep' as FateOfFormer,
  };
  const [onSaved, onProblem] = [vi.fn(), vi.fn()];
  const autosave = createAutosave({
    storage: device.openModelStorage(),
    history,
    library,
    record: () => can.record,
    identity: () => history.life,
    may: () => can.save,
    isAlone: () => can.alone,
    fate: () => can.fate,
    hasFormer: () => device.former !== undefined,
    onEmptied: () => {},
    onSaved,
    onProblem,
  });
  /** The run has come to a step that is kept. */
  const reach = (step: number) => {
    const arrays = { p: { shape: [1], data: Float32Array.of(step) } };
    const moments = { first: arrays, second: arrays };
    history.add('pretraining', { step, parameters: arrays, moments }, null);
    autosave.touch();
  };
  const put = (index: number) => device.saves[index].put.map(({ checkpoint }) => checkpoint.step);
  const rest = () => vi.advanceTimersByTimeAsync(REST_MS);
  return { device, history, library, can, autosave, reach, put, rest, onSaved, onProblem };
}

describe('a save', () => {
  it('writes what is new since the last, and takes away what is gone', async () => {
    const { device, history, reach, put, rest } = createKept();
    reach(0);
    reach(1);
    await rest();
    reach(2);
    history.cut('pretraining', 0);
    reach(3);
    await rest();
    expect(put(0)).toEqual([0, 1]);
    expect(put(1)).toEqual([3]);
    expect(device.saves[1].remove).toEqual([{ run: 'pretraining', step: 1 }]);
    expect(device.keys()).toEqual(['pretraining 0', 'pretraining 3']);
  });

  it('of a checkpoint of the same step that is another replaces it', async () => {
    const { put, reach, rest } = createKept();
    reach(5);
    await rest();
    reach(5);
    await rest();
    expect(put(1)).toEqual([5]);
  });

  it('of another life replaces all that was kept', async () => {
    const { device, history, reach, rest } = createKept();
    reach(0);
    reach(7);
    await rest();
    history.clear();
    reach(0);
    await rest();
    expect(device.saves[1].remove).toBe('all');
    expect(device.keys()).toEqual(['pretraining 0']);
  });

  it('of a life that was taken from the storage writes nothing of it again', async () => {
    const { device, history, autosave, reach, put, rest } = createKept();
    reach(0);
    reach(4);
    await rest();
    const steps = history.steps('pretraining');
    const taken = steps.map((step) => ({
      run: 'pretraining',
      checkpoint: history.at({ phase: 'pretraining', step })!,
    }));
    history.clear();
    for (const { checkpoint } of taken) history.add('pretraining', checkpoint, null);
    autosave.adopt(taken);
    reach(8);
    await rest();
    expect(put(1)).toEqual([8]);
    expect(device.keys()).toHaveLength(3);
  });

  it('writes a text of the reader’s when it has changed, and takes it away when it is dropped', async () => {
    const { device, library, reach, rest } = createKept();
    (await library.read('text', 'otters.txt', TEXT))();
    reach(0);
    await rest();
    reach(1);
    await rest();
    library.drop('text');
    reach(2);
    await rest();
    expect(device.saves.map(({ texts }) => Object.keys(texts!))).toEqual([
      ['text', 'conversations'],
      [],
      ['text'],
    ]);
    expect(device.texts()).toEqual({});
  });

  it('is not made where there is nothing to keep', async () => {
    const { device, can, autosave, rest } = createKept();
    can.record = null;
    autosave.touch();
    await rest();
    expect(device.saves).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('saves', () => {
  it('come one at a time, with a rest between them, whatever is new meanwhile', async () => {
    const { device, can, autosave, reach, put } = createKept();
    can.alone = false;
    device.delay = () => new Promise((resolve) => setTimeout(resolve, 300));
    for (let step = 0; step < 20; step++) {
      reach(step);
      if (step === 7) void autosave.flush();
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(REST_MS + 300);
    expect(device.mostAtOnce).toBe(1);
    // In 0.3 s the first, at 0.7 s at once as asked, at 2.0 s after the rest, and what was left.
    expect(device.saves.length).toBeLessThanOrEqual(4);
    expect(device.saves.flatMap((_, index) => put(index))).toEqual([...Array(20).keys()]);
  });

  it('rest even when what is new comes just after one', async () => {
    const { device, reach } = createKept();
    reach(0);
    await vi.advanceTimersByTimeAsync(1);
    reach(1);
    await vi.advanceTimersByTimeAsync(REST_MS / 2);
    expect(device.saves).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(REST_MS);
    expect(device.saves).toHaveLength(2);
  });

  it('at once, before the page may be gone, are under way when they are asked for', async () => {
    const { device, autosave, reach, put, rest } = createKept();
    reach(0);
    await rest();
    // One rests, one is under way, and the page may be gone before either is done.
    device.delay = () => new Promise((resolve) => setTimeout(resolve, 300));
    reach(1);
    void autosave.flush();
    expect(put(1)).toEqual([1]);
    reach(2);
    void autosave.flush();
    // It needs not the one before, which may come to nothing.
    expect(put(2)).toEqual([1, 2]);
    expect(device.isAlone).toEqual([true, true, true]);
    await rest();
    expect(device.keys()).toHaveLength(3);
    await autosave.flush();
    expect(device.saves).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('at once, where others may write, wait for the one under way and then keep the newest', async () => {
    const { device, can, autosave, reach, put } = createKept();
    can.alone = false;
    device.delay = () => new Promise((resolve) => setTimeout(resolve, 300));
    reach(0);
    await vi.advanceTimersByTimeAsync(100);
    reach(1);
    const flushed = autosave.flush();
    await vi.advanceTimersByTimeAsync(500);
    await flushed;
    expect(put(1)).toEqual([1]);
    // Nothing is left to do.
    await autosave.flush();
    expect(device.saves).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('wait until this tab may', async () => {
    const { device, can, autosave, reach, rest } = createKept();
    can.save = false;
    reach(0);
    await rest();
    await autosave.flush();
    expect(vi.getTimerCount()).toBe(0);
    expect(device.saves).toEqual([]);
    can.save = true;
    autosave.touch();
    await rest();
    expect(device.keys()).toEqual(['pretraining 0']);
  });

  it('of a tab that takes over put its own in the place of what another left, once there is something new', async () => {
    const { device, autosave, reach, rest } = createKept();
    reach(0);
    reach(3);
    await rest();
    autosave.touch();
    autosave.forget();
    await rest();
    expect(device.saves).toHaveLength(1);
    reach(5);
    await rest();
    expect(device.saves[1].remove).toBe('all');
    expect(device.saves[1].put).toHaveLength(3);
  });
});

describe('a save that is refused', () => {
  it('for want of room leaves what was kept, and all of it is tried again, with longer rests', async () => {
    const { device, reach, rest, put, onProblem, onSaved } = createKept();
    reach(0);
    await rest();
    device.refusal = new StorageError('storage.full');
    reach(1);
    reach(2);
    await rest();
    expect(onProblem).toHaveBeenCalledTimes(1);
    expect(device.keys()).toEqual(['pretraining 0']);
    reach(3);
    await vi.advanceTimersByTimeAsync(REST_AFTER_FAILURE_MS / 2);
    expect(device.saves).toHaveLength(2);
    device.refusal = null;
    await vi.advanceTimersByTimeAsync(REST_AFTER_FAILURE_MS / 2);
    expect(put(2)).toEqual([1, 2, 3]);
    expect(device.keys()).toHaveLength(4);
    expect(onSaved).toHaveBeenCalledTimes(2);
  });

  it('because the connection is cut is tried again after the rest, by itself', async () => {
    const { device, reach, put, rest, onProblem, onSaved } = createKept();
    device.refusal = new StorageError('storage.lost');
    reach(0);
    await rest();
    expect(onProblem).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(REST_AFTER_FAILURE_MS / 2);
    expect(device.saves).toHaveLength(1);
    device.refusal = null;
    await vi.advanceTimersByTimeAsync(REST_AFTER_FAILURE_MS);
    expect(put(1)).toEqual([0]);
    expect(device.saves).toHaveLength(2);
    expect(onSaved).toHaveBeenCalledTimes(1);
  });

  it('because what was kept was deleted is made again at once, of everything', async () => {
    const { device, library, reach, put, rest, onProblem } = createKept();
    (await library.read('text', 'otters.txt', TEXT))();
    reach(0);
    reach(1);
    await rest();
    device.wipe();
    reach(2);
    await rest();
    expect(put(2)).toEqual([0, 1, 2]);
    expect(device.saves[2].remove).toBe('all');
    expect(device.keys()).toHaveLength(3);
    expect(device.texts()).toHaveProperty('text');
    expect(device.saves).toHaveLength(3);
    expect(onProblem).not.toHaveBeenCalled();
  });

  it('because newer code has the storage, or another tab’s, is the last', async () => {
    for (const error of [
      new StorageError('storage.closed'),
      new StorageError('storage.changed'),
      new StorageError('storage.newer'),
    ]) {
      const { device, autosave, reach, rest, onProblem } = createKept();
      device.refusal = error;
      reach(0);
      await rest();
      reach(1);
      await vi.advanceTimersByTimeAsync(REST_AFTER_FAILURE_MS);
      await autosave.flush();
      expect(device.saves).toHaveLength(1);
      expect(onProblem).toHaveBeenCalledTimes(1);
      expect(vi.getTimerCount()).toBe(0);
    }
  });
});

describe('a save that sets a life aside', () => {
  /** A life that is kept, and the beginning of another that takes its place. */
  async function replaced() {
    const kept = createKept();
    kept.reach(0);
    kept.reach(7);
    await kept.rest();
    kept.can.fate = 'replace';
    kept.history.clear();
    kept.device.delay = () => new Promise((resolve) => setTimeout(resolve, 300));
    kept.reach(0);
    await vi.advanceTimersByTimeAsync(1);
    return kept;
  }

  it('is waited for even before the page may be gone: the second would set the first aside', async () => {
    const { device, autosave, reach, rest } = await replaced();
    reach(1);
    void autosave.flush();
    expect(device.saves).toHaveLength(2);
    await rest();
    await rest();
    expect(device.saves.map(({ former }) => former)).toEqual(['keep', 'replace', 'keep']);
    expect(device.formerKeys()).toEqual(['pretraining 0', 'pretraining 7']);
    expect(device.keys()).toEqual(['pretraining 0', 'pretraining 1']);
  });

  it('and finds no room for it lets it go, and says so; where there is none for one, that is said', async () => {
    const { device, rest, reach, onSaved, onProblem } = await replaced();
    device.roomFor = 1;
    await rest();
    expect(onSaved).toHaveBeenLastCalledWith(expect.objectContaining({ letGo: true }));
    expect(device.formerKeys()).toEqual([]);
    expect(device.keys()).toEqual(['pretraining 0']);
    expect(onProblem).not.toHaveBeenCalled();
    device.roomFor = 0;
    reach(1);
    await rest();
    expect(onProblem).toHaveBeenCalledTimes(1);
  });
});
