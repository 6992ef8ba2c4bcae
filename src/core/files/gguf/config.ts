/** The keys that say what a Llama is built like. */

import { configFault, countParameters, headDim, type ModelConfig } from '../../config';
import { ReaderError } from '../../errors';
import { quote } from '../json';
import { WHO } from './own';
import type { Keys } from './read';
import { f32, text, u32, type Value } from './write';

const ARCHITECTURE = 'general.architecture';
const LLAMA = 'llama';

const ROPE_DIMENSIONS = 'llama.rope.dimension_count';

const WHOLE_NUMBERS = {
  vocabSize: 'llama.vocab_size',
  contextLength: 'llama.context_length',
  dModel: 'llama.embedding_length',
  nLayer: 'llama.block_count',
  hiddenDim: 'llama.feed_forward_length',
  nHead: 'llama.attention.head_count',
  nKvHead: 'llama.attention.head_count_kv',
} as const satisfies Partial<Record<keyof ModelConfig, string>>;

const NUMBERS = {
  normEps: 'llama.attention.layer_norm_rms_epsilon',
  ropeTheta: 'llama.rope.freq_base',
} as const satisfies Partial<Record<keyof ModelConfig, string>>;

/** What llama.cpp takes where a file does not say (`llama-model.cpp`). */
const ROPE_THETA = 10_000;

/** What a model can be besides, and what it is then in ours; of other values it is refused. */
const SAME: Readonly<Record<string, number>> = {
  'llama.expert_count': 0,
  'llama.rope.scaling.factor': 1,
  'llama.rope.scale_linear': 1,
  'llama.attention.scale': 0,
  'llama.attention.sliding_window': 0,
  'llama.logit_scale': 1,
  'llama.residual_scale': 1,
  'llama.embedding_scale': 1,
};
const ROPE_SCALING = 'llama.rope.scaling.type';
const HEAD_SIZES = ['llama.attention.key_length', 'llama.attention.value_length', ROPE_DIMENSIONS];

const NAMES: Readonly<Record<string, string>> = { ...WHOLE_NUMBERS, ...NUMBERS };
const nameOf = (key: string): string => NAMES[key];

/** Numbers that are not whole are float32 there: epsilon and theta keep their first seven digits. */
export const configKeys = (config: ModelConfig): [key: string, value: Value][] => [
  [ARCHITECTURE, text(LLAMA)],
  ...Object.entries(WHOLE_NUMBERS).map(([name, key]): [string, Value] => [
    key,
    u32(config[name as keyof typeof WHOLE_NUMBERS]),
  ]),
  [ROPE_DIMENSIONS, u32(headDim(config))],
  ...Object.entries(NUMBERS).map(([name, key]): [string, Value] => [
    key,
    f32(config[name as keyof typeof NUMBERS]),
  ]),
];

/**
 * @param tokens of the vocabulary, for files that say it nowhere else
 * @param tiedHead whether there is no tensor for the head
 * @param mostParameters that the model may have
 * @throws ReaderError unless it is a Llama that this guide can build
 */
export function readConfig(
  keys: Keys,
  tokens: number,
  tiedHead: boolean,
  mostParameters: number,
): ModelConfig {
  const whole = (key: string): number => keys.wholeNumber(key) ?? missing(keys, key, 'wholeNumber');
  const nHead = whole(WHOLE_NUMBERS.nHead);
  const config: ModelConfig = {
    vocabSize: keys.wholeNumber(WHOLE_NUMBERS.vocabSize) ?? tokens,
    contextLength: whole(WHOLE_NUMBERS.contextLength),
    nLayer: whole(WHOLE_NUMBERS.nLayer),
    nHead,
    nKvHead: keys.wholeNumber(WHOLE_NUMBERS.nKvHead) ?? nHead,
    dModel: whole(WHOLE_NUMBERS.dModel),
    hiddenDim: whole(WHOLE_NUMBERS.hiddenDim),
    ropeTheta: keys.number(NUMBERS.ropeTheta) ?? ROPE_THETA,
    normEps: keys.number(NUMBERS.normEps) ?? missing(keys, NUMBERS.normEps, 'number'),
    tiedHead,
  };
  const fault = configFault(config, { who: WHO, nameOf });
  if (fault) throw fault;
  expectNothingElse(keys, config);
  const parameters = countParameters(config);
  if (parameters > mostParameters) {
    throw new ReaderError('gguf.parameters', { most: mostParameters, parameters });
  }
  return config;
}

/** @throws ReaderError unless the file is of a Llama */
export function expectArchitecture(keys: Keys): void {
  if (keys.text(ARCHITECTURE) !== LLAMA) {
    const got = keys.shown(ARCHITECTURE);
    throw new ReaderError('gguf.fixed', { key: ARCHITECTURE, expected: LLAMA, got });
  }
}

function missing(keys: Keys, key: string, kind: 'wholeNumber' | 'number'): never {
  throw new ReaderError('gguf.kind', { key, kind, got: keys.shown(key) });
}

/** Refuses what would make the same parameters another model. */
function expectNothingElse(keys: Keys, config: ModelConfig): void {
  const expectNumber = (key: string, expected: number): void => {
    const value = keys.number(key);
    if (value !== undefined && value !== expected) {
      throw new ReaderError('gguf.fixed', { key, expected: String(expected), got: String(value) });
    }
  };
  for (const [key, expected] of Object.entries(SAME)) expectNumber(key, expected);
  for (const key of HEAD_SIZES) expectNumber(key, headDim(config));
  const scaling = keys.text(ROPE_SCALING);
  if (scaling !== undefined && scaling !== 'none') {
    throw new ReaderError('gguf.fixed', {
      key: ROPE_SCALING,
      expected: 'none',
      got: quote(scaling),
    });
  }
}
