/**
 * Everything that can be asked of the engine, in one map: the client and the worker both derive
 * their types from it. Tensors never cross; arrays cross as `NdArray`, transferred.
 */

import type { NamedArrays } from '../core/arrays';
import type { EngineFound, ProductRate, StepShape, StepsTaken } from '../core/benchmark';
import type { Checkpoint } from '../core/checkpoint';
import type { ModelConfig } from '../core/config';
import type { Dataset } from '../core/dataset';
import type { Ablations, EncoderDecoderConfig } from '../core/encoderDecoder';
import type { EngineName, EngineReport, EngineWish } from '../core/engines';
import type { GenerationRequest, GenerationResult, Who } from '../core/generation';
import type {
  Continuation,
  ContinuationScore,
  Intervention,
  PassVariant,
} from '../core/interventions';
import type {
  NetworkGradient,
  NetworkGradientRequest,
  NetworkLosses,
  NetworkLossesRequest,
  NetworkRunRequest,
  NetworkSnapshot,
} from '../core/network';
import type { OpenedStep } from '../core/openedStep';
import type { Pair } from '../core/pairs';
import type { TokenizerData } from '../core/tokenizer/bpe';
import type { PairTraceName, TraceName } from '../core/traceNames';
import type { TrainingConfig, TrainingOutcome, TrainingProgress } from '../core/training';
import type { Score, TranslatorName } from '../core/translation';
import type { SentError } from './errorTransfer';

/** Which of the translators, and what is taken away from it. */
interface Translating {
  readonly which: TranslatorName;
  readonly ablations: Ablations;
}

type None = Record<string, never>;

export interface Calls {
  /** Loads a tensor engine; `auto` takes the best that is really there. */
  start: { args: EngineWish; result: EngineReport };
  trainTokenizer: {
    args: { documents: readonly string[]; vocabSize: number };
    result: TokenizerData;
  };
  createModel: {
    args: { config: ModelConfig; tokenizer: TokenizerData; seed: number };
    result: { parameterCount: number };
  };
  readParameters: { args: None; result: NamedArrays };
  writeParameters: { args: { parameters: NamedArrays }; result: void };
  /** Fresh rows for tokens that the model has not met: those of the chat, before fine-tuning. */
  reinitialiseTokenRows: { args: { tokenIds: readonly number[]; seed: number }; result: void };
  /** Keeps a copy of the model as it is, to stand beside the assistant that is made of it. */
  keepBase: { args: None; result: void };
  /**
   * Trains to the end of the run or until the call is aborted; `from` goes on with an earlier run, and
   * `until` is a step at which it stops before its end.
   */
  train: {
    args: {
      dataset: Dataset;
      training: TrainingConfig;
      from: Checkpoint | null;
      until?: number;
    };
    result: TrainingOutcome;
  };
  /** The step that a run would take next, taken apart; the model stays as it is. `null`: aborted. */
  openStep: {
    args: { dataset: Dataset; training: TrainingConfig; from: Checkpoint | null };
    result: OpenedStep | null;
  };
  generate: { args: GenerationRequest; result: GenerationResult };
  /** Intermediates of one pass over a text, those that are named: see `src/engine/README.md`. */
  trace: {
    args: PassVariant & {
      tokenIds: readonly number[];
      names: readonly TraceName[];
      interventions?: readonly Intervention[];
    };
    result: NamedArrays;
  };
  /** How likely the model holds the ends of texts. `null`: aborted. */
  scoreContinuations: {
    args: PassVariant & {
      continuations: readonly Continuation[];
      interventions?: readonly Intervention[];
    };
    result: readonly ContinuationScore[] | null;
  };
  /** Scores of the token behind a text, `[vocabSize]`, before softmax. */
  logits: { args: { tokenIds: readonly number[] }; result: Float32Array };
  /** Mean loss over documents that the model did not see, in nats a token. */
  evaluate: {
    args: PassVariant & {
      documents: readonly string[];
      by?: Who;
      interventions?: readonly Intervention[];
    };
    result: { loss: number };
  };
  /** The small networks of chapter 1, of which the worker holds none. */
  trainNetwork: { args: NetworkRunRequest; result: NetworkSnapshot };
  networkGradient: { args: NetworkGradientRequest; result: NetworkGradient };
  /** `null`: aborted. */
  networkLosses: { args: NetworkLossesRequest; result: NetworkLosses | null };
  /** An encoder–decoder with random parameters, held beside the model: the two know nothing of one another. */
  createTranslator: {
    args: { which: TranslatorName; config: EncoderDecoderConfig; seed: number };
    result: { parameterCount: number };
  };
  readTranslator: { args: { which: TranslatorName }; result: NamedArrays };
  writeTranslator: { args: { which: TranslatorName; parameters: NamedArrays }; result: void };
  /** Like `train`: on the sentences of the training's seed, which the worker draws by itself. */
  trainTranslator: {
    args: Translating & { training: TrainingConfig; from: Checkpoint | null };
    result: TrainingOutcome;
  };
  /** Of the sentences that are kept from training, the first ones. */
  heldOutPairs: { args: { seed: number; count: number }; result: readonly Pair[] };
  /**
   * The likeliest token each time, streamed, for all sources side by side. Targets are without start
   * and end, and `step` is that of the run under way, as of `generate`.
   */
  translate: {
    args: Translating & { sources: readonly (readonly number[])[] };
    result: { targets: readonly (readonly number[])[]; step: number | null };
  };
  /** Up to `width` targets of one source, the best first. */
  beam: {
    args: Translating & { source: readonly number[]; width: number };
    result: readonly BeamCandidate[];
  };
  /**
   * Like `trace`, of a source and a target that begins with the start: all three kinds of attention, and
   * `logits`, `[time, vocabSize]`, which each token of the target was drawn from.
   */
  traceTranslator: {
    args: Translating & {
      source: readonly number[];
      target: readonly number[];
      names: readonly PairTraceName[];
    };
    result: NamedArrays;
  };
  /**
   * How many of the sentences kept from training it has right, the first `sentences` of them or all;
   * streams the score so far, which is also what an abort leaves.
   */
  measureTranslator: { args: Translating & { seed: number; sentences?: number }; result: Score };
  /** Every engine that this browser has; loads none. */
  findEngines: { args: None; result: readonly EngineFound[] };
  /** Takes training steps of a model apart from the session's: one engine a worker, made for it. */
  measureSteps: {
    args: { engine: EngineName; shape: StepShape; steps: number };
    result: StepsTaken;
  };
  /** How fast that engine's device multiplies matrices. */
  measureProduct: { args: { engine: EngineName; shape: StepShape }; result: ProductRate };
  memory: { args: None; result: { numTensors: number; numBytes: number } };
}

