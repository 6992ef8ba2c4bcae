/**
 * Everything that can be asked of the engine, in one map: the client and the worker both derive
 * their types from it. Tensors never cross; arrays cross as `NdArray`, transferred.
 */

import type { NdArray } from '../core/arrays';
import type { ModelConfig } from '../core/config';
import type { Dataset } from '../core/dataset';
import type { SamplingOptions } from '../core/sampling';
import type { TokenizerData } from '../core/tokenizer/bpe';
import type { TrainingConfig } from '../core/training';

export type EngineName = 'webgpu' | 'webgl' | 'cpu';

export interface EngineReport {
  readonly name: EngineName;
  /** What it runs on, in the browser's own words, such as the name of an adapter. */
  readonly device: string;
  /** One sentence for the reader: why this engine. */
  readonly reason: string;
}

/** Parameters by name, as `parameterSpecs` lists them. */
export type ParameterArrays = Readonly<Record<string, NdArray>>;

/** Every intermediate of one forward pass, by name: see `src/engine/README.md`. */
export type Trace = Readonly<Record<string, NdArray>>;

export interface TrainingOutcome {
  /** `diverged`: a loss was not finite, and the last good parameters were put back. */
  readonly status: 'finished' | 'stopped' | 'diverged';
  /** Steps that the model has behind it in this run. */
  readonly step: number;
}

export interface GenerationRequest {
  /** `[batch][time]`: prompts may differ in length. */
  readonly prompts: readonly (readonly number[])[];
  readonly maxNewTokens: number;
  /** Ends a sequence; it is part of the result. */
  readonly stopTokenId: number;
  readonly sampling: SamplingOptions;
  readonly seed: number;
}

export interface GenerationResult {
  /** New tokens only, a row for each prompt. */
  readonly sequences: readonly (readonly number[])[];
  /** Steps of the current run that the model had behind it when it wrote them. */
  readonly step: number;
}

/** A small fully connected network on points in the plane: the subject of chapter 1. */
export interface NetworkConfig {
  /** Neurons a hidden layer, such as `[4, 4]`. */
  readonly hidden: readonly number[];
  readonly activation: 'tanh' | 'relu' | 'linear';
}

export interface NetworkRequest {
  readonly config: NetworkConfig;
  /** Weights to go on from, `[in, out]` and `[out]` in turn; `null` draws new ones from the seed. */
  readonly weights: readonly NdArray[] | null;
  readonly seed: number;
  /** `[n, 2]`, in −1 to 1. */
  readonly points: NdArray;
  /** `[n]`, −1 or 1. */
  readonly labels: NdArray;
  readonly learningRate: number;
  /** 0 only evaluates. */
  readonly steps: number;
  /** The surface is evaluated on a square grid of this many points a side. */
  readonly gridSize: number;
}

export interface NetworkSnapshot {
  readonly step: number;
  readonly loss: number;
  readonly weights: readonly NdArray[];
  /** What every neuron answers over the plane, layer by layer: `[gridSize², neurons]`. */
  readonly surfaces: readonly NdArray[];
}

export interface Calls {
  /** Loads a tensor engine; `auto` takes the best that is really there. */
  start: { args: { engine: EngineName | 'auto' }; result: EngineReport };
  trainTokenizer: {
    args: { documents: readonly string[]; vocabSize: number };
    result: TokenizerData;
  };
  createModel: {
    args: { config: ModelConfig; tokenizer: TokenizerData; seed: number };
    result: { parameterCount: number };
  };
  readParameters: { args: Record<string, never>; result: ParameterArrays };
  writeParameters: { args: { parameters: ParameterArrays }; result: void };
  /** Prepares a run: packs the data, makes a fresh optimiser. Does not take a step. */
  beginTraining: { args: { dataset: Dataset; training: TrainingConfig }; result: void };
  /** Goes on with the prepared run to its end or until the call is aborted. */
  train: { args: Record<string, never>; result: TrainingOutcome };
  generate: { args: GenerationRequest; result: GenerationResult };
  trace: { args: { tokenIds: readonly number[] }; result: Trace };
  /** Mean loss over held-out documents, in nats a token. */
  evaluate: { args: { documents: readonly string[] }; result: { loss: number; step: number } };
  trainNetwork: { args: NetworkRequest; result: NetworkSnapshot };
  memory: { args: Record<string, never>; result: { numTensors: number; numBytes: number } };
}

export type CallName = keyof Calls;

/** What a call may stream before its result. */
export type StreamEvent =
  | {
      readonly type: 'progress';
      /** Losses of the steps since the last message, oldest first. */
      readonly losses: readonly number[];
      /** Steps done so far; the last of `losses` belongs to step `step − 1`. */
      readonly step: number;
      readonly learningRate: number;
      readonly tokensPerSecond: number;
      readonly secondsLeft: number;
    }
  | { readonly type: 'token'; readonly sequence: number; readonly tokenId: number }
  | { readonly type: 'network'; readonly snapshot: NetworkSnapshot };

export type Request =
  | {
      [Name in CallName]: {
        readonly kind: 'call';
        readonly id: number;
        readonly name: Name;
        readonly args: Calls[Name]['args'];
      };
    }[CallName]
  | { readonly kind: 'abort'; readonly id: number };

export type Response =
  | { readonly kind: 'event'; readonly id: number; readonly event: StreamEvent }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | {
      readonly kind: 'error';
      readonly id: number;
      /** `expected`: a sentence meant for the reader. Otherwise it is a fault of ours. */
      readonly expected: boolean;
      readonly message: string;
    };
