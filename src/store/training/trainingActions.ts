/** What the reader does with the model's training: begins it, stops it, looks back, goes back. */

import { ReaderError } from '../../core/errors';
import { tuningOf } from '../../core/settings';
import type { LifeContext } from '../context';
import { activePhase, newestMoment, type Moment, type ReaderModel } from '../state';
import { holdModel, rewindRun } from './runState';

interface TrainingActionsOptions extends LifeContext {
  /** @throws ReaderError if there is no model */
  readonly current: () => ReaderModel;
}

export function createTrainingActions({
  get,
  set,
  attempt,
  inTurn,
  wake,
  current,
  history,
  modelLoader,
  supervisor,
  runner,
  persistence,
}: TrainingActionsOptions) {
  async function show(shown: Moment | null): Promise<void> {
    const moment = shown ?? newestMoment(get());
    await supervisor.withRestart(async (engine) => {
      if (moment) await modelLoader.loadCheckpoint(engine, moment);
      else await modelLoader.loadInitialParameters(engine);
    });
    set({ shown, version: get().version + 1 });
  }

  /**
   * Of a model that comes back only now, the reader has not seen what a button does to it.
   * @returns whether one has
   */
  async function wakeAndLook(): Promise<boolean> {
    const wasThere = get().model !== null;
    await wake();
    return !wasThere && newestMoment(get()) !== null;
  }

  /** Back to the model that the assistant was made of. */
  async function undoFineTuning(): Promise<void> {
    const { fineTuning } = get().runs;
    if (!fineTuning) throw new ReaderError('model.noAssistant');
    if (fineTuning.base && !history.before(fineTuning.base)) throw new ReaderError('model.noBase');
    await persistence.flush();
    await supervisor.withRestart(async (engine) => {
      await modelLoader.loadInitialParameters(engine);
      const { pretraining } = get().runs;
      if (!pretraining) return;
      await modelLoader.loadCheckpoint(engine, { phase: 'pretraining', step: pretraining.step });
    });
    // The assistant stays on the device, with all that came before it.
    if (fineTuning.step > 0) history.beginAnother();
    history.clear('fineTuning');
    set({
      runs: { ...get().runs, fineTuning: null },
      shown: null,
      version: get().version + 1,
    });
  }

  function expectKept(moment: Moment): void {
    if (!history.at(moment)) throw new ReaderError('training.noSuchStep', { step: moment.step });
  }

  /** A change of the model, for which a run is stopped. */
  const changeStopped = (change: () => Promise<void>) =>
    attempt(async () => {
      await wake();
      await inTurn(async () => {
        await runner.stop();
        await change();
      });
    });

  const hold = () => holdModel({ get, set }, history);

  return {
    /**
     * Pre-trains: a random model from the start, a stopped run from where it stopped. A trained one
     * that has come back only now is not replaced.
     * @param anew a random model even where a run was stopped
     */
    pretrain: ({ anew = false } = {}) =>
      attempt(async () => {
        persistence.expectOwner();
        const hasReturned = await wakeAndLook();
        const run = await inTurn(async () => {
          if (activePhase(get())) return null;
          if (get().shown) await show(null);
          const before = hold();
          const { pretraining, fineTuning } = get().runs;
          if (hasReturned && pretraining?.status !== 'stopped') return null;
          if (pretraining?.status === 'stopped' && !anew) {
            if (fineTuning) await undoFineTuning();
            return runner.resume('pretraining', before);
          }
          if (pretraining || fineTuning || modelLoader.isOutdated()) {
            await persistence.flush();
            await supervisor.withRestart(modelLoader.initialiseModel);
          }
          const { settings } = get();
          set({ model: { ...current(), settings } });
          return runner.begin('pretraining', settings, null, before);
        });
        await run?.ended;
      }),

    /** Fine-tunes what is shown: the same step, the data set swapped. */
    fineTune: () =>
      attempt(async () => {
        persistence.expectOwner();
        const hasReturned = await wakeAndLook();
        const run = await inTurn(async () => {
          const { runs, shown } = get();
          if (activePhase(get()) === 'fineTuning') return null;
          if (hasReturned && runs.fineTuning && runs.fineTuning.status !== 'stopped') return null;
          if (runs.fineTuning?.status === 'stopped' && !shown) {
            return runner.resume('fineTuning', hold());
          }
          await runner.stop();
          const before = hold();
          if (get().runs.fineTuning) await undoFineTuning();
          // An earlier base is as good to begin with as the newest.
          const base = shown?.phase === 'pretraining' ? shown : newestMoment(get());
          await supervisor.withRestart(async (engine) => {
            if (base) await modelLoader.loadCheckpoint(engine, base);
            await engine.call('keepBase', {});
          });
          set({ shown: null });
          const settings = { ...current().settings, ...tuningOf(get().settings) };
          return runner.begin('fineTuning', settings, base, before);
        });
        await run?.ended;
      }),

    /** Stops the run at the next step; it can go on later. */
    stop: () => attempt(() => runner.stop()),

    /** Every picture shows an earlier moment, until the reader goes on or back; `null` is now. */
    lookBack: (moment: Moment | null) =>
      attempt(async () => {
        await wake();
        await inTurn(async () => {
          if (activePhase(get())) throw new ReaderError('training.stopFirst');
          if (moment) expectKept(moment);
          await show(moment);
        });
      }),

    /** Goes on from an earlier moment; what came after it is dropped. */
    branch: ({ phase, step }: Moment) =>
      attempt(async () => {
        persistence.expectOwner();
        await wake();
        const run = await inTurn(async () => {
          await runner.stop();
          expectKept({ phase, step });
          const before = hold();
          if (phase === 'pretraining' && get().runs.fineTuning) await undoFineTuning();
          rewindRun({ get, set }, history, phase, step);
          await show(null);
          return runner.resume(phase, before);
        });
        await run.ended;
      }),

    /** Back to random parameters. */
    reset: () =>
      changeStopped(async () => {
        await persistence.flush();
        await supervisor.withRestart(modelLoader.initialiseModel);
      }),

    /** Back to the model as it was before fine-tuning. */
    undoFineTuning: () => changeStopped(undoFineTuning),
  };
}
