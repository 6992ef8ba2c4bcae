/** Has what a reader gives read by a worker: of its own, because the engine's may be training. */

import type { Given, FileKind, ParsedFile } from '../../core/fileParsers';
import type { Read, Wanted } from '../../worker/parseFile.worker';
import { askOnce } from './oneShotWorker';

/**
 * A worker for each reading. Where there are none, as in a frame without an origin of its own, the page
 * reads by itself.
 * @throws ReaderError that says what was expected
 */
export async function read<Name extends FileKind>(
  name: Name,
  given: Given,
): Promise<ParsedFile<Name>> {
  const wanted: Wanted = { name, given };
  const items: unknown[] = [];
  const result = await askOnce<Read, object>(startWorker, wanted, (message) => {
    if (message.kind === 'result') {
      return 'warnings' in message.result ? { ...message.result, items } : message.result;
    }
    for (const item of message.items) items.push(item);
    return undefined;
  });
  if (result) return result as ParsedFile<Name>;
  const { FILE_PARSERS } = await import('../../core/fileParsers');
  return FILE_PARSERS[name](given) as ParsedFile<Name>;
}

const startWorker = () =>
  new Worker(new URL('../../worker/parseFile.worker.ts', import.meta.url), {
    type: 'module',
    name: 'reader',
  });
