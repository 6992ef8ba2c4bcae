/** Keeps the reader's model on the device, and one tab at a time at work on it. */

export { claimTabLock } from '../tabLock';
export type { TabLockOptions, TabLock } from '../tabLock';
export { StorageError } from './errors';
export type { StorageErrorCode } from './errors';
export { openModelStorage } from './modelStorage';
export type { ModelStorageOptions } from './modelStorage';
export type { CheckpointKey, Kept, Loaded, Save, ModelStorage, StoredCheckpoint } from './types';
