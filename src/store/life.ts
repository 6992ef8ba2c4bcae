/**
 * The life of the reader's model, as one observable store: random, then pre-trained, then
 * fine-tuned, then asked. Pages read snapshots and call actions; only this folder calls the engine.
 */

import { createStore } from 'zustand/vanilla';
import { chatPrompt, documentPrompt } from '../core/batches';
import { CORPORA } from '../core/corpus';
import { question } from '../core/corpus/grammar';
import { splitAnimals } from '../core/corpus/smallWorld';
import type { Dataset } from '../core/dataset';
import { isSlow, type EngineName, type EngineReport } from '../core/engines';
import { ReaderError } from '../core/errors';
import { settingsFrom, withPreset, type Settings } from '../core/settings';
import { isUnfetched } from '../core/unfetched';
import type { EngineClient, SilenceLimit } from '../worker/client';
import { errorMessage } from './errorMessage';
import { createModelQueries } from './generation/modelQueries';
import { createPipeline } from './training/pipeline';
import { createCheckpointHistory } from './model/checkpointHistory';
import { createEngineSupervisor } from './engine/engineSupervisor';
import { createPersistence, type Device, type FetchBundledModel } from './persistence/persistence';
import type { MeasurementStore } from './engine/measurement';
import { createLibrary, type OwnKind } from './data/library';
import { silenceLimitMs } from './engine/silenceLimit';
import { createModelLoader } from './model/modelLoader';
import { createRunner, type SamplePrompt } from './training/runner';
import {
  activePhase,
  ageAt,
  FIRST_STATE,
  newestMoment,
  type LifeState,
  type Moment,
  type Phase,
} from './state';
import { createWriter } from './generation/writer';

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
  const store = createStore<LifeState>(() => FIRST_STATE);
  const { getState: get } = store;
  let waking: Promise<void> | null = null;
  /** Whether the settings are the reader's, or those of a link. */
  let hasChosen = false;
  /** The end of the last change that was asked for. */
  let changing: Promise<unknown> = Promise.resolve();

  /** The age of the model follows from what is set. */
  function set(change: Partial<LifeState>): void {
    const next = { ...get(), ...change };
    const age = ageAt(next.shown ?? newestMoment(next), next.runs);
    const model = next.model && next.model.age !== age ? { ...next.model, age } : next.model;
    store.setState({ ...next, model });
  }

  const history = createCheckpointHistory();
  const library = createLibrary();
  const modelLoader = createModelLoader({ get, set, history, library });
  const supervisor = createEngineSupervisor({
    connect: () => connect((pending) => silenceLimitMs(get(), pending)),
    measurement,
    getState: () => get().engine,
    setState: (engine) => set({ engine }),
    restoreModel(engine, report) {
      suit(report);
      return modelLoader.restoreModel(engine);
    },
    onTrouble: (problem) => set({ problem }),
    onReplaced: (problem) => set({ problem }),
  });
  const write = createWriter(supervisor, get);
  const runner = createRunner({
    store: { getState: get, setState: set as typeof store.setState },
    supervisor,
    history,
    write,
    datasetFor,
    samplePrompt,
    onKept: () => persistence.touch(),
    onEnded: () => persistence.keepNow(),
  });
  const persistence = createPersistence({
    device,
    fetchBundledModel,
    get,
    set,
    history,
    library,
    backTo: runner.backTo,
    stop: runner.stop,
  });

  /** Where only a slow engine is left, the first model is the small one, unless the reader chose. */
  function suit({ name, reason }: EngineReport): void {
    const { model, settings } = get();
    if (model || hasChosen || reason === 'chosen' || !isSlow(name)) return;
    set({ settings: withPreset(settings, 'small') });
  }

  /** Runs what the reader asked for: the sentence about what went wrong before is taken away. */
  function attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
    set({ problem: null, wantsReload: false });
    return look(action);
  }

  /**
   * Runs what a figure asks for by itself, which may come at any moment and leaves that sentence.
   * What goes wrong becomes the sentence that the model bar shows.
   */
  async function look<T>(action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action();
    } catch (error) {
      set({ problem: errorMessage(error), wantsReload: isUnfetched(error) });
      return undefined;
    }
  }

  /**
   * Changes of the model wait for one another: the next button may be pressed before the last has
   * done its work. A run is no change but follows one: whoever wants to change its model stops it.
   */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = changing.then(change);
    changing = done.catch(() => {});
    return done;
  }

  /** Makes sure that there is an engine and a model, once, however many figures ask for it. */
  function wake(): Promise<void> {
    if (get().engine.status === 'ready') return Promise.resolve();
    waking ??= inTurn(supervisor.wake).finally(() => (waking = null));
    return waking;
  }

  function current() {
    const { model } = get();
    if (!model) throw new ReaderError('model.none');
    return model;
  }

  async function datasetFor(phase: Phase): Promise<Dataset> {
    const { settings } = current();
    return phase === 'pretraining'
      ? { kind: 'documents', documents: await library.documents(settings.corpus) }
      : { kind: 'conversations', conversations: library.conversations(settings) };
  }

  /** The same at every sample of a run, so that they can be compared. */
  function samplePrompt(phase: Phase): SamplePrompt {
    const { tokenizer, settings } = current();
    if (phase === 'pretraining') {
      const shown = CORPORA[settings.corpus].samplePrompt;
      return { shown, tokenIds: documentPrompt(tokenizer, shown) };
    }
    const shown = get().own.conversations
      ? library.conversations(settings)[0][0].user
      : question(splitAnimals(settings.seed).unseen[0], 'food', 0);
    return { shown, tokenIds: chatPrompt(tokenizer, [], shown) };
  }

  /** Back from the moment that is shown to the model as it is. */
  async function showNewest(): Promise<void> {
    if (get().shown) await show(null);
  }

  async function show(shown: Moment | null): Promise<void> {
    const moment = shown ?? newestMoment(get());
    await supervisor.withRestart(async (engine) => {
      if (moment) await modelLoader.place(engine, moment);
      else await modelLoader.loadInitialParameters(engine);
    });
    set({ shown, version: get().version + 1 });
  }

  /** Back to the model that the assistant was made of. */
  async function undoFineTuning(): Promise<void> {
    const { fineTuning } = get().runs;
    if (!fineTuning) {
      throw new ReaderError('model.noAssistant');
    }
    if (fineTuning.base && !history.before(fineTuning.base)) {
      throw new ReaderError('model.noBase');
    }
    await supervisor.withRestart(async (engine) => {
      await modelLoader.loadInitialParameters(engine);
      const { pretraining } = get().runs;
      if (pretraining)
        await modelLoader.place(engine, { phase: 'pretraining', step: pretraining.step });
    });
    history.clear('fineTuning');
    set({
      runs: { ...get().runs, fineTuning: null },
      shown: null,
      version: get().version + 1,
    });
    persistence.touch();
  }

  /** What a run has begun with, it goes on with: with another text, it is another run. */
  const changeText = (kind: OwnKind, change: () => void) =>
    inTurn(async () => {
      const phase: Phase = kind === 'text' ? 'pretraining' : 'fineTuning';
      if (activePhase(get()) === phase) {
        throw new ReaderError('training.stopFirst');
      }
      change();
      set({ own: library.state() });
      const reads = kind === 'conversations' || get().model?.settings.corpus === 'own';
      if (reads) runner.end(phase);
      if (get().engine.status === 'ready' && modelLoader.isOutdated()) {
        await supervisor.withRestart(modelLoader.initialiseModel);
      }
    });

  /** Another life takes the place of this one. */
  const replaceLife = (bring: () => Promise<void>) =>
    attempt(async () => {
      await inTurn(async () => {
        await runner.stop();
        await bring();
        if (get().engine.status === 'ready') await supervisor.withRestart(modelLoader.restoreModel);
      });
      await wake();
    });

  /** Lends the engine with the model in it to another part of this folder. */
  const lend = <T>(work: (client: EngineClient) => Promise<T>): Promise<T | undefined> =>
    attempt(async () => {
      await wake();
      return supervisor.withRestart(work);
    });

  /** The same for what a figure asks for by itself. */
  const lendToFigure = <T>(work: (client: EngineClient) => Promise<T>): Promise<T | undefined> =>
    look(async () => {
      await wake();
      return supervisor.withRestart(work);
    });

  const training = {
    /** Pre-trains: a random model from the start, a stopped run from where it stopped. */
    pretrain: () =>
      attempt(async () => {
        persistence.expectOwner();
        await wake();
        const run = await inTurn(async () => {
          if (activePhase(get())) return null;
          await showNewest();
          const { pretraining, fineTuning } = get().runs;
          if (pretraining?.status === 'stopped') {
            if (fineTuning) await undoFineTuning();
            return runner.resume('pretraining');
          }
          if (pretraining || fineTuning || modelLoader.isOutdated())
            await supervisor.withRestart(modelLoader.initialiseModel);
          const { settings } = get();
          set({ model: { ...current(), settings } });
          return runner.begin('pretraining', settings, null);
        });
        await run?.ended;
      }),

    /** Fine-tunes what is shown: the same step, the data set swapped. */
    fineTune: () =>
      attempt(async () => {
        persistence.expectOwner();
        await wake();
        const run = await inTurn(async () => {
          const { runs, shown } = get();
          if (activePhase(get()) === 'fineTuning') return null;
          if (runs.fineTuning?.status === 'stopped' && !shown) return runner.resume('fineTuning');
          await runner.stop();
          if (get().runs.fineTuning) await undoFineTuning();
          // An earlier base is as good to begin with as the newest.
          const base = shown?.phase === 'pretraining' ? shown : newestMoment(get());
          await supervisor.withRestart(async (engine) => {
            if (base) await modelLoader.place(engine, base);
            await engine.call('keepBase', {});
          });
          set({ shown: null });
          const { fineTuneSteps } = get().settings;
          return runner.begin('fineTuning', { ...current().settings, fineTuneSteps }, base);
        });
        await run?.ended;
      }),
  };

  /** Goes on with the model of an earlier visit. */
  const resume = () => replaceLife(persistence.resume);

  /** Ends when it is known whether there is one. */
  const looked = persistence.begin();

  const actions = {
    /** Starts the engine and draws a random model, unless that is done. */
    wake: () => attempt(wake),

    /** Takes another engine, or measures anew; the model moves with its parameters. */
    chooseEngine: (name: EngineName | 'auto') =>
      attempt(() =>
        inTurn(async () => {
          await runner.stop();
          await supervisor.choose(name);
        }),
      ),

    ...training,

    ...createPipeline({ get, ...training, resume, looked }),

    /** Stops the run at the next step; it can go on later. */
    stop: () => attempt(() => runner.stop()),

    /** Every picture shows an earlier moment, until the reader goes on or back; `null` is now. */
    lookBack: (moment: Moment | null) =>
      attempt(async () => {
        await wake();
        await inTurn(async () => {
          if (activePhase(get())) {
            throw new ReaderError('training.stopFirst');
          }
          if (moment && !history.at(moment)) {
            throw new ReaderError('training.noSuchStep', { step: moment.step });
          }
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
          if (!history.at({ phase, step })) {
            throw new ReaderError('training.noSuchStep', { step });
          }
          if (phase === 'pretraining' && get().runs.fineTuning) await undoFineTuning();
          runner.backTo(phase, step);
          await show(null);
          return runner.resume(phase);
        });
        await run.ended;
      }),

    /** Back to random parameters. */
    reset: () =>
      attempt(async () => {
        await wake();
        await inTurn(async () => {
          await runner.stop();
          await supervisor.withRestart(modelLoader.initialiseModel);
        });
      }),

    /** Back to the model as it was before fine-tuning. */
    undoFineTuning: () =>
      attempt(async () => {
        await wake();
        await inTurn(async () => {
          await runner.stop();
          await undoFineTuning();
        });
      }),

    /** Settings for the next model. A random one that is there is drawn anew; a trained one stays. */
    configure: (change: Partial<Settings>) =>
      attempt(async () => {
        hasChosen = true;
        set({ settings: settingsFrom({ ...get().settings, ...change }) });
        await inTurn(async () => {
          if (get().engine.status === 'ready' && modelLoader.isOutdated())
            await supervisor.withRestart(modelLoader.initialiseModel);
        });
      }),

    /** Takes a text or conversations of the reader's; what is refused changes nothing. */
    bring: (kind: OwnKind, name: string, bytes: Uint8Array) =>
      attempt(async () => {
        await changeText(kind, await library.read(kind, name, bytes));
        return get().own[kind];
      }),

    drop: (kind: OwnKind) => attempt(() => changeText(kind, () => library.drop(kind))),

    resume,

    declineOffer: persistence.declineOffer,

    /** The model of the guide, instead of one's own. */
    borrow: (age: 'base' | 'assistant') => replaceLife(() => persistence.borrow(age)),

    /** A model from a file. */
    open: (file: Blob) => replaceLife(() => persistence.open(file)),

    /** The model as a file. */
    takeHome: () => attempt(persistence.takeHome),

    ...createModelQueries({ attempt, wake, write, current, lend, lendToFigure }),

    dismissNotice: persistence.dismissNotice,

    /** Stops a run and keeps what is new, before the page is left. */
    keep: () =>
      look(async () => {
        await runner.stop();
        await persistence.flush();
      }),

    dismissProblem: () => set({ problem: null }),
  };

  return {
    subscribe: store.subscribe,
    getState: get,
    getInitialState: () => FIRST_STATE,
    actions,
    lend,
    lendToFigure,
    datasetFor,
    /** All that is kept of the life; `null` while there is nothing to keep. */
    snapshot: persistence.snapshot,
    library,
  };
}
