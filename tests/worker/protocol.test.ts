/** Both ends of the protocol, with handlers that stand in for the engine. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { NdArray } from '../../src/core/arrays';
import { isUnfetched } from '../../src/core/unfetched';
import { EngineLostError } from '../../src/core/engineErrors';
import { ReaderError } from '../../src/core/errors';
import { PRE_TRAINING } from '../../src/core/training';
import { createClient, SilentError, type EngineClient } from '../../src/worker/client';
import { serve, type Handlers } from '../../src/worker/serveCalls';
import { IDLE_MS } from '../../src/worker/watchdog';
import { createFakeWorker } from './fakeWorker';

const clients: EngineClient[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.dispose()));

function connect(handlers: Partial<Handlers>, lost?: Promise<never>) {
  const fake = createFakeWorker();
  serve(fake.scope, handlers as Handlers, lost);
  const client = createClient(fake.worker);
  clients.push(client);
  return { ...fake, client };
}

/** A promise that the test settles. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

const memory = () => ({ numTensors: 7, numBytes: 28 });
const array = (...data: number[]): NdArray => ({
  shape: [data.length],
  data: Float32Array.from(data),
});

/** Nobody trains here. */
const NO_RUN = {
  dataset: { kind: 'documents', documents: [] },
  training: PRE_TRAINING,
  from: null,
} as const;

describe('calls', () => {
  it('are run one at a time, in the order of asking', async () => {
    const log: string[] = [];
    const { client } = connect({
      evaluate: async ({ documents: [name] }) => {
        log.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, name === 'first' ? 20 : 0));
        log.push(`${name} ends`);
        return { loss: 1 };
      },
    });
    const names = ['first', 'second', 'third'];
    await Promise.all(names.map((name) => client.call('evaluate', { documents: [name] })));
    expect(log).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('hear their own events, all before the result', async () => {
    const { client } = connect({
      generate: ({ seed }, { emit }) => {
        for (const tokenId of [1, 2, 3]) emit({ type: 'token', sequence: seed, tokenId });
        return { sequences: [[1, 2, 3]], step: 0 };
      },
    });
    const write = async (seed: number) => {
      const heard: unknown[] = [];
      const sampling = { temperature: 0, topK: 0, topP: 1 };
      await client.call(
        'generate',
        { prompts: [[0]], maxNewTokens: 3, stopTokenIds: [9], sampling, seed },
        { onEvent: (event) => heard.push(event) },
      );
      return heard;
    };
    const [first, second] = await Promise.all([write(0), write(1)]);
    expect(first).toEqual([1, 2, 3].map((tokenId) => ({ type: 'token', sequence: 0, tokenId })));
    expect(second).toEqual([1, 2, 3].map((tokenId) => ({ type: 'token', sequence: 1, tokenId })));
  });

  it('that wait have their turn between the steps of a long one', async () => {
    const asked = gate();
    let stepsBefore = 0;
    let step = 0;
    const { client } = connect({
      train: async (_, { giveWay }) => {
        await asked.opened;
        for (step = 0; step < 10; step++) await giveWay();
        return { status: 'finished', step };
      },
      memory: () => {
        stepsBefore = step;
        return memory();
      },
    });
    const training = client.call('train', NO_RUN);
    const looking = client.call('memory', {}).then(() => 'looked');
    asked.open();
    expect(await Promise.race([training, looking])).toBe('looked');
    expect(stepsBefore).toBeLessThan(10);
    expect(await training).toEqual({ status: 'finished', step: 10 });
  });

  it('move their arrays to the page, and leave it its own', async () => {
    const weights = array(1, 2, 3);
    const { client } = connect({
      readParameters: () => ({ weights, again: weights }),
      writeParameters: () => {},
    });
    const read = await client.call('readParameters', {});
    expect(read['weights']).toEqual(array(1, 2, 3));
    expect(read['again']).toEqual(array(1, 2, 3));
    expect(weights.data).toHaveLength(0);
    await client.call('writeParameters', { parameters: read });
    expect(read['weights'].data).toHaveLength(3);
  });
});

describe('abort', () => {
  it('reaches the call under way and no other', async () => {
    const seen: boolean[] = [];
    const { client } = connect({
      train: async (_, { signal, giveWay }) => {
        let step = 0;
        // With an end, lest a worker that hears nothing hang.
        for (; step < 10_000 && !signal.aborted; step++) await giveWay();
        return { status: signal.aborted ? 'stopped' : 'finished', step };
      },
      evaluate: (_, { signal }) => {
        seen.push(signal.aborted);
        return { loss: 1 };
      },
    });
    const controller = new AbortController();
    const training = client.call('train', NO_RUN, { signal: controller.signal });
    await client.call('evaluate', { documents: [] });
    controller.abort();
    expect((await training).status).toBe('stopped');
    await client.call('evaluate', { documents: [] });
    expect(seen).toEqual([false, false]);
  });

  it('is known to a call that had to wait for its turn, and to one made too late', async () => {
    const begin = gate();
    const { client } = connect({
      evaluate: async () => {
        await begin.opened;
        return { loss: 1 };
      },
      train: (_, { signal }) => ({ status: signal.aborted ? 'stopped' : 'finished', step: 0 }),
    });
    const first = client.call('evaluate', { documents: [] });
    const controller = new AbortController();
    const waiting = client.call('train', NO_RUN, { signal: controller.signal });
    controller.abort();
    const late = client.call('train', NO_RUN, { signal: controller.signal });
    // The aborts travel behind the calls: only when this is answered have they arrived.
    setTimeout(begin.open, 20);
    await first;
    expect((await waiting).status).toBe('stopped');
    expect((await late).status).toBe('stopped');
  });
});

