/** What the store cannot do for a reader: its part of the map of all errors. */

import type { None } from '../core/errors';

interface StoreErrors {
  'model.noAssistant': None;
  /** Of an assistant that was opened from a file. */
  'model.noBase': None;
  'model.nothingLearnt': None;
  /** Of a run of an earlier version, which has diverged. */
  'model.broken': None;
  'model.nothingKept': None;
  'model.nothingToBorrow': None;
  /** Another tab has it. */
  'model.elsewhere': None;

  'training.noSuchStep': { readonly step: number };
  /** Steps whose loss could still be written. */
  'training.diverged': { readonly steps: number };

  /** In a frame in a sandbox. */
  'engine.noWorker': None;

  /** Of the files that come with the guide. */
  'bundled.notTheModel': None;
  'bundled.notTheRecording': None;
  /** @see fetchFile */
  'bundled.unfetched': { readonly status: number | null };

  /** Of a model that an address names: `file` lies, or would, in the site's folder `models/`. */
  'linked.missing': { readonly file: string };
  /** @see UnfetchedCode */
  'linked.unfetched': { readonly file: string; readonly status: number | null };
  'linked.tooLarge': { readonly file: string; readonly mostBytes: number };

  'exam.brokeOff': None;
  'exam.baselineDiverged': { readonly step: number };
}

declare module '../core/errors' {
  interface ErrorParams extends StoreErrors {}
}
