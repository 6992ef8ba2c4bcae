/** What the storage keeps on the device and gives back. It knows nothing of what a life is. */

import type { Checkpoint } from '../../../core/checkpoint';
import type { ReaderError } from '../../../core/errors';

/** Names a checkpoint: the run that it is a moment of, and the steps done. */
export interface CheckpointKey {
  readonly run: string;
  readonly step: number;
}

export interface StoredCheckpoint {
  readonly run: string;
  readonly checkpoint: Checkpoint;
}

/** What changed since the last save. What is not named stays as it is. */
export interface Save<LifeRecord> {
  /** Anything that structured clone can copy; it replaces the record before. */
  readonly record: LifeRecord;
  /** New checkpoints; one of the same run and step is replaced. */
  readonly put: readonly StoredCheckpoint[];
  /** Carried out before `put`; `all` is the beginning of another life. */
  readonly remove: readonly CheckpointKey[] | 'all';
  /** The reader's own texts by name, only those that changed; `null` takes one away. */
  readonly texts?: Readonly<Record<string, string | null>>;
  /** What becomes of the former life; without it, it stays. */
  readonly former?: FateOfFormer;
}

/** Two lives at most are kept: the present one, and the one before it. */
export type Which = 'present' | 'former';

/** With a save, the former life stays, goes, or gives way to that which was the present one until now. */
export type FateOfFormer = 'keep' | 'drop' | 'replace';

/** A life without its checkpoints: enough to ask the reader whether to go on with it. */
export interface Kept<LifeRecord> {
  readonly record: LifeRecord;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export interface Loaded<LifeRecord> extends Kept<LifeRecord> {
  /** The whole ones, in the order in which they were put: the newest is the last. */
  readonly checkpoints: readonly StoredCheckpoint[];
  readonly texts: Readonly<Record<string, string>>;
  /** Where something that was kept is gone or damaged; else `null`. */
  readonly problem: ReaderError | null;
}

export interface SaveOptions {
  /**
   * Nobody else can write, now or since this one looked: then everything is under way when the call
   * returns, and is kept although the page be gone a moment later.
   */
  readonly isAlone?: boolean;
}

/** Every promise here rejects with a `StorageError` or not at all. */
export interface ModelStorage<LifeRecord> {
  /**
   * All or nothing, in one transaction with strict durability. Checkpoints are copied before this
   * returns its promise, so their arrays may change or be transferred afterwards. Look before the
   * first save, by `peek` or `load`: what another tab has kept since this one looked is not
   * overwritten (`changed`), and nothing is added where nothing is any more (`emptied`). A save that
   * sets a life aside (`replace`) reads it first, so that the page has to last until it is done.
   */
  save(save: Save<LifeRecord>, options?: SaveOptions): Promise<void>;
  /** The record alone; `null` if nothing is kept. Without `which`, that of the present life. */
  peek(which?: Which): Promise<Kept<LifeRecord> | null>;
  /** Everything, one checkpoint a task, so that the page stays alive; `null` if nothing is kept. */
  load(which?: Which): Promise<Loaded<LifeRecord> | null>;
}
