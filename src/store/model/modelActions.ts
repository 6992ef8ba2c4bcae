/** Models that come and go: of an earlier visit, of the guide, from a file, as a file. */

import { ReaderError } from '../../core/errors';
import { MOST_ZIP_BYTES } from '../../core/files/limits';
import type { LifeContext } from '../context';
import { errorMessage } from '../errorMessage';
import { read } from '../data/parseFile';
import type { LifeStore } from '../lifeStore';
import { hasNewCheckpoints } from '../state';
import { fromPackage, toPackage } from './packageRecord';
import type { LifeSnapshot } from './record';
import { restoreLife } from './restoreLife';

/** @throws ReaderError if the model of the guide cannot be fetched */
export type FetchBundledModel = (age: 'base' | 'assistant') => Promise<LifeSnapshot>;

interface ModelActionsOptions extends LifeContext, Pick<LifeStore, 'subscribe'> {
  /** `null`: there is none to borrow. */
  readonly fetchBundledModel: FetchBundledModel | null;
}

export function createModelActions({
  get,
  set,
  subscribe,
  attempt,
  inTurn,
  wake,
  history,
  library,
  modelLoader,
  supervisor,
  runner,
  persistence,
  fetchBundledModel,
}: ModelActionsOptions) {
  let fetching: Promise<typeof import('./packForReader')> | null = null;

  function fetchPackaging() {
    fetching ??= import('./packForReader');
    fetching.catch(() => (fetching = null));
    return fetching;
  }

  // As soon as there is something to take home: later, the network may be gone.
  subscribe((state, before) => {
    if (hasNewCheckpoints(state, before)) void fetchPackaging().catch(() => {});
  });

  /** Another life takes the place of this one. */
  const replaceLife = (bring: () => Promise<void>) =>
    attempt(async () => {
      await inTurn(async () => {
        await runner.stop();
        await bring();
        if (get().engine.status === 'ready') {
          await supervisor.withRestart(modelLoader.restoreModel);
        }
      });
      await wake();
    });

  const restore = (life: LifeSnapshot) => restoreLife({ get, set }, history, life);

  /** Gives the texts of an earlier visit back to the library; a sentence if one is not taken any more. */
  async function restoreTexts(
    names: LifeSnapshot['record']['own'],
    texts: Readonly<Record<string, string>>,
  ): Promise<string | null> {
    let unread: string | null = null;
    for (const kind of ['text', 'conversations'] as const) {
      const name = names[kind];
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
    return unread;
  }

  return {
    /** Goes on with the model of an earlier visit, as it was. */
    resume: () =>
      replaceLife(async () => {
        const loaded = await persistence.load();
        if (!loaded) throw new ReaderError('model.nothingKept');
        const { record, checkpoints, texts, problem } = loaded;
        const unread = await restoreTexts(record.own, texts);
        restore({ record, checkpoints });
        set({ own: library.state(), problem: problem ? errorMessage(problem) : unread });
        persistence.adopt(loaded);
      }),

    /** The model of the guide, instead of one's own. */
    borrow: (age: 'base' | 'assistant') =>
      replaceLife(async () => {
        if (!fetchBundledModel) throw new ReaderError('model.nothingToBorrow');
        restore(await fetchBundledModel(age));
      }),

    /** A model from a file. */
    open: (file: Blob) =>
      replaceLife(async () => {
        if (file.size > MOST_ZIP_BYTES) {
          const params = { mostBytes: MOST_ZIP_BYTES, bytes: file.size };
          throw new ReaderError('model.fileTooLarge', params);
        }
        const bytes = new Uint8Array(await file.arrayBuffer());
        restore(fromPackage(await read('model', { name: 'parameters.zip', bytes })));
      }),

    /** The model as a file that other software opens: its name and its bytes. */
    takeHome: () =>
      attempt(async () => {
        const { packForReader } = await fetchPackaging();
        return { name: 'parameters.zip', bytes: packForReader(toPackage(get(), history)) };
      }),
  };
}
