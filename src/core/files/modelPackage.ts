/**
 * A model's folder, `parameters.zip`: it leaves the guide as software outside can open it, by
 * Hugging Face's `transformers`, and comes back unchanged. `readModel` reads it, and other folders.
 */

import type { NamedArrays } from '../arrays';
import { expectParameters, validateConfig, type ModelConfig } from '../config';
import { SPECIAL_TOKENS, tokensOf, type TokenizerData } from '../tokenizer/tokenizerData';
import { aboutToMetadata, type About } from './about';
import { tokenizerConfig } from './chat';
import type { JsonObject } from './json';
import { llamaConfig, toLlama } from './llama';
import { readModel } from './readModel';
import { writeSafetensors } from './safetensors';
import { tokenizerJson } from './tokenizerJson';
import { writeZip } from './zip';

export type { About } from './about';

/** What the parameters are written in: four bytes for each, or two. */
export type Precision = 'float32' | 'float16';

export interface ModelPackage {
  readonly config: ModelConfig;
  readonly parameters: NamedArrays;
  readonly tokenizer: TokenizerData;
  readonly about: About;
  /** Of its own (Jinja), where it has brought one; otherwise ours is its. */
  readonly chatTemplate?: string;
}

/**
 * The same model makes the same bytes.
 * @param beside texts that lie in the folder too, by their names
 * @throws RangeError if the parts do not belong together, or a parameter is not finite; ReaderError if
 *   it is more than the formats hold, or a parameter more than float16
 */
export function packModel(
  { config, parameters, tokenizer, about, chatTemplate }: ModelPackage,
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
  const endId = tokenizer.vocabulary?.endId ?? config.vocabSize - SPECIAL_TOKENS.length;
  const beginId = tokenizer.vocabulary?.beginId ?? endId;
  const others = tokenizer.vocabulary?.otherEndIds ?? [];
  const generation = {
    bos_token_id: beginId,
    eos_token_id: others.length > 0 ? [endId, ...others] : endId,
    pad_token_id: endId,
    // The window does not slide there as it does here.
    max_length: config.contextLength,
  };
  return writeZip(
    new Map([
      ...Object.entries(beside).map(([name, text]) => [name, utf8(text)] as const),
      // `transformers` 4 asks the caller, and 5 goes by this, though its own name for it is `dtype`.
      ['config.json', json({ ...llamaConfig(config, endId, beginId), torch_dtype: precision })],
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
      [
        'tokenizer_config.json',
        json(tokenizerConfig(config.contextLength, tokenizer, chatTemplate)),
      ],
    ]),
  );
}

/** @throws ReaderError that says what was expected */
export const unpackModel = (bytes: Uint8Array): ModelPackage =>
  readModel([{ name: 'parameters.zip', bytes }]);

const json = (value: JsonObject): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
