/**
 * What keeps an engine from its work. It has no words for the reader: it tells the kind and the
 * numbers, and the page makes a sentence of them (`src/worker/sentences.ts`).
 */

import type { EngineFault, EngineName } from './engines';

/** The engine does not do what was asked, and stays as it is. */
export type Refused =
  | { readonly kind: 'noModel' | 'noBase' | 'training' | 'noMemory' }
  | {
      readonly kind: 'noEngine';
      readonly wanted: EngineName;
      readonly there: readonly EngineName[];
    }
  | { readonly kind: 'notStarted'; readonly engine: EngineName; readonly why: EngineFault }
  | {
      readonly kind: 'arrayTooLarge';
      readonly array: string;
      readonly bytes: number;
      readonly mostBytes: number;
    }
  | {
      /** Of the memory that the SIMD kernels compute in. */
      readonly kind: 'noRoom';
      /** All that it would have to hold. */
      readonly bytes: number;
      /** `null`: it might hold that, but the browser does not give it. */
      readonly mostBytes: number | null;
    }
  /** What is computed is no finite number: of the network of chapter 1, of the model. */
  | { readonly kind: 'networkDiverged' | 'modelDiverged' }
  | { readonly kind: 'headTooWide'; readonly headDim: number; readonly most: number }
  | { readonly kind: 'textTooShort'; readonly contextLength: number; readonly tokens: number }
  | {
      /** Of fine-tuning, where what the engine reads ends before the assistant says a word. */
      readonly kind: 'answerTooLate';
      /** Counted from 1. */
      readonly conversation: number;
      readonly within: number;
      /** Tokens before the first answer; `null` where there is none. */
      readonly before: number | null;
    };

/** The device has failed: no result of it is to be trusted any more. */
export type Lost =
  | { readonly kind: 'gpuLost' | 'gpuRefused'; readonly detail: string }
  | { readonly kind: 'gpuSilent'; readonly seconds: number }
  | { readonly kind: 'gpuLostInWork' };

export type Obstacle = Refused | Lost;

/** What was asked for cannot be done here; asking for something else may help. */
export class Refusal extends RangeError {
  override name = 'Refusal';

  /** @param message for developers */
  constructor(
    readonly obstacle: Obstacle,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The engine is gone, or cannot be trusted any more: a new one has to take its place. */
export class EngineLostError extends Error {
  override name = 'EngineLostError';
  readonly obstacle: Lost | null;

  /** @param why what was lost, or a sentence that is meant for the reader already */
  constructor(why: Lost | string, options?: ErrorOptions) {
    super(typeof why === 'string' ? why : forDevelopers(why), options);
    this.obstacle = typeof why === 'string' ? null : why;
  }
}

const forDevelopers = (lost: Lost): string =>
  `Engine: expected a device that works, got ${lost.kind}${'detail' in lost ? `: ${lost.detail}` : ''}.`;
