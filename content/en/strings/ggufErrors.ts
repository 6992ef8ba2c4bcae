/** Why a GGUF file is refused, and what to do. Keys, tensors and types are those of the format. */

import type { ErrorMessages } from '../../../src/core/errors';
import type { Listed, ValueKind } from '../../../src/core/files/gguf/errors';
import { formatNumber } from '../../../src/language/format';
import found from './found';

const { inSentence } = found;

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

const kinds: Readonly<Record<ValueKind, string>> = {
  text: 'a text',
  wholeNumber: 'a whole number from 0',
  number: 'a number',
  texts: 'a list of texts',
  wholeNumbers: 'a list of whole numbers',
};

const lists: Readonly<Record<Listed, string>> = { keys: 'key', tensors: 'tensor' };

const damaged = 'The file is damaged or cut short: fetch or write it once more.';
const odd =
  'The file is damaged, or of a kind that llama.cpp does not write: convert the model again.';
const other = 'This guide cannot build such a model: choose another.';

/** What helps where a key has another value than this guide can do with. */
const advice: Readonly<Record<string, string>> = {
  'general.architecture': 'Only models of that architecture open here.',
  'tokenizer.ggml.model':
    'The guide cuts text by byte-level BPE alone: choose a model with that kind of tokenizer.',
  'tokenizer.ggml.pre':
    'It says how text is cut into words, and this guide knows no other way: choose another model.',
};

const cannotCut = {
  filler: 'puts a space before a text, or a token in the place of unknown characters',
  wholeWords: 'looks for whole words before it merges, or does not, otherwise than is usual',
};

/** A type that the guide does not know, by the number that the format has for it. */
const types: Readonly<Record<number, string>> = {
  2: 'Q4_0',
  3: 'Q4_1',
  6: 'Q5_0',
  7: 'Q5_1',
  9: 'Q8_1',
  10: 'Q2_K',
  11: 'Q3_K',
  12: 'Q4_K',
  13: 'Q5_K',
  14: 'Q6_K',
  15: 'Q8_K',
};

export default {
  'gguf.tooLarge': ({ mostBytes, bytes }) =>
    `GGUF: expected a file of at most ${megabytes(mostBytes)} MB, got ${megabytes(bytes)} MB. Choose a smaller model.`,
  'gguf.letters': ({ got }) =>
    `GGUF: expected a file that begins with the letters GGUF, got ${inSentence(got)}. It is of another format, whatever its name says.`,
  'gguf.version': ({ version }) =>
    `GGUF: expected version 2 or 3 of the format, with the least byte of a number first, got version ${formatNumber(version)}. Convert the model again, with a llama.cpp of today.`,
  'gguf.cut': ({ at }) =>
    `GGUF: expected more behind byte ${formatNumber(at)}, got the end of the file. ${damaged}`,
  'gguf.tooMany': ({ of, most, count }) =>
    `GGUF: expected at most ${formatNumber(most)} ${lists[of]}s, got ${formatNumber(count)}. ${odd}`,
  'gguf.notUtf8': ({ at }) =>
    `GGUF: expected text in UTF-8 at byte ${formatNumber(at)}, got other bytes. ${damaged}`,
  'gguf.repeated': ({ of, name }) =>
    `GGUF: expected every ${lists[of]} once, got ${name} twice. ${odd}`,
  'gguf.valueType': ({ key, type }) =>
    `GGUF, ${key}: expected a value of one of the types 0 to 12, and lists of no lists, got type ${type}. ${odd}`,
  'gguf.alignment': ({ key, got }) =>
    `GGUF, ${key}: expected a power of two up to 65,536, got ${inSentence(got)}. ${odd}`,

  'gguf.kind': ({ key, kind, got }) =>
    `GGUF, ${key}: expected ${kinds[kind]}, got ${inSentence(got)}. ${odd}`,
  'gguf.fixed': ({ key, expected, got }) =>
    `GGUF, ${key}: expected ${expected}, got ${inSentence(got)}. ${advice[key] ?? other}`,
  'gguf.parameters': ({ most, parameters }) =>
    `GGUF: expected at most ${formatNumber(most)} parameters, got ${formatNumber(parameters)}. Choose a smaller model.`,
  'gguf.listTooLong': ({ key, most, length }) =>
    `GGUF, ${key}: expected at most ${formatNumber(most)} values, got ${formatNumber(length)}. Choose a model with a smaller vocabulary.`,
  'gguf.lengths': ({ key, expected, got }) =>
    `GGUF, ${key}: expected a value for each of the ${formatNumber(expected)} tokens, got ${formatNumber(got)}. ${odd}`,
  'gguf.cannotCut': ({ by }) =>
    `GGUF: expected a tokenizer that llama.cpp can be told of, got one that ${cannotCut[by]}. Take the model home as parameters.zip.`,
  'gguf.repeatedToken': ({ token, ids: [first, second] }) =>
    `GGUF, tokenizer.ggml.tokens: expected every token once, got ${token} as ${first} and as ${second}. ${odd}`,

  'gguf.dimensions': ({ tensor, got }) =>
    `GGUF, ${tensor}: expected one to four dimensions of 1 or more, got ${inSentence(got)}. ${odd}`,
  'gguf.tensorType': ({ tensor, type }) =>
    `GGUF, ${tensor}: expected numbers of type F32, F16, BF16 or Q8_0, got ${types[type] ?? `type ${type}`}. Choose a file of the same model in one of those.`,
  'gguf.block': ({ tensor, block, row }) =>
    `GGUF, ${tensor}: expected rows of whole blocks of ${block} numbers, got rows of ${formatNumber(row)}. ${odd}`,
  'gguf.place': ({ tensor, expected, got }) =>
    `GGUF, ${tensor}: expected its numbers at byte ${formatNumber(expected)} of the data, behind those of the tensor before it, got byte ${formatNumber(got)}. ${odd}`,
  'gguf.tensorCut': ({ tensor, end, bytes }) =>
    `GGUF, ${tensor}: expected its numbers up to byte ${formatNumber(end)}, got a file of ${formatNumber(bytes)} bytes. ${damaged}`,
  'gguf.unknownTensor': ({ tensor }) =>
    `GGUF: expected only the tensors of a Llama without biases, experts or scaled RoPE, got ${tensor}. ${other}`,
  'gguf.tensorShape': ({ tensor, expected, got }) =>
    `GGUF, ${tensor}: expected the shape ${inSentence(expected)}, by rows and columns, got ${inSentence(got)}. ${odd}`,
  'gguf.notFinite': ({ tensor, got, at }) =>
    `GGUF, ${tensor}: expected finite numbers, got ${got} as number ${at}. The model diverged, or the file is damaged: choose another.`,
} satisfies ErrorMessages<'gguf'>;
