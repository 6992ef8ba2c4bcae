/** The model between visits: kept on the device, offered again, taken home as a file, opened, borrowed. */

import { countParameters } from '../../core/config';
import { ReaderError } from '../../core/errors';
import { MOST_ZIP_BYTES } from '../../core/files/limits';
import { errorMessage } from '../errorMessage';
import type { CheckpointHistory } from '../model/checkpointHistory';
import type { Library } from '../data/library';
import { createReaderTokenizer } from '../model/readerTokenizer';
import { fromPackage, toPackage } from '../model/packageRecord';
import { read } from '../data/parseFile';
import { PHASES, recordOf, type LifeRecord, type Revived, type RunRecord } from '../model/record';
import { createAutosave, type Autosave } from './autosave';
import {
  StorageError,
  type TabLockOptions,
  type Kept,
  type TabLock,
  type ModelStorage,
} from './modelStorage/index';
import {
  noticeIn,
  trainingOf,
  type PersistenceState,
  type LifeState,
  type Offer,
  type Phase,
  type RunState,
} from '../state';

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

/** @throws ReaderError if the model of the guide cannot be fetched */
export type FetchBundledModel = (age: 'base' | 'assistant') => Promise<Revived>;

export interface PersistenceOptions {
  readonly device: Device | null;
  readonly fetchBundledModel: FetchBundledModel | null;
  readonly get: () => LifeState;
  readonly set: (change: Partial<LifeState>) => void;
  readonly history: CheckpointHistory;
  readonly library: Library;
  readonly backTo: (phase: Phase, step: number) => void;
  /** Stops the run that is under way: another tab has the life now. */
  readonly stop: () => Promise<void>;
}

export type Persistence = ReturnType<typeof createPersistence>;

