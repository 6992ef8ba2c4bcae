import type { EngineReport } from '../core/engines';
import type { EngineLostError } from '../core/engineErrors';
import type { TrainingConfig } from '../core/training';
import type { Decoder } from './reference/decoder';
import type { Model } from './reference/model';
import type { Trainer } from './reference/trainer';

/** What computes: a backend of TensorFlow.js, and its own way to train and to generate. */
export interface Engine {
  readonly report: EngineReport;
  /** @param time tokens of each sequence in a batch */
  createTrainer(model: Model, training: TrainingConfig, time: number): Trainer;
  /** @param batch sequences that are read side by side */
  createDecoder(model: Model, batch: number): Decoder;
}

/** An engine without its report: what the files of one backend give. */
export type EngineBackend = Omit<Engine, 'report'>;

/** Is told when the device reports a fault by itself. */
export type OnFault = (fault: EngineLostError) => void;
