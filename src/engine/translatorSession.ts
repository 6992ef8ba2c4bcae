/** A translator as the worker holds it between calls, and the sentences that it learns from. */

import type { NamedArrays } from '../core/arrays';
import type { Checkpoint } from '../core/checkpoint';
import { countParameters, expectTokenIds } from '../core/config';
import { LENGTH_PENALTY } from '../core/beam';
import type { Ablations, EncoderDecoderConfig } from '../core/encoderDecoder';
import { ReaderError } from '../core/errors';
import { pairBatches, type Pair } from '../core/pairs';
import { createRandom } from '../core/random';
import type { PairTraceName } from '../core/traceNames';
import { exactMatches, sentencePairs, SPECIAL_TOKENS, tokenPairs } from '../core/translation';
import type { Score } from '../core/translation';
import { validateTraining, type TrainingConfig, type TrainingOutcome } from '../core/training';
import type { EngineBackend } from './backend';
import type { GenerateOptions } from './generate';
import { liftModel } from './liftModel';
import {
  createModel,
  disposeModel,
  readParameters,
  writeParameters,
  type EncoderDecoder,
} from './model';
import { tracePair } from './reference/trace';
import { createRunSlot } from './runSlot';
import { createRun, expectCheckpoint, type RunOptions } from './trainingRun';
import { beamSearch, translate, type Candidate } from './translate';

export interface TranslatorTraining {
  /** Its seed is that of the sentences, too. */
  readonly training: TrainingConfig;
  readonly ablations: Ablations;
  /** Goes on from here instead of beginning. */
  readonly from: Checkpoint | null;
}

export interface TranslationRequest {
  /** Token ids, each source as long as one likes up to `sourceLength`. */
  readonly sources: readonly (readonly number[])[];
  readonly ablations: Ablations;
}

export interface BeamRequest {
  readonly source: readonly number[];
  readonly ablations: Ablations;
  /** How many beginnings are kept side by side. */
  readonly width: number;
}

export interface TranslatorTraceRequest {
  readonly source: readonly number[];
  /** Begins with the start. */
  readonly target: readonly number[];
  readonly names: readonly PairTraceName[];
  readonly ablations: Ablations;
}

export interface MeasureRequest {
  /** Of the sentences. */
  readonly seed: number;
  readonly ablations: Ablations;
  /** The first of those kept from training; left out, all of them. */
  readonly sentences?: number;
}

export interface MeasureOptions
  extends Pick<RunOptions, 'signal' | 'giveWay'>, Pick<GenerateOptions, 'pause'> {
  /** After each batch, with all so far. */
  readonly onScore: (score: Score) => void;
}

const MOST_SIDE_BY_SIDE = 100;

/** @param currentEngine the engine that is chosen; throws if none is */
export function createTranslatorSession(currentEngine: () => EngineBackend) {
  let model: EncoderDecoder | null = null;
  const slot = createRunSlot();

  function current(): { engine: EngineBackend; model: EncoderDecoder } {
    const engine = currentEngine();
    if (!model) throw new ReaderError('translator.none');
    return { engine, model };
  }

  const translating = (ablations: Ablations) => ({
    ...current(),
    ablations,
    special: SPECIAL_TOKENS,
  });

  return {
    /** @throws ReaderError while it is trained */
    expectFree: slot.expectFree,

    /** @returns as `liftModel`; `null` if there is none to be moved */
    async lift(): Promise<(() => void) | null> {
      const move = model && (await liftModel(model));
      return move && (() => void (model = move()));
    },

    create(config: EncoderDecoderConfig, seed: number): { parameterCount: number } {
      currentEngine();
      slot.expectFree();
      const next = createModel(config, seed);
      if (model) disposeModel(model);
      model = next;
      return { parameterCount: countParameters(config) };
    },

    readParameters: (): Promise<NamedArrays> => readParameters(current().model),

    writeParameters(parameters: NamedArrays): void {
      const { model } = current();
      slot.expectFree();
      writeParameters(model, parameters);
    },

    async train(
      { training, ablations, from }: TranslatorTraining,
      options: RunOptions,
    ): Promise<TrainingOutcome> {
      const { engine, model } = current();
      validateTraining(training);
      if (from) expectCheckpoint(from, training, model.config);
      const prepare = () => {
        const nextBatch = pairBatches(
          pairsOf(training.seed).training,
          model.config,
          SPECIAL_TOKENS,
          {
            batchSize: training.batchSize,
            random: createRandom(training.seed),
          },
        );
        const trainer = engine.createPairTrainer(model, training, ablations);
        return createRun(trainer, training, model.config.vocabSize, nextBatch, from);
      };
      return (await slot.carryOut(prepare, options))!;
    },

    /** The likeliest token each time; cut short by an abort. */
    async translate(
      { sources, ablations }: TranslationRequest,
      options: GenerateOptions,
    ): Promise<{ targets: number[][]; step: number | null }> {
      const targets = await translate(translating(ablations), sources, options);
      return { targets, step: slot.step };
    },

    beam: (
      { source, ablations, width }: BeamRequest,
      options: Pick<GenerateOptions, 'signal' | 'pause'>,
    ): Promise<Candidate[]> => {
      const given = translating(ablations);
      expectTokenIds('beam', source, given.model.config);
      return beamSearch(given, source, { ...options, width, lengthPenalty: LENGTH_PENALTY });
    },

    trace: ({ source, target, names, ablations }: TranslatorTraceRequest): Promise<NamedArrays> =>
      tracePair(current().model, source, target, names, ablations),

    /** How many of the sentences that were kept from training it has right: of those so far, once aborted. */
    async measure(
      { seed, ablations, sentences }: MeasureRequest,
      { signal, pause, giveWay, onScore }: MeasureOptions,
    ): Promise<Score> {
      current();
      const asked = pairsOf(seed).heldOut.slice(0, sentences);
      let score: Score = { exact: 0, of: 0 };
      while (score.of < asked.length && !signal.aborted) {
        const pairs = asked.slice(score.of, score.of + MOST_SIDE_BY_SIDE);
        const sources = pairs.map(({ source }) => source);
        const written = await translate(translating(ablations), sources, {
          ...{ signal, pause, onToken: () => {} },
        });
        // Cut short, it is neither right nor wrong.
        if (signal.aborted) break;
        const exact = exactMatches(
          written,
          pairs.map(({ target }) => target),
        );
        score = { exact: score.exact + exact, of: score.of + pairs.length };
        onScore(score);
        await giveWay();
      }
      return score;
    },
  };
}

/** Of the sentences kept from training, the first ones. */
export const heldOutPairs = (seed: number, count: number): readonly Pair[] =>
  pairsOf(seed).heldOut.slice(0, count);

interface SeedPairs {
  readonly seed: number;
  readonly training: readonly Pair[];
  readonly heldOut: readonly Pair[];
}

/** Those of the last seed: to draw them takes a moment. */
let drawn: SeedPairs | null = null;

function pairsOf(seed: number): SeedPairs {
  if (drawn?.seed !== seed) {
    const { training, heldOut } = sentencePairs(seed);
    drawn = { seed, training: tokenPairs(training), heldOut: tokenPairs(heldOut) };
  }
  return drawn;
}
