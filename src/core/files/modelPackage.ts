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
import { readModel, type OnProgress } from './readModel';
import { safetensorsLength, writeSafetensors } from './safetensors';
import { tokenizerJson } from './tokenizerJson';
import { writeZip, zipLength } from './zip';

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

/** Texts that lie in the folder too, by their names. */
export type Beside = Readonly<Record<string, string>>;

const WEIGHTS = 'model.safetensors';

/**
 * The same model makes the same bytes.
 * @param onProgress is told how much is written, 0 to 1
 * @throws RangeError if the parts do not belong together, or a parameter is not finite; ReaderError if
 *   it is more than the formats hold, or a parameter more than float16
 */
export function packModel(
  model: ModelPackage,
  beside: Beside,
  precision: Precision = 'float32',
  onProgress: OnProgress = () => {},
): Uint8Array {
  const { files, weights } = folderOf(model, beside, precision);
  // The archive takes about as long again, for its checksums.
  files.set(
    WEIGHTS,
    writeSafetensors(...weights, (fraction) => onProgress(fraction / 2)),
  );
  const zip = writeZip(files);
  onProgress(1);
  return zip;
}

/**
 * How many bytes that is, without writing them.
 * @throws as `packModel`
 */
export function packedLength(model: ModelPackage, beside: Beside, precision: Precision): number {
  const { files, weights } = folderOf(model, beside, precision);
  return zipLength(files, safetensorsLength(...weights));
}

/** The files of the folder, of which the weights are empty as yet, and what those are made of. */
function folderOf(
  { config, parameters, tokenizer, about, chatTemplate }: ModelPackage,
  beside: Beside,
  precision: Precision,
) {
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
  const files = new Map([
    ...Object.entries(beside).map(([name, text]) => [name, utf8(text)] as const),
    // `transformers` 4 asks the caller, and 5 goes by this, though its own name for it is `dtype`.
    ['config.json', json({ ...llamaConfig(config, endId, beginId), torch_dtype: precision })],
    ['generation_config.json', json(generation)],
    [WEIGHTS, new Uint8Array()],
    ['tokenizer.json', json(tokens)],
    ['tokenizer_config.json', json(tokenizerConfig(config.contextLength, tokenizer, chatTemplate))],
  ]);
  // `transformers` asks for the framework that the tensors come from.
  const metadata = { format: 'pt', ...aboutToMetadata(about) };
  const dtype = precision === 'float16' ? 'F16' : 'F32';
  return { files, weights: [toLlama(config, parameters), metadata, dtype] as const };
}

/** @throws ReaderError that says what was expected */
export const unpackModel = (bytes: Uint8Array): ModelPackage =>
  readModel([{ name: 'parameters.zip', bytes }]);

const json = (value: JsonObject): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
