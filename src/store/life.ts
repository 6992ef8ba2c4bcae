/**
 * The life of the reader's model, as one observable store: random, then pre-trained, then
 * fine-tuned, then asked. Pages read snapshots and call actions; only this folder calls the engine.
 */

import { createStore } from 'zustand/vanilla';
import type { NamedArrays } from '../core/arrays';
import { chatPrompt, documentPrompt } from '../core/batches';
import {
  smallWorldConversations,
  smallWorldDocuments,
  splitAnimals,
} from '../core/corpus/smallWorld';
import type { Dataset, Turn } from '../core/dataset';
import type { EngineName, Measurement } from '../core/engines';
import type { NetworkRequest, NetworkSnapshot } from '../core/network';
import { createTokenizer } from '../core/tokenizer/bpe';
import type { EngineClient } from '../worker/client';
import { ExpectedError } from '../worker/client';
import type { MeasurementStore } from './measurement';
import { PRESETS, type PresetName } from './presets';
import { createRunner } from './runner';
import { activePhase, FIRST_STATE, type LifeState, type Phase } from './state';
import { createWriter, type WriteOptions } from './writer';

export type Life = ReturnType<typeof createLife>;

/**
 * @param connect makes a client; called when an engine is first needed, and after it broke
 * @param measurement what earlier visits measured
 */
