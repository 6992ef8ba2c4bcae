/** Puts the reader's model into an engine: drawn anew, or with the parameters of some moment. */

import { ReaderError } from '../../core/errors';
import { modelConfigOf, type SettingName, type Settings } from '../../core/settings';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { EngineClient } from '../../worker/client';
import type { StreamEvent } from '../../worker/protocol';
import type { CheckpointHistory } from './checkpointHistory';
import { createReaderTokenizer } from './readerTokenizer';
import type { Library } from '../data/library';
import {
  FIRST_STATE,
  newestMoment,
  type LifeState,
  type ModelState,
  type Moment,
  type ReaderModel,
} from '../state';

/** What a model is drawn by; the rest of the settings is about its training. */
const MODEL_SETTINGS: readonly SettingName[] = [
  'corpus',
  'nLayer',
  'dModel',
  'nHead',
  'contextLength',
  'vocabSize',
  'seed',
];

export interface ModelLoaderOptions {
  readonly get: () => LifeState;
  readonly set: (change: Partial<LifeState>) => void;
  readonly history: CheckpointHistory;
  readonly library: Library;
}

export type ModelLoader = ReturnType<typeof createModelLoader>;

export function createModelLoader({ get, set, history, library }: ModelLoaderOptions) {
  /** The tokenizer that was trained last. */
  let spelling: {
    readonly documents: readonly string[];
    readonly vocabSize: number;
    readonly tokenizer: Tokenizer;
  } | null = null;

  /**
   * A new engine gets the model as it was at its last checkpoint; where there is none, it is drawn.
   * @param life which model that is, if it is not the one of the state
   */
  async function restoreModel(engine: EngineClient, life: ModelState = get()): Promise<void> {
    const { model, runs, shown } = life;
    if (!model) return initialiseModel(engine);
    await loadInitialParameters(engine, model);
    if (runs.fineTuning) {
      const { base } = runs.fineTuning;
      if (base) await loadCheckpoint(engine, base);
      // Of an assistant that was opened from a file, nobody has the base.
      if (!base || history.before(base)) await engine.call('keepBase', {});
    }
    const moment = shown ?? newestMoment(life);
    if (moment) await loadCheckpoint(engine, moment);
  }

  /** A new model with random parameters, as the settings are. */
  async function initialiseModel(engine: EngineClient): Promise<void> {
    const { settings } = get();
    const tokenizer = await tokenizerFor(engine, settings);
    const config = modelConfigOf(settings, tokenizer.vocabSize);
    const { parameterCount } = await engine.call('createModel', {
      config,
      tokenizer: tokenizer.data,
      seed: settings.seed,
    });
    history.clear();
    set({
      model: { age: 'random', config, tokenizer, parameterCount, settings, origin: 'yours' },
      runs: FIRST_STATE.runs,
      broken: null,
      shown: null,
      version: get().version + 1,
    });
  }

  /** Reads the text, unless the model that is there has the same tokenizer. */
  async function tokenizerFor(engine: EngineClient, settings: Settings): Promise<Tokenizer> {
    const { corpus, vocabSize } = settings;
    const documents = await library.documents(corpus);
    if (spelling?.documents === documents && spelling.vocabSize === vocabSize) {
      return spelling.tokenizer;
    }
    const onEvent = (event: StreamEvent) =>
      event.type === 'fraction' && set({ reading: event.fraction });
    try {
      const data = await engine.call('trainTokenizer', { documents, vocabSize }, { onEvent });
      const tokenizer = createReaderTokenizer(data);
      spelling = { documents, vocabSize, tokenizer };
      return tokenizer;
    } finally {
      set({ reading: null });
    }
  }

  async function loadInitialParameters(
    engine: EngineClient,
    model: ReaderModel | null = get().model,
  ): Promise<void> {
    if (!model) throw new ReaderError('model.none');
    const { config, tokenizer, settings } = model;
    const { seed } = settings;
    await engine.call('createModel', { config, tokenizer: tokenizer.data, seed });
  }

  /** Gives the engine's model the parameters of a moment, or of the nearest before it that is kept. */
  async function loadCheckpoint(engine: EngineClient, moment: Moment): Promise<void> {
    const kept = history.before(moment);
    // A run that has not begun has changed nothing.
    if (kept) await engine.call('writeParameters', { parameters: kept.parameters });
  }

  /** Whether nothing would be lost if the model were drawn anew, as the settings are now. */
  function isOutdated(): boolean {
    const { model, runs, settings } = get();
    if (!model || runs.pretraining || runs.fineTuning) return false;
    // Of a text of the reader's, there may be another by now.
    if (settings.corpus === 'own' && spelling && !library.holds(spelling.documents)) return true;
    return MODEL_SETTINGS.some((name) => model.settings[name] !== settings[name]);
  }

  return { restoreModel, initialiseModel, loadInitialParameters, loadCheckpoint, isOutdated };
}
