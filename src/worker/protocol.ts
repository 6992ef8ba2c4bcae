/**
 * Everything that can be asked of the engine, in one map: the client and the worker both derive
 * their types from it. Tensors never cross; arrays cross as `NdArray`, transferred.
 */

import type { NamedArrays } from '../core/arrays';
import type { EngineFound, ProductRate, StepShape, StepsTaken } from '../core/benchmark';
import type { Checkpoint } from '../core/checkpoint';
import type { ModelConfig } from '../core/config';
import type { Dataset } from '../core/dataset';
import type { EngineName, EngineReport, EngineWish } from '../core/engines';
import type { GenerationRequest, GenerationResult, Who } from '../core/generation';
import type {
  NetworkGradient,
  NetworkGradientRequest,
  NetworkLosses,
  NetworkLossesRequest,
  NetworkRunRequest,
  NetworkSnapshot,
} from '../core/network';
import type { TokenizerData } from '../core/tokenizer/bpe';
import type { TraceName } from '../core/traceNames';
import type { TrainingConfig, TrainingOutcome, TrainingProgress } from '../core/training';
import type { SentError } from './errorTransfer';

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
  generate: { args: GenerationRequest; result: GenerationResult };
  /** Intermediates of one pass over a text, those that are named: see `src/engine/README.md`. */
  trace: {
    args: { tokenIds: readonly number[]; names: readonly TraceName[] };
    result: NamedArrays;
  };
  /** Scores of the token behind a text, `[vocabSize]`, before softmax. */
  logits: { args: { tokenIds: readonly number[] }; result: Float32Array };
  /** Mean loss over documents that the model did not see, in nats a token. */
  evaluate: { args: { documents: readonly string[]; by?: Who }; result: { loss: number } };
  /** The small networks of chapter 1, of which the worker holds none. */
  trainNetwork: { args: NetworkRunRequest; result: NetworkSnapshot };
  networkGradient: { args: NetworkGradientRequest; result: NetworkGradient };
  /** `null`: aborted. */
  networkLosses: { args: NetworkLossesRequest; result: NetworkLosses | null };
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
