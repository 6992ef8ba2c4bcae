/** Has what a reader gives read by a worker: of its own, because the engine's may be training. */

import type { Given, FileKind, ParsedFile } from '../../core/fileParsers';
import { LOADING_MS, receiveError } from '../../worker/client';
import type { Read, Wanted } from '../../worker/parseFile.worker';

/**
 * A worker for each reading, that takes its megabytes along when it is ended. Where there are none, as
 * in a frame without an origin of its own, the page reads by itself.
 * @throws ReaderError that says what was expected
 */
export async function read<Name extends FileKind>(
  name: Name,
  given: Given,
): Promise<ParsedFile<Name>> {
  const worker = startWorker();
  const result = worker && (await readBy(worker, { name, given }));
  if (result) return result as ParsedFile<Name>;
  const { FILE_PARSERS } = await import('../../core/fileParsers');
  return FILE_PARSERS[name](given) as ParsedFile<Name>;
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('../../worker/parseFile.worker.ts', import.meta.url), {
      type: 'module',
      name: 'reader',
    });
  } catch {
    return null;
  }
}

/** `null` if the worker could not be had, or has come to an end. */
function readBy(worker: Worker, wanted: Wanted): Promise<object | null> {
  const items: unknown[] = [];
  const done = new Promise<object | null>((resolve, reject) => {
    const timer = setTimeout(resolve, LOADING_MS, null);
    worker.addEventListener('message', ({ data }: MessageEvent<Read>) => {
      switch (data.kind) {
        case 'begun':
          clearTimeout(timer);
          break;
        case 'items':
          for (const item of data.items) items.push(item);
          break;
        case 'result':
          resolve('warnings' in data.result ? { ...data.result, items } : data.result);
          break;
        case 'error':
          reject(receiveError(data.error));
      }
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(null);
    });
    worker.postMessage(wanted);
  });
  return done.finally(() => worker.terminate());
}
