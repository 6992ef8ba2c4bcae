/** Models that come and go: of an earlier visit, the one before, of the guide, from a file, as a file. */

import { ReaderError } from '../../core/errors';
import type { ModelFormat, Offers } from '../../core/files/modelFile';
import type { NamedBlob } from '../../core/files/openModel';
import type { OnProgress } from '../../core/files/readModel';
import type { LifeContext } from '../context';
import { readModelFiles } from '../data/parseFile';
import type { LifeStore } from '../lifeStore';
import { hasNewCheckpoints, newestMoment } from '../state';
import type { SettingsChoice } from '../training/settingsActions';
import type { KeptLives } from './keptLife';
import { fromPackage, toPackage } from './packageRecord';
import type { LifeSnapshot } from './record';
import { restoreLife } from './restoreLife';

/** @throws ReaderError if the model of the guide cannot be fetched */
export type FetchBundledModel = (age: 'base' | 'assistant') => Promise<LifeSnapshot>;

/** What opens everywhere here, to the last bit. */
const WHOLE: ModelFormat = 'zip.F32';

type Files = readonly NamedBlob[];

/** Files that have to be fetched first, or looked for; `onProgress` may be told how much is there, 0 to 1. */
export type GetFiles = (onProgress: OnProgress) => Promise<Files>;

/** Of the time that it takes to open a model from afar: the rest is reading. */
const FETCHING = 0.8;

interface ModelActionsOptions extends LifeContext, Pick<LifeStore, 'subscribe'> {
  readonly keptLives: KeptLives;
  readonly choice: SettingsChoice;
  /** `null`: there is none to borrow. */
  readonly fetchBundledModel: FetchBundledModel | null;
}

export function createModelActions({
  get,
  set,
  subscribe,
  attempt,
  attemptQuietly,
  inTurn,
  wake,
  keptLives,
  choice,
  history,
  modelLoader,
  supervisor,
  runner,
  persistence,
  fetchBundledModel,
}: ModelActionsOptions) {
  let fetching: Promise<typeof import('./writeForReader')> | null = null;

  function fetchPackaging() {
    fetching ??= import('./writeForReader');
    fetching.catch(() => (fetching = null));
    return fetching;
  }

  // As soon as there is something to take home: later, the network may be gone.
  subscribe((state, before) => {
    if (hasNewCheckpoints(state, before)) void fetchPackaging().catch(() => {});
  });

  /** Puts another life in the place of this one, in the engine too if there is one. */
  async function bringInto(bring: () => Promise<void>): Promise<void> {
    await runner.stop();
    // What gives way is kept as it is at its end.
    await persistence.flush();
    await bring();
    if (get().engine.status === 'ready') await supervisor.withRestart(modelLoader.restoreModel);
  }

  /** Another life takes the place of this one. */
  const replaceLife = (bring: () => Promise<void>) =>
    attempt(async () => {
      await inTurn(() => bringInto(bring));
      await wake();
    });

  const recall = () => inTurn(keptLives.takeUp);

  const restore = (life: LifeSnapshot) => restoreLife({ get, set }, history, life);

  async function fetchOurs(age: 'base' | 'assistant'): Promise<void> {
    if (!fetchBundledModel) throw new ReaderError('model.nothingToBorrow');
    restore(await fetchBundledModel(age));
  }

  async function bringFromFiles(given: Files | GetFiles): Promise<true> {
    let fetched = 0;
    const onFetched: OnProgress = (fraction) => {
      fetched = FETCHING * fraction;
      set({ opening: fetched });
    };
    const onRead: OnProgress = (fraction) => set({ opening: fetched + (1 - fetched) * fraction });
    set({ opening: 0 });
    try {
      const files = typeof given === 'function' ? await given(onFetched) : given;
      const model = await readModelFiles(files, onRead);
      // What an earlier visit has left gives way to it as it is, and can be brought back.
      await recall();
      await inTurn(() => bringInto(async () => restore(fromPackage(model))));
    } finally {
      set({ opening: null });
    }
    return true;
  }

  async function write(format: ModelFormat, onProgress?: OnProgress) {
    const { writeForReader } = await fetchPackaging();
    return writeForReader(toPackage(get(), history), format, onProgress);
  }

  /** `null` where there is nothing to take, or nothing that anyone should. */
  async function offers(): Promise<Offers | null> {
    const { offersForReader } = await fetchPackaging();
    try {
      return await offersForReader(toPackage(get(), history));
    } catch (error) {
      // Whoever wants to take it all the same is told why not.
      if (error instanceof ReaderError) return null;
      throw error;
    }
  }

  return {
    /** Takes up the model of an earlier visit, if there is one and no other; starts no engine. */
    recall: () => attemptQuietly(recall),

    /** The model that was here before comes back, and the one that is here is kept in its place. */
    bringBack: () => replaceLife(keptLives.bringBack),

    /** The model of the guide, instead of one's own. */
    borrow: (age: 'base' | 'assistant') => replaceLife(() => fetchOurs(age)),

    /** The same by itself, for a page that was opened to show it: only where the reader has none. */
    borrowIfNone: (age: 'base' | 'assistant') =>
      attemptQuietly(async () => {
        await recall();
        await inTurn(async () => {
          if (newestMoment(get()) !== null) return;
          // Settings of a link, too, are for the next model.
          const chosen = choice.chosen();
          await bringInto(() => fetchOurs(age));
          if (chosen) set({ settings: chosen });
        });
        await wake();
      }),

    /**
     * A model from a file, or from several that make one up: those of a folder by their paths.
     * @returns whether it is here; the engine may still be starting
     */
    async open(given: Files | GetFiles): Promise<boolean> {
      const opened = await attempt(() => bringFromFiles(given));
      // Its own fault is none of the file's.
      if (opened) void attemptQuietly(wake);
      return opened ?? false;
    },

    /** The model as a file that other software opens: its name and its bytes. */
    takeHome: (format: ModelFormat = WHOLE) =>
      attempt(() =>
        write(format, (writing) => set({ writing })).finally(() => set({ writing: null })),
      ),

    /** `parameters.zip` for a figure that looks into it. */
    packed: () => attemptQuietly(() => write(WHOLE)),

    /** What the model can be taken home as, and how long each of these files is. */
    offers: () => attemptQuietly(offers),
  };
}