export function createLife(connect: () => EngineClient, measurement: MeasurementStore) {
  const store = createStore<LifeState>(() => FIRST_STATE);
  const { getState: get, setState: set } = store;
  let client: EngineClient | null = null;
  let waking: Promise<void> | null = null;
  /** The end of the last change that was asked for. */
  let changing: Promise<unknown> = Promise.resolve();
  /** Parameters of the base model while an assistant is made of it. */
  let base: NamedArrays | null = null;

  const engine = (): EngineClient => (client ??= connect());

  const write = createWriter(engine, get);
  const runner = createRunner(engine, store, write);

  /** Runs what the reader asked for: the sentence about what went wrong before is taken away. */
  function attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
    set({ problem: null });
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
      if (client?.broken) sleep();
      set({ problem: sentenceFor(error) });
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

  /** The worker is gone, and the model with it: the next action that needs them begins anew. */
  function sleep(): void {
    client?.dispose();
    client = null;
    base = null;
    set({ engine: { status: 'failed' }, model: null, runs: FIRST_STATE.runs });
  }

  /** @param measured on an earlier visit; `null` measures anew */
  async function start(
    wanted: EngineName | 'auto',
    measured: Measurement | null = null,
  ): Promise<void> {
    const before = get().engine;
    set({ engine: { status: 'starting', wanted } });
    try {
      const report = await engine().call('start', { engine: wanted, measured });
      if (report.measurement) measurement.write(report.measurement);
      if (!get().model) await drawModel();
      set({ engine: { status: 'ready', report } });
    } catch (error) {
      const refused = error instanceof ExpectedError && !client?.broken;
      // An engine that is not there is refused, and the one before still has the model.
      if (refused && before.status === 'ready') set({ engine: before });
      else sleep();
      throw error;
    }
  }

  /** Makes sure that there is an engine and a model, once, however many figures ask for it. */
  function wake(): Promise<void> {
    if (get().engine.status === 'ready') return Promise.resolve();
    waking ??= inTurn(async () => {
      if (get().engine.status !== 'ready') await start('auto', measurement.read());
    }).finally(() => (waking = null));
    return waking;
  }

  /** A new model with random parameters, by the preset and the seed. */
  async function drawModel(): Promise<void> {
    const { preset, seed, version } = get();
    const { vocabSize, config: shape } = PRESETS[preset];
    const documents = smallWorldDocuments();
    const data = await engine().call('trainTokenizer', { documents, vocabSize });
    const tokenizer = createTokenizer(data);
    const config = { ...shape, vocabSize: tokenizer.vocabSize };
    const { parameterCount } = await engine().call('createModel', {
      config,
      tokenizer: data,
      seed,
    });
    base = null;
    set({
      model: { age: 'random', config, tokenizer, parameterCount, seed },
      runs: FIRST_STATE.runs,
      version: version + 1,
    });
  }

  function current() {
    const { model } = get();
    if (!model) throw new ExpectedError('Expected a model, but none was made yet.');
    return model;
  }

  function datasetFor(phase: Phase): Dataset {
    const { seed } = current();
    return phase === 'pretraining'
      ? { kind: 'documents', documents: smallWorldDocuments() }
      : {
          kind: 'conversations',
          conversations: smallWorldConversations(splitAnimals(seed).seen, { seed }),
        };
  }

  const actions = {
    /** Starts the engine and draws a random model, unless that is done. */
    wake: () => attempt(wake),

    /** Takes another engine, or measures anew; the model moves with its parameters, an unfinished run ends. */
    chooseEngine: (name: EngineName | 'auto') =>
      attempt(() =>
        inTurn(async () => {
          await runner.stop();
          await start(name);
          runner.forget();
        }),
      ),

    /** Pre-trains: a random model from the start, a stopped run from where it stopped. */
    pretrain: () =>
      attempt(async () => {
        await wake();
        const run = await inTurn(async () => {
          if (activePhase(get())) return null;
          if (get().runs.pretraining?.status === 'stopped' && !get().runs.fineTuning) {
            return runner.resume('pretraining');
          }
          if (current().age !== 'random' || get().runs.fineTuning) await drawModel();
          const { seed, preset } = get();
          const config = { ...PRESETS[preset].pretraining, seed };
          return runner.begin('pretraining', datasetFor('pretraining'), config);
        });
        await run?.ended;
      }),

    /** Fine-tunes: the same step, the data set swapped. */
    fineTune: () =>
      attempt(async () => {
        await wake();
        const run = await inTurn(async () => {
          if (activePhase(get()) === 'fineTuning') return null;
          if (get().runs.fineTuning?.status === 'stopped') return runner.resume('fineTuning');
          await runner.stop();
          if (current().age === 'assistant') await restoreBase();
          base = await engine().call('readParameters', {});
          const { seed, preset } = get();
          const config = { ...PRESETS[preset].fineTuning, seed };
          // No document has the tokens of the chat: until now they have learnt nothing.
          const { userId, assistantId } = current().tokenizer;
          const tokenIds = [userId, assistantId];
          return runner.begin('fineTuning', datasetFor('fineTuning'), config, () =>
            engine().call('drawTokens', { tokenIds, seed }),
          );
        });
        await run?.ended;
      }),

    /** Stops the run at the next step; it can go on later. */
    stop: () => attempt(() => runner.stop()),

    /** Back to random parameters. */
    reset: () =>
      attempt(async () => {
        await wake();
        await inTurn(async () => {
          await runner.stop();
          await drawModel();
        });
      }),

    /** Back to the model as it was before fine-tuning. */
    undoFineTuning: () =>
      attempt(() =>
        inTurn(async () => {
          await runner.stop();
          await restoreBase();
        }),
      ),

    /** Another size of model, or another seed: a new random model. */
    configure: (choice: { preset?: PresetName; seed?: number }) =>
      attempt(() =>
        inTurn(async () => {
          await runner.stop();
          set(choice);
          if (get().engine.status === 'ready') await drawModel();
        }),
      ),

    /** Goes on with a document. */
    complete: (text: string, options: WriteOptions) =>
      attempt(async () => {
        await wake();
        return write(documentPrompt(current().tokenizer, text), options);
      }),

    /** Asks in the chat format. */
    ask: (turns: readonly Turn[], question: string, options: WriteOptions) =>
      attempt(async () => {
        await wake();
        return write(chatPrompt(current().tokenizer, turns, question), options);
      }),

    /** Every intermediate of one pass over some tokens, by name. */
    trace: (tokenIds: readonly number[]) =>
      look(async () => {
        await wake();
        return engine().call('trace', { tokenIds });
      }),

    /** Mean loss over documents that the model was not trained on, in nats a token. */
    evaluate: (documents: readonly string[]) =>
      look(async () => {
        await wake();
        return (await engine().call('evaluate', { documents })).loss;
      }),

    /** Trains the small network of chapter 1, which is no part of the life but shares its engine. */
    trainNetwork: (
      request: NetworkRequest,
      signal: AbortSignal,
      onSnapshot: (snapshot: NetworkSnapshot) => void,
    ) =>
      attempt(async () => {
        await wake();
        const onEvent = (event: { type: string; snapshot?: NetworkSnapshot }) => {
          if (event.type === 'network' && event.snapshot) onSnapshot(event.snapshot);
        };
        return engine().call('trainNetwork', request, { signal, onEvent });
      }),

    dismissProblem: () => set({ problem: null }),
  };

  async function restoreBase(): Promise<void> {
    if (!base) throw new ExpectedError('Expected a base model to go back to, but none was kept.');
    await engine().call('writeParameters', { parameters: base });
    base = null;
    runner.forget();
    const { model, runs, version } = get();
    set({
      model: model && { ...model, age: runs.pretraining ? 'base' : 'random' },
      runs: { ...runs, fineTuning: null },
      version: version + 1,
    });
  }

  return { subscribe: store.subscribe, getState: get, getInitialState: () => FIRST_STATE, actions };
}

function sentenceFor(error: unknown): string {
  if (error instanceof ExpectedError || error instanceof RangeError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `Something broke that should not have. The model is as it was. (${detail})`;
}
