/** Reads what a reader gives, apart from the page, which draws and answers meanwhile. */

import { FILE_PARSERS, type Given, type FileKind } from '../core/fileParsers';
import { openModel, type NamedBlob } from '../core/files/openModel';
import { sendError, type SentError } from './errorTransfer';

export type Wanted =
  | { readonly name: FileKind; readonly given: Given }
  | { readonly name: 'model'; readonly files: readonly NamedBlob[] };

/** A list comes before the rest, in pieces: a million strings at once would hold the page up. */
export type Read =
  /** Its script has come: what it says next may take its time. */
  | { readonly kind: 'begun' }
  /** Of a model: how much is read, from 0 to 1. */
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'items'; readonly items: readonly unknown[] }
  | { readonly kind: 'result'; readonly result: object }
  | { readonly kind: 'error'; readonly error: SentError };

/** Items of a message: the page takes them in within a frame. */
const PIECE = 2_000;

/** Of progress, more would be told than is seen. */
const LEAST_PROGRESS = 0.01;

const post = (read: Read, transfer: Transferable[] = []) => postMessage(read, { transfer });

function readOwn(name: FileKind, given: Given): void {
  const { items, ...rest } = FILE_PARSERS[name](given);
  for (let at = 0; at < items.length; at += PIECE) {
    post({ kind: 'items', items: items.slice(at, at + PIECE) });
  }
  post({ kind: 'result', result: rest });
}

async function readModel(files: readonly NamedBlob[]): Promise<void> {
  let told = 0;
  const result = await openModel(files, (fraction) => {
    if (fraction - told < LEAST_PROGRESS) return;
    told = fraction;
    post({ kind: 'progress', fraction });
  });
  // Handed over, not copied: they may be dozens of megabytes.
  const buffers = Object.values(result.parameters).map(({ data }) => data.buffer as ArrayBuffer);
  post({ kind: 'result', result }, buffers);
}

addEventListener('message', ({ data }: MessageEvent<Wanted>) => {
  post({ kind: 'begun' });
  const reading = async () =>
    data.name === 'model' ? readModel(data.files) : readOwn(data.name, data.given);
  reading().catch((error: unknown) => {
    const sent = sendError(error);
    if (sent.kind === 'ours') console.error(error);
    post({ kind: 'error', error: sent });
  });
});
