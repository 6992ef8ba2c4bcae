/**
 * A model as one file for llama.cpp, and for what is built on it: what `parameters.zip` holds, in GGUF. The
 * front door of this folder.
 */

import { expectParameters, validateConfig } from '../../config';
import { ReaderError } from '../../errors';
import { MOST_ZIP_BYTES } from '../limits';
import type { ModelPackage } from '../modelPackage';
import type { OnProgress } from '../readModel';
import { readTemplate, templateKey } from './chatTemplate';
import { configKeys, expectArchitecture, readConfig } from './config';
import { ALIGNMENT } from './format';
import { aboutKeys, readAbout, WHO } from './own';
import { readContainer } from './read';
import type { WrittenType } from './tensorTypes';
import { fromGguf, HEAD, toGguf } from './tensors';
import { countTokens, readGgufTokenizer, tokenizerKeys } from './tokenizer';
import { containerLength, text, u32, writeContainer } from './write';

export { cutsAlike } from './cutsAlike';
export type { WrittenType } from './tensorTypes';

/** `general.file_type`: what most tensors are (`llama.h`, `enum llama_ftype`). */
const FILE_TYPES: Readonly<Record<WrittenType, number>> = { F32: 0, F16: 1, Q8_0: 7 };

/** Of the types that hold numbers in blocks, how they do it (`GGML_QNT_VERSION`). */
const QUANTIZATION_VERSION = 2;

/**
 * The same model makes the same bytes.
 * @param type F32 comes back to the bit; F16 takes half the room, and Q8_0 a quarter. Not every tensor can
 *   be written as any type: see `typeFor`
 * @param onProgress is told how much is written, 0 to 1
 * @throws RangeError if the parts do not belong together, or a parameter is not finite; ReaderError if it
 *   is more than the format holds
 */
export const writeGguf = (
  model: ModelPackage,
  type: WrittenType,
  onProgress?: OnProgress,
): Uint8Array => writeContainer(...contentOf(model, type), onProgress);

/**
 * How many bytes that is, without writing them.
 * @throws as `writeGguf`
 */
export const ggufLength = (model: ModelPackage, type: WrittenType): number =>
  containerLength(...contentOf(model, type));

/** Keys and tensors of the file. */
function contentOf(
  { config, parameters, tokenizer, about, chatTemplate }: ModelPackage,
  type: WrittenType,
) {
  validateConfig(config);
  expectParameters('writeGguf', parameters, config);
  const [architecture, ...shape] = configKeys(config);
  return [
    [
      architecture,
      ['general.type', text('model')],
      ['general.name', text('llms-under-the-hood')],
      ['general.file_type', u32(FILE_TYPES[type])],
      ['general.quantization_version', u32(QUANTIZATION_VERSION)],
      ['general.alignment', u32(ALIGNMENT)],
      ...shape,
      ...tokenizerKeys(tokenizer, config.vocabSize),
      templateKey(chatTemplate),
      ...aboutKeys(about),
    ],
    toGguf(config, parameters),
    type,
  ] as const;
}

/**
 * Reads the models of llama.cpp that this guide can build: of the architecture llama, with numbers of the
 * types F32, F16, BF16 or Q8_0 and a tokenizer of the kind gpt2. Everything is checked before it is given to
 * anyone.
 * @throws ReaderError that names the key or the tensor, and says what was expected
 */
export function readGguf(bytes: Uint8Array): ModelPackage {
  if (bytes.length > MOST_ZIP_BYTES) {
    throw new ReaderError('gguf.tooLarge', { mostBytes: MOST_ZIP_BYTES, bytes: bytes.length });
  }
  const { keys, tensors } = readContainer(bytes);
  expectArchitecture(keys);
  const isTied = !tensors.some(({ name }) => name === HEAD);
  const tokens = countTokens(keys);
  const config = readConfig(keys, tokens, isTied, MOST_PARAMETERS);
  if (tokens !== config.vocabSize) {
    throw new ReaderError('package.tokens', { who: WHO, rows: config.vocabSize, tokens });
  }
  const tokenizer = readGgufTokenizer(keys, tokens);
  const about = readAbout(keys);
  const chatTemplate = readTemplate(keys);
  return {
    config,
    parameters: fromGguf(config, tensors, bytes),
    tokenizer,
    about,
    ...(chatTemplate !== undefined && { chatTemplate }),
  };
}

/** As many as a zip can hold: whatever the file has them in, they are float32 here. */
const MOST_PARAMETERS = MOST_ZIP_BYTES / Float32Array.BYTES_PER_ELEMENT;
