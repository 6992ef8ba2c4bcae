/** The model between visits: kept on the device, offered again, taken home as a file, opened, borrowed. */

import words from '#words/store';
import { countParameters } from '../core/config';
import { MOST_ZIP_BYTES } from '../core/files/limits';
import { createTokenizer } from '../core/tokenizer/bpe';
import { ExpectedError } from '../worker/client';
import type { History } from './history';
import type { Library } from './library';
import { fromPackage, toPackage } from './package';
import { read } from './reader';
import { PHASES, recordOf, type LifeRecord, type Revived, type RunRecord } from './record';
import { createSaver, type Saver } from './saver';
import { ShelfError, type ClaimOptions, type Kept, type Ownership, type Shelf } from './shelf';
import {
  noticeIn,
  trainingOf,
  type KeepingState,
  type LifeState,
  type Offer,
  type Phase,
  type RunState,
} from './state';

/** What the browser gives, or a test. */
export interface Device {
  readonly openShelf: (onLost: (error: ShelfError) => void) => Promise<Shelf<LifeRecord>>;
  readonly claim: (told: Pick<ClaimOptions, 'onChange' | 'onLeave'>) => Promise<Ownership>;
  /** Calls back when the page may soon be gone. */
  readonly onHidden: (callback: () => void) => void;
  /** Asks the browser to delete nothing for want of room; whether it will not. */
  readonly persist: () => Promise<boolean>;
  /** Whether the browser deletes what is kept after a week without a visit. */
  readonly forgets: boolean;
}

/** @throws RangeError with a sentence if the model of the guide cannot be fetched */
export type FetchOurs = (age: 'base' | 'assistant') => Promise<Revived>;

export interface KeepingOptions {
  readonly device: Device | null;
  readonly fetchOurs: FetchOurs | null;
  readonly get: () => LifeState;
  readonly set: (change: Partial<LifeState>) => void;
  readonly history: History;
  readonly library: Library;
  readonly backTo: (phase: Phase, step: number) => void;
  /** Stops the run that is under way: another tab has the life now. */
  readonly stop: () => Promise<void>;
}

export type Keeping = ReturnType<typeof createKeeping>;

