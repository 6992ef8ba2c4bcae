/** The parameters of the model as sheets that can be looked at, each in words. */

import type { NamedArrays } from '../../core/arrays';
import { headDim, parameterSpecs, type ModelConfig } from '../../core/config';

/** A matrix, or a part of one that has a meaning of its own; a list of gains has one row. */
export interface WeightSheet {
  readonly key: string;
  /** "layer 1, queries" */
  readonly label: string;
  /** One sentence about what it does. */
  readonly purpose: string;
  /** The parameter that it is, or is cut from. */
  readonly name: string;
  /** The first of its rows there. */
  readonly firstRow: number;
  readonly rows: number;
  readonly cols: number;
  /** What a number is for, by its row and column from 0: "Query 5 of head 2, from number 40". */
  readonly describe: (row: number, col: number) => string;
}

type Part = Omit<WeightSheet, 'key' | 'name' | 'firstRow' | 'cols'>;

const GAINS = 'One factor for each number of the vector, after RMSNorm has brought it to size.';

/** What a parameter consists of, from its first row to its last. */
function partsOf(
  name: string,
  config: ModelConfig,
  tokenText: (id: number) => string,
): readonly Part[] {
  const { nHead, nKvHead, dModel, hiddenDim, vocabSize } = config;
  const size = headDim(config);
  const [, layer, kind] = /^layers\.(\d+)\.(\w+)$/.exec(name) ?? [null, null, name];
  const of = layer === null ? '' : `layer ${Number(layer) + 1}, `;
  const head = (at: number) => `head ${Math.floor(at / size) + 1}`;
  const within = (at: number) => (at % size) + 1;
  const gains = (label: string): readonly Part[] => [
    {
      label: of + label,
      purpose: GAINS,
      rows: 1,
      describe: (_, col) => `Gain of number ${col + 1} of the vector`,
    },
  ];
  const part = (
    label: string,
    rows: number,
    purpose: string,
    describe: Part['describe'],
  ): Part => ({ label: of + label, rows, purpose, describe });
  const compare = (label: string, one: string, heads: number, purpose: string): Part =>
    part(
      label,
      heads * size,
      purpose,
      (row, col) =>
        `Number ${within(row)} of the ${one} of ${head(row)}, from number ${col + 1} of the vector`,
    );
  const neurons = (label: string, purpose: string): Part =>
    part(
      label,
      hiddenDim,
      purpose,
      (row, col) => `Neuron ${row + 1}, from number ${col + 1} of the vector`,
    );

  switch (kind) {
    case 'embedding':
      return [
        part(
          'embeddings',
          vocabSize,
          config.tiedHead
            ? 'One row for each token: the vector that it is exchanged for, and that the last vector is compared with.'
            : 'One row for each token: the vector that it is exchanged for.',
          (row, col) => `Number ${col + 1} of the embedding of “${tokenText(row)}”`,
        ),
      ];
    case 'head':
      return [
        part(
          'output head',
          vocabSize,
          'One row for each token, to compare the last vector with.',
          (row, col) => `To the logit of “${tokenText(row)}”, from number ${col + 1} of the vector`,
        ),
      ];
    case 'attentionNorm':
      return gains('gains before attention');
    case 'mlpNorm':
      return gains('gains before the MLP');
    case 'finalNorm':
      return gains('gains before the output head');
    case 'qkv':
      return [
        compare('queries', 'query', nHead, 'Makes of a token’s vector what it looks for.'),
        compare('keys', 'key', nKvHead, 'Makes of a token’s vector what it can be found by.'),
        compare('values', 'value', nKvHead, 'Makes of a token’s vector what it passes on.'),
      ];
    case 'attentionOut':
      return [
        part(
          'output of attention',
          dModel,
          'Puts what the heads have gathered back into the vector.',
          (row, col) =>
            `To number ${row + 1} of the vector, from number ${within(col)} of ${head(col)}`,
        ),
      ];
    case 'gateUp':
      return [
        neurons('gate of the MLP', 'How far each neuron of the MLP opens.'),
        neurons('way up in the MLP', 'What each neuron of the MLP lets through when it is open.'),
      ];
    case 'down':
      return [
        part(
          'way down in the MLP',
          dModel,
          'Puts what the neurons of the MLP say back into the vector.',
          (row, col) => `To number ${row + 1} of the vector, from neuron ${col + 1}`,
        ),
      ];
    default:
      throw new RangeError(`Weights: expected a parameter of the model, got ${name}.`);
  }
}

/** Every parameter of the model, in its order, each number on one sheet. */
export function sheetsOf(config: ModelConfig, tokenText: (id: number) => string): WeightSheet[] {
  return parameterSpecs(config).flatMap(({ name, shape }) => {
    const cols = shape[shape.length - 1];
    let firstRow = 0;
    return partsOf(name, config, tokenText).map((part) => {
      const sheet = { ...part, key: `${name}.${firstRow}`, name, firstRow, cols };
      firstRow += part.rows;
      return sheet;
    });
  });
}

/** Its numbers, `[rows, cols]` row-major. */
export function valuesOf({ name, firstRow, rows, cols }: WeightSheet, arrays: NamedArrays) {
  const array = arrays[name];
  if (!array) throw new RangeError(`Weights: expected ${name} among the parameters, got nothing.`);
  return array.data.subarray(firstRow * cols, (firstRow + rows) * cols);
}
