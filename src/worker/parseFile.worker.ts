/** Reads what a reader gives, apart from the page, which draws and answers meanwhile. */

import { FILE_PARSERS, type Given, type FileKind } from '../core/fileParsers';
import { sendError, type SentError } from './errorTransfer';

export interface Wanted {
  readonly name: FileKind;
  readonly given: Given;
}

/** A list comes before the rest, in pieces: a million strings at once would hold the page up. */
export type Read =
  /** Its script has come: what it says next may take its time. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'items'; readonly items: readonly unknown[] }
  | { readonly kind: 'result'; readonly result: object }
  | { readonly kind: 'error'; readonly error: SentError };

/** Items of a message: the page takes them in within a frame. */
const PIECE = 2_000;

const post = (read: Read) => postMessage(read);

addEventListener('message', ({ data: { name, given } }: MessageEvent<Wanted>) => {
  post({ kind: 'begun' });
  try {
    const result = FILE_PARSERS[name](given);
    if ('items' in result) {
      const { items, ...rest } = result;
      for (let at = 0; at < items.length; at += PIECE) {
        post({ kind: 'items', items: items.slice(at, at + PIECE) });
      }
      post({ kind: 'result', result: rest });
    } else {
      post({ kind: 'result', result });
    }
  } catch (error) {
    const sent = sendError(error);
    if (sent.kind === 'ours') console.error(error);
    post({ kind: 'error', error: sent });
  }
});
