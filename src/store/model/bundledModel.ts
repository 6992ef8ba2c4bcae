/** The model that comes with the guide, for readers in a hurry: made by `npm run life -- --ship`. */

import { ReaderError } from '../../core/errors';
import { fetchFile } from '../../core/fetchFile';
import { withoutMoments } from './packageRecord';
import { checkRecord, type LifeSnapshot } from './record';

/** Below `public/models/`. */
export const BUNDLED_FILES = {
  record: 'life.json',
  base: 'base.safetensors',
  assistant: 'assistant.safetensors',
} as const;

/**
 * @param folder where the files lie, such as `/guide/models/`
 * @throws ReaderError if they cannot be had, or are not what they should be
 */
export async function fetchBundledModel(
  age: 'base' | 'assistant',
  folder: string,
): Promise<LifeSnapshot> {
  const { readSafetensors } = await import('../../core/files/safetensors');
  const [text, base, assistant] = await Promise.all([
    fetchFile(folder + BUNDLED_FILES.record, 'bundled.unfetched'),
    fetchFile(folder + BUNDLED_FILES.base, 'bundled.unfetched'),
    age === 'assistant' ? fetchFile(folder + BUNDLED_FILES.assistant, 'bundled.unfetched') : null,
  ]);
  const record = checkRecord(JSON.parse(new TextDecoder().decode(text)));
  const { pretraining, fineTuning } = record?.runs ?? {};
  if (!record || !pretraining || !fineTuning) {
    throw new ReaderError('bundled.notTheModel');
  }
  const checkpoint = (run: string, step: number, bytes: Uint8Array) => ({
    run,
    checkpoint: withoutMoments(step, readSafetensors(bytes).arrays),
  });
  return {
    record: {
      ...record,
      runs: { pretraining, fineTuning: age === 'assistant' ? fineTuning : null },
    },
    checkpoints: [
      checkpoint('pretraining', pretraining.step, base),
      ...(assistant ? [checkpoint('fineTuning', fineTuning.step, assistant)] : []),
    ],
  };
}
