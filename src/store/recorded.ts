/**
 * What the guide's own run looked like at some of its moments, for browsers in which nothing can
 * train: a recording, made by `npm run life -- --ship`, and always called one.
 */

/** Below `public/models/`. */
export const RECORDED_FILE = 'recorded.json';

/** What the model read when its attention was recorded. */
export const RECORDED_TEXT = 'The zebra lives on the savanna. It eats grass.';

export interface RecordedMoment {
  readonly phase: 'pretraining' | 'fineTuning';
  readonly step: number;
  /** What it wrote after “The zebra”, greedily. */
  readonly text: string;
  /** Over the documents kept aside, in nats a token. */
  readonly loss: number;
  /** Of the 240 facts about all animals, how many it filled in. */
  readonly facts: number;
  /** Of fine-tuning: questions about unseen animals answered exactly, in form, and asked. */
  readonly exact: number;
  readonly format: number;
  readonly asked: number;
  readonly answer: { readonly question: string; readonly said: string } | null;
  /** Of each layer, base64 of `[nHead, time, time]` bytes: 255 is all attention. */
  readonly attention: readonly string[];
}

export interface Recorded {
  readonly moments: readonly RecordedMoment[];
}
