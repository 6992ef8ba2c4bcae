/** What the worker holds between calls: one tokenizer, one model, one training run. */

import {
  conversationBatches,
  evaluationBatch,
  packDocuments,
  windowBatches,
  type Batch,
} from '../core/batches';
import type { NamedArrays } from '../core/arrays';
import { countParameters, expectTokenIds, type ModelConfig } from '../core/config';
import type { Dataset } from '../core/dataset';
import type { EngineReport, EngineWish } from '../core/engines';
import type { GenerationRequest, GenerationResult } from '../core/generation';
import { createRandom } from '../core/random';
import { createTokenizer, type Tokenizer, type TokenizerData } from '../core/tokenizer/bpe';
import {
  validateTraining,
  type TrainingConfig,
  type TrainingOutcome,
  type TrainingProgress,
} from '../core/training';
import { startEngine } from './choose';
import type { Engine } from './engine';
import { generate, type GenerateOptions } from './generate';
import { createModel, disposeModel, readParameters, writeParameters, type Model } from './model';
import { drawTokens } from './newTokens';
import { createRun, type Run } from './run';
import * as tf from './tf';
import { trace } from './trace';
import { lossOf } from './trainer';

/** The first thing that the engine's device reported by itself. */
interface Fault {
  message: string | null;
}

export type Session = ReturnType<typeof createSession>;

export function createSession() {
  let engine: Engine | null = null;
  let fault: Fault = { message: null };
  let model: Model | null = null;
  let tokenizer: Tokenizer | null = null;
  let run: Run | null = null;
  let training = false;

  /** Every call that computes goes through here, so that a device's fault is never taken for a result. */
  function checkEngine(): Engine {
    if (!engine) throw new RangeError('Engine: expected start to be called first.');
    if (fault.message) throw new RangeError(fault.message);
    return engine;
  }

  function current(): { engine: Engine; model: Model; tokenizer: Tokenizer } {
    const engine = checkEngine();
    if (!model || !tokenizer) throw new RangeError('Expected a model, but none was made yet.');
    return { engine, model, tokenizer };
  }

  function refuseWhileTraining(): void {
    if (training) throw new RangeError('Expected the training to be stopped first.');
  }

  function endRun(): void {
    run?.dispose();
    run = null;
  }

  return {
    async start(wish: EngineWish): Promise<EngineReport> {
      refuseWhileTraining();
      if (engine && !fault.message && wish.engine === engine.report.name) return engine.report;
      const before = model;
      const parameters = before && !fault.message ? await readParameters(before) : null;
      const nextFault: Fault = { message: null };
      const next = await startEngine(wish, (message) => (nextFault.message ??= message));
      // Not before it is known that there is another: whoever asks in vain keeps engine and model.
      endRun();
      if (before) disposeModel(before);
      [engine, fault, model] = [next, nextFault, null];
      if (before && parameters) {
        model = createModel(before.config, 0);
        writeParameters(model, parameters);
      }
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
      endRun();
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
      endRun();
    },

    async drawTokens(tokenIds: readonly number[], seed: number): Promise<void> {
      const { model } = current();
      refuseWhileTraining();
      await drawTokens(model, tokenIds, seed);
      endRun();
    },

    beginTraining(dataset: Dataset, config: TrainingConfig): void {
      const { engine, model, tokenizer } = current();
      refuseWhileTraining();
      validateTraining(config);
      const nextBatch = batchesOf(dataset, tokenizer, model.config, config);
      endRun();
      const trainer = engine.createTrainer(model, config, model.config.contextLength);
      run = createRun(trainer, config, nextBatch);
    },

    async train(
      signal: AbortSignal,
      giveWay: () => Promise<void>,
      onProgress: (progress: TrainingProgress) => void,
    ): Promise<TrainingOutcome> {
      checkEngine();
      refuseWhileTraining();
      if (!run) throw new RangeError('train: expected beginTraining to be called first.');
      training = true;
      try {
        const outcome = await run.advance({ signal, giveWay, onProgress });
        checkEngine();
        return outcome;
      } finally {
        training = false;
      }
    },

    async generate(
      request: GenerationRequest,
      options: GenerateOptions,
    ): Promise<GenerationResult> {
      const { engine, model } = current();
      expectTokenIds('generate', request.prompts.flat(), model.config);
      const createDecoder = (batch: number) => engine.createDecoder(model, batch);
      const sequences = await generate(createDecoder, request, options);
      checkEngine();
      return { sequences, step: run?.step ?? 0 };
    },

    async trace(tokenIds: readonly number[]): Promise<NamedArrays> {
      const arrays = await trace(current().model, tokenIds);
      checkEngine();
      return arrays;
    },

    async evaluate(documents: readonly string[]): Promise<{ loss: number }> {
      const { model, tokenizer } = current();
      const stream = packDocuments(tokenizer, documents);
      const batch = evaluationBatch(stream, {
        batchSize: 64,
        time: model.config.contextLength,
      });
      const loss = tf.tidy(() => lossOf(model, batch));
      const [value] = await loss.data();
      loss.dispose();
      checkEngine();
      return { loss: value };
    },

    memory(): { numTensors: number; numBytes: number } {
      const { numTensors, numBytes } = tf.memory();
      return { numTensors, numBytes };
    },
  };
}

function batchesOf(
  dataset: Dataset,
  tokenizer: Tokenizer,
  { contextLength }: ModelConfig,
  { batchSize, seed }: TrainingConfig,
): () => Batch {
  const options = { batchSize, time: contextLength, random: createRandom(seed) };
  return dataset.kind === 'documents'
    ? windowBatches(packDocuments(tokenizer, dataset.documents), options)
    : conversationBatches(tokenizer, dataset.conversations, options);
}
