/**
 * Why a file that a reader opens is refused. `who` begins a sentence: it is the file that is spoken of,
 * or, where this guide writes one, what writes it. Names of fields are those of the formats.
 */

import type { ErrorMessages } from '../../../src/core/errors';
import { formatNumber } from '../../../src/language/format';
import found from './found';

const { inSentence } = found;

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

export default {
  'json.tooLong': ({ who, mostBytes, bytes }) =>
    `${who}: expected at most ${formatNumber(mostBytes)} bytes of JSON, got ${formatNumber(bytes)} bytes.`,
  'json.tooDeep': ({ who, mostLevels }) =>
    `${who}: expected lists and objects at most ${mostLevels} levels deep, got more.`,
  'json.notUtf8': ({ who }) => `${who}: expected text in UTF-8, got other bytes.`,
  'json.notJson': ({ who, got }) => `${who}: expected JSON, got ${got}.`,
  'json.repeatedKey': ({ who, key }) => `${who}: expected every key once, got ${key} twice.`,
  'json.notAnObject': ({ who, got }) => `${who}: expected a JSON object, got ${inSentence(got)}.`,

  'zip.empty': 'Zip: expected a zip archive, got an empty file.',
  'zip.tooManyFiles': ({ most, count }) => `Zip: expected at most ${most} files, got ${count}.`,
  'zip.tooLarge': ({ who, mostBytes, bytes }) =>
    `${who}: expected files of at most ${megabytes(mostBytes)} MB together, got ${megabytes(bytes)} MB.`,
  'zip.fileTooLarge': ({ name, mostBytes, bytes }) =>
    `Zip: expected ${name} to have at most ${formatNumber(mostBytes)} bytes, got ${formatNumber(bytes)}.`,
  'zip.repeatedName': ({ name }) => `Zip: expected every name once, got ${name} twice.`,
  'zip.noEnd':
    'Zip: expected a whole zip archive, got a file without the end of one: it is no archive, or it is cut short.',
  'zip.encrypted': ({ name }) => `Zip: expected no password, got ${name} encrypted.`,
  'zip.method': ({ method, name }) =>
    `Zip: expected files stored or compressed by deflate, got method ${method} for ${name}.`,
  'zip.nameNotUtf8': 'Zip: expected file names in UTF-8, got other bytes.',
  'zip.name': ({ name }) => `Zip: expected plain file names, got ${name}.`,
  'zip.directoryEnd':
    'Zip: expected a directory that ends where the archive does: the archive is damaged.',
  'zip.count': ({ count }) =>
    `Zip: expected ${count} files in its directory: the archive is damaged.`,
  'zip.place': ({ name }) =>
    `Zip: expected ${name} where its directory says: the archive is damaged.`,
  'zip.entry': ({ name }) => `Zip: expected ${name} as its directory says: the archive is damaged.`,
  'zip.overlap': ({ name }) =>
    `Zip: expected files beside one another, but ${name} overlaps with another: the archive is damaged.`,
  'zip.checksum': ({ name }) =>
    `Zip: expected ${name} to fit its checksum: the archive is damaged.`,
  'zip.size': ({ name, expectedBytes, bytes }) =>
    `Zip: expected ${name} to have ${expectedBytes} bytes, as the archive says, got ${bytes ?? 'more'}.`,
  'zip.notDeflate': ({ name }) =>
    `Zip: expected ${name} to be compressed by deflate, got damaged data.`,

  'safetensors.noLength': ({ bytes }) =>
    `Safetensors: expected 8 bytes or more, which tell the length of the header, got ${bytes}.`,
  'safetensors.headerTooLong': ({ bytes }) =>
    `Safetensors: expected a header of at most 1 MB, got ${bytes} bytes.`,
  'safetensors.headerCut': ({ expectedBytes, bytes }) =>
    `Safetensors: expected a header of ${expectedBytes} bytes, got a file that ends after ${bytes} of them.`,
  'safetensors.entry': ({ array, got }) =>
    `Safetensors, ${array}: expected dtype, shape and data_offsets, got ${inSentence(got)}.`,
  'safetensors.dtype': ({ array, got }) =>
    `Safetensors, ${array}: expected dtype F32, F16 or BF16, got ${inSentence(got)}.`,
  'safetensors.shape': ({ array, got }) =>
    `Safetensors, ${array}: expected a shape of whole numbers from 0, got ${inSentence(got)}.`,
  'safetensors.offsets': ({ array, got }) =>
    `Safetensors, ${array}: expected data_offsets to be a first byte and an end not before it, got ${inSentence(got)}.`,
  'safetensors.bytes': ({ array, expectedBytes, shape, dtype, bytes }) =>
    `Safetensors, ${array}: expected ${expectedBytes} bytes for shape ${inSentence(shape)} of ${dtype}, got ${bytes}.`,
  'safetensors.begin': ({ array, expected, got }) =>
    `Safetensors, ${array}: expected it to begin at byte ${expected}, where the array before it ends, got byte ${got}.`,
  'safetensors.length': ({ expectedBytes, bytes }) =>
    `Safetensors: expected ${expectedBytes} bytes of data, as the header says, got ${bytes}.`,
  'safetensors.metadata': ({ got }) =>
    `Safetensors: expected __metadata__ to be an object of texts, got ${inSentence(got)}.`,
  'safetensors.metadataOf': ({ got, key }) =>
    `Safetensors: expected __metadata__ to be an object of texts, got ${inSentence(got)} for ${key}.`,
  'safetensors.tooLarge': ({ array, below, got }) =>
    `Safetensors, ${array}: expected numbers below ${formatNumber(below)}, which is as far as float16 goes, got ${got}. The model can be taken home in float32.`,
  'safetensors.notFinite': ({ array, got, at }) =>
    `Safetensors, ${array}: expected finite numbers, got ${got} as number ${at}.`,

  /** `config.json` of a Llama, and its tensors. */
  'llama.fixed': ({ who, name, expected, got }) =>
    `${who}: expected ${name} to be ${expected}, got ${inSentence(got)}.`,
  'llama.notANumber': ({ who, name, got }) =>
    `${who}: expected ${name} to be a number, got ${inSentence(got)}.`,
  'llama.notAFlag': ({ who, name, got }) =>
    `${who}: expected ${name} to be true or false, got ${inSentence(got)}.`,
  'llama.headDim': ({ who, name, expected, got }) =>
    `${who}: expected ${name} to be hidden_size / num_attention_heads, ${expected}, got ${inSentence(got)}.`,
  'llama.tooLarge': ({ who, most, parameters }) =>
    `${who}: expected at most ${most} parameters, got ${parameters}.`,
  'llama.unknownTensor': ({ who, name }) =>
    `${who}: expected only the tensors of the model in config.json, got ${name}.`,
  'llama.tensorShape': ({ who, name, expected, got }) =>
    `${who}: expected ${name} of shape ${inSentence(expected)}, got ${inSentence(got)}.`,

  /** A shape of which there is no model. */
  'config.wholeNumber': ({ key, least, most, value }) =>
    `ModelConfig: expected ${key} to be a whole number from ${least} to ${most}, got ${value}.`,
  'config.headShare': ({ dModel, nHead }) =>
    `ModelConfig: expected dModel to be a multiple of nHead, so that every head gets an equal share, got dModel ${dModel} and nHead ${nHead}.`,
  'config.headDim': ({ headDim }) =>
    `ModelConfig: expected an even number of dimensions a head, because RoPE turns them in pairs, got ${headDim}.`,
  'config.keyHeads': ({ nHead, nKvHead }) =>
    `ModelConfig: expected nHead to be a multiple of nKvHead, so that every key head serves as many query heads, got nHead ${nHead} and nKvHead ${nKvHead}.`,
  'config.ropeTheta': ({ value }) => `ModelConfig: expected ropeTheta above 1, got ${value}.`,
  'config.normEps': ({ value }) => `ModelConfig: expected normEps above 0, got ${value}.`,

  /** Merges of which there is no tokenizer. */
  'merges.tooMany': ({ most, count }) =>
    `Tokenizer: expected at most ${most} merges, got ${count}.`,
  'merges.ids': ({ merge, mostId, got }) =>
    `Tokenizer: expected merge ${merge} to join token ids from 0 to ${mostId}, got ${got}.`,
  'merges.tooLong': ({ merge, mostBytes, bytes }) =>
    `Tokenizer: expected tokens of at most ${mostBytes} bytes, got ${bytes} from merge ${merge}.`,
  'merges.repeated': ({ merge, left, right }) =>
    `Tokenizer: expected every merge once, got (${left}, ${right}) again as merge ${merge}.`,

  'tokenizerJson.model': ({ who, got }) => `${who}: expected a model, got ${inSentence(got)}.`,
  'tokenizerJson.type': ({ who, got }) =>
    `${who}: expected a model of type BPE, got ${inSentence(got)}.`,
  'tokenizerJson.preTokenizer': ({ who }) =>
    `${who}: expected text to be cut into words as this guide cuts it.`,
  'tokenizerJson.normalizer': ({ who, got }) =>
    `${who}: expected no normalizer, got ${inSentence(got)}.`,
  'tokenizerJson.token': ({ who, id, expected, got }) =>
    `${who}: expected token ${id} to be ${expected}, as the bytes and merges make it, got ${got}.`,
  'tokenizerJson.vocabulary': ({ who, got }) =>
    `${who}: expected a vocabulary, got ${inSentence(got)}.`,
  'tokenizerJson.addedTokens': ({ who, got }) =>
    `${who}: expected added_tokens to be objects, got ${inSentence(got)}.`,
  'tokenizerJson.ids': ({ who, count, id, token }) =>
    `${who}: expected ${count} tokens with the ids from 0 to ${count - 1}, each once, got ${inSentence(id)} for ${inSentence(token)}.`,
  'tokenizerJson.merges': ({ who, tokens, expected, got }) =>
    `${who}: expected a merge for each of the ${tokens} tokens that is no byte and not special, ${expected} in all, got ${inSentence(got)}.`,
  'tokenizerJson.merge': ({ who, merge, got }) =>
    `${who}: expected merge ${merge} to be two tokens with a space between them, got ${inSentence(got)}.`,
  'tokenizerJson.alike': ({ token, ids: [first, second] }) =>
    `packModel: expected every token to be different, got ${token} as ${first} and as ${second}.`,

  /** The folder as a whole. */
  'package.missing': ({ name }) =>
    `unpackModel: expected ${name} at the top of the archive, got an archive without it.`,
  'package.tokens': ({ who, rows, tokens }) =>
    `${who}: expected a token for each of the ${rows} rows of the embedding, got ${tokens}.`,
  'package.age': ({ who, got }) =>
    `${who}: expected the age to be random, base or assistant, got ${inSentence(got)}.`,
  'package.corpus': ({ who, mostCharacters, got }) =>
    `${who}: expected the name of the corpus, of at most ${mostCharacters} characters, got ${inSentence(got)}.`,
  'package.count': ({ who, name, most, got }) =>
    `${who}: expected ${name} to be a whole number from 0 to ${formatNumber(most, 0)}, got ${inSentence(got)}.`,
} satisfies ErrorMessages<
  'json' | 'zip' | 'safetensors' | 'llama' | 'config' | 'merges' | 'tokenizerJson' | 'package'
>;
