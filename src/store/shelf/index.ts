/** Keeping the reader's model on the device, and one tab at a time at work on it. */

export { claimLife } from './ownership';
export type { ClaimOptions, Ownership } from './ownership';
export { ShelfError } from './problems';
export type { ShelfProblem } from './problems';
export { openShelf } from './shelf';
export type { ShelfOptions } from './shelf';
export type { CheckpointKey, Kept, Loaded, Save, Shelf, StoredCheckpoint } from './types';