describe('errors', () => {
  it('are for the reader if they have a code, and else faults of ours', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { client } = connect({
      evaluate: () => {
        throw new ReaderError('model.noBaseBeside');
      },
      trace: async () => {
        throw new TypeError('x is undefined');
      },
      memory,
    });
    const expected = client.call('evaluate', { documents: [] });
    await expect(expected).rejects.toEqual(new ReaderError('model.noBaseBeside'));
    expect(log).not.toHaveBeenCalled();

    const fault = await client
      .call('trace', { tokenIds: [], names: [] })
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'Error', message: 'x is undefined' });
    expect(fault).not.toBeInstanceOf(ReaderError);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();

    expect(await client.call('memory', {})).toEqual(memory());
  });

  it.each<[string, () => unknown]>([
    ['an array that is too long', () => new Array(-1)],
    ['a recursion without end', function again(): unknown { return again(); }], // prettier-ignore
    [
      'a memory that does not grow',
      () => new WebAssembly.Memory({ initial: 1, maximum: 1 }).grow(1),
    ],
    [
      'a check of ours',
      () => {
        throw new RangeError('ModelConfig: expected nLayer from 1.');
      },
    ],
  ])('of the browser’s or for developers are no sentences: %s', async (_, fail) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { client } = connect({
      memory: () => {
        fail();
        return memory();
      },
    });
    const error = await client.call('memory', {}).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(ReaderError);
    expect(error).not.toBeInstanceOf(RangeError);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe('a worker that is gone', () => {
  const never = () => new Promise<never>(() => {});

  it('fails every call under way and every later one', async () => {
    const memory = () => ({ numTensors: 0, numBytes: 0 });
    const { client, break: breakWorker } = connect({ evaluate: never, trace: never, memory });
    await client.call('memory', {});
    const pending = [
      client.call('evaluate', { documents: [] }),
      client.call('trace', { tokenIds: [1], names: [] }),
    ];
    // The page says it itself, so the browser need not.
    expect(breakWorker('out of memory')).toBe(true);
    const loss = new EngineLostError('engine.stopped', { detail: 'out of memory' });
    for (const call of pending) await expect(call).rejects.toEqual(loss);
    await expect(client.call('memory', {})).rejects.toEqual(loss);
  });

  it('that was never loaded has no words of its own', async () => {
    const { client, break: breakWorker } = connect({ evaluate: never });
    const call = client.call('evaluate', { documents: [] });
    breakWorker('');
    await expect(call).rejects.toMatchObject({ code: 'engine.notLoaded' });
  });

  it('that could not be read may be one for newer browsers', async () => {
    const { client, break: breakWorker } = connect({ evaluate: never });
    const call = client.call('evaluate', { documents: [] });
    // As Firefox 113 has it, which takes every worker for a classic one.
    breakWorker('SyntaxError: import declarations may only appear at top level of a module');
    await expect(call).rejects.toMatchObject({ code: 'engine.notUnderstood' });
    await expect(call.catch(isUnfetched)).resolves.toBe(true);
  });

  it('because its engine was lost fails them too, without waiting for what is under way', async () => {
    let lose = (_error: Error) => {};
    const lost = new Promise<never>((_, reject) => (lose = reject));
    lost.catch(() => {});
    const { client } = connect({ evaluate: never, trace: never }, lost);
    const call = client.call('evaluate', { documents: [] });
    const waiting = client.call('trace', { tokenIds: [1], names: [] });
    const loss = new EngineLostError('engine.gpuLostInWork');
    lose(loss);
    await expect(call).rejects.toEqual(loss);
    await expect(waiting).rejects.toEqual(loss);
    await expect(client.call('memory', {})).rejects.toEqual(loss);
  });

  it('that falls silent at work is ended, and fails them all', async () => {
    const { worker, scope } = createFakeWorker();
    const ended = vi.spyOn(worker, 'terminate');
    const client = createClient(worker, (names) => (names.includes('train') ? 1_500 : Infinity));
    clients.push(client);
    // Its answer to the first ping is the last that is heard of it.
    let answered = false;
    scope.addEventListener('message', ({ data }) => {
      if (data.kind !== 'ping' || answered) return;
      answered = true;
      scope.postMessage({ kind: 'pong' }, []);
    });
    const calls = [client.call('train', NO_RUN), client.call('memory', {})];
    for (const { reason: error } of (await Promise.allSettled(calls)) as PromiseRejectedResult[]) {
      expect(error).toBeInstanceOf(SilentError);
      expect(error).toMatchObject({
        loaded: true,
        code: 'engine.silent',
        params: { seconds: 2 },
      });
    }
    expect(ended).toHaveBeenCalled();
    await expect(client.call('memory', {})).rejects.toBeInstanceOf(EngineLostError);
  });

  it('is told from one that is busy, and answers between its steps', async () => {
    const fake = createFakeWorker();
    const until = gate();
    const trace = async () => {
      await until.opened;
      return {};
    };
    serve(fake.scope, { trace, memory } as unknown as Handlers);
    const client = createClient(fake.worker, () => 500);
    clients.push(client);
    // Now it is known to be there, and had nothing to do.
    await client.call('memory', {});
    const call = client.call('trace', { tokenIds: [1], names: [] });
    setTimeout(until.open, IDLE_MS + 500);
    expect(await call).toEqual({});
  });

  it('because it was disposed of fails them too', async () => {
    const { client } = connect({ evaluate: never });
    const call = client.call('evaluate', { documents: [] });
    client.dispose();
    const end = new ReaderError('engine.disposed');
    await expect(call).rejects.toEqual(end);
    await expect(client.call('memory', {})).rejects.toEqual(end);
  });
});
