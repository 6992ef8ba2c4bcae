/**
 * What the worker holds between calls: one tokenizer, the model, beside an assistant its base; and
 * translators, which the model neither knows nor disturbs.
 */

import {
  conversationBatchesInParts,
  evaluationBatch,
  packDocuments,
  packInParts,
  splitBatch,
  windowBatches,
  type Batch,
  type InParts,
} from '../core/batches';
import type { NamedArrays } from '../core/arrays';
import type { Checkpoint } from '../core/checkpoint';
import { countParameters, expectTokenIds, type ModelConfig } from '../core/config';
import type { Dataset } from '../core/dataset';
import type { TranslatorName } from '../core/translation';
import type { EngineReport, EngineWish } from '../core/engines';
import type { EngineLostError } from '../core/engineErrors';
import { ReaderError } from '../core/errors';
import type { GenerationRequest, GenerationResult, Who } from '../core/generation';
import { createRandom } from '../core/random';
import {
  expectInterventions,
  ofTexts,
  type Continuation,
  type ContinuationScore,
  type Intervention,
  type PassVariant,
} from '../core/interventions';
import type { OpenedStep } from '../core/openedStep';
import type { TraceName } from '../core/traceNames';
import { createTokenizer, type Tokenizer, type TokenizerData } from '../core/tokenizer/bpe';
import { validateTraining, type TrainingConfig, type TrainingOutcome } from '../core/training';
import { startEngine } from './select/chooseEngine';
import type { Engine, Trainer } from './backend';
import { generate, type GenerateOptions } from './generate';
import { createModel, disposeModel, readParameters, writeParameters, type Model } from './model';
import { liftModel } from './liftModel';
import { openStep } from './openStep';
import { readLogits } from './readLogits';
import { reinitialiseTokenRows } from './reinitialiseTokenRows';
import { createRunSlot } from './runSlot';
import { createRun, expectCheckpoint, type RunOptions } from './trainingRun';
import { createTranslatorSession } from './translatorSession';
import * as tf from './tf';
import { createDecoder } from './reference/decoder';
import { lossOf } from './reference/loss';
import { scoreContinuations, type ScoreOptions } from './reference/scoreContinuations';
import { trace } from './reference/trace';

export interface TrainingRequest {
  readonly dataset: Dataset;
  readonly training: TrainingConfig;
  /** Goes on from here instead of beginning. */
  readonly from: Checkpoint | null;
  /** Stops when so many steps are done, as if by the signal; left out, there is no such step. */
  readonly until?: number;
}

