/**
 * A model's folder, `parameters.zip`: it leaves the guide as software outside can open it, by
 * Hugging Face's `transformers`, and comes back unchanged.
 */

import type { NamedArrays } from '../arrays';
import { expectParameters, validateConfig, type ModelConfig } from '../config';
import { ReaderError } from '../errors';
import { BYTE_COUNT, SPECIAL_TOKENS } from '../tokenizer/tokenizerData';
import type { TokenizerData } from '../tokenizer/tokenizerData';
import { aboutFromMetadata, aboutToMetadata, type About } from './about';
import { tokenizerConfig } from './chat';
import { readObject, type JsonObject } from './json';
import { MOST_ZIP_BYTES } from './limits';
import { fromLlama, llamaConfig, readLlamaConfig, toLlama } from './llama';
import { readSafetensors, writeSafetensors } from './safetensors';
import { readTokenizerJson, tokenizerJson } from './tokenizerJson';
import { readZip, writeZip } from './zip';

export type { About } from './about';

/** What the parameters are written in: four bytes for each, or two. */
export type Precision = 'float32' | 'float16';

export interface ModelPackage {
  readonly config: ModelConfig;
  readonly parameters: NamedArrays;
  readonly tokenizer: TokenizerData;
  readonly about: About;
}

/** Of each file that is read: what is larger is not even unpacked. */
const MOST_BYTES = {
  'config.json': 100_000,
  'tokenizer.json': 16_000_000,
  'model.safetensors': MOST_ZIP_BYTES,
} as const;
type FileName = keyof typeof MOST_BYTES;

const tokensOf = ({ merges }: TokenizerData): number =>
  BYTE_COUNT + merges.length + SPECIAL_TOKENS.length;

/**
 * The same model makes the same bytes.
 * @param beside texts that lie in the folder too, by their names
 * @throws RangeError if the parts do not belong together, or a parameter is not finite; ReaderError if
 *   it is more than the formats hold, or a parameter more than float16
 */
export function packModel(
  { config, parameters, tokenizer, about }: ModelPackage,
  beside: Readonly<Record<string, string>>,
  precision: Precision = 'float32',
): Uint8Array {
  validateConfig(config);
  expectParameters('packModel', parameters, config);
  const tokens = tokenizerJson(tokenizer);
  if (tokensOf(tokenizer) !== config.vocabSize) {
    throw new RangeError(
      `packModel: expected a token for each of the ${config.vocabSize} rows of the embedding, got ${tokensOf(tokenizer)}.`,
    );
  }
  const endId = config.vocabSize - SPECIAL_TOKENS.length;
  const generation = {
    bos_token_id: endId,
    eos_token_id: endId,
    pad_token_id: endId,
    // The window does not slide there as it does here.
    max_length: config.contextLength,
  };
  return writeZip(
    new Map([
      ...Object.entries(beside).map(([name, text]) => [name, utf8(text)] as const),
      // `transformers` 4 asks the caller, and 5 goes by this, though its own name for it is `dtype`.
      ['config.json', json({ ...llamaConfig(config, endId), torch_dtype: precision })],
      ['generation_config.json', json(generation)],
      [
        'model.safetensors',
        // `transformers` asks for the framework that the tensors come from.
        writeSafetensors(
          toLlama(config, parameters),
          { format: 'pt', ...aboutToMetadata(about) },
          precision === 'float16' ? 'F16' : 'F32',
        ),
      ],
      ['tokenizer.json', json(tokens)],
      ['tokenizer_config.json', json(tokenizerConfig(config.contextLength))],
    ]),
  );
}

/**
 * Reads what `packModel` wrote, and files beside it not at all. Everything is checked before it is
 * given to anyone.
 * @throws ReaderError that says what was expected
 */
export function unpackModel(bytes: Uint8Array): ModelPackage {
  const files = readZip(bytes, new Map(Object.entries(MOST_BYTES)));
  const jsonIn = (name: FileName) => readObject(name, fileIn(files, name), MOST_BYTES[name]);
  const config = readLlamaConfig(jsonIn('config.json'), MOST_ZIP_BYTES);
  const tokenizer = readTokenizerJson(jsonIn('tokenizer.json'));
  const tokens = tokensOf(tokenizer);
  if (tokens !== config.vocabSize) {
    const params = { who: 'tokenizer.json', rows: config.vocabSize, tokens };
    throw new ReaderError('package.tokens', params);
  }
  const { arrays, metadata } = readSafetensors(fileIn(files, 'model.safetensors'));
  return {
    config,
    parameters: fromLlama(config, arrays),
    tokenizer,
    about: aboutFromMetadata('model.safetensors', metadata),
  };
}

function fileIn(files: ReadonlyMap<string, Uint8Array>, name: FileName): Uint8Array {
  const bytes = files.get(name);
  if (bytes === undefined) throw new ReaderError('package.missing', { name });
  return bytes;
}

const json = (value: JsonObject): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
