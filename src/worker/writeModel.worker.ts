/** Writes the files that a model leaves in, apart from the page, which draws and answers meanwhile. */

import {
  offersOf,
  writeModel,
  type Besides,
  type ModelFormat,
  type Offers,
} from '../core/files/modelFile';
import type { ModelPackage } from '../core/files/modelPackage';
import { sendError, type SentError } from './errorTransfer';

export type Asked = { readonly model: ModelPackage; readonly beside: Besides } & (
  { readonly name: 'offers' } | { readonly name: 'file'; readonly format: ModelFormat }
);

export type Written =
  /** Its script has come: what it says next may take its time. */
  | { readonly kind: 'begun' }
  /** How much of a file is written, from 0 to 1. */
  | { readonly kind: 'progress'; readonly fraction: number }
  /** A blob, which the page need not take into its own memory. */
  | { readonly kind: 'file'; readonly blob: Blob }
  | { readonly kind: 'offers'; readonly offers: Offers }
  | { readonly kind: 'error'; readonly error: SentError };

/** Of what is done sooner, no progress is told: it would be a flicker. In ms. */
const SOON = 200;

const post = (written: Written) => postMessage(written);

function answer(asked: Asked): void {
  const { model, beside } = asked;
  if (asked.name === 'offers') return post({ kind: 'offers', offers: offersOf(model, beside) });
  const begun = performance.now();
  const bytes = writeModel(model, asked.format, beside, (fraction) => {
    if (performance.now() - begun > SOON) post({ kind: 'progress', fraction });
  });
  return post({ kind: 'file', blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  post({ kind: 'begun' });
  try {
    answer(data);
  } catch (error) {
    const sent = sendError(error);
    if (sent.kind === 'ours') console.error(error);
    post({ kind: 'error', error: sent });
  }
});
