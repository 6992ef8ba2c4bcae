/** The model that comes with the guide, for readers in a hurry: made by `npm run life -- --ship`. */

import { ReaderError } from '../../core/errors';
import { fetchFile } from '../../core/fetchFile';
import { EARLY_STEPS } from '../../core/training';
import type { Phase } from '../state';
import { withoutMoments } from './packageRecord';
import { checkRecord, type LifeSnapshot, type RunRecord } from './record';

/** Below `public/models/`. The early one is in half precision: it is looked at, and not trained on. */
export const BUNDLED_FILES = {
  record: 'life.json',
  early: 'early.safetensors',
  base: 'base.safetensors',
  assistant: 'assistant.safetensors',
} as const;

/** After `EARLY_STEPS` of its pre-training, after all of it, and after fine-tuning. */
export type BundledName = 'early' | 'base' | 'assistant';

/**
 * @param folder where the files lie, such as `/guide/models/`
 * @throws ReaderError if they cannot be had, or are not what they should be
 */
export async function fetchBundledModel(name: BundledName, folder: string): Promise<LifeSnapshot> {
  const { readSafetensors } = await import('../../core/files/safetensors');
  const fetchOne = (file: string) => fetchFile(folder + file, 'bundled.unfetched');
  const [text, pretrained, assistant] = await Promise.all([
    fetchOne(BUNDLED_FILES.record),
    fetchOne(name === 'early' ? BUNDLED_FILES.early : BUNDLED_FILES.base),
    name === 'assistant' ? fetchOne(BUNDLED_FILES.assistant) : null,
  ]);
  const record = checkRecord(JSON.parse(new TextDecoder().decode(text)));
  const { pretraining: whole, fineTuning } = record?.runs ?? {};
  if (!record || !whole || !fineTuning) {
    throw new ReaderError('bundled.notTheModel');
  }
  const pretraining = name === 'early' ? stoppedAt(EARLY_STEPS, whole) : whole;
  const checkpoint = (run: Phase, step: number, bytes: Uint8Array) => ({
    run,
    checkpoint: withoutMoments(step, readSafetensors(bytes).arrays),
  });
  return {
    record: {
      ...record,
      runs: { pretraining, fineTuning: name === 'assistant' ? fineTuning : null },
    },
    checkpoints: [
      checkpoint('pretraining', pretraining.step, pretrained),
      ...(assistant ? [checkpoint('fineTuning', fineTuning.step, assistant)] : []),
    ],
  };
}

const stoppedAt = (step: number, run: RunRecord): RunRecord => ({
  ...run,
  status: 'stopped',
  step,
  losses: run.losses.slice(0, step),
  samples: run.samples.filter((sample) => sample.step <= step),
});
