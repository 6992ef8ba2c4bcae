/** Fetches a model that an address names from the site's own folder. */

import { ReaderError } from '../../core/errors';
import { MOST_ZIP_BYTES } from '../../core/files/limits';
import type { NamedBlob } from '../../core/files/openModel';
import type { OnProgress } from '../../core/files/readModel';

/**
 * @param file its name, which `linkedModelIn` has found to be one
 * @param folder where it lies, such as `/guide/models/`
 * @param onProgress is told how much has come, 0 to 1, where the server says how much there is
 * @throws ReaderError if it cannot be had whole, or is too large
 */
export async function fetchLinkedModel(
  file: string,
  folder: string,
  onProgress: OnProgress,
): Promise<NamedBlob> {
  const { body, headers } = await ask(file, folder);
  const announced = Number(headers.get('Content-Length') ?? 0);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const expectRoom = (needed: number) => {
    if (needed <= MOST_ZIP_BYTES) return;
    void body.cancel().catch(() => {});
    throw new ReaderError('linked.tooLarge', { file, mostBytes: MOST_ZIP_BYTES });
  };
  expectRoom(announced);
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => unfetched(file, null));
    if (done) break;
    bytes += value.length;
    if (bytes > MOST_ZIP_BYTES) reader.releaseLock();
    expectRoom(bytes);
    chunks.push(value);
    // What is compressed on its way is longer than was announced.
    if (announced > 0) onProgress(Math.min(1, bytes / announced));
  }
  return { name: file, blob: new Blob(chunks) };
}

/** Of this site alone: no redirection is followed, and a newer file of that name is seen. */
async function ask(file: string, folder: string) {
  const request: RequestInit = { redirect: 'error', cache: 'no-cache', mode: 'same-origin' };
  const response = await fetch(folder + file, request).catch(() => unfetched(file, null));
  const { ok, status, body, headers } = response;
  // Some hosts answer with a page of theirs where there is no file.
  const isPage = headers.get('Content-Type')?.startsWith('text/html');
  if (status === 404 || (ok && isPage)) throw new ReaderError('linked.missing', { file });
  if (!ok || !body) return unfetched(file, status);
  return { body, headers };
}

function unfetched(file: string, status: number | null): never {
  throw new ReaderError('linked.unfetched', { file, status });
}
