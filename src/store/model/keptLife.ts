/** The lives that the device keeps, taken up again: the present one by itself, the former when asked. */

import { ReaderError } from '../../core/errors';
import type { Library } from '../data/library';
import { errorMessage } from '../errorMessage';
import type { StateAccess } from '../lifeStore';
import type { Loaded } from '../persistence/modelStorage';
import type { Persistence } from '../persistence/persistence';
import type { SettingsChoice } from '../training/settingsActions';
import type { CheckpointHistory } from './checkpointHistory';
import type { LifeRecord } from './record';
import { restoreLife } from './restoreLife';

interface KeptLifeOptions extends StateAccess {
  readonly history: CheckpointHistory;
  readonly library: Library;
  readonly persistence: Persistence;
  readonly choice: SettingsChoice;
  /** Ends when it is known whether there is a model of an earlier visit. */
  readonly looked: Promise<void>;
}

export type KeptLives = ReturnType<typeof createKeptLives>;

export function createKeptLives({
  get,
  set,
  history,
  library,
  persistence,
  choice,
  looked,
}: KeptLifeOptions) {
  /** Gives the texts of an earlier visit back to the library; a sentence if one is not taken any more. */
  async function restoreTexts({ record, texts }: Loaded<LifeRecord>): Promise<string | null> {
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
    return unread;
  }

  async function restore(loaded: Loaded<LifeRecord>): Promise<void> {
    const { record, checkpoints, problem } = loaded;
    const unread = await restoreTexts(loaded);
    // What the reader has chosen, or a link, is for the next model.
    const chosen = choice.chosen();
    restoreLife({ get, set }, history, { record, checkpoints });
    const sentence = problem ? errorMessage(problem) : unread;
    set({
      own: library.state(),
      ...(chosen && { settings: chosen }),
      ...(sentence !== null && { problem: sentence }),
    });
  }

  /** @returns whether it is here */
  async function restorePresent(): Promise<boolean> {
    try {
      const loaded = await persistence.load();
      if (!loaded) return false;
      await restore(loaded);
      persistence.adopt(loaded);
      return true;
    } catch (error) {
      persistence.leave();
      set({ problem: errorMessage(error) });
      return false;
    }
  }

  return {
    /**
     * Takes up the life that an earlier visit has left, unless there is a model; no engine is needed.
     * @returns whether it has come now
     */
    async takeUp(): Promise<boolean> {
      await looked;
      const { model, persistence: state } = get();
      return model === null && state.kept !== null && restorePresent();
    },

    /** Takes up what another tab has left, in the place of what is here. */
    catchUp: restorePresent,

    /**
     * The model that was here before; the one that is here can be brought back after it.
     * @throws ReaderError if there is none
     */
    async bringBack(): Promise<void> {
      const found = await persistence.loadFormer();
      if (!found) throw new ReaderError('model.nothingKept');
      const { life, which } = found;
      await restore(life);
      if (which === 'present') persistence.adopt(life);
      else persistence.adoptFormer();
    },
  };
}
