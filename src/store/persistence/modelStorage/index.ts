/** Keeps the reader's model on the device. */

export { StorageError } from './errors';
export type { StorageErrorCode } from './errors';
export { openModelStorage } from './modelStorage';
export type { ModelStorageOptions } from './modelStorage';
export type {
  CheckpointKey,
  FateOfFormer,
  Kept,
  Loaded,
  ModelStorage,
  Save,
  StoredCheckpoint,
  Which,
} from './types';
