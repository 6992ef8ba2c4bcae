/** A model out of files as a browser gives them: what is no part of it is not even fetched from the disk. */

import { ReaderError } from '../errors';
import { MOST_ZIP_BYTES } from './limits';
import { findModel, mostBytesIn } from './modelFolder';
import type { ModelPackage } from './modelPackage';
import { readModel, type OnProgress } from './readModel';

/** A file by its path below the folder that was chosen, or its name alone. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

/** @throws ReaderError that says what was expected */
export async function openModel(
  given: readonly NamedBlob[],
  onProgress?: OnProgress,
): Promise<ModelPackage> {
  const wanted = given.length > 1 ? partsOf(given) : given;
  const bytes = wanted.reduce((sum, { blob }) => sum + blob.size, 0);
  if (bytes > MOST_ZIP_BYTES) {
    throw new ReaderError('package.tooLarge', { mostBytes: MOST_ZIP_BYTES, bytes });
  }
  const files = await Promise.all(
    wanted.map(async ({ name, blob }) => ({
      name,
      bytes: new Uint8Array(await blob.arrayBuffer()),
    })),
  );
  return readModel(files, onProgress);
}

/** Of a folder, the files of its model; or else all, among which there may be an archive. */
function partsOf(given: readonly NamedBlob[]): readonly NamedBlob[] {
  const archives = given.filter(({ name }) => /\.(zip|gguf)$/i.test(name));
  if (archives.length === 1 && !given.some(({ name }) => /(^|\/)config\.json$/.test(name))) {
    return archives;
  }
  const folder = findModel(given.map(({ name }) => name));
  return given.filter(({ name }) => mostBytesIn(folder, name) !== null);
}
