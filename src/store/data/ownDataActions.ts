/** What the reader brings to learn from, taken and put away. */

import { ReaderError } from '../../core/errors';
import type { LifeContext } from '../context';
import { activePhase, type Phase } from '../state';
import type { OwnKind } from './library';

export function createOwnDataActions({
  get,
  set,
  attempt,
  inTurn,
  library,
  modelLoader,
  supervisor,
  runner,
}: LifeContext) {
  /** What a run has begun with, it goes on with: with another text, it is another run. */
  const changeText = (kind: OwnKind, change: () => void) =>
    inTurn(async () => {
      const phase: Phase = kind === 'text' ? 'pretraining' : 'fineTuning';
      if (activePhase(get()) === phase) throw new ReaderError('training.stopFirst');
      change();
      set({ own: library.state() });
      const reads = kind === 'conversations' || get().model?.settings.corpus === 'own';
      if (reads) runner.end(phase);
      if (get().engine.status === 'ready' && modelLoader.isOutdated()) {
        await supervisor.withRestart(modelLoader.initialiseModel);
      }
    });

  return {
    /** Takes a text or conversations of the reader's; what is refused changes nothing. */
    bring: (kind: OwnKind, name: string, bytes: Uint8Array) =>
      attempt(async () => {
        await changeText(kind, await library.read(kind, name, bytes));
        return get().own[kind];
      }),

    drop: (kind: OwnKind) => attempt(() => changeText(kind, () => library.drop(kind))),
  };
}
