/** What keeps an engine from its work. */

import type { EngineFault, EngineName } from './engines';
import { ReaderError, type None } from './errors';
import { UnfetchedError } from './unfetched';

/** The engine does not do what was asked, and stays as it is. */
interface EngineRefusals {
  'model.none': None;
  'model.noBaseBeside': None;
  'translator.none': None;
  'training.stopFirst': None;
  'training.textTooShort': { readonly contextLength: number; readonly tokens: number };
  /** Of fine-tuning, where what the engine reads ends before the assistant says a word. */
  'training.answerTooLate': {
    /** Counted from 1. */
    readonly conversation: number;
    readonly within: number;
    /** Tokens before the first answer; `null` where there is none. */
    readonly before: number | null;
  };
  'engine.noEngine': { readonly wanted: EngineName; readonly there: readonly EngineName[] };
  'engine.notStarted': { readonly engine: EngineName; readonly why: EngineFault };
  'engine.arrayTooLarge': {
    readonly array: string;
    readonly bytes: number;
    readonly mostBytes: number;
  };
  /** Of a GPU. */
  'engine.noMemory': None;
  /** Of the memory that the SIMD kernels compute in. */
  'engine.noRoom': {
    /** All that it would have to hold. */
    readonly bytes: number;
    /** `null`: it might hold that, but the browser does not give it. */
    readonly mostBytes: number | null;
  };
  'engine.headTooWide': { readonly headDim: number; readonly most: number };
  /** The reader, who may set the dots, has set none. */
  'engine.networkNoExamples': None;
  /** What is computed is no finite number: of the network of chapter 1, of the model. */
  'engine.networkDiverged': None;
  'engine.modelDiverged': None;
  /** By whoever asked for its work. */
  'engine.disposed': None;
}

/** The device or its thread has failed: no result of it is to be trusted any more. */
interface EngineLosses {
  /** Details are in the browser's own words. */
  'engine.gpuLost': { readonly detail: string };
  'engine.gpuRefused': { readonly detail: string };
  'engine.gpuSilent': { readonly seconds: number };
  'engine.gpuLostInWork': None;
  /** Of the thread that it runs in. */
  'engine.stopped': { readonly detail: string };
  'engine.notLoaded': None;
  /** Its script cannot be read: half of it came, or the browser has no workers of this kind. */
  'engine.notUnderstood': None;
  'engine.silent': { readonly seconds: number };
  'engine.notFetched': { readonly seconds: number };
  /** It did not hear that it should stop. */
  'engine.interrupted': None;
}

export interface EngineErrors extends EngineRefusals, EngineLosses {}

export type EngineLossCode = keyof EngineLosses;

/** The engine is gone, or cannot be trusted any more: a new one has to take its place. */
export class EngineLostError<
  Code extends EngineLossCode = EngineLossCode,
> extends ReaderError<Code> {
  override name = 'EngineLostError';
}

/** Whether asking for something else, or of another engine, may help. */
export const isRefusal = (error: unknown): error is ReaderError =>
  error instanceof ReaderError &&
  !(error instanceof EngineLostError) &&
  !(error instanceof UnfetchedError);
