/** What the groups of actions of a life share: each takes what it needs of it. */

import type { ActionQueue } from './actionQueue';
import type { Library } from './data/library';
import type { EngineSupervisor } from './engine/engineSupervisor';
import type { StateAccess } from './lifeStore';
import type { CheckpointHistory } from './model/checkpointHistory';
import type { ModelLoader } from './model/modelLoader';
import type { Persistence } from './persistence/persistence';
import type { Runner } from './training/runner';

export interface LifeContext extends StateAccess, ActionQueue {
  readonly history: CheckpointHistory;
  readonly library: Library;
  readonly modelLoader: ModelLoader;
  readonly supervisor: EngineSupervisor;
  readonly runner: Runner;
  readonly persistence: Persistence;
  /** Makes sure that there is an engine and a model, once, however many ask for it. */
  readonly wake: () => Promise<void>;
}
