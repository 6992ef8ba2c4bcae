/** What the pages know of the reader's model. Every snapshot is immutable. */

import type { ModelConfig } from '../core/config';
import type { EngineName, EngineReport } from '../core/engines';
import type { Tokenizer } from '../core/tokenizer/bpe';
import type { TrainingConfig } from '../core/training';
import type { PresetName } from './presets';

/** How far the model has come: drawn at random, pre-trained on documents, fine-tuned to answer. */
export type Age = 'random' | 'base' | 'assistant';

export type EngineState =
  | { readonly status: 'asleep' }
  | { readonly status: 'starting'; readonly wanted: EngineName | 'auto' }
  | { readonly status: 'ready'; readonly report: EngineReport }
  | { readonly status: 'failed' };

export interface ReaderModel {
  readonly age: Age;
  readonly config: ModelConfig;
  readonly tokenizer: Tokenizer;
  readonly parameterCount: number;
  readonly seed: number;
}

export type Phase = 'pretraining' | 'fineTuning';

/** A moment of a life: after so many steps of a run. */
export interface Moment {
  readonly phase: Phase;
  readonly step: number;
}

/** What the model wrote at one moment of a run. */
export interface Sample {
  readonly step: number;
  readonly prompt: string;
  readonly text: string;
}

export interface RunState {
  readonly training: TrainingConfig;
  /** Of fine-tuning: what the assistant is made of; `null` for random parameters. */
  readonly base: Moment | null;
  /** Steps that one can go back to, ascending. */
  readonly checkpoints: readonly number[];
  readonly status: 'preparing' | 'running' | 'stopping' | 'stopped' | 'finished' | 'diverged';
  readonly step: number;
  readonly steps: number;
  /** Of every step so far, in nats a token. */
  readonly losses: readonly number[];
  readonly learningRate: number;
  readonly tokensPerSecond: number;
  readonly secondsLeft: number;
  readonly samples: readonly Sample[];
}

export interface LifeState {
  readonly engine: EngineState;
  readonly preset: PresetName;
  /** Draws the first parameters, the order of the batches, and which animals are kept for the exam. */
  readonly seed: number;
  readonly model: ReaderModel | null;
  readonly runs: Readonly<Record<Phase, RunState | null>>;
  /** The reader looks back at this moment; `null`: at the model as it is now. */
  readonly shown: Moment | null;
  /** Goes up whenever the parameters have changed: a picture of the model is then out of date. */
  readonly version: number;
  /** A sentence for the reader about what went wrong last. */
  readonly problem: string | null;
}

export const FIRST_STATE: LifeState = {
  engine: { status: 'asleep' },
  preset: 'recipe',
  seed: 0,
  model: null,
  runs: { pretraining: null, fineTuning: null },
  shown: null,
  version: 0,
  problem: null,
};

const ACTIVE: readonly RunState['status'][] = ['preparing', 'running', 'stopping'];

export const isActive = (run: RunState | null): boolean =>
  run !== null && ACTIVE.includes(run.status);

/** The run that is under way, if one is. */
export function activePhase({ runs }: LifeState): Phase | null {
  if (isActive(runs.pretraining)) return 'pretraining';
  return isActive(runs.fineTuning) ? 'fineTuning' : null;
}

/** Where the model has come to; `null` while its parameters are as they were drawn. */
export function newestMoment({ runs }: Pick<LifeState, 'runs'>): Moment | null {
  const phase = runs.fineTuning ? 'fineTuning' : 'pretraining';
  const run = runs[phase];
  return run && { phase, step: run.step };
}

/** The age of the model at a moment. */
export function ageAt(moment: Moment | null, runs: LifeState['runs']): Age {
  if (!moment) return 'random';
  if (moment.phase === 'pretraining') return moment.step > 0 ? 'base' : 'random';
  return moment.step > 0 ? 'assistant' : ageAt(runs.fineTuning?.base ?? null, runs);
}
