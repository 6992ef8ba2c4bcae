/** Why a GGUF file is refused. Names and texts out of the file are quoted already. */

import type { Found } from '../errors';

interface OfKey {
  readonly key: string;
}

interface OfTensor {
  readonly tensor: string;
}

interface Got {
  readonly got: Found;
}

/** What the value of a key can have to be. */
export type ValueKind = 'text' | 'wholeNumber' | 'number' | 'texts' | 'wholeNumbers';

/** What a file has a list of. */
export type Listed = 'keys' | 'tensors';

export interface GgufErrors {
  'gguf.tooLarge': { readonly mostBytes: number; readonly bytes: number };
  'gguf.letters': Got;
  'gguf.version': { readonly version: number };
  /** The file ends inside what is named. */
  'gguf.cut': { readonly at: number };
  'gguf.tooMany': { readonly of: Listed; readonly most: number; readonly count: number };
  'gguf.notUtf8': { readonly at: number };
  'gguf.repeated': { readonly of: Listed; readonly name: string };
  'gguf.valueType': OfKey & { readonly type: number };
  'gguf.alignment': OfKey & Got;

  'gguf.kind': OfKey & Got & { readonly kind: ValueKind };
  'gguf.fixed': OfKey & Got & { readonly expected: string };
  'gguf.parameters': { readonly most: number; readonly parameters: number };
  'gguf.listTooLong': OfKey & { readonly most: number; readonly length: number };
  'gguf.lengths': OfKey & { readonly expected: number; readonly got: number };
  /** Of writing: what a brought tokenizer does, and llama.cpp cannot be told. */
  'gguf.cannotCut': { readonly by: 'filler' | 'wholeWords' };
  'gguf.repeatedToken': { readonly token: string; readonly ids: readonly [number, number] };

  'gguf.dimensions': OfTensor & Got;
  /** `type`: the number that the format has for it. */
  'gguf.tensorType': OfTensor & { readonly type: number };
  'gguf.block': OfTensor & { readonly block: number; readonly row: number };
  'gguf.place': OfTensor & { readonly expected: number; readonly got: number };
  'gguf.tensorCut': OfTensor & { readonly end: number; readonly bytes: number };
  'gguf.unknownTensor': OfTensor;
  'gguf.tensorShape': OfTensor & Got & { readonly expected: Found };
  'gguf.notFinite': OfTensor & { readonly got: number; readonly at: number };
}
