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
  'zip.nameNotUtf8': None;
  'zip.name': Name;
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
  'llama.notANumber': Who & Name & Got;
  'llama.notAFlag': Who & Name & Got;
  'llama.headDim': Who & Name & Got & { readonly expected: number };
  'llama.tooLarge': Who & { readonly most: number; readonly parameters: number };
  'llama.unknownTensor': Who & Name;
  'llama.tensorShape': Who & Name & Got & { readonly expected: Found };

  /** What no model can be built from: see `configFault`. */
  'config.wholeNumber': {
    readonly key: string;
    readonly least: number;
    readonly most: number;
    readonly value: number;
  };
  'config.headShare': { readonly dModel: number; readonly nHead: number };
  'config.headDim': { readonly headDim: number };
  'config.keyHeads': { readonly nHead: number; readonly nKvHead: number };
  'config.ropeTheta': { readonly value: number };
  'config.normEps': { readonly value: number };

  /** What no tokenizer can be made of: see `mergeFault`. */
  'merges.tooMany': { readonly most: number; readonly count: number };
  'merges.ids': { readonly merge: number; readonly mostId: number; readonly got: string };
  'merges.tooLong': { readonly merge: number; readonly mostBytes: number; readonly bytes: number };
  'merges.repeated': { readonly merge: number; readonly left: number; readonly right: number };

  'tokenizerJson.model': Who & Got;
  'tokenizerJson.type': Who & Got;
  'tokenizerJson.preTokenizer': Who;
  'tokenizerJson.normalizer': Who & Got;
  'tokenizerJson.token': Who & {
    readonly id: number;
    readonly expected: string;
    readonly got: string;
  };
  'tokenizerJson.vocabulary': Who & Got;
  'tokenizerJson.addedTokens': Who & Got;
  'tokenizerJson.ids': Who & { readonly count: number; readonly id: Found; readonly token: Found };
  'tokenizerJson.merges': Who & Got & { readonly tokens: number; readonly expected: number };
  'tokenizerJson.merge': Who & Got & { readonly merge: number };
  /** Two tokens of one text, of which the format has one. */
  'tokenizerJson.alike': { readonly token: string; readonly ids: readonly [number, number] };

  /** The folder as a whole. */
  'package.missing': Name;
  'package.tokens': Who & { readonly rows: number; readonly tokens: number };
  'package.age': Who & Got;
  'package.corpus': Who & Got & { readonly mostCharacters: number };
  'package.count': Who & Name & Got & { readonly most: number };
}
