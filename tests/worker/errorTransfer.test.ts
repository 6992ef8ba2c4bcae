/** What a worker throws comes out on the page with its class, its code and its parameters. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { EngineLostError } from '../../src/core/engineErrors';
import { ReaderError } from '../../src/core/errors';
import type { FileKind } from '../../src/core/fileParsers';
import { errorMessage } from '../../src/store/errorMessage';
import { receiveError, sendError } from '../../src/worker/errorTransfer';
import type { Read } from '../../src/worker/parseFile.worker';

const across = (error: unknown) => receiveError(structuredClone(sendError(error)));

describe('across the boundary of a worker', () => {
  it.each([
    new ReaderError('model.none'),
    new ReaderError('text.tooLarge', { mostBytes: 5e6, bytes: 7.3e6, name: null }),
    new ReaderError('safetensors.notFinite', { array: '"w"', got: NaN, at: 3 }),
    new ReaderError('conversations.faulty', {
      at: 'line',
      faults: [{ place: 3, fault: { code: 'empty', params: { label: 'USER:' } } }],
      more: 0,
    }),
    new EngineLostError('engine.gpuSilent', { seconds: 30 }),
  ])('comes %s', (error) => {
    const come = across(error);
    expect(come).toStrictEqual(error);
    expect(come).toMatchObject({ code: error.code, params: error.params });
    expect(errorMessage(come)).toBe(errorMessage(error));
  });

  it('what has no code is a fault of ours, whatever its type', () => {
    for (const error of [new RangeError('Invalid array length'), 'Invalid array length']) {
      const come = across(error);
      expect(come).toStrictEqual(new Error('Invalid array length'));
      expect(errorMessage(come)).toMatch(/^Something broke .* \(Invalid array length\)$/);
    }
  });
});

describe('the worker that reads files', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  async function answersTo(name: FileKind, text: string): Promise<Read[]> {
    const answers: Read[] = [];
    let listen = (_event: unknown) => {};
    vi.stubGlobal('postMessage', (answer: Read) => void answers.push(structuredClone(answer)));
    vi.stubGlobal('addEventListener', (_: string, listener: typeof listen) => (listen = listener));
    await import('../../src/worker/parseFile.worker');
    const given = { name: 'owls.txt', bytes: new TextEncoder().encode(text) };
    listen({ data: { name, given } });
    return answers;
  }

  it('says why it refuses', async () => {
    expect(await answersTo('text', 'Owls.')).toEqual([
      { kind: 'begun' },
      {
        kind: 'error',
        error: {
          kind: 'reader',
          code: 'text.tooShort',
          params: { leastCharacters: 100, characters: 5 },
        },
      },
    ]);
  });

  it('takes an error of the browser’s for no sentence', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    // The same that the worker imports, which is anew for each test.
    const { FILE_PARSERS } = await import('../../src/core/fileParsers');
    vi.spyOn(FILE_PARSERS, 'text').mockImplementation(() => {
      throw new Array(-1) as unknown;
    });
    const [, answer] = await answersTo('text', 'Owls.');
    expect(answer).toMatchObject({ kind: 'error', error: { kind: 'ours' } });
    expect(log).toHaveBeenCalledOnce();
  });
});
