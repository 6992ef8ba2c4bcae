/** What a reader would miss: a life kept whole, whatever happens to a save, a tab or the disk. */

import { afterEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/persistence/modelStorage/database';
import type { SerialisedCheckpoint } from '../../src/store/persistence/modelStorage/serialise';
import {
  bitsOf,
  checkpointOf,
  freshBase,
  openRaw,
  openTestStorage,
  tamper,
} from './modelStorageHelp';
import { errorMessage } from '../../src/store/errorMessage';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const FIRST = { title: 'first', step: 10 };
const SECOND = { title: 'second', step: 20 };

/** A life of two checkpoints and a text, saved by another tab. */
async function keepLife(basePath: string) {
  const storage = await openTestStorage(basePath);
  const put = [checkpointOf('pretraining', 0), checkpointOf('pretraining', 10)];
  await storage.save({ record: FIRST, put, remove: 'all', texts: { corpus: 'Es war einmal 🦓' } });
  return put;
}

describe('a life that is kept', () => {
  test('comes back bit for bit, in the order in which it was put', async () => {
    const basePath = freshBase();
    const put = await keepLife(basePath);
    const again = await openTestStorage(basePath);
    const loaded = await again.load();
    expect(loaded).toMatchObject({ record: FIRST, problem: null });
    expect(loaded?.texts).toEqual({ corpus: 'Es war einmal 🦓' });
    expect(bitsOf(loaded?.checkpoints ?? [])).toEqual(bitsOf(put));
    expect(Math.abs(Date.now() - (loaded?.savedAt ?? 0))).toBeLessThan(60_000);
    expect(await again.peek()).toEqual({ record: FIRST, savedAt: loaded?.savedAt });
  });

  test('changes by what a save names, and by nothing else', async () => {
    const basePath = freshBase();
    const [start] = await keepLife(basePath);
    const storage = await openTestStorage(basePath);
    await storage.peek();
    const tuned = checkpointOf('fineTuning', 3);
    const remove = [{ run: 'pretraining', step: 10 }];
    await storage.save({ record: SECOND, put: [tuned], remove });
    // The same moment once more: it is replaced, and is the newest now.
    await storage.save({ record: SECOND, put: [start], remove: [], texts: { talks: 'USER: Hi' } });
    const loaded = await storage.load();
    expect(bitsOf(loaded?.checkpoints ?? [])).toEqual(bitsOf([tuned, start]));
    expect(loaded?.texts).toEqual({ corpus: 'Es war einmal 🦓', talks: 'USER: Hi' });
    await storage.save({ record: FIRST, put: [tuned], remove: 'all', texts: { corpus: null } });
    const other = await storage.load();
    expect(bitsOf(other?.checkpoints ?? [])).toEqual(bitsOf([tuned]));
    expect(other).toMatchObject({ record: FIRST, texts: { talks: 'USER: Hi' }, problem: null });
  });

  test('is copied when save is called: arrays may be transferred right after', async () => {
    const storage = await openTestStorage(freshBase());
    const moment = checkpointOf('pretraining', 5);
    const bits = bitsOf([moment]);
    const saving = storage.save({ record: FIRST, put: [moment], remove: 'all' });
    const { data } = moment.checkpoint.parameters['embedding'];
    structuredClone(data, { transfer: [data.buffer] });
    await saving;
    expect(bitsOf((await storage.load())?.checkpoints ?? [])).toEqual(bits);
  });

  test('below one path is not seen below another', async () => {
    const [a, b] = [freshBase(), freshBase()];
    await keepLife(a);
    const other = await openTestStorage(b);
    expect(await other.load()).toBeNull();
    await other.save({ record: SECOND, put: [], remove: 'all' });
    expect((await (await openTestStorage(a)).load())?.record).toEqual(FIRST);
  });
});

describe('a save that fails', () => {
  const failing = {
    // A value that cannot be cloned, met when the record and a checkpoint are written already.
    clone: () => ({ texts: { corpus: (() => 'no text') as unknown as string } }),
    'array of the wrong length': () => {
      const wrong = checkpointOf('pretraining', 30);
      const parameters = { bent: { shape: [2, 2], data: new Float32Array(5) } };
      return { put: [wrong, { ...wrong, checkpoint: { ...wrong.checkpoint, parameters } }] };
    },
  };
  for (const [name, part] of Object.entries(failing)) {
    test(`half-way leaves the life before whole: ${name}`, async () => {
      const basePath = freshBase();
      const before = await keepLife(basePath);
      const storage = await openTestStorage(basePath);
      await storage.load();
      const save = {
        record: SECOND,
        put: [checkpointOf('pretraining', 20)],
        remove: 'all',
      } as const;
      await expect(storage.save({ ...save, ...part() })).rejects.toMatchObject({
        problem: 'failed',
        params: { during: 'saving' },
      });
      const loaded = await storage.load();
      expect(loaded).toMatchObject({ record: FIRST, problem: null });
      expect(bitsOf(loaded?.checkpoints ?? [])).toEqual(bitsOf(before));
      // The storage is usable after it.
      await storage.save({ record: SECOND, put: [], remove: [] });
      expect((await storage.peek())?.record).toEqual(SECOND);
    });
  }

  test('does not overwrite what another tab kept meanwhile', async () => {
    const basePath = freshBase();
    const [a, b] = [await openTestStorage(basePath), await openTestStorage(basePath)];
    await a.save({ record: FIRST, put: [], remove: 'all' });
    await expect(b.save({ record: SECOND, put: [], remove: 'all' })).rejects.toMatchObject({
      problem: 'changed',
    });
    expect((await b.peek())?.record).toEqual(FIRST);
    await b.save({ record: SECOND, put: [], remove: [] });
    await expect(a.save({ record: FIRST, put: [], remove: [] })).rejects.toMatchObject({
      problem: 'changed',
    });
  });
});

describe('damage', () => {
  const KEY = ['pretraining', 10];
  const change =
    (edit: (serialised: SerialisedCheckpoint) => unknown) => (store: IDBObjectStore) => {
      const request = store.get(KEY);
      request.onsuccess = () => store.put(edit(request.result as SerialisedCheckpoint));
    };
  const damages: Record<string, (store: IDBObjectStore) => void> = {
    deleted: (store) => store.delete(KEY),
    shortened: change((serialised) => ({ ...serialised, numbers: serialised.numbers.slice(1) })),
    'changed by a bit': change((serialised) => {
      new Uint32Array(serialised.numbers.buffer)[20] ^= 1;
      return serialised;
    }),
    'of another shape': change(({ run, step }) => ({ run, step, parts: 'none' })),
  };
  for (const [name, damage] of Object.entries(damages)) {
    test(`a checkpoint ${name} is named, and the newest whole one remains`, async () => {
      const basePath = freshBase();
      const [start] = await keepLife(basePath);
      await tamper(basePath, 'checkpoints', damage);
      const storage = await openTestStorage(basePath);
      const loaded = await storage.load();
      expect(bitsOf(loaded?.checkpoints ?? [])).toEqual(bitsOf([start]));
      expect(errorMessage(loaded?.problem)).toBe(
        'Of what was kept of your model, one checkpoint went missing or got damaged. The newest whole checkpoint is that of step 0.',
      );
      // The next save sweeps it away: it is told once.
      await storage.save({ record: SECOND, put: [], remove: [] });
      expect((await storage.load())?.problem).toBeNull();
    });
  }

  test('a missing text is named', async () => {
    const basePath = freshBase();
    await keepLife(basePath);
    await tamper(basePath, 'texts', (store) => store.clear());
    const loaded = await (await openTestStorage(basePath)).load();
    expect(loaded).toMatchObject({
      texts: {},
      problem: { params: { checkpoints: 0, texts: ['corpus'] } },
    });
  });

  for (const key of ['record', 'index']) {
    test(`of the ${key}: nothing of unknown shape comes back, nothing is lost by itself`, async () => {
      const basePath = freshBase();
      await keepLife(basePath);
      await tamper(basePath, 'life', (store) => store.put({ title: 7 }, key));
      const storage = await openTestStorage(basePath);
      await expect(storage.load()).rejects.toMatchObject({ problem: 'unreadable' });
      await expect(storage.peek()).rejects.toMatchObject({ problem: 'unreadable' });
      const database = await openRaw(basePath);
      const count = database.transaction('checkpoints').objectStore('checkpoints').count();
      await vi.waitFor(() => expect(count.result).toBe(2));
      // Another life may take its place.
      await storage.save({ record: SECOND, put: [], remove: 'all' });
      expect(await storage.load()).toMatchObject({
        record: SECOND,
        checkpoints: [],
        problem: null,
      });
    });
  }
});

describe('other versions', () => {
  test('a newer database is refused and left as it is', async () => {
    const basePath = freshBase();
    const newer = await openRaw(basePath, 99, (database) =>
      database.createObjectStore('future').put('precious', 'key'),
    );
    newer.close();
    await expect(openTestStorage(basePath)).rejects.toMatchObject({
      name: 'StorageError',
      problem: 'newer',
      code: 'storage.newer',
    });
    const again = await openRaw(basePath);
    expect(again.version).toBe(99);
    const found = again.transaction('future').objectStore('future').get('key');
    await vi.waitFor(() => expect(found.result).toBe('precious'));
    again.close();
  });

  test('newer code in another tab gets its way, and this tab says that it keeps no more', async () => {
    const basePath = freshBase();
    const onLost = vi.fn();
    const storage = await openTestStorage(basePath, onLost);
    await storage.save({ record: FIRST, put: [], remove: 'all' });
    const newer = await openRaw(basePath, 99);
    expect(newer.objectStoreNames.contains('life')).toBe(true);
    const refused = { problem: 'closed' };
    expect(onLost).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(refused));
    await expect(storage.save({ record: SECOND, put: [], remove: [] })).rejects.toMatchObject(
      refused,
    );
    await expect(storage.load()).rejects.toMatchObject(refused);
    newer.close();
  });

  test('an older tab that does not let go is named, and what opens later is closed again', async () => {
    const basePath = freshBase();
    const stubborn = await openRaw(basePath, 1);
    const onLost = vi.fn();
    const opening = openDatabase(`${basePath}life`, { version: 2, onLost });
    await expect(opening).rejects.toMatchObject({
      problem: 'blocked',
      code: 'storage.blocked',
    });
    stubborn.close();
    // Nobody uses that connection: it is in nobody's way, and nobody hears of its loss.
    (await openRaw(basePath, 3)).close();
    expect(onLost).not.toHaveBeenCalled();
  });
});

