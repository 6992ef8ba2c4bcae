/** A model as every engine has it: its configuration, and its parameters as variables of TensorFlow.js. */

import type { NamedArrays } from '../core/arrays';
import {
  expectParameters,
  parameterSpecs,
  validateConfig,
  type AnyConfig,
  type ModelConfig,
} from '../core/config';
import type { EncoderDecoderConfig } from '../core/encoderDecoder';
import { createRandom } from '../core/random';
import { initialise } from './initialise';
import { readArrays } from './readArrays';
import * as tf from './tf';

/** The decoder-only model, unless another architecture is named. */
export interface Model<Config extends AnyConfig = ModelConfig> {
  readonly config: Config;
  /** By name, as `parameterSpecs` lists them. */
  readonly parameters: Readonly<Record<string, tf.Variable>>;
}

export type EncoderDecoder = Model<EncoderDecoderConfig>;
export type AnyModel = Model<AnyConfig>;

/** @throws RangeError if the configuration is not one that a model can be built from. */
export function createModel<Config extends AnyConfig>(config: Config, seed: number): Model<Config> {
  validateConfig(config);
  const random = createRandom(seed);
  const parameters: Record<string, tf.Variable> = {};
  for (const spec of parameterSpecs(config)) {
    const values = tf.tensor(initialise(spec, random), [...spec.shape]);
    parameters[spec.name] = tf.variable(values);
    values.dispose();
  }
  return { config, parameters };
}

/** Copies every parameter off the device. */
export const readParameters = ({ parameters }: AnyModel): Promise<NamedArrays> =>
  readArrays(parameters);

/**
 * Replaces every parameter, or none.
 * @throws RangeError if a name is missing or unknown, a shape is wrong, or a number is not finite.
 */
export function writeParameters({ config, parameters }: AnyModel, arrays: NamedArrays): void {
  expectParameters('writeParameters', arrays, config);
  tf.tidy(() => {
    for (const { name, shape } of parameterSpecs(config)) {
      parameters[name].assign(tf.tensor(arrays[name].data, [...shape]));
    }
  });
}

export function disposeModel({ parameters }: AnyModel): void {
  tf.dispose(parameters as Record<string, tf.Variable>);
}
