/** A model as each of the files that it leaves the guide in. */

import { ReaderError, type Coded, type ErrorParams } from '../errors';
import { cutsAlike, ggufLength, writeGguf, type WrittenType } from './gguf/gguf';
import {
  packedLength,
  packModel,
  type Beside,
  type ModelPackage,
  type Precision,
} from './modelPackage';
import type { OnProgress } from './readModel';

/** The kind of file, and what its numbers are written as. */
export type ModelFormat = keyof typeof WAYS;

/** What lies beside the model where the file is a folder. */
export type Besides = Readonly<Record<Precision, Beside>>;

/** A way to write the file, and to know its length without that. */
interface Way {
  readonly write: (model: ModelPackage, beside: Besides, onProgress?: OnProgress) => Uint8Array;
  readonly lengthOf: (model: ModelPackage, beside: Besides) => number;
}

const zip = (precision: Precision): Way => ({
  write: (model, beside, onProgress) => packModel(model, beside[precision], precision, onProgress),
  lengthOf: (model, beside) => packedLength(model, beside[precision], precision),
});

const gguf = (type: WrittenType): Way => ({
  write: (model, _, onProgress) => writeGguf(model, type, onProgress),
  lengthOf: (model) => ggufLength(model, type),
});

const WAYS = {
  'zip.F32': zip('float32'),
  'zip.F16': zip('float16'),
  'gguf.F32': gguf('F32'),
  'gguf.F16': gguf('F16'),
  'gguf.Q8_0': gguf('Q8_0'),
};

/**
 * The same model makes the same bytes.
 * @param onProgress is told how much is written, 0 to 1
 * @throws ReaderError if the format does not hold the model
 */
export const writeModel = (
  model: ModelPackage,
  format: ModelFormat,
  beside: Besides,
  onProgress?: OnProgress,
): Uint8Array => WAYS[format].write(model, beside, onProgress);

/** The length of a file, or why it cannot be had. */
export type Offer = { readonly bytes: number } | { readonly refused: Coded<ErrorParams> };

/** What a model can be taken home as; plain data, which threads can send. */
export interface Offers {
  readonly of: Readonly<Record<ModelFormat, Offer>>;
  /** Whether llama.cpp makes the model's own tokens of every text: see `cutsAlike`. */
  readonly cutsAlike: boolean;
}

export function offersOf(model: ModelPackage, beside: Besides): Offers {
  const offer = ({ lengthOf }: Way): Offer => {
    try {
      return { bytes: lengthOf(model, beside) };
    } catch (error) {
      if (!(error instanceof ReaderError)) throw error;
      return { refused: { code: error.code, params: error.params } as Coded<ErrorParams> };
    }
  };
  const of = Object.fromEntries(Object.entries(WAYS).map(([format, way]) => [format, offer(way)]));
  return { of: of as Record<ModelFormat, Offer>, cutsAlike: cutsAlike(model.tokenizer) };
}
