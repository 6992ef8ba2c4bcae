/**
 * The life of the reader's model: random, then pre-trained, then fine-tuned, then asked. Pages read
 * snapshots and call actions; only this folder calls the engine. Here its parts are wired together.
 */

import type { EngineName } from '../core/engines';
import { ReaderError } from '../core/errors';
import type { EngineClient, SilenceLimit } from '../worker/client';
import { createActionQueue } from './actionQueue';
import type { LifeContext } from './context';
import { createLibrary } from './data/library';
import { createOwnDataActions } from './data/ownDataActions';
import { createEngineSupervisor } from './engine/engineSupervisor';
import type { MeasurementStore } from './engine/measurement';
import { silenceLimitMs } from './engine/silenceLimit';
import { promptFor } from './generation/chatFormat';
import { createModelQueries } from './generation/modelQueries';
import { createNetworkQueries } from './generation/networkQueries';
import { createLifeStore } from './lifeStore';
import { createCheckpointHistory } from './model/checkpointHistory';
import { createKeptLives } from './model/keptLife';
import { createModelActions, type FetchBundledModel } from './model/modelActions';
import { createModelLoader } from './model/modelLoader';
import { snapshotOf } from './model/restoreLife';
import { createPersistence, type Device } from './persistence/persistence';
import { FIRST_STATE } from './state';
import { createTrainingTurn } from './training/trainingTurn';
import { createTrainingData } from './training/trainingData';
import { createPipeline } from './training/pipeline';
import { createRunner } from './training/runner';
import { createSettingsActions, createSettingsChoice } from './training/settingsActions';
import { createTrainingActions } from './training/trainingActions';

/** What else lives in the engine beside the model, and is loaded with the figure that shows it. */
export interface Companion {
  /** Stops what it does there: the engine is exchanged, or the page is left. */
  readonly stop: () => Promise<void>;
  /** Keeps what is new at once. */
  readonly flush: () => Promise<void>;
}

export type Life = ReturnType<typeof createLife>;

/**
 * @param connect makes a client; called when an engine is first needed, and after it was lost
 * @param measurement what earlier visits measured
 * @param device where the model is kept between visits; `null`: nowhere
 * @param fetchBundledModel brings the model of the guide; `null`: there is none to borrow
 */
export function createLife(
  connect: (silenceLimitMs?: SilenceLimit) => EngineClient,
  measurement: MeasurementStore,
  device: Device | null = null,
  fetchBundledModel: FetchBundledModel | null = null,
) {
  const store = createLifeStore();
  const { get, set, subscribe } = store;
  const queue = createActionQueue(set);
  const { attempt, attemptQuietly, inTurn } = queue;
  const history = createCheckpointHistory();
  const library = createLibrary();
  const choice = createSettingsChoice(store);
  const modelLoader = createModelLoader({ get, set, history, library });
  const supervisor = createEngineSupervisor({
    connect: () => connect((pending) => silenceLimitMs(get(), pending)),
    measurement,
    getState: () => get().engine,
    setState: (engine) => set({ engine }),
    async restoreModel(engine, report) {
      // The one place at which a model is drawn: one that is kept comes first.
      await keptLives.takeUp();
      choice.suitEngine(report);
      return modelLoader.restoreModel(engine);
    },
    onTrouble: (problem) => set({ problem }),
    onReplaced: (problem) => set({ problem }),
  });

  function current() {
    const { model } = get();
    if (!model) throw new ReaderError('model.none');
    return model;
  }

  const trainingData = createTrainingData({ get, library, current });
  const turn = createTrainingTurn();
  const runner = createRunner({
    get,
    set,
    supervisor,
    history,
    modelLoader,
    turn,
    ...trainingData,
  });
  const { stop, isOnTrial } = runner;
  const companions: Companion[] = [];
  const stopAll = () => Promise.all([stop(), ...companions.map((one) => one.stop())]);
  const persistence = createPersistence({
    ...{ ...store, device, history, library, stop, isOnTrial },
    onNews: () =>
      void attemptQuietly(() =>
        inTurn(async () => {
          await keptLives.catchUp();
          if (get().engine.status !== 'ready') return;
          await supervisor.withRestart(modelLoader.restoreModel);
        }),
      ),
  });
  /** Ends when it is known whether there is a model of an earlier visit. */
  const looked = persistence.begin();
  const keptLives = createKeptLives({
    ...{ get, set, history, library, persistence, choice, looked },
  });

  let waking: Promise<void> | null = null;
  function wake(): Promise<void> {
    if (get().engine.status === 'ready') return Promise.resolve();
    waking ??= inTurn(supervisor.wake).finally(() => (waking = null));
    return waking;
  }

  async function awake<T>(
    work: (client: EngineClient) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    await wake();
    return supervisor.withRestart(work, signal);
  }
  /** Lends the engine with the model in it to another part of this folder. */
  const lend = <T>(work: (client: EngineClient) => Promise<T>) => attempt(() => awake(work));
  /** The same for what a figure asks for by itself. */
  const lendToFigure = <T>(work: (client: EngineClient) => Promise<T>) =>
    attemptQuietly(() => awake(work));

  const context: LifeContext = {
    ...{ get, set, ...queue, wake },
    ...{ history, library, modelLoader, supervisor, runner, persistence },
  };
  const training = createTrainingActions({ ...context, current });
  const models = createModelActions({
    ...context,
    subscribe,
    keptLives,
    choice,
    fetchBundledModel,
  });

  const actions = {
    /** Starts the engine, with the model that is kept or a random one, unless that is done. */
    wake: () => attempt(wake),

    /** Takes another engine, or measures anew; the model moves with its parameters. */
    chooseEngine: (name: EngineName | 'auto') =>
      attempt(() =>
        inTurn(async () => {
          await stopAll();
          await supervisor.choose(name);
        }),
      ),

    ...training,
    ...createPipeline({ get, ...training, recall: models.recall }),
    ...createSettingsActions({ ...context, choice }),
    ...createOwnDataActions(context),
    ...models,
    ...createModelQueries({
      current,
      promptFor: (question) => promptFor(get(), question),
      ...{ lend, lendToFigure },
    }),
    ...createNetworkQueries({ lend, lendToFigure }),

    dismissNotice: persistence.dismissNotice,
    dismissProblem: () => set({ problem: null }),

    /** Stops a run and keeps what is new, before the page is left. */
    keep: () =>
      attemptQuietly(async () => {
        await stopAll();
        await Promise.all([persistence.flush(), ...companions.map((one) => one.flush())]);
      }),
  };

  return {
    subscribe,
    getState: get,
    getInitialState: () => FIRST_STATE,
    actions,
    lend,
    lendToFigure,
    /** For companions of the model. */
    beside: {
      ...{ attempt, attemptQuietly, awake, turn },
      interrupt: supervisor.interrupt,
      /**
       * Waits until it is known whether another tab has the life: a press may come before that.
       * @throws ReaderError in a tab that may not change what is kept
       */
      async expectOwner(): Promise<void> {
        await looked;
        persistence.expectOwner();
      },
      join(companion: Companion): void {
        companions.push(companion);
        device?.onHidden(() => void companion.flush());
      },
    },
    datasetFor: trainingData.datasetFor,
    snapshot: () => snapshotOf(store, history),
    library,
  };
}
