/** Two lives on one device: the present one, and the one before it, each whole. */

import { afterEach, describe, expect, test, vi } from 'vitest';
import { bitsOf, checkpointOf, freshBase, openTestStorage, tamper } from './modelStorageHelp';

afterEach(() => void vi.restoreAllMocks());

const FIRST = { title: 'first', step: 10 };
const SECOND = { title: 'second', step: 20 };
const THIRD = { title: 'third', step: 30 };
const texts = { corpus: 'Es war einmal 🦓' };

/** A life of two checkpoints and a text, and another in its place. */
async function keepTwo(basePath: string, former: 'keep' | 'replace' = 'replace') {
  const storage = await openTestStorage(basePath);
  const first = [checkpointOf('pretraining', 0), checkpointOf('pretraining', 10)];
  await storage.save({ record: FIRST, put: first, remove: 'all', texts });
  const second = [checkpointOf('pretraining', 0), checkpointOf('fineTuning', 20)];
  const none = { corpus: null };
  await storage.save({ record: SECOND, put: second, remove: 'all', texts: none, former });
  return { storage, first, second };
}

describe('a life that is set aside', () => {
  test('is the former one, whole, and the present one knows nothing of it', async () => {
    const basePath = freshBase();
    const { first, second } = await keepTwo(basePath);
    const storage = await openTestStorage(basePath);
    expect((await storage.peek('former'))?.record).toEqual(FIRST);
    const [former, present] = [await storage.load('former'), await storage.load()];
    expect(former).toMatchObject({ record: FIRST, texts, problem: null });
    expect(bitsOf(former!.checkpoints)).toEqual(bitsOf(first));
    expect(former!.savedAt).toBeLessThanOrEqual(present!.savedAt);
    expect(present).toMatchObject({ record: SECOND, texts: {}, problem: null });
    expect(bitsOf(present!.checkpoints)).toEqual(bitsOf(second));
  });

  test('takes the place of the former one; what goes on leaves that alone', async () => {
    const basePath = freshBase();
    const { storage, first, second } = await keepTwo(basePath);
    const more = checkpointOf('fineTuning', 30);
    await storage.save({ record: SECOND, put: [more], remove: [] }, { isAlone: true });
    expect(bitsOf((await storage.load('former'))!.checkpoints)).toEqual(bitsOf(first));
    const change = { record: THIRD, put: first, remove: 'all', former: 'replace' } as const;
    await storage.save(change, { isAlone: true });
    const former = await storage.load('former');
    expect(former).toMatchObject({ record: SECOND, texts: {}, problem: null });
    expect(bitsOf(former!.checkpoints)).toEqual(bitsOf([...second, more]));
    expect(bitsOf((await storage.load())!.checkpoints)).toEqual(bitsOf(first));
  });

  test('goes when it is dropped; another that is begun beside it leaves it', async () => {
    const { storage, first } = await keepTwo(freshBase());
    await storage.save({ record: THIRD, put: first, remove: 'all', former: 'keep' });
    expect(await storage.load('former')).toMatchObject({ record: FIRST, texts, problem: null });
    await storage.save({ record: THIRD, put: [], remove: [], former: 'drop' });
    expect(await storage.load('former')).toBeNull();
    expect(bitsOf((await storage.load())!.checkpoints)).toEqual(bitsOf(first));
  });

  test('is not there where none was: a life that is not set aside is gone', async () => {
    const { storage } = await keepTwo(freshBase(), 'keep');
    expect(await storage.peek('former')).toBeNull();
    expect(await storage.load('former')).toBeNull();
  });

  test('by a save that fails leaves both as they were', async () => {
    const basePath = freshBase();
    const { storage, first, second } = await keepTwo(basePath);
    const wrong = { corpus: (() => 'no text') as unknown as string };
    const change = { record: THIRD, put: first, remove: 'all', former: 'replace' } as const;
    await expect(storage.save({ ...change, texts: wrong })).rejects.toMatchObject({
      problem: 'failed',
    });
    expect(bitsOf((await storage.load())!.checkpoints)).toEqual(bitsOf(second));
    expect(bitsOf((await storage.load('former'))!.checkpoints)).toEqual(bitsOf(first));
  });

  test('is not overwritten by a tab that has not looked', async () => {
    const basePath = freshBase();
    const { first } = await keepTwo(basePath);
    const other = await openTestStorage(basePath);
    const change = { record: THIRD, put: [], remove: 'all', former: 'replace' } as const;
    await expect(other.save(change, { isAlone: true })).rejects.toMatchObject({
      problem: 'changed',
    });
    expect(bitsOf((await other.load('former'))!.checkpoints)).toEqual(bitsOf(first));
  });

  test('although a part of it is damaged is kept without that, and the damage is told', async () => {
    const basePath = freshBase();
    const storage = await openTestStorage(basePath);
    const put = [checkpointOf('pretraining', 0), checkpointOf('pretraining', 10)];
    await storage.save({ record: FIRST, put, remove: 'all' });
    await tamper(basePath, 'checkpoints', (store) => store.delete(['pretraining', 10]));
    await storage.save({ record: SECOND, put, remove: 'all', former: 'replace' });
    const former = await storage.load('former');
    expect(bitsOf(former!.checkpoints)).toEqual(bitsOf(put.slice(0, 1)));
    expect(former!.problem).toMatchObject({ params: { checkpoints: 1, newestWholeStep: 0 } });
    expect((await storage.load())?.problem).toBeNull();
  });

  test('is nothing any more where an earlier version has cleared all checkpoints', async () => {
    const basePath = freshBase();
    await keepTwo(basePath);
    await tamper(basePath, 'checkpoints', (store) => store.clear());
    const storage = await openTestStorage(basePath);
    expect(await storage.peek('former')).toBeNull();
    expect(await storage.load('former')).toBeNull();
  });
});