export function createKeeping({
  device,
  fetchOurs,
  get,
  set,
  history,
  library,
  backTo,
  stop,
}: KeepingOptions) {
  let shelf: Shelf<LifeRecord> | null = null;
  let saver: Saver | null = null;
  let ownership: Ownership | null = null;
  let asked = false;

  /** Asked for as soon as there is something to take home: later, the network may be gone. */
  let packing: Promise<typeof import('../core/files/package')> | null = null;
  const fetchPacking = () => {
    packing ??= import('../core/files/package');
    packing.catch(() => (packing = null));
    return packing;
  };

  const note = (change: Partial<KeepingState>) => set({ keeping: { ...get().keeping, ...change } });
  const trouble = (error: unknown) => {
    if (!(error instanceof ShelfError)) throw error;
    note({ trouble: { problem: error.problem, sentence: error.message } });
  };

  /**
   * Looks for what an earlier visit, or the tab that owned the life before this one, has left.
   * @returns whether there is something that this tab does not know
   */
  async function look(): Promise<boolean> {
    const kept = await shelf?.peek().catch(trouble);
    const known = get().keeping.savedAt ?? 0;
    if (!kept || kept.savedAt <= known) return false;
    note({ offer: offerOf(kept) });
    return true;
  }

  /** What the other tab has left is offered first: what this one has must not take its place unasked. */
  async function takeOver(): Promise<void> {
    const isNews = await look();
    if (!ownership?.owns) return;
    if (isNews) saver?.forget();
    note({ owns: true });
    if (!isNews) saver?.touch();
  }

  function giveUp(): void {
    note({ owns: false });
    void stop();
  }

  /** Cut, it is opened again by the next save, which finds out whether all is still there. */
  const onLost = (error: ShelfError) => {
    if (error.problem === 'lost') saver?.touch();
    else trouble(error);
  };

  /** Once a visit, and not before there is something to lose. */
  async function askToPersist(persist: Device['persist']): Promise<void> {
    if (asked) return;
    asked = true;
    note({ persisted: await persist().catch(() => false) });
  }

  async function begin({ openShelf, claim, onHidden, persist, forgets }: Device): Promise<void> {
    const flush = () => void saver?.flush();
    ownership = await claim({
      onChange: (owns) => (owns ? void takeOver() : giveUp()),
      onLeave: flush,
    });
    const { guarded } = ownership;
    note({ owns: ownership.owns, forgets });
    // Stands in line: when the other tab is closed, this one may.
    if (!ownership.owns) ownership.wait();
    try {
      shelf = await openShelf(onLost);
    } catch (error) {
      trouble(error);
      return;
    }
    saver = createSaver({
      shelf,
      history,
      library,
      record: () => recordOf(get(), history),
      identity: () => history.life,
      may: () => get().keeping.owns,
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
    const tokenizer = createTokenizer(record.tokenizer);
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
      saver?.touch();
    },

    /** Keeps what is new at once. */
    flush: async (): Promise<void> => saver?.flush(),

    /** A run has come to its end: that waits for nothing. */
    keepNow(): void {
      saver?.touch();
      void saver?.flush();
    },

    /** The reader has read what is said of the keeping. */
    dismissNotice(): void {
      const kind = noticeIn(get());
      if (kind) note({ dismissed: [...get().keeping.dismissed, kind] });
    },

    begin: (): Promise<void> => (device ? begin(device) : Promise.resolve()),

    snapshot(): Revived | null {
      const record = recordOf(get(), history);
      const checkpoints = PHASES.flatMap((run) =>
        history.steps(run).map((step) => ({ run, checkpoint: history.at({ phase: run, step })! })),
      );
      return record && { record, checkpoints };
    },

    /** @throws ExpectedError in a tab that may not change the life */
    expectOwner(): void {
      if (get().keeping.owns) return;
      throw new ExpectedError(words.elsewhere);
    },

    /** The model of an earlier visit, as it was. */
    async resume(): Promise<void> {
      const loaded = await shelf?.load();
      if (!loaded) throw new ExpectedError(words.nothingKept);
      const { record, checkpoints, texts, problem, savedAt } = loaded;
      let unread: string | null = null;
      for (const kind of ['text', 'conversations'] as const) {
        const name = record.own[kind];
        const raw = texts[kind];
        if (name === null || raw === undefined) library.drop(kind);
        else {
          const reading = library.read(kind, name, new TextEncoder().encode(raw));
          // The model comes back even if an older version has taken what this one does not.
          const put = await reading.catch((error: Error) => {
            unread = error.message;
            return () => library.drop(kind);
          });
          put();
        }
      }
      revive({ record, checkpoints });
      saver?.adopt(checkpoints);
      set({ own: library.state(), problem: problem ?? unread });
      note({ offer: null, savedAt });
    },

    declineOffer: () => note({ offer: null }),

    /** The model as a file that other software opens: its name and its bytes. */
    async takeHome(): Promise<{ name: string; bytes: Uint8Array }> {
      const { packModel } = await fetchPacking();
      return { name: 'parameters.zip', bytes: packModel(toPackage(get(), history)) };
    },

    /** @throws RangeError with a sentence if it is no model of this guide */
    async open(file: Blob): Promise<void> {
      if (file.size > MOST_ZIP_BYTES) {
        const [most, got] = [MOST_ZIP_BYTES, file.size].map((bytes) => bytes / 2 ** 20);
        throw new RangeError(words.fileTooLarge(most, Math.ceil(got)));
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      revive(fromPackage(await read('model', { name: 'parameters.zip', bytes })));
      saver?.touch();
    },

    async borrow(age: 'base' | 'assistant'): Promise<void> {
      if (!fetchOurs) throw new ExpectedError(words.nothingToBorrow);
      revive(await fetchOurs(age));
      saver?.touch();
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

function runStateOf(phase: Phase, record: RunRecord | null, history: History): RunState | null {
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
