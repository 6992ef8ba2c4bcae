/**
 * Why a file that a reader opens is refused. `who` begins a sentence: it is the file that is spoken of,
 * or, where this guide writes one, what writes it. Names and texts out of a file are quoted already.
 */

import type { None } from '../errors';

/** A value out of a file, as a sentence can have it: itself, or what it is. */
export type Found = string | { readonly kind: 'list' | 'object' | 'nothing' };

interface Who {
  readonly who: string;
}

interface Got {
  readonly got: Found;
}

interface Name {
  readonly name: string;
}

/** Which array of a safetensors file. */
interface OfArray {
  readonly array: string;
}

export interface FileErrors {
  'json.tooLong': Who & { readonly mostBytes: number; readonly bytes: number };
  'json.tooDeep': Who & { readonly mostLevels: number };
  'json.notUtf8': Who;
  'json.notJson': Who & { readonly got: string };
  'json.repeatedKey': Who & { readonly key: string };
  'json.notAnObject': Who & Got;

  'zip.empty': None;
  'zip.tooManyFiles': { readonly most: number; readonly count: number };
  'zip.tooLarge': Who & { readonly mostBytes: number; readonly bytes: number };
  'zip.fileTooLarge': Name & { readonly mostBytes: number; readonly bytes: number };
  'zip.repeatedName': Name;
  'zip.noEnd': None;
  'zip.encrypted': Name;
  'zip.method': Name & { readonly method: number };
  'zip.directoryEnd': None;
  'zip.count': { readonly count: number };
  'zip.place': Name;
  'zip.entry': Name;
  'zip.overlap': Name;
  'zip.checksum': Name;
  /** `null`: more than was expected, and not counted. */
  'zip.size': Name & { readonly expectedBytes: number; readonly bytes: number | null };
  'zip.notDeflate': Name;

  'safetensors.noLength': { readonly bytes: number };
  /** In digits: it may be more than a number holds. */
  'safetensors.headerTooLong': { readonly bytes: string };
  'safetensors.headerCut': { readonly expectedBytes: number; readonly bytes: number };
  'safetensors.entry': OfArray & Got;
  'safetensors.dtype': OfArray & Got;
  'safetensors.shape': OfArray & Got;
  'safetensors.offsets': OfArray & Got;
  'safetensors.bytes': OfArray & {
    readonly expectedBytes: number;
    readonly shape: Found;
    readonly dtype: string;
    readonly bytes: number;
  };
  'safetensors.begin': OfArray & { readonly expected: number; readonly got: number };
  'safetensors.length': { readonly expectedBytes: number; readonly bytes: number };
  'safetensors.metadata': Got;
  'safetensors.metadataOf': Got & { readonly key: string };
  /** For half precision, which is written. */
  'safetensors.tooLarge': OfArray & { readonly below: number; readonly got: number };
  'safetensors.notFinite': OfArray & { readonly got: number; readonly at: number };

  /** `config.json` of a Llama, and its tensors. */
  'llama.fixed': Who & Name & Got & { readonly expected: string };
  /** Positions that are turned in another way: `name` is the path of the field. */
  'llama.scaledRope': Who & Name & Got;
  /** One thing told twice, and differently. */
  'llama.contradiction': Who & { readonly names: readonly [string, string] };
  'llama.notANumber': Who & Name & Got;
  'llama.notAFlag': Who & Name & Got;
  'llama.headDim': Who & Name & Got & { readonly expected: number };
  'llama.tooLarge': Who & { readonly most: number; readonly parameters: number };
  'llama.unknownTensor': Who & Name;
  /** `tie_word_embeddings`, but a head that is not the embedding. */
  'llama.headDiffers': Who;
  'llama.tensorShape': Who & Name & Got & { readonly expected: Found };

  /** What no model can be built from: see `configFault`. Names are those of the file. */
  'config.wholeNumber': Who &
    Name & { readonly least: number; readonly most: number; readonly value: number };
  'config.headShare': Who & {
    readonly width: string;
    readonly heads: string;
    readonly dModel: number;
    readonly nHead: number;
  };
  'config.headDim': Who & {
    readonly width: string;
    readonly heads: string;
    readonly headDim: number;
  };
  'config.keyHeads': Who & {
    readonly heads: string;
    readonly keyHeads: string;
    readonly nHead: number;
    readonly nKvHead: number;
  };
  'config.above': Who & Name & { readonly least: number; readonly value: number };

  /** What no tokenizer of ours can be made of: see `mergeFault`. */
  'merges.tooMany': { readonly most: number; readonly count: number };
  'merges.ids': { readonly merge: number; readonly mostId: number; readonly got: string };
  'merges.tooLong': { readonly merge: number; readonly mostBytes: number; readonly bytes: number };
  'merges.repeated': { readonly merge: number; readonly left: number; readonly right: number };

  'tokenizerJson.model': Who & Got;
  'tokenizerJson.type': Who & Got;
  'tokenizerJson.sentencePiece': Who;
  'tokenizerJson.preTokenizer': Who & Got;
  /** `name`: the path of a field. */
  'tokenizerJson.field': Who & Name & Got & { readonly expected: string };
  'tokenizerJson.vocabulary': Who & Got;
  'tokenizerJson.addedTokens': Who & Got;
  'tokenizerJson.ids': Who & { readonly rows: number; readonly id: Found; readonly token: Found };
  'tokenizerJson.merges': Who & Got;
  'tokenizerJson.merge': Who & Got & { readonly merge: number };
  /** What a merge makes is no token. */
  'tokenizerJson.made': Who & { readonly merge: number; readonly token: string };
  'tokenizerJson.repeated': Who & Got & { readonly merge: number };
  'tokenizerJson.end': Who;
  /** Two tokens of one text, of which the format has one. */
  'tokenizerJson.alike': { readonly token: string; readonly ids: readonly [number, number] };

  /** The folder as a whole. */
  'package.missing': Name;
  /** Parameters, but in a format that can run code. */
  'package.pickle': Name;
  /** A tokenizer, but in other files than `tokenizer.json`. */
  'package.otherTokenizer': Name;
  'package.severalModels': { readonly names: readonly [string, string] };
  'package.severalWeights': { readonly names: readonly [string, string] };
  'package.notAModel': None;
  'package.tooManyFiles': { readonly most: number };
  'package.tooLarge': { readonly mostBytes: number; readonly bytes: number };
  /** A list of shards that does not fit them. */
  'package.weightMap': Who & Got;
  'package.shard': Who & { readonly tensor: string };
  'package.tokens': Who & { readonly rows: number; readonly tokens: number };
  'package.age': Who & Got;
  'package.corpus': Who & Got & { readonly mostCharacters: number };
  'package.count': Who & Name & Got & { readonly most: number };
}
