/** What a reader gives is read by a worker, and by the page itself where that does not come. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { read, readModelFiles } from '../../src/store/data/parseFile';
import type { Read } from '../../src/worker/parseFile.worker';
import { ReaderError } from '../../src/core/errors';
import { errorMessage } from '../../src/store/errorMessage';
import { packForReader } from '../../src/store/model/packForReader';
import { somePackage } from '../core/files/packages';

/** A worker that answers with these messages, one after the other. */
function workerThatSays(...messages: Read[]) {
  const workers: FakeWorker[] = [];
  class FakeWorker extends EventTarget {
    ended = false;
    constructor() {
      super();
      workers.push(this);
    }
    postMessage() {
      for (const data of messages) this.dispatchEvent(new MessageEvent('message', { data }));
    }
    terminate() {
      this.ended = true;
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  return workers;
}

const GIVEN = {
  name: 'owls.txt',
  bytes: new TextEncoder().encode('The owl lives in a tree and eats mice at night. '.repeat(40)),
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a worker whose script never comes is not waited for longer than 20 s', async () => {
  const workers = workerThatSays();
  const reading = read('text', GIVEN);
  await vi.advanceTimersByTimeAsync(19_900);
  expect(workers[0].ended).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(workers[0].ended).toBe(true);
  expect((await reading).items.join(' ')).toContain('The owl lives in a tree');
});

it('one that has begun has all the time that it needs', async () => {
  const workers = workerThatSays({ kind: 'begun' });
  void read('text', GIVEN);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(workers[0].ended).toBe(false);
});

it('what it refuses is refused here, for the same reason', async () => {
  const error = { kind: 'reader', code: 'text.empty', params: { name: 'owls.txt' } } as const;
  const workers = workerThatSays({ kind: 'begun' }, { kind: 'error', error });
  await expect(read('text', GIVEN)).rejects.toMatchObject({
    name: 'ReaderError',
    code: 'text.empty',
    params: { name: 'owls.txt' },
  });
  expect(workers[0].ended).toBe(true);
});

it('what breaks in it is a fault of ours', async () => {
  workerThatSays({ kind: 'error', error: { kind: 'ours', message: 'Invalid array length' } });
  const error = await read('text', GIVEN).catch((error: unknown) => error);
  expect(error).not.toBeInstanceOf(ReaderError);
  expect(errorMessage(error)).toMatch(/^Something broke .* \(Invalid array length\)$/);
});

const packed = packForReader(somePackage()) as Uint8Array<ArrayBuffer>;
const FILES = [{ name: 'parameters.zip', blob: new Blob([packed]) }];

it('of a model, how much is read is told on the way', async () => {
  const told: number[] = [];
  workerThatSays(
    { kind: 'begun' },
    { kind: 'progress', fraction: 0.4 },
    { kind: 'progress', fraction: 0.9 },
    { kind: 'result', result: somePackage() },
  );
  const model = await readModelFiles(FILES, (fraction) => told.push(fraction));
  expect(model).toEqual(somePackage());
  expect(told).toEqual([0.4, 0.9]);
});

it('where there are no workers, the page reads a model by itself', async () => {
  vi.useRealTimers();
  vi.stubGlobal('Worker', undefined);
  const told: number[] = [];
  const model = await readModelFiles(FILES, (fraction) => told.push(fraction));
  expect(model).toEqual(somePackage());
  expect(told.at(-1)).toBe(1);
});