/** One of several targets that are the likeliest. */
export interface BeamCandidate {
  /** Without start and end. */
  readonly tokenIds: readonly number[];
  /** Natural logarithm of the probability of all of it, the end included. */
  readonly logProbability: number;
  /** Whether it has an end. */
  readonly finished: boolean;
}

export type CallName = keyof Calls;
export type Args<Name extends CallName> = Calls[Name]['args'];
export type Result<Name extends CallName> = Calls[Name]['result'];

/** What a call may stream before its result. */
export type StreamEvent =
  | { readonly type: 'progress'; readonly progress: TrainingProgress }
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  /** A token of one sequence, as soon as it is chosen. */
  | {
      readonly type: 'token';
      readonly sequence: number;
      readonly tokenId: number;
      /** What it was drawn from, `[vocabSize]`, before temperature and softmax, where that is wanted. */
      readonly logits?: Float32Array;
    }
  | { readonly type: 'network'; readonly snapshot: NetworkSnapshot }
  | { readonly type: 'score'; readonly score: Score }
  /** How much of the tokenizer is trained, 0 to 1. */
  | { readonly type: 'fraction'; readonly fraction: number };

export type CallRequest = {
  [Name in CallName]: {
    readonly kind: 'call';
    readonly id: number;
    readonly name: Name;
    readonly args: Args<Name>;
  };
}[CallName];

export type Request =
  | CallRequest
  | { readonly kind: 'abort'; readonly id: number }
  /** Is answered as soon as messages are read, whatever is under way. */
  | { readonly kind: 'ping' };

export type Response =
  | { readonly kind: 'pong' }
  | { readonly kind: 'event'; readonly id: number; readonly event: StreamEvent }
  | { readonly kind: 'result'; readonly id: number; readonly result: Result<CallName> }
  | { readonly kind: 'error'; readonly id: number; readonly error: SentError };