describe('a page that is gone a moment later', () => {
  test('has asked for everything: whoever asks after it finds it', async () => {
    const basePath = freshBase();
    const put = await keepLife(basePath);
    const storage = await openTestStorage(basePath);
    await storage.peek();
    const raw = await openRaw(basePath);
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
    const next = checkpointOf('pretraining', 20);
    const save = { record: SECOND, put: [next], remove: [] } as const;
    const saving = storage.save(save, { isAlone: true });
    // In the same task: no promise has had its turn.
    expect(commit).toHaveBeenCalledOnce();
    const found = raw.transaction('life').objectStore('life').get('record');
    await vi.waitFor(() => expect(found.result).toEqual(SECOND));
    raw.close();
    await saving;
    expect(bitsOf((await storage.load())?.checkpoints ?? [])).toEqual(bitsOf([...put, next]));
  });

  test('that has not looked yet overwrites nothing all the same', async () => {
    const basePath = freshBase();
    await keepLife(basePath);
    const storage = await openTestStorage(basePath);
    const save = { record: SECOND, put: [], remove: 'all' } as const;
    await expect(storage.save(save, { isAlone: true })).rejects.toMatchObject({
      problem: 'changed',
    });
    expect((await storage.peek())?.record).toEqual(FIRST);
  });

  test('may keep more while a save is under way, and its own is whole', async () => {
    const basePath = freshBase();
    const put = await keepLife(basePath);
    const storage = await openTestStorage(basePath);
    await storage.peek();
    const [third, fourth] = [20, 30].map((step) => checkpointOf('pretraining', step));
    const first = storage.save({ record: FIRST, put: [third], remove: [] }, { isAlone: true });
    const last = storage.save(
      { record: SECOND, put: [third, fourth], remove: [] },
      { isAlone: true },
    );
    await Promise.all([first, last]);
    const loaded = await (await openTestStorage(basePath)).load();
    expect(loaded).toMatchObject({ record: SECOND, problem: null });
    expect(bitsOf(loaded?.checkpoints ?? [])).toEqual(bitsOf([...put, third, fourth]));
    await storage.save({ record: FIRST, put: [], remove: [] });
  });
});