export function createSession() {
  let engine: Engine | null = null;
  /** Stands for the engine whose faults count. */
  let watched: symbol | null = null;
  let model: Model | null = null;
  let base: Model | null = null;
  let tokenizer: Tokenizer | null = null;
  /** Of the run that is under way: it finds a loss in a fraction of the time that plain ops take. */
  let ofRun: { readonly trainer: Trainer; readonly batchSize: number } | null = null;
  const slot = createRunSlot();
  const refuseWhileTraining = slot.expectFree;

  let lose: (fault: EngineLostError) => void;
  /** Rejects when the device has reported a fault by itself: no result of it is to be trusted then. */
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  // Whoever computes is told.
  lost.catch(() => {});

  function checkEngine(): Engine {
    if (engine) return engine;
    throw new RangeError('Engine: expected start to be called first.');
  }

  function current(): { engine: Engine; model: Model; tokenizer: Tokenizer } {
    const engine = checkEngine();
    if (!model || !tokenizer) throw new ReaderError('model.none');
    return { engine, model, tokenizer };
  }

  function modelOf(who: Who): Model {
    const { model } = current();
    if (who === 'model') return model;
    if (!base) throw new ReaderError('model.noBaseBeside');
    return base;
  }

  function disposeBase(): void {
    if (base) disposeModel(base);
    base = null;
  }

  const translators = {
    masked: createTranslatorSession(checkEngine),
    unmasked: createTranslatorSession(checkEngine),
  };

  /** @returns moves all that there is into the engine that is chosen then */
  async function liftAll(): Promise<() => void> {
    const [moveModel, moveBase, ...others] = await Promise.all([
      model && liftModel(model),
      base && liftModel(base),
      ...Object.values(translators).map(({ lift }) => lift()),
    ]);
    return () => {
      model = moveModel && moveModel();
      base = moveBase && moveBase();
      for (const move of others) move?.();
    };
  }

  return {
    lost,

    /** Those that stand beside the model. */
    translator: (which: TranslatorName) => translators[which],

    async start(wish: EngineWish): Promise<EngineReport> {
      refuseWhileTraining();
      for (const { expectFree } of Object.values(translators)) expectFree();
      if (engine && wish.engine === engine.report.name) return engine.report;
      const moveAll = await liftAll();
      const own = Symbol();
      let early: EngineLostError | null = null;
      const next = await startEngine(wish, (fault) => {
        if (watched === own) lose(fault);
        else early ??= fault;
      });
      // Not before it is known that there is another: whoever asks in vain keeps engine and model.
      engine = next;
      watched = own;
      if (early !== null) lose(early);
      moveAll();
      return engine.report;
    },

    createModel(config: ModelConfig, data: TokenizerData, seed: number) {
      checkEngine();
      refuseWhileTraining();
      const nextTokenizer = createTokenizer(data);
      if (nextTokenizer.vocabSize !== config.vocabSize) {
        throw new RangeError(
          `createModel: expected vocabSize to be the tokenizer's ${nextTokenizer.vocabSize}, got ${config.vocabSize}.`,
        );
      }
      // The new model is made before the old one goes: if it cannot be made, the old one stays.
      const next = createModel(config, seed);
      disposeBase();
      if (model) disposeModel(model);
      model = next;
      tokenizer = nextTokenizer;
      return { parameterCount: countParameters(config) };
    },

    readParameters: (): Promise<NamedArrays> => readParameters(current().model),

    writeParameters(parameters: NamedArrays): void {
      const { model } = current();
      refuseWhileTraining();
      writeParameters(model, parameters);
    },

    /** Keeps a copy of the model as it is now, to stand beside what becomes of it. */
    async keepBase(): Promise<void> {
      const { model } = current();
      refuseWhileTraining();
      const parameters = await readParameters(model);
      disposeBase();
      base = createModel(model.config, 0);
      writeParameters(base, parameters);
    },

    async reinitialiseTokenRows(tokenIds: readonly number[], seed: number): Promise<void> {
      const { model } = current();
      refuseWhileTraining();
      await reinitialiseTokenRows(model, tokenIds, seed);
    },

    async train(
      { dataset, training, from, until }: TrainingRequest,
      options: Omit<RunOptions, 'until'>,
    ): Promise<TrainingOutcome> {
      const { engine, model, tokenizer } = current();
      validateTraining(training);
      if (from) expectCheckpoint(from, training, model.config);
      const prepare = async () => {
        const nextBatch = await withPauses(
          batchesOf(dataset, tokenizer, model.config, training),
          options,
        );
        // Stopped before it could go on, it is where it was.
        if (!nextBatch && from) return null;
        const trainer = engine.createTrainer(model, training, model.config.contextLength);
        ofRun = { trainer, batchSize: training.batchSize };
        const { vocabSize } = model.config;
        return createRun(trainer, training, vocabSize, nextBatch ?? noBatch, from);
      };
      const outcome = await slot
        .carryOut(prepare, { ...options, ...(until !== undefined && { until }) })
        .finally(() => (ofRun = null));
      return outcome ?? { status: 'stopped', step: from!.step };
    },

    /** The step that comes next in a run, taken apart; the model stays as it is. `null`: aborted. */
    async openStep(
      { dataset, training, from }: Omit<TrainingRequest, 'until'>,
      options: Pick<RunOptions, 'signal' | 'giveWay'>,
    ): Promise<OpenedStep | null> {
      const { engine, model, tokenizer } = current();
      validateTraining(training);
      if (from) expectCheckpoint(from, training, model.config);
      return slot.hold(async () => {
        const nextBatch = await withPauses(
          batchesOf(dataset, tokenizer, model.config, training),
          options,
        );
        if (!nextBatch) return null;
        for (let i = 0; i < (from?.step ?? 0); i++) nextBatch();
        return openStep(engine, model, training, nextBatch(), from);
      });
    },

    async generate(
      { by = 'model', ...request }: GenerationRequest,
      { onToken, ...options }: GenerateOptions,
    ): Promise<GenerationResult> {
      const { engine, model } = current();
      expectTokenIds('generate', request.prompts.flat(), model.config);
      const { interventions = [], prompts, maxNewTokens } = request;
      const longest = Math.max(0, ...prompts.map(({ length }) => length)) + maxNewTokens;
      expectInterventions('generate', interventions, model.config, {
        ...{ texts: prompts.length, time: longest },
      });
      const decoderOf = (writer: Model) => (members: readonly number[]) =>
        interventions.length === 0
          ? engine.createDecoder(writer, members.length)
          : createDecoder(writer, ofTexts(interventions, members));
      const writers = (by === 'both' ? (['base', 'model'] as const) : [by]).map(modelOf);
      // They wait for one another at every token: what two models write grows side by side.
      const written = await Promise.all(
        writers.map((writer, i) =>
          generate(decoderOf(writer), request, {
            ...options,
            onToken: (sequence, ...token) => onToken(i * prompts.length + sequence, ...token),
          }),
        ),
      );
      return { sequences: written.flat(), step: slot.step };
    },

    /** Some intermediates of one pass over a text, by plain ops whatever the engine. */
    trace: (
      tokenIds: readonly number[],
      names: readonly TraceName[],
      interventions?: readonly Intervention[],
      variant?: PassVariant,
    ): Promise<NamedArrays> => trace(current().model, tokenIds, names, interventions, variant),

    /** How likely the model holds the ends of texts, by plain ops whatever the engine. */
    scoreContinuations: (
      continuations: readonly Continuation[],
      options: ScoreOptions,
    ): Promise<ContinuationScore[] | null> =>
      scoreContinuations(current().model, continuations, options),

    /** How the token behind a text is scored, `[vocabSize]`, by the engine's own decoder. */
    logits(tokenIds: readonly number[]): Promise<Float32Array> {
      const { engine, model } = current();
      return readLogits(engine, model, tokenIds);
    },

    async evaluate(
      documents: readonly string[],
      by: Who = 'model',
      interventions: readonly Intervention[] = [],
      variant: PassVariant = {},
    ): Promise<{ loss: number }> {
      const { tokenizer } = current();
      const model = modelOf(by);
      const stream = packDocuments(tokenizer, documents);
      const batch = evaluationBatch(stream, { time: model.config.contextLength });
      const { batchSize: texts, time } = batch;
      expectInterventions('evaluate', interventions, model.config, { texts, time });
      const isAsTrained = interventions.length === 0 && variant.rotation !== false;
      if (ofRun && by === 'model' && isAsTrained) {
        return { loss: await lossByTrainer(ofRun.trainer, splitBatch(batch, ofRun.batchSize)) };
      }
      const loss = tf.tidy(() => lossOf(model, batch, interventions, variant));
      const [value] = await loss.data();
      loss.dispose();
      return { loss: value };
    },

    memory(): { numTensors: number; numBytes: number } {
      const { numTensors, numBytes } = tf.memory();
      return { numTensors, numBytes };
    },
  };
}

