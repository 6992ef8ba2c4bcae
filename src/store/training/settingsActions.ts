/** What the next model is made with: chosen by the reader or a link, or suited to the engine. */

import { isSlow, type EngineReport } from '../../core/engines';
import { settingsFrom, withPreset, type Settings } from '../../core/settings';
import type { LifeContext } from '../context';
import type { StateAccess } from '../lifeStore';

export type SettingsChoice = ReturnType<typeof createSettingsChoice>;

export function createSettingsChoice({ get, set }: StateAccess) {
  let hasChosen = false;
  return {
    /** What the reader or a link has chosen in this visit; `null` if nothing. */
    chosen: (): Settings | null => (hasChosen ? get().settings : null),

    choose(change: Partial<Settings>): void {
      hasChosen = true;
      set({ settings: settingsFrom({ ...get().settings, ...change }) });
    },

    /** Where only a slow engine is left, the first model is the small one, unless the reader chose. */
    suitEngine({ name, reason }: EngineReport): void {
      const { model, settings } = get();
      if (model || hasChosen || reason === 'chosen' || !isSlow(name)) return;
      set({ settings: withPreset(settings, 'small') });
    },
  };
}

interface SettingsActionsOptions extends LifeContext {
  readonly choice: SettingsChoice;
}

export const createSettingsActions = ({
  get,
  attempt,
  inTurn,
  choice,
  modelLoader,
  supervisor,
}: SettingsActionsOptions) => ({
  /** Settings for the next model. A random one that is there is drawn anew; a trained one stays. */
  configure: (change: Partial<Settings>) =>
    attempt(async () => {
      choice.choose(change);
      await inTurn(async () => {
        if (get().engine.status === 'ready' && modelLoader.isOutdated()) {
          await supervisor.withRestart(modelLoader.initialiseModel);
        }
      });
    }),
});
