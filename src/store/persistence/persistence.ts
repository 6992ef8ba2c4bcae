/** The model between visits: kept on the device as it changes, with the one before it. One tab may write. */

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
  type PersistenceState,
} from '../state';
import { createAutosave, type Autosave, type Saved } from './autosave';
import {
  StorageError,
  type Kept,
  type Loaded,
  type ModelStorage,
  type Which,
} from './modelStorage';
import type { TabLock, TabLockOptions } from './tabLock';
import { fateOfFormer, isWorthKeeping, keptLife, type KeptLife } from './twoLives';

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
  /** Another tab has left a newer life than the one that is here, which was of it too. */
  readonly onNews: () => void;
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
  onNews,
}: PersistenceOptions) {
  let storage: ModelStorage<LifeRecord> | null = null;
  let autosave: Autosave | null = null;
  let tabLock: TabLock | null = null;
  let asked = false;
  /** What lies on the device, as this tab saw it last or left it. */
  let shelf: Readonly<Record<Which, KeptLife | null>> = { present: null, former: null };
  /** The life of this tab that lies there as the present one. */
  let presentLife: unknown = null;
  /** The life of this tab that was brought back, and lies there as the former one. */
  let broughtBack: unknown = null;
  /** What lies there could not be read: nobody waits for it. */
  let isUnreadable = false;

  const note = (change: Partial<PersistenceState>) =>
    set({ persistence: { ...get().persistence, ...change } });
  const trouble = (error: unknown) => {
    if (!(error instanceof StorageError)) throw error;
    note({ trouble: { problem: error.problem, sentence: errorMessage(error) } });
  };

  /** Tells the pages which lives there are beside that of this tab. */
  function arrange(): void {
    const { model, persistence } = get();
    const { present, former } = shelf;
    const isElsewhere = model !== null && presentLife !== history.life;
    note({
      kept: model || isUnreadable ? null : present,
      former:
        isElsewhere && isWorthKeeping(present)
          ? present
          : broughtBack === history.life
            ? null
            : former,
      returned: isElsewhere ? null : persistence.returned,
    });
  }

  let arranged: unknown = history.life;
  subscribe((state, before) => {
    const news = newsIn(state, before);
    if (news !== null) autosave?.touch();
    if (news === 'ended') void autosave?.flush();
    if (history.life === arranged) return;
    arranged = history.life;
    arrange();
  });

  /**
   * Looks for what an earlier visit, or the tab that owned the life before this one, has left.
   * @returns whether there is something that this tab does not know
   */
  async function look(): Promise<boolean> {
    const present = (await storage?.peek().catch(trouble)) ?? null;
    const former = (await storage?.peek('former').catch(() => null)) ?? null;
    const lifeOf = (kept: Kept<LifeRecord> | null) => kept && keptLife(kept.record, kept.savedAt);
    shelf = { present: lifeOf(present), former: lifeOf(former) };
    const isNews = present !== null && present.savedAt > (get().persistence.savedAt ?? 0);
    if (isNews) presentLife = null;
    arrange();
    return isNews;
  }

  /** What the other tab has left comes here too, unless this one has something of its own. */
  async function takeOver(): Promise<void> {
    const isNews = await look();
    if (!tabLock?.owns) return;
    const follows = get().model === null || autosave?.isKept();
    if (isNews) autosave?.forget();
    note({ owns: true });
    if (!isNews) autosave?.touch();
    else if (follows) onNews();
  }

  function giveUp(): void {
    note({ owns: false });
    void stop();
  }

  function onSaved({ record, identity, savedAt, former, letGo }: Saved): void {
    const before = shelf;
    shelf = {
      present: keptLife(record, savedAt),
      former: former === 'replace' ? before.present : former === 'drop' ? null : before.former,
    };
    presentLife = identity;
    broughtBack = null;
    note({ savedAt, trouble: null, returned: null, letGo: letGo || get().persistence.letGo });
    arrange();
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
      fate: () => fateOfFormer(shelf.present, broughtBack === history.life),
      hasFormer: () => shelf.former !== null,
      onSaved(saved) {
        onSaved(saved);
        void askToPersist(persist);
      },
      onEmptied() {
        shelf = { present: null, former: null };
        arrange();
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

    /** The present one could not be read, which was said: the page goes on without. */
    leave(): void {
      isUnreadable = true;
      arrange();
    },

    /** What was loaded is now the life of this tab, and need not be kept again. */
    adopt({ record, checkpoints, savedAt }: Loaded<LifeRecord>): void {
      autosave?.adopt(checkpoints);
      presentLife = history.life;
      note({ savedAt, returned: keptLife(record, savedAt) });
      arrange();
    },

    /**
     * What can be brought back, once that which is here is kept: what lies there as the present one,
     * where this tab has another that was not kept, else the former.
     * @throws ReaderError in a tab that may not change what is kept
     */
    async loadFormer(): Promise<{ life: Loaded<LifeRecord>; which: Which } | null> {
      await autosave?.flush();
      const isElsewhere = presentLife !== history.life && isWorthKeeping(shelf.present);
      const which = isElsewhere ? 'present' : 'former';
      if (which === 'former' && !get().persistence.owns) throw new ReaderError('model.elsewhere');
      const life = (await storage?.load(which)) ?? null;
      return life && { life, which };
    },

    /** The former life is that of this tab: it changes places with the present one. */
    adoptFormer(): void {
      broughtBack = history.life;
      arrange();
      autosave?.touch();
    },

    /** @throws ReaderError in a tab that may not change the life */
    expectOwner(): void {
      if (get().persistence.owns) return;
      throw new ReaderError('model.elsewhere');
    },

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
