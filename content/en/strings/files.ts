/**
 * Why a file that a reader opens is refused. `who` begins a sentence: it is the file that is spoken of,
 * or, where this guide writes one, what writes it. Names of fields are those of the formats.
 */

import { formatNumber } from '../../../src/language/format';

export default {
  /** In place of a value that was found and is too long for a sentence. */
  found: { list: 'a list', object: 'an object', nothing: 'nothing' },

  json: {
    tooLong: (who: string, most: number, got: number) =>
      `${who}: expected at most ${formatNumber(most)} bytes of JSON, got ${formatNumber(got)} bytes.`,
    tooDeep: (who: string, most: number) =>
      `${who}: expected lists and objects at most ${most} levels deep, got more.`,
    notUtf8: (who: string) => `${who}: expected text in UTF-8, got other bytes.`,
    notJson: (who: string, got: string) => `${who}: expected JSON, got ${got}.`,
    repeatedKey: (who: string, key: string) => `${who}: expected every key once, got ${key} twice.`,
    notAnObject: (who: string, got: string) => `${who}: expected a JSON object, got ${got}.`,
  },

  zip: {
    empty: 'Zip: expected a zip archive, got an empty file.',
    tooManyFiles: (most: number, got: number) => `Zip: expected at most ${most} files, got ${got}.`,
    tooLarge: (who: string, most: number, got: number) =>
      `${who}: expected files of at most ${most} MB together, got ${got} MB.`,
    fileTooLarge: (name: string, most: number, got: number) =>
      `Zip: expected ${name} to have at most ${formatNumber(most)} bytes, got ${formatNumber(got)}.`,
    repeatedName: (name: string) => `Zip: expected every name once, got ${name} twice.`,
    noEnd:
      'Zip: expected a whole zip archive, got a file without the end of one: it is no archive, or it is cut short.',
    encrypted: (name: string) => `Zip: expected no password, got ${name} encrypted.`,
    method: (method: number, name: string) =>
      `Zip: expected files stored or compressed by deflate, got method ${method} for ${name}.`,
    nameNotUtf8: 'Zip: expected file names in UTF-8, got other bytes.',
    name: (name: string) => `Zip: expected plain file names, got ${name}.`,
    damaged: {
      directoryEnd:
        'Zip: expected a directory that ends where the archive does: the archive is damaged.',
      count: (count: number) =>
        `Zip: expected ${count} files in its directory: the archive is damaged.`,
      place: (name: string) =>
        `Zip: expected ${name} where its directory says: the archive is damaged.`,
      entry: (name: string) =>
        `Zip: expected ${name} as its directory says: the archive is damaged.`,
      overlap: (name: string) =>
        `Zip: expected files beside one another, but ${name} overlaps with another: the archive is damaged.`,
      checksum: (name: string) =>
        `Zip: expected ${name} to fit its checksum: the archive is damaged.`,
    },
    size: (name: string, expected: number, got: number) =>
      `Zip: expected ${name} to have ${expected} bytes, as the archive says, got ${got}.`,
    sizeOrMore: (name: string, expected: number) =>
      `Zip: expected ${name} to have ${expected} bytes, as the archive says, got more.`,
    notDeflate: (name: string) =>
      `Zip: expected ${name} to be compressed by deflate, got damaged data.`,
  },

  safetensors: {
    who: 'Safetensors',
    /** The same, of one array. */
    whoOf: (who: string, name: string) => `${who}, ${name}`,
    noLength: (got: number) =>
      `Safetensors: expected 8 bytes or more, which tell the length of the header, got ${got}.`,
    headerTooLong: (got: string) =>
      `Safetensors: expected a header of at most 1 MB, got ${got} bytes.`,
    headerCut: (expected: string, got: number) =>
      `Safetensors: expected a header of ${expected} bytes, got a file that ends after ${got} of them.`,
    entry: (who: string, got: string) =>
      `${who}: expected dtype, shape and data_offsets, got ${got}.`,
    dtype: (who: string, got: string) => `${who}: expected dtype F32, F16 or BF16, got ${got}.`,
    shape: (who: string, got: string) =>
      `${who}: expected a shape of whole numbers from 0, got ${got}.`,
    offsets: (who: string, got: string) =>
      `${who}: expected data_offsets to be a first byte and an end not before it, got ${got}.`,
    bytes: (who: string, expected: number, shape: string, dtype: string, got: number) =>
      `${who}: expected ${expected} bytes for shape ${shape} of ${dtype}, got ${got}.`,
    begin: (who: string, expected: number, got: number) =>
      `${who}: expected it to begin at byte ${expected}, where the array before it ends, got byte ${got}.`,
    length: (expected: number, got: number) =>
      `Safetensors: expected ${expected} bytes of data, as the header says, got ${got}.`,
    metadata: (got: string) =>
      `Safetensors: expected __metadata__ to be an object of texts, got ${got}.`,
    metadataOf: (got: string, key: string) =>
      `Safetensors: expected __metadata__ to be an object of texts, got ${got} for ${key}.`,
    notFinite: (who: string, got: number, at: number) =>
      `${who}: expected finite numbers, got ${got} as number ${at}.`,
  },

  /** `config.json` of a Llama, and its tensors. */
  llama: {
    fixed: (who: string, name: string, expected: string, got: string) =>
      `${who}: expected ${name} to be ${expected}, got ${got}.`,
    notANumber: (who: string, name: string, got: string) =>
      `${who}: expected ${name} to be a number, got ${got}.`,
    notAFlag: (who: string, name: string, got: string) =>
      `${who}: expected ${name} to be true or false, got ${got}.`,
    headDim: (who: string, name: string, expected: number, got: string) =>
      `${who}: expected ${name} to be hidden_size / num_attention_heads, ${expected}, got ${got}.`,
    tooLarge: (who: string, most: number, got: number) =>
      `${who}: expected at most ${most} parameters, got ${got}.`,
    unknownTensor: (who: string, name: string) =>
      `${who}: expected only the tensors of the model in config.json, got ${name}.`,
    tensorShape: (who: string, name: string, expected: string, got: string) =>
      `${who}: expected ${name} of shape ${expected}, got ${got}.`,
  },

  tokenizer: {
    model: (who: string, got: string) => `${who}: expected a model, got ${got}.`,
    type: (who: string, got: string) => `${who}: expected a model of type BPE, got ${got}.`,
    preTokenizer: (who: string) =>
      `${who}: expected text to be cut into words as this guide cuts it.`,
    normalizer: (who: string, got: string) => `${who}: expected no normalizer, got ${got}.`,
    token: (who: string, id: number, expected: string, got: string) =>
      `${who}: expected token ${id} to be ${expected}, as the bytes and merges make it, got ${got}.`,
    vocabulary: (who: string, got: string) => `${who}: expected a vocabulary, got ${got}.`,
    addedTokens: (who: string, got: string) =>
      `${who}: expected added_tokens to be objects, got ${got}.`,
    ids: (who: string, count: number, id: string, token: string) =>
      `${who}: expected ${count} tokens with the ids from 0 to ${count - 1}, each once, got ${id} for ${token}.`,
    merges: (who: string, tokens: number, expected: number, got: string) =>
      `${who}: expected a merge for each of the ${tokens} tokens that is no byte and not special, ${expected} in all, got ${got}.`,
    merge: (who: string, at: number, got: string) =>
      `${who}: expected merge ${at} to be two tokens with a space between them, got ${got}.`,
  },

  /** The folder as a whole. */
  package: {
    missing: (name: string) =>
      `unpackModel: expected ${name} at the top of the archive, got an archive without it.`,
    tokens: (who: string, rows: number, got: number) =>
      `${who}: expected a token for each of the ${rows} rows of the embedding, got ${got}.`,
    age: (who: string, got: string) =>
      `${who}: expected the age to be random, base or assistant, got ${got}.`,
    corpus: (who: string, most: number, got: string) =>
      `${who}: expected the name of the corpus, of at most ${most} characters, got ${got}.`,
    count: (who: string, name: string, most: number, got: string) =>
      `${who}: expected ${name} to be a whole number from 0 to ${formatNumber(most, 0)}, got ${got}.`,
  },
};
