/** Has what a reader gives read by a worker: of its own, because the engine's may be training. */

import type { Given, FileKind, ParsedFile } from '../../core/fileParsers';
import type { ModelPackage } from '../../core/files/modelPackage';
import type { NamedBlob } from '../../core/files/openModel';
import type { OnProgress } from '../../core/files/readModel';
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
    if (message.kind === 'result') return { ...message.result, items };
    if (message.kind === 'items') for (const item of message.items) items.push(item);
    return undefined;
  });
  if (result) return result as ParsedFile<Name>;
  const { FILE_PARSERS } = await import('../../core/fileParsers');
  return FILE_PARSERS[name](given) as ParsedFile<Name>;
}

/**
 * The same of a model: an archive, or the files of a folder.
 * @param onProgress is told how much is read, 0 to 1
 * @throws ReaderError that says what was expected
 */
export async function readModelFiles(
  files: readonly NamedBlob[],
  onProgress: OnProgress,
): Promise<ModelPackage> {
  const wanted: Wanted = { name: 'model', files };
  const result = await askOnce<Read, object>(startWorker, wanted, (message) => {
    if (message.kind === 'result') return message.result;
    if (message.kind === 'progress') onProgress(message.fraction);
    return undefined;
  });
  if (result) return result as ModelPackage;
  const { openModel } = await import('../../core/files/openModel');
  return openModel(files, onProgress);
}

const startWorker = () =>
  new Worker(new URL('../../worker/parseFile.worker.ts', import.meta.url), {
    type: 'module',
    name: 'reader',
  });