/** What iOS does to a tab in the background, and a reader who clears site data: each once. */
function cutConnections(tells: boolean): () => void {
  const open = new Set<IDBDatabase>();
  const dead = new WeakSet<IDBDatabase>();
  const openWas = IDBFactory.prototype.open;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
    const request = openWas.apply(this, args);
    request.addEventListener('success', () => open.add(request.result));
    return request;
  });
  const beginWas = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...args
  ) {
    if (dead.has(this)) throw new DOMException('It is closing.', 'InvalidStateError');
    return beginWas.apply(this, args);
  });
  return () => {
    for (const database of open) {
      dead.add(database);
      database.close();
      if (tells) database.dispatchEvent(new Event('close'));
    }
    open.clear();
  };
}

describe('a connection that the browser has cut', () => {
  for (const tells of [true, false]) {
    test(`${tells ? 'with' : 'without'} a word is opened again, and nothing is missing`, async () => {
      const cut = cutConnections(tells);
      const basePath = freshBase();
      const onLost = vi.fn();
      const put = await keepLife(basePath);
      const storage = await openTestStorage(basePath, onLost);
      await storage.peek();
      cut();
      expect(onLost.mock.calls).toEqual(
        tells ? [[expect.objectContaining({ problem: 'lost' })]] : [],
      );
      const next = checkpointOf('pretraining', 20);
      await storage.save({ record: SECOND, put: [next], remove: [] }, { isAlone: true });
      cut();
      expect((await storage.load())?.record).toEqual(SECOND);
      cut();
      const loaded = await (await openTestStorage(basePath)).load();
      expect(bitsOf(loaded?.checkpoints ?? [])).toEqual(bitsOf([...put, next]));
    });
  }

  test('and does not open again is no end: a later try may', async () => {
    const cut = cutConnections(false);
    const storage = await openTestStorage(freshBase());
    const save = { record: FIRST, put: [], remove: 'all' } as const;
    await storage.save(save);
    cut();
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Not now.', 'UnknownError');
    });
    await expect(storage.save(save)).rejects.toMatchObject({ problem: 'lost' });
    await expect(storage.peek()).rejects.toMatchObject({ problem: 'lost' });
    opening.mockRestore();
    await storage.save(save);
    expect((await storage.peek())?.record).toEqual(FIRST);
  });

  for (const [what, remove] of [
    ['adds nothing to nothing', async (name: string) => void indexedDB.deleteDatabase(name)],
    [
      'does not overwrite what another tab has put there meanwhile',
      async (name: string, basePath: string) => {
        await new Promise((resolve) => {
          indexedDB.deleteDatabase(name).onsuccess = resolve;
        });
        const other = await openTestStorage(basePath);
        await other.save({ record: FIRST, put: [], remove: 'all' });
      },
    ],
  ] as const) {
    test(`because site data was deleted ${what}`, async () => {
      const basePath = freshBase();
      await keepLife(basePath);
      const onLost = vi.fn();
      const storage = await openTestStorage(basePath, onLost);
      await storage.peek();
      await remove(`${basePath}life`, basePath);
      await vi.waitFor(() =>
        expect(onLost).toHaveBeenCalledWith(expect.objectContaining({ problem: 'lost' })),
      );
      const save = { record: SECOND, put: [], remove: [] } as const;
      const problem = what.startsWith('adds') ? 'emptied' : 'changed';
      await expect(storage.save(save, { isAlone: true })).rejects.toMatchObject({ problem });
      if (problem === 'changed') return;
      const all = {
        record: SECOND,
        put: [checkpointOf('pretraining', 20)],
        remove: 'all',
      } as const;
      await storage.save(all, { isAlone: true });
      const loaded = await (await openTestStorage(basePath)).load();
      expect(loaded).toMatchObject({ record: SECOND, texts: {}, problem: null });
      expect(bitsOf(loaded?.checkpoints ?? [])).toEqual(bitsOf(all.put));
    });
  }
});

describe('no storage', () => {
  const refusing = {
    'is missing': undefined,
    rejects: {
      open() {
        const request = new EventTarget() as unknown as { error: DOMException };
        request.error = new DOMException('No.', 'InvalidStateError');
        setTimeout(() => (request as unknown as EventTarget).dispatchEvent(new Event('error')));
        return request;
      },
    },
    throws: {
      open() {
        throw new DOMException('No.', 'SecurityError');
      },
    },
  };
  for (const [name, value] of Object.entries(refusing)) {
    test(`indexedDB ${name}: there is no storage`, async () => {
      vi.stubGlobal('indexedDB', value);
      await expect(openTestStorage(freshBase())).rejects.toMatchObject({
        name: 'StorageError',
        problem: 'unavailable',
        code: 'storage.unavailable',
      });
    });
  }

  test('a database that never answers is given up', async () => {
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() });
    const opening = openDatabase('never', { patienceMs: 50, onLost() {} });
    await expect(opening).rejects.toMatchObject({ problem: 'unavailable' });
  });
});
