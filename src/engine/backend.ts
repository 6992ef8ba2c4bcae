/** What every engine must do: one implementation each in `reference/`, `simd/` and `webgpu/`. */

import type { NamedArrays } from '../core/arrays';
import type { Batch } from '../core/batches';
import type { TrainingState } from '../core/checkpoint';
import type { EngineLostError } from '../core/engineErrors';
import type { Ablations } from '../core/encoderDecoder';
import type { EngineReport } from '../core/engines';
import type { PairBatch } from '../core/pairs';
import type { TrainingConfig } from '../core/training';
import type { EncoderDecoder, Model } from './model';

/** Makes trainers and decoders on one backend of TensorFlow.js, which must be the chosen one. */
export interface EngineBackend {
  /**
   * @param time tokens of each sequence in a batch; every batch is `[training.batchSize, time]`
   * @throws ReaderError if it is known at once that the device has too little memory
   */
  createTrainer(model: Model, training: TrainingConfig, time: number): Trainer;
  /**
   * @param batch sequences that are read side by side
   * @throws ReaderError if it is known at once that the device has too little memory
   */
  createDecoder(model: Model, batch: number): Decoder;
  /**
   * Of the encoder–decoder; every batch is of `training.batchSize` pairs, padded to the lengths that
   * its configuration names.
   * @throws ReaderError if it is known at once that the device has too little memory
   */
  createPairTrainer(
    model: EncoderDecoder,
    training: TrainingConfig,
    ablations: Ablations,
  ): Trainer<PairBatch>;
  /**
   * Encodes sources, to write their targets side by side.
   * @param sources token ids, `[batch][…]`: as many as one likes up to `sourceLength`, at least one
   * @throws ReaderError as `createPairTrainer` does
   */
  createTranslator(
    model: EncoderDecoder,
    sources: readonly (readonly number[])[],
    ablations: Ablations,
  ): Translator;
}

/** A backend that has been started, and how it came to be chosen. */
export interface Engine extends EngineBackend {
  readonly report: EngineReport;
}

/**
 * Takes training steps on one model, changing its parameters in place. Promises reject with a ReaderError
 * if the device turns out to have too little memory, and with `EngineLostError` if it is gone or does
 * not answer.
 */
export interface Trainer<Of extends Batch = Batch> {
  /**
   * Loss, in nats a token, and the gradient of every parameter, by name and of its shape, without
   * clipping and without taking a step.
   */
  differentiate(batch: Of): Promise<{ loss: number; gradients: NamedArrays }>;
  /**
   * Takes step `step`, counted from 0: forward, backward, clipping, AdamW.
   * @returns a promise if the device has enough to do: the next step should wait for it
   * @throws RangeError if the batch has another shape, on engines whose kernels are made for one
   */
  step(batch: Of, step: number): void | Promise<void>;
  /**
   * Losses of the steps since the last reading, oldest first, in nats a token: each of the parameters
   * before its step. Waits for the device.
   */
  readLosses(): Promise<number[]>;
  /** Copies parameters and moments off the device, as the steps so far have made them. */
  read(): Promise<TrainingState>;
  /** Goes on from another state, whose arrays must be of this model's names and shapes. */
  write(state: TrainingState): void | Promise<void>;
  /** Dispatches of a step; `null` until it is recorded, absent where steps are not recorded. */
  dispatches?(): number | null;
  /**
   * Takes step `step` up to `times` times over, by the GPU's own clock. They change the model, and
   * their losses are not kept.
   * @returns milliseconds of one; `null` without such a clock
   */
  measureGpu?(batch: Of, step: number, times: number): Promise<number | null>;
  /** Frees all but the parameters, which are the model's and stay as they are. */
  dispose(): void;
}

/**
 * Reads sequences of one length side by side, a few tokens at a time, and keeps their keys and
 * values. Past the end of the context the window slides.
 */
export interface Decoder {
  /**
   * @param next `[batch][time]`: the tokens behind those that were read before, at least one
   * @returns logits of the last of them, `[batch, vocabSize]`, row-major
   * @throws EngineLostError if the device is gone or does not answer
   */
  read(next: readonly (readonly number[])[]): Promise<Float32Array>;
  dispose(): void;
}

/**
 * The decoder of an encoder–decoder, behind its sources. It reads targets, from their start on, up to
 * `targetLength` tokens.
 */
export interface Translator extends Decoder {
  /**
   * Goes on with these of its rows, one for each that it has: a row may come more than once, and what
   * became of the others is forgotten. Beam search needs it, among rows of one source.
   */
  select(rows: readonly number[]): void;
}

/** Is told when the device reports a fault by itself. */
export type OnFault = (fault: EngineLostError) => void;
