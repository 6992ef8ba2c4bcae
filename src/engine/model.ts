/** A model as every engine has it: its configuration, and its parameters as variables of TensorFlow.js. */

import type { NamedArrays } from '../core/arrays';
import { expectParameters, parameterSpecs, validateConfig, type ModelConfig } from '../core/config';
import { createRandom } from '../core/random';
import { initialise } from './initialise';
import { readArrays } from './readArrays';
import * as tf from './tf';

export interface Model {
  readonly config: ModelConfig;
  /** By name, as `parameterSpecs` lists them. */
  readonly parameters: Readonly<Record<string, tf.Variable>>;
}

/** @throws RangeError if the configuration is not one that a model can be built from. */
export function createModel(config: ModelConfig, seed: number): Model {
  validateConfig(config);
  const random = createRandom(seed);
  const parameters: Record<string, tf.Variable> = {};
  for (const spec of parameterSpecs(config)) {
    const values = tf.tensor(initialise(spec, config, random), [...spec.shape]);
    parameters[spec.name] = tf.variable(values);
    values.dispose();
  }
  return { config, parameters };
}

/** Copies every parameter off the device. */
export const readParameters = ({ parameters }: Model): Promise<NamedArrays> =>
  readArrays(parameters);

/**
 * Replaces every parameter, or none.
 * @throws RangeError if a name is missing or unknown, a shape is wrong, or a number is not finite.
 */
export function writeParameters({ config, parameters }: Model, arrays: NamedArrays): void {
  expectParameters('writeParameters', arrays, config);
  tf.tidy(() => {
    for (const { name, shape } of parameterSpecs(config)) {
      parameters[name].assign(tf.tensor(arrays[name].data, [...shape]));
    }
  });
}

export function disposeModel({ parameters }: Model): void {
  tf.dispose(parameters as Record<string, tf.Variable>);
}
