/** The model between visits: kept on the device as it changes, and offered again. One tab may write. */

import { ReaderError } from '../../core/errors';
import type { Library } from '../data/library';
import { errorMessage } from '../errorMessage';
import type { LifeStore } from '../lifeStore';
import type { CheckpointHistory } from '../model/checkpointHistory';
import { PHASES, recordOf, type LifeRecord } from '../model/record';
import {
  hasNewCheckpoints,
  isActive,
  noticeIn,
  type LifeState,
  type Offer,
  type PersistenceState,
} from '../state';
import { createAutosave, type Autosave } from './autosave';
import { StorageError, type Kept, type Loaded, type ModelStorage } from './modelStorage';
import type { TabLock, TabLockOptions } from './tabLock';

/** What the browser gives, or a test. */
export interface Device {
  readonly openModelStorage: (
    onLost: (error: StorageError) => void,
  ) => Promise<ModelStorage<LifeRecord>>;
  readonly claim: (told: Pick<TabLockOptions, 'onChange' | 'onLeave'>) => Promise<TabLock>;
  /** Calls back when the page may soon be gone. */
  readonly onHidden: (callback: () => void) => void;
  /** Asks the browser to delete nothing for want of room; whether it will not. */
  readonly persist: () => Promise<boolean>;
  /** Whether the browser deletes what is kept after a week without a visit. */
  readonly forgets: boolean;
}

export interface PersistenceOptions extends LifeStore {
  readonly device: Device | null;
  readonly history: CheckpointHistory;
  readonly library: Library;
  /** Stops the run that is under way: another tab has the life now. */
  readonly stop: () => Promise<void>;
  /** Whether what is kept is not to be replaced yet: the run may break. */
  readonly isOnTrial: () => boolean;
}

export type Persistence = ReturnType<typeof createPersistence>;

export function createPersistence({
  device,
  get,
  set,
  subscribe,
  history,
  library,
  stop,
  isOnTrial,
}: PersistenceOptions) {
  let storage: ModelStorage<LifeRecord> | null = null;
  let autosave: Autosave | null = null;
  let tabLock: TabLock | null = null;
  let asked = false;

  const note = (change: Partial<PersistenceState>) =>
    set({ persistence: { ...get().persistence, ...change } });
  const trouble = (error: unknown) => {
    if (!(error instanceof StorageError)) throw error;
    note({ trouble: { problem: error.problem, sentence: errorMessage(error) } });
  };

  subscribe((state, before) => {
    const news = newsIn(state, before);
    if (news !== null) autosave?.touch();
    if (news === 'ended') void autosave?.flush();
  });

  /**
   * Looks for what an earlier visit, or the tab that owned the life before this one, has left.
   * @returns whether there is something that this tab does not know
   */
  async function look(): Promise<boolean> {
    const kept = await storage?.peek().catch(trouble);
    const known = get().persistence.savedAt ?? 0;
    if (!kept || kept.savedAt <= known) return false;
    note({ offer: offerOf(kept) });
    return true;
  }

  /** What the other tab has left is offered first: what this one has must not take its place unasked. */
  async function takeOver(): Promise<void> {
    const isNews = await look();
    if (!tabLock?.owns) return;
    if (isNews) autosave?.forget();
    note({ owns: true });
    if (!isNews) autosave?.touch();
  }

  function giveUp(): void {
    note({ owns: false });
    void stop();
  }

  /** Cut, it is opened again by the next save, which finds out whether all is still there. */
  const onLost = (error: StorageError) => {
    if (error.problem === 'lost') autosave?.touch();
    else trouble(error);
  };

  /** Once a visit, and not before there is something to lose. */
  async function askToPersist(persist: Device['persist']): Promise<void> {
    if (asked) return;
    asked = true;
    note({ persisted: await persist().catch(() => false) });
  }

  async function begin({
    openModelStorage,
    claim,
    onHidden,
    persist,
    forgets,
  }: Device): Promise<void> {
    const flush = () => void autosave?.flush();
    tabLock = await claim({
      onChange: (owns) => (owns ? void takeOver() : giveUp()),
      onLeave: flush,
    });
    const { guarded } = tabLock;
    note({ owns: tabLock.owns, forgets });
    // Stands in line: when the other tab is closed, this one may.
    if (!tabLock.owns) tabLock.wait();
    try {
      storage = await openModelStorage(onLost);
    } catch (error) {
      trouble(error);
      return;
    }
    autosave = createAutosave({
      storage,
      history,
      library,
      record: () => recordOf(get(), history),
      identity: () => history.life,
      may: () => get().persistence.owns && !isOnTrial(),
      isAlone: () => guarded,
      onSaved(savedAt) {
        note({ savedAt, trouble: null, offer: null });
        void askToPersist(persist);
      },
      onProblem: trouble,
    });
    onHidden(flush);
    await look();
  }

  return {
    /** Ends when it is known whether there is a model of an earlier visit. */
    begin: (): Promise<void> => (device ? begin(device) : Promise.resolve()),

    /** Keeps what is new at once. */
    flush: async (): Promise<void> => autosave?.flush(),

    /** The model of an earlier visit; `null` if there is none. */
    load: async (): Promise<Loaded<LifeRecord> | null> => (await storage?.load()) ?? null,

    /** What was loaded is now the life of this tab, and need not be kept again. */
    adopt({ checkpoints, savedAt }: Loaded<LifeRecord>): void {
      autosave?.adopt(checkpoints);
      note({ offer: null, savedAt });
    },

    /** @throws ReaderError in a tab that may not change the life */
    expectOwner(): void {
      if (get().persistence.owns) return;
      throw new ReaderError('model.elsewhere');
    },

    declineOffer: () => note({ offer: null }),

    /** The reader has read what is said of the persistence. */
    dismissNotice(): void {
      const kind = noticeIn(get());
      if (kind) note({ dismissed: [...get().persistence.dismissed, kind] });
    },
  };
}

/** What of a change is to be kept: soon, at once because a run has come to its end, or nothing. */
function newsIn(state: LifeState, before: LifeState): 'soon' | 'ended' | null {
  const ended = PHASES.some((phase) => {
    const [run, was] = [state.runs[phase], before.runs[phase]];
    if (run === null || was === null || isActive(run)) return false;
    // The last sample comes when the run is over.
    const isSampled = run.samples !== was.samples && run.checkpoints === was.checkpoints;
    return isActive(was) || isSampled;
  });
  if (ended) return 'ended';
  return hasNewCheckpoints(state, before) || state.own !== before.own ? 'soon' : null;
}

function offerOf({ record: { runs }, savedAt }: Kept<LifeRecord>): Offer {
  const { pretraining, fineTuning } = runs;
  const before = fineTuning?.base?.step ?? pretraining?.step ?? 0;
  const steps = before + (fineTuning?.step ?? 0);
  const age = fineTuning?.step ? 'assistant' : before > 0 ? 'base' : 'random';
  return { age, steps, savedAt };
}
