/**
 * A model out of the files that other software writes, as `save_pretrained` of Hugging Face's
 * `transformers` does: in a zip archive, in a folder, or one by one.
 */

import type { NamedArrays } from '../arrays';
import { ReaderError } from '../errors';
import { aboutFromMetadata } from './about';
import { brought } from './chat';
import { readGguf } from './gguf/gguf';
import { expectObject, field, quote, readObject, readText, shown, type JsonObject } from './json';
import { MOST_ZIP_BYTES } from './limits';
import { fromLlama, readLlamaConfig } from './llama';
import {
  findModel,
  mostBytesIn,
  mostBytesOf,
  type ModelFolder,
  type SmallFile,
} from './modelFolder';
import type { ModelPackage } from './modelPackage';
import { readTokenizer } from './readTokenizer';
import { readSafetensors, type Metadata } from './safetensors';
import { namesInZip, readZip } from './zip';

/** A file by its path. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How much is done, from 0 to 1. */
export type OnProgress = (fraction: number) => void;

/**
 * Reads what makes up a model, and files beside it not at all. Everything is checked before it is given
 * to anyone.
 * @throws ReaderError that says what was expected
 */
export function readModel(
  given: readonly NamedBytes[],
  onProgress: OnProgress = () => {},
): ModelPackage {
  const [only, ...more] = given;
  if (only === undefined) throw new ReaderError('package.notAModel');
  if (more.length > 0 || PART.test(only.name)) return readFiles(given, onProgress);
  if (beginsWith(only.bytes, GGUF)) return readGguf(only.bytes);
  if (!ARCHIVE.test(only.name) && !beginsWith(only.bytes, ZIP)) {
    throw new ReaderError('package.notAModel');
  }
  return readArchive(only.bytes, onProgress);
}

/** What is no model by itself. */
const PART = /\.(safetensors|json|jinja)$/;

/** By its name, or by its first bytes if it has another. */
const ARCHIVE = /\.zip$/i;
const ZIP = 'PK';

/** The first bytes of a file of llama.cpp, which has all that a model needs. */
const GGUF = 'GGUF';

const beginsWith = (bytes: Uint8Array, magic: string): boolean =>
  Array.from(magic).every((character, i) => bytes[i] === character.charCodeAt(0));

/** Unpacking is most of the work. */
const UNPACKED = 0.7;

function readArchive(bytes: Uint8Array, onProgress: OnProgress): ModelPackage {
  const folder = findModel(namesInZip(bytes));
  const files = readZip(
    bytes,
    (path) => mostBytesIn(folder, path),
    (fraction) => onProgress(fraction * UNPACKED),
  );
  return readFolder(folder, files, (fraction) => onProgress(UNPACKED + fraction * (1 - UNPACKED)));
}

function readFiles(given: readonly NamedBytes[], onProgress: OnProgress): ModelPackage {
  const folder = findModel(given.map(({ name }) => name));
  const wanted = given.filter(({ name }) => mostBytesIn(folder, name) !== null);
  const bytes = wanted.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes > MOST_ZIP_BYTES) {
    throw new ReaderError('package.tooLarge', { mostBytes: MOST_ZIP_BYTES, bytes });
  }
  const files = new Map(wanted.map((file) => [file.name, file.bytes]));
  return readFolder(folder, files, onProgress);
}

function readFolder(
  folder: ModelFolder,
  files: ReadonlyMap<string, Uint8Array>,
  onProgress: OnProgress,
): ModelPackage {
  const bytesOf = (name: SmallFile) => files.get(folder.small.get(name) ?? '');
  const jsonIn = (name: SmallFile): JsonObject => {
    const bytes = bytesOf(name);
    return bytes ? readObject(name, bytes, mostBytesOf(name)) : {};
  };
  const json = jsonIn('config.json');
  const config = readLlamaConfig(json, MOST_ZIP_BYTES);
  const usage = jsonIn('tokenizer_config.json');
  const tokenizer = readTokenizer(jsonIn('tokenizer.json'), {
    rows: config.vocabSize,
    usage,
    generation: jsonIn('generation_config.json'),
    config: json,
  });
  const template = bytesOf('chat_template.jinja');
  const chatTemplate = brought(usage, template && readText('chat_template.jinja', template));
  const { arrays, metadata } = readWeights(folder, files, jsonIn(INDEX), onProgress);
  return {
    config,
    parameters: fromLlama(config, arrays),
    tokenizer,
    about: aboutFromMetadata('model.safetensors', metadata),
    ...(chatTemplate !== undefined && { chatTemplate }),
  };
}

const INDEX = 'model.safetensors.index.json';

interface Weights {
  readonly arrays: NamedArrays;
  readonly metadata: Metadata;
}

/** The parameters, put together where they are in several files. */
function readWeights(
  { weights, isSharded }: ModelFolder,
  files: ReadonlyMap<string, Uint8Array>,
  index: JsonObject,
  onProgress: OnProgress,
): Weights {
  const names = isSharded ? shardsIn(index) : null;
  const inIndex = new Map(names ?? []);
  const fileNames = names ? new Set(inIndex.values()) : new Set(weights.map(baseOf));
  const parts = Array.from(fileNames, (name, i) => {
    const bytes = files.get(weights.find((path) => baseOf(path) === name) ?? '');
    if (bytes === undefined) throw new ReaderError('package.missing', { name: quote(name) });
    const read = readSafetensors(bytes, (fraction) => onProgress((i + fraction) / fileNames.size));
    for (const tensor of names ? Object.keys(read.arrays) : []) {
      if (inIndex.get(tensor) !== name) {
        throw new ReaderError('package.shard', { who: INDEX, tensor: quote(tensor) });
      }
    }
    return read;
  });
  const arrays = Object.fromEntries(parts.flatMap((part) => Object.entries(part.arrays)));
  const lost = Array.from(inIndex.keys()).find((tensor) => !Object.hasOwn(arrays, tensor));
  if (lost !== undefined) {
    throw new ReaderError('package.shard', { who: INDEX, tensor: quote(lost) });
  }
  return { arrays, metadata: parts[0]?.metadata ?? {} };
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Which tensor is in which file. */
function shardsIn(index: JsonObject): [tensor: string, file: string][] {
  const refusal = (value: unknown) =>
    new ReaderError('package.weightMap', { who: INDEX, got: shown(value) });
  const map = field(index, 'weight_map');
  return Object.entries(expectObject(map, () => refusal(map))).map(([tensor, file]) => {
    if (typeof file !== 'string') throw refusal(file);
    return [tensor, file];
  });
}
