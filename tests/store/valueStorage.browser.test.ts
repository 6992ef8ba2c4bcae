/** A value beside the life, in the same database: neither knows of the other. */

import { expect, test } from 'vitest';
import { openValueStorage } from '../../src/store/persistence/modelStorage/valueStorage';
import { bitsOf, checkpointOf, freshBase, openTestStorage } from './modelStorageHelp';

const KEY = 'translator';
const value = (step: number) => ({ step, numbers: Float32Array.of(-0, NaN, step) });

test('is read by the next visit as it was written, and by no other key or guide', async () => {
  const base = freshBase();
  const first = await openValueStorage(base, KEY);
  expect(await first.read()).toBeUndefined();
  const given = value(1);
  const writing = first.write(given);
  // It was copied before that returned.
  given.numbers.fill(7);
  await writing;
  await first.write(value(2));
  const next = await openValueStorage(base, KEY);
  expect(await next.read()).toEqual(value(2));
  expect(await (await openValueStorage(base, 'unmasked translator')).read()).toBeUndefined();
  expect(await (await openValueStorage(freshBase(), KEY)).read()).toBeUndefined();
});

test('stays when a life is kept, set aside and begun anew, and they stay when it changes', async () => {
  const base = freshBase();
  const beside = await openValueStorage(base, KEY);
  await beside.read();
  await beside.write(value(1));
  const life = await openTestStorage(base);
  expect(await life.peek()).toBeNull();
  const put = [checkpointOf('pretraining', 10)];
  await life.save({ record: { title: 'first', step: 10 }, put, remove: 'all' });
  await beside.write(value(2));
  await life.save({
    ...{ record: { title: 'second', step: 20 }, put, remove: 'all', former: 'replace' },
  });
  await life.save({ record: { title: 'third', step: 20 }, put, remove: 'all', former: 'drop' });
  expect(await (await openValueStorage(base, KEY)).read()).toEqual(value(2));
  const { record, checkpoints } = (await (await openTestStorage(base)).load())!;
  expect(record.title).toBe('third');
  expect(bitsOf(checkpoints)).toEqual(bitsOf(put));
});

test('is not overwritten where another tab has written since', async () => {
  const base = freshBase();
  const [one, other] = [await openValueStorage(base, KEY), await openValueStorage(base, KEY)];
  await Promise.all([one.read(), other.read()]);
  await other.write(value(2));
  await expect(one.write(value(1))).rejects.toMatchObject({ problem: 'changed' });
  expect(await one.read()).toEqual(value(2));
  await one.write(value(3));
  expect(await other.read()).toEqual(value(3));
});

test('what cannot be copied is refused, and what was kept stays', async () => {
  const base = freshBase();
  const storage = await openValueStorage(base, KEY);
  await storage.read();
  await storage.write(value(1));
  await expect(storage.write(() => {})).rejects.toMatchObject({ problem: 'failed' });
  expect(await storage.read()).toEqual(value(1));
});
