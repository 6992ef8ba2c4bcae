/** The index: a small list of what is kept, by which a load knows whether anything is missing. */

import { isCount, isRecord } from '../../../core/guards';
import type { CheckpointKey, Save } from './types';

interface KeptText {
  readonly name: string;
  /** In UTF-16 units. */
  readonly length: number;
}

export interface Manifest {
  /** Goes up by one with each change: a tab sees by it whether another was here. */
  readonly revision: number;
  /** Milliseconds since 1970; `null` if no life is kept. */
  readonly savedAt: number | null;
  /** In the order in which they were put. */
  readonly checkpoints: readonly CheckpointKey[];
  readonly texts: readonly KeptText[];
}

export const EMPTY_MANIFEST: Manifest = { revision: 0, savedAt: null, checkpoints: [], texts: [] };

/** `null` if it is not of the shape that this code writes. */
export function readManifest(value: unknown): Manifest | null {
  if (value === undefined) return EMPTY_MANIFEST;
  return isManifest(value) ? value : null;
}

const isSame = (a: CheckpointKey, b: CheckpointKey) => a.run === b.run && a.step === b.step;

/** Whether nobody has written in between; what was deleted and begun anew is another, too. */
export const isSameManifest = (a: Manifest, b: Manifest): boolean =>
  a.revision === b.revision && a.savedAt === b.savedAt;

/** The index as it is after a save. */
export function afterSave(index: Manifest, save: Save<unknown>, savedAt: number): Manifest {
  const { put, remove, texts = {} } = save;
  const added = put.map(({ run, checkpoint }) => ({ run, step: checkpoint.step }));
  const gone = remove === 'all' ? index.checkpoints : [...remove, ...added];
  const written = Object.entries(texts).flatMap(([name, text]) =>
    text === null ? [] : [{ name, length: text.length }],
  );
  return {
    revision: index.revision + 1,
    savedAt,
    checkpoints: [
      ...index.checkpoints.filter((key) => !gone.some((other) => isSame(key, other))),
      ...added,
    ],
    texts: [...index.texts.filter(({ name }) => !Object.hasOwn(texts, name)), ...written],
  };
}

const isManifest = (value: unknown): value is Manifest =>
  isRecord(value) &&
  isCount(value['revision']) &&
  (value['savedAt'] === null || Number.isFinite(value['savedAt'])) &&
  Array.isArray(value['checkpoints']) &&
  value['checkpoints'].every(isKey) &&
  Array.isArray(value['texts']) &&
  value['texts'].every(isText);

const isKey = (value: unknown): value is CheckpointKey =>
  isRecord(value) && typeof value['run'] === 'string' && isCount(value['step']);

const isText = (value: unknown): value is KeptText =>
  isRecord(value) && typeof value['name'] === 'string' && isCount(value['length']);
