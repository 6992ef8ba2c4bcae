/** The model that comes with the guide, for readers in a hurry: made by `npm run life -- --ship`. */

import words from '#words/store';
import { fetchFile } from '../core/fetchFile';
import { withoutMoments } from './package';
import { checkRecord, type Revived } from './record';

/** Below `public/models/`. */
export const OUR_FILES = {
  record: 'life.json',
  base: 'base.safetensors',
  assistant: 'assistant.safetensors',
} as const;

/**
 * @param folder where the files lie, such as `/guide/models/`
 * @throws RangeError with a sentence if they cannot be had, or are not what they should be
 */
export async function fetchOurs(age: 'base' | 'assistant', folder: string): Promise<Revived> {
  const { readSafetensors } = await import('../core/files/safetensors');
  const [text, base, assistant] = await Promise.all([
    fetchFile(folder + OUR_FILES.record, words.ours),
    fetchFile(folder + OUR_FILES.base, words.ours),
    age === 'assistant' ? fetchFile(folder + OUR_FILES.assistant, words.ours) : null,
  ]);
  const record = checkRecord(JSON.parse(new TextDecoder().decode(text)));
  const { pretraining, fineTuning } = record?.runs ?? {};
  if (!record || !pretraining || !fineTuning) {
    throw new RangeError(words.ours.notTheModel);
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