export function createPersistence({
  device,
  fetchBundledModel,
  get,
  set,
  history,
  library,
  backTo,
  stop,
}: PersistenceOptions) {
  let storage: ModelStorage<LifeRecord> | null = null;
  let autosave: Autosave | null = null;
  let tabLock: TabLock | null = null;
  let asked = false;

  /** Asked for as soon as there is something to take home: later, the network may be gone. */
  let packing: Promise<typeof import('../model/packForReader')> | null = null;
  const fetchPacking = () => {
    packing ??= import('../model/packForReader');
    packing.catch(() => (packing = null));
    return packing;
  };

  const note = (change: Partial<PersistenceState>) =>
    set({ persistence: { ...get().persistence, ...change } });
  const trouble = (error: unknown) => {
    if (!(error instanceof StorageError)) throw error;
    note({ trouble: { problem: error.problem, sentence: errorMessage(error) } });
  };

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
      may: () => get().persistence.owns,
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

  /** A life that comes from outside takes the place of what is there. */
  function revive({ record, checkpoints }: Revived): void {
    void fetchPacking().catch(() => {});
    const tokenizer = createReaderTokenizer(record.tokenizer);
    const { config, settings, origin } = record;
    history.clear();
    const base = record.runs.fineTuning?.base ?? null;
    for (const phase of PHASES) {
      const own = checkpoints.filter(({ run }) => run === phase);
      const inOrder = own.sort((a, b) => a.checkpoint.step - b.checkpoint.step);
      for (const { checkpoint } of inOrder) history.add(phase, checkpoint, base);
    }
    const parameterCount = countParameters(config);
    set({
      model: { age: 'random', config, tokenizer, parameterCount, settings, origin },
      settings,
      runs: {
        pretraining: runStateOf('pretraining', record.runs.pretraining, history),
        fineTuning: runStateOf('fineTuning', record.runs.fineTuning, history),
      },
      shown: null,
      version: get().version + 1,
    });
    for (const phase of PHASES) {
      const [newest, run] = [history.newest(phase), get().runs[phase]];
      if (newest && run && newest.step < run.step) backTo(phase, newest.step);
    }
  }

  return {
    /** Something is new. */
    touch(): void {
      void fetchPacking().catch(() => {});
      autosave?.touch();
    },

    /** Keeps what is new at once. */
    flush: async (): Promise<void> => autosave?.flush(),

    /** A run has come to its end: that waits for nothing. */
    keepNow(): void {
      autosave?.touch();
      void autosave?.flush();
    },

    /** The reader has read what is said of the keeping. */
    dismissNotice(): void {
      const kind = noticeIn(get());
      if (kind) note({ dismissed: [...get().persistence.dismissed, kind] });
    },

    begin: (): Promise<void> => (device ? begin(device) : Promise.resolve()),

    snapshot(): Revived | null {
      const record = recordOf(get(), history);
      const checkpoints = PHASES.flatMap((run) =>
        history.steps(run).map((step) => ({ run, checkpoint: history.at({ phase: run, step })! })),
      );
      return record && { record, checkpoints };
    },

    /** @throws ReaderError in a tab that may not change the life */
    expectOwner(): void {
      if (get().persistence.owns) return;
      throw new ReaderError('model.elsewhere');
    },

    /** The model of an earlier visit, as it was. */
    async resume(): Promise<void> {
      const loaded = await storage?.load();
      if (!loaded) throw new ReaderError('model.nothingKept');
      const { record, checkpoints, texts, problem, savedAt } = loaded;
      let unread: string | null = null;
      for (const kind of ['text', 'conversations'] as const) {
        const name = record.own[kind];
        const raw = texts[kind];
        if (name === null || raw === undefined) library.drop(kind);
        else {
          const reading = library.read(kind, name, new TextEncoder().encode(raw));
          // The model comes back even if an older version has taken what this one does not.
          const put = await reading.catch((error: unknown) => {
            unread = errorMessage(error);
            return () => library.drop(kind);
          });
          put();
        }
      }
      revive({ record, checkpoints });
      autosave?.adopt(checkpoints);
      set({ own: library.state(), problem: problem ? errorMessage(problem) : unread });
      note({ offer: null, savedAt });
    },

    declineOffer: () => note({ offer: null }),

    /** The model as a file that other software opens: its name and its bytes. */
    async takeHome(): Promise<{ name: string; bytes: Uint8Array }> {
      const { packForReader } = await fetchPacking();
      return { name: 'parameters.zip', bytes: packForReader(toPackage(get(), history)) };
    },

    /** @throws ReaderError if it is no model of this guide */
    async open(file: Blob): Promise<void> {
      if (file.size > MOST_ZIP_BYTES) {
        const params = { mostBytes: MOST_ZIP_BYTES, bytes: file.size };
        throw new ReaderError('model.fileTooLarge', params);
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      revive(fromPackage(await read('model', { name: 'parameters.zip', bytes })));
      autosave?.touch();
    },

    async borrow(age: 'base' | 'assistant'): Promise<void> {
      if (!fetchBundledModel) throw new ReaderError('model.nothingToBorrow');
      revive(await fetchBundledModel(age));
      autosave?.touch();
    },
  };
}

function offerOf({ record: { runs }, savedAt }: Kept<LifeRecord>): Offer {
  const { pretraining, fineTuning } = runs;
  const before = fineTuning?.base?.step ?? pretraining?.step ?? 0;
  const steps = before + (fineTuning?.step ?? 0);
  const age = fineTuning?.step ? 'assistant' : before > 0 ? 'base' : 'random';
  return { age, steps, savedAt };
}

function runStateOf(
  phase: Phase,
  record: RunRecord | null,
  history: CheckpointHistory,
): RunState | null {
  const checkpoints = history.steps(phase);
  const newest = checkpoints.at(-1);
  if (!record || newest === undefined) return null;
  const training = trainingOf(phase, record.settings);
  return {
    ...record,
    // What was kept of the end is damaged: the run can go on from before.
    status: newest < record.step ? 'stopped' : record.status,
    training,
    checkpoints,
    steps: Math.max(training.steps, record.step),
    learningRate: 0,
    secondsLeft: Infinity,
  };
}
