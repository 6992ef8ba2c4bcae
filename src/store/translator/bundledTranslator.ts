/** The translator that comes with the guide, for readers in a hurry: made by `npm run life -- --translate --ship`. */

import { ReaderError } from '../../core/errors';
import { fetchFile } from '../../core/fetchFile';
import { readRecord, snapshotFrom, type TranslatorRecord, type TranslatorSnapshot } from './record';

/** Below `public/models/`. */
export const TRANSLATOR_FILES = {
  record: 'translator.json',
  parameters: 'translator.safetensors',
} as const;

/**
 * @param folder where the files lie, such as `/guide/models/`
 * @throws ReaderError if they cannot be had, or are not what they should be
 */
export async function fetchBundledTranslator(folder: string): Promise<TranslatorSnapshot> {
  const { readSafetensors } = await import('../../core/files/safetensors');
  const [record, parameters] = await Promise.all([
    fetchFile(folder + TRANSLATOR_FILES.record, 'bundled.unfetched'),
    fetchFile(folder + TRANSLATOR_FILES.parameters, 'bundled.unfetched'),
  ]);
  try {
    return snapshotFrom(parse(record), readSafetensors(parameters).arrays);
  } catch (error) {
    throw new ReaderError('bundled.notTheModel', {}, { cause: error });
  }
}

/**
 * How it was trained: its losses, what it made of three sentences meanwhile, and its scores; for browsers
 * in which nothing can train.
 * @throws ReaderError as `fetchBundledTranslator`
 */
export async function fetchRecordedTraining(folder: string): Promise<TranslatorRecord> {
  const record = await fetchFile(folder + TRANSLATOR_FILES.record, 'bundled.unfetched');
  try {
    return readRecord(parse(record));
  } catch (error) {
    throw new ReaderError('bundled.notTheRecording', {}, { cause: error });
  }
}

const parse = (json: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(json));
