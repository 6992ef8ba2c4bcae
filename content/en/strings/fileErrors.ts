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
    `${who}: expected ${name} to be ${expected}, got ${inSentence(got)}. This guide runs plain Llamas; another model would not be itself here.`,
  'llama.scaledRope': ({ who, name, got }) =>
    `${who}: expected positions without scaling, got ${inSentence(got)} as ${name}. This guide turns them as Llama 2 does (rope_type "default"); a model that was trained otherwise would read nonsense here.`,
  'llama.contradiction': ({ who, names: [first, second] }) =>
    `${who}: expected ${first} and ${second} to be the same, got two values. Take out the one that is wrong.`,
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
  'llama.headDiffers': ({ who }) =>
    `${who}: expected lm_head.weight to be model.embed_tokens.weight, because tie_word_embeddings is true in config.json, got other numbers. If the model has a head of its own, set tie_word_embeddings to false.`,
  'llama.tensorShape': ({ who, name, expected, got }) =>
    `${who}: expected ${name} of shape ${inSentence(expected)}, got ${inSentence(got)}.`,

  /** A shape of which there is no model. */
  'config.wholeNumber': ({ who, name, least, most, value }) =>
    `${who}: expected ${name} to be a whole number from ${least} to ${most}, got ${value}.`,
  'config.headShare': ({ who, width, heads, dModel, nHead }) =>
    `${who}: expected ${width} to be a multiple of ${heads}, so that every head gets an equal share, got ${width} ${dModel} and ${heads} ${nHead}.`,
  'config.headDim': ({ who, width, heads, headDim }) =>
    `${who}: expected an even number of dimensions a head, ${width} / ${heads}, because RoPE turns them in pairs, got ${headDim}.`,
  'config.keyHeads': ({ who, heads, keyHeads, nHead, nKvHead }) =>
    `${who}: expected ${heads} to be a multiple of ${keyHeads}, so that every key head serves as many query heads, got ${heads} ${nHead} and ${keyHeads} ${nKvHead}.`,
  'config.above': ({ who, name, least, value }) =>
    `${who}: expected ${name} above ${least}, got ${value}.`,

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
  'tokenizerJson.sentencePiece': ({ who }) =>
    `${who}: expected byte-level BPE, got SentencePiece, which writes a space as ▁. This guide cuts text into bytes and joins them; it cannot open tokenizers of SentencePiece. A model with a byte-level tokenizer, such as that of SmolLM or Llama 3, can be opened.`,
  'tokenizerJson.preTokenizer': ({ who, got }) =>
    `${who}: expected pre_tokenizer to cut text as GPT-2, Llama 3, SmolLM or this guide does, got ${inSentence(got)}. A tokenizer that is trained with pre_tokenizers.ByteLevel() can be opened.`,
  'tokenizerJson.field': ({ who, name, expected, got }) =>
    `${who}: expected ${name} to be ${expected}, got ${inSentence(got)}. This guide would cut text in another way than the model has learnt.`,
  'tokenizerJson.vocabulary': ({ who, got }) =>
    `${who}: expected a vocabulary, got ${inSentence(got)}.`,
  'tokenizerJson.addedTokens': ({ who, got }) =>
    `${who}: expected added_tokens to be a list of objects with a content, got ${inSentence(got)}.`,
  'tokenizerJson.ids': ({ who, rows, id, token }) =>
    `${who}: expected every token once, with an id from 0 to ${rows - 1} of its own, got ${inSentence(id)} for ${inSentence(token)}.`,
  'tokenizerJson.merges': ({ who, got }) =>
    `${who}: expected a list of merges, got ${inSentence(got)}.`,
  'tokenizerJson.merge': ({ who, merge, got }) =>
    `${who}: expected merge ${merge} to be two tokens of the vocabulary, got ${inSentence(got)}.`,
  'tokenizerJson.made': ({ who, merge, token }) =>
    `${who}: expected what merge ${merge} makes, ${token}, to be a token of the vocabulary.`,
  'tokenizerJson.repeated': ({ who, merge, got }) =>
    `${who}: expected every merge once, got ${inSentence(got)} again as merge ${merge}.`,
  'tokenizerJson.end': ({ who }) =>
    `${who}: expected a token that ends a text, got none. Name it as eos_token in tokenizer_config.json.`,
  'tokenizerJson.alike': ({ token, ids: [first, second] }) =>
    `tokenizer.json: expected every token to be different, got ${token} as ${first} and as ${second}. The format has one id for a text, so this model cannot be taken home.`,

  /** The folder as a whole. */
  'package.missing': ({ name }) =>
    `Expected a model’s folder with ${name} in it, got one without it. What save_pretrained of transformers writes has all that is needed: config.json, tokenizer.json and model.safetensors.`,
  'package.pickle': ({ name }) =>
    `Expected the parameters as model.safetensors, got ${name}, a format that can run code. Save the model with save_pretrained and safe_serialization=True.`,
  'package.otherTokenizer': ({ name }) =>
    `Expected tokenizer.json, got ${name}. AutoTokenizer.from_pretrained(".").save_pretrained(".") writes it, if the tokenizer is a fast one.`,
  'package.severalModels': ({ names: [first, second] }) =>
    `Expected one model, got two: ${first} and ${second}. Choose the folder of one.`,
  'package.severalWeights': ({ names: [first, second] }) =>
    `Expected one file of parameters, got ${first} and ${second}. Name the one that is meant model.safetensors, or add model.safetensors.index.json if they are parts.`,
  'package.notAModel':
    'Expected a model: parameters.zip, a .gguf file, or a folder with config.json, tokenizer.json and model.safetensors. Got none of them, so nothing has changed.',
  'package.tooManyFiles': ({ most }) =>
    `Expected a model’s folder, got more than ${formatNumber(most)} files. Choose the folder that has config.json in it.`,
  'package.tooLarge': ({ mostBytes, bytes }) =>
    `Expected a model of at most ${megabytes(mostBytes)} MB, got files of ${megabytes(bytes)} MB. Larger ones do not fit into a page.`,
  'package.weightMap': ({ who, got }) =>
    `${who}: expected weight_map to name the file of every tensor, got ${inSentence(got)}.`,
  'package.shard': ({ who, tensor }) =>
    `${who}: expected ${tensor} to be in the file that weight_map names, and in no other.`,
  'package.tokens': ({ who, rows, tokens }) =>
    `${who}: expected a token for each of the ${rows} rows of the embedding, got ${tokens}. The tokenizer is that of another model, or tokens were added to it for which model.resize_token_embeddings has to make room.`,
  'package.age': ({ who, got }) =>
    `${who}: expected the age to be random, base or assistant, got ${inSentence(got)}.`,
  'package.corpus': ({ who, mostCharacters, got }) =>
    `${who}: expected the name of the corpus, of at most ${mostCharacters} characters, got ${inSentence(got)}.`,
  'package.count': ({ who, name, most, got }) =>
    `${who}: expected ${name} to be a whole number from 0 to ${formatNumber(most, 0)}, got ${inSentence(got)}.`,
} satisfies ErrorMessages<
  'json' | 'zip' | 'safetensors' | 'llama' | 'config' | 'merges' | 'tokenizerJson' | 'package'
>;