/** Mean over all tokens that count, in nats a token. */
async function lossByTrainer(trainer: Trainer, batches: readonly Batch[]): Promise<number> {
  let total = 0;
  let counted = 0;
  for (const batch of batches) {
    const weight = batch.weights.reduce((sum, one) => sum + one, 0);
    total += weight * (await trainer.differentiate(batch)).loss;
    counted += weight;
  }
  return total / counted;
}

function* batchesOf(
  dataset: Dataset,
  tokenizer: Tokenizer,
  { contextLength }: ModelConfig,
  { batchSize, seed }: TrainingConfig,
): InParts<() => Batch> {
  const options = { batchSize, time: contextLength, random: createRandom(seed) };
  return dataset.kind === 'documents'
    ? windowBatches(yield* packInParts(tokenizer, dataset.documents), options)
    : yield* conversationBatchesInParts(tokenizer, dataset.conversations, options);
}

/** Stands for the data of a run that is stopped before they are ready: it takes no step. */
const noBatch = (): Batch => {
  throw new Error('train: expected no step of a run that was stopped, got one.');
};

const PAUSE_EVERY_MS = 50;

/** @returns `null` if it was stopped on the way */
async function withPauses<T>(
  parts: InParts<T>,
  { signal, giveWay }: Pick<RunOptions, 'signal' | 'giveWay'>,
): Promise<T | null> {
  let pauseAt = performance.now() + PAUSE_EVERY_MS;
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
    if (performance.now() < pauseAt) continue;
    await giveWay();
    if (signal.aborted) return null;
    pauseAt = performance.now() + PAUSE_EVERY_MS;
  }
}
