/** The shape of a Llama-style decoder, and everything that follows from it by arithmetic. */

import type { NamedArrays } from './arrays';
import { encoderDecoderSpecs, type EncoderDecoderConfig } from './encoderDecoder';
import { ReaderError } from './errors';
import { layerSpecs, sizeOf, spec, type ParameterSpec } from './parameterSpecs';

export { sizeOf, type ParameterKind, type ParameterSpec } from './parameterSpecs';
export { RECIPE_VOCAB_SIZE } from './recipeVocabulary';

export interface ModelConfig {
  readonly vocabSize: number;
  /** The longest sequence, in tokens, that the model is trained on and may attend over. */
  readonly contextLength: number;
  readonly nLayer: number;
  /** Query heads. */
  readonly nHead: number;
  /** Key and value heads; fewer than `nHead` is grouped-query attention (Ainslie et al., 2023). */
  readonly nKvHead: number;
  /** Width of the residual stream: the length of the vector that stands for a token. */
  readonly dModel: number;
  /** Width inside the MLP. */
  readonly hiddenDim: number;
  /** Base of the rotary frequencies (Su et al., 2021). */
  readonly ropeTheta: number;
  readonly normEps: number;
  /** Whether the output head is the embedding matrix itself. */
  readonly tiedHead: boolean;
}

/** Recipe R, but for the vocabulary, which is known once the tokenizer is trained. */
export const RECIPE_CONFIG: Omit<ModelConfig, 'vocabSize'> = {
  contextLength: 32,
  nLayer: 2,
  nHead: 4,
  nKvHead: 4,
  dModel: 64,
  hiddenDim: 176,
  ropeTheta: 10_000,
  normEps: 1e-5,
  tiedHead: true,
};

/** The configuration of either architecture. */
export type AnyConfig = ModelConfig | EncoderDecoderConfig;

export const headDim = ({ dModel, nHead }: Pick<AnyConfig, 'dModel' | 'nHead'>): number =>
  dModel / nHead;

/** Every parameter of the model, in the one order that optimiser, checkpoints and files use. */
export function parameterSpecs(config: AnyConfig): ParameterSpec[] {
  if ('encoderLayers' in config) return encoderDecoderSpecs(config);
  const { vocabSize, dModel, nLayer, tiedHead } = config;
  return [
    spec('embedding', [vocabSize, dModel], 'embedding'),
    ...layerSpecs('', nLayer, config, false),
    spec('finalNorm', [dModel], 'norm'),
    ...(tiedHead ? [] : [spec('head', [vocabSize, dModel], 'matrix')]),
  ];
}

export const countParameters = (config: AnyConfig): number =>
  parameterSpecs(config).reduce((sum, { shape }) => sum + sizeOf(shape), 0);

/** @throws RangeError for a configuration that no model can be built from */
export function validateConfig(config: AnyConfig): void {
  const fault = configFault(config);
  if (fault) throw new RangeError(`ModelConfig: expected one to build, got ${fault.message}.`);
}

/** What a file calls what a configuration is made of. */
export interface ConfigNames {
  /** The file, which begins a sentence. */
  readonly who: string;
  readonly nameOf: (key: string) => string;
}

const OUR_NAMES: ConfigNames = { who: 'ModelConfig', nameOf: (key) => key };

/** Why no model can be built from a configuration, which may be that of a file; `null` if one can. */
export function configFault(
  config: AnyConfig,
  { who, nameOf }: ConfigNames = OUR_NAMES,
): ReaderError | null {
  for (const [key, least, most] of wholeNumbersOf(config)) {
    const value = config[key as keyof AnyConfig] as number;
    if (!Number.isInteger(value) || value < least || value > most) {
      return new ReaderError('config.wholeNumber', { who, name: nameOf(key), least, most, value });
    }
  }
  const { dModel, nHead, ropeTheta, normEps } = config;
  const nKvHead = 'nKvHead' in config ? config.nKvHead : nHead;
  const [width, heads] = [nameOf('dModel'), nameOf('nHead')];
  if (dModel % nHead !== 0) {
    return new ReaderError('config.headShare', { who, width, heads, dModel, nHead });
  }
  if ((dModel / nHead) % 2 !== 0) {
    return new ReaderError('config.headDim', { who, width, heads, headDim: dModel / nHead });
  }
  if (nHead % nKvHead !== 0) {
    const params = { who, heads, keyHeads: nameOf('nKvHead'), nHead, nKvHead };
    return new ReaderError('config.keyHeads', params);
  }
  if (!(ropeTheta > 1) || !Number.isFinite(ropeTheta)) {
    return new ReaderError('config.above', {
      who,
      name: nameOf('ropeTheta'),
      least: 1,
      value: ropeTheta,
    });
  }
  if (!(normEps > 0) || !Number.isFinite(normEps)) {
    return new ReaderError('config.above', {
      who,
      name: nameOf('normEps'),
      least: 0,
      value: normEps,
    });
  }
  return null;
}

/** What has to be a whole number: the name, the least and the most. */
const wholeNumbersOf = (config: AnyConfig): readonly (readonly [string, number, number])[] => [
  ['vocabSize', 2, 65_536],
  ...('encoderLayers' in config
    ? ([
        ['sourceLength', 1, 4_096],
        ['targetLength', 1, 4_096],
        ['encoderLayers', 1, 64],
        ['decoderLayers', 1, 64],
        ['nHead', 1, 128],
      ] as const)
    : ([
        ['contextLength', 2, 4_096],
        ['nLayer', 1, 64],
        ['nHead', 1, 128],
        ['nKvHead', 1, 128],
      ] as const)),
  ['dModel', 2, 4_096],
  ['hiddenDim', 1, 16_384],
];

/** @throws RangeError if one of the ids is of no token that the model has */
export function expectTokenIds(
  who: string,
  tokenIds: readonly number[],
  { vocabSize }: Pick<AnyConfig, 'vocabSize'>,
): void {
  const unknown = tokenIds.find((id) => !Number.isInteger(id) || id < 0 || id >= vocabSize);
  if (unknown !== undefined) {
    throw new RangeError(`${who}: expected token ids from 0 to ${vocabSize - 1}, got ${unknown}.`);
  }
}

/**
 * @param who for the sentence: which function was given the arrays
 * @throws RangeError if a name is missing or unknown, a shape is wrong, or a number is not finite
 */
export function expectParameters(who: string, arrays: NamedArrays, config: AnyConfig): void {
  const specs = parameterSpecs(config);
  const names = new Set(specs.map(({ name }) => name));
  const unknown = Object.keys(arrays).find((name) => !names.has(name));
  if (unknown !== undefined) {
    throw new RangeError(`${who}: expected only this model's parameters, got ${unknown}.`);
  }
  for (const { name, shape } of specs) {
    const array = Object.hasOwn(arrays, name) ? arrays[name] : undefined;
    const fits = array?.shape.join() === shape.join() && array.data.length === sizeOf(shape);
    if (!fits) {
      throw new RangeError(
        `${who}: expected ${name} of shape [${shape.join(', ')}], got ${array ? `[${array.shape.join(', ')}]` : 'nothing'}.`,
      );
    }
    if (!array.data.every(Number.isFinite)) {
      throw new RangeError(`${who}: expected finite numbers in ${name}.`);
    }
  }
}
