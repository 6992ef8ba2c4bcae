/** The parameters of the model as sheets that can be looked at, each in words. */

import strings from '#strings/figures/Weights';
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

const { matrices } = strings;

/** What a parameter consists of, from its first row to its last. */
function partsOf(
  name: string,
  config: ModelConfig,
  tokenText: (id: number) => string,
): readonly Part[] {
  const { nHead, nKvHead, dModel, hiddenDim, vocabSize } = config;
  const size = headDim(config);
  const [, layer, kind] = /^layers\.(\d+)\.(\w+)$/.exec(name) ?? [null, null, name];
  const headOf = (at: number) => Math.floor(at / size) + 1;
  const within = (at: number) => (at % size) + 1;
  const part = (
    { name, purpose }: { readonly name: string; readonly purpose: string },
    rows: number,
    describe: Part['describe'],
  ): Part => ({
    label: layer === null ? name : strings.inLayer(Number(layer) + 1, name),
    purpose,
    rows,
    describe,
  });
  const gains = (which: keyof typeof matrices.gains.names): readonly Part[] => {
    const { names, purpose, number } = matrices.gains;
    return [part({ name: names[which], purpose }, 1, (_, col) => number(col + 1))];
  };
  const compare = (matrix: typeof matrices.queries, heads: number): Part =>
    part(matrix, heads * size, (row, col) => matrix.number(within(row), headOf(row), col + 1));
  const neurons = (matrix: typeof matrices.gate): Part =>
    part(matrix, hiddenDim, (row, col) => matrix.number(row + 1, col + 1));

  switch (kind) {
    case 'embedding': {
      const { name, purpose, purposeTied, number } = matrices.embedding;
      return [
        part({ name, purpose: config.tiedHead ? purposeTied : purpose }, vocabSize, (row, col) =>
          number(col + 1, tokenText(row)),
        ),
      ];
    }
    case 'head':
      return [
        part(matrices.head, vocabSize, (row, col) => matrices.head.number(tokenText(row), col + 1)),
      ];
    case 'attentionNorm':
    case 'mlpNorm':
    case 'finalNorm':
      return gains(kind);
    case 'qkv':
      return [
        compare(matrices.queries, nHead),
        compare(matrices.keys, nKvHead),
        compare(matrices.values, nKvHead),
      ];
    case 'attentionOut':
      return [
        part(matrices.attentionOut, dModel, (row, col) =>
          matrices.attentionOut.number(row + 1, within(col), headOf(col)),
        ),
      ];
    case 'gateUp':
      return [neurons(matrices.gate), neurons(matrices.up)];
    case 'down':
      return [part(matrices.down, dModel, (row, col) => matrices.down.number(row + 1, col + 1))];
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

/** The numbers of a sheet by whether its rows belong to tokens that occur in the training text. */
export interface PartedRows {
  /** All, of a sheet whose rows are not those of tokens, or where nobody knows the text. */
  readonly met: Float32Array;
  readonly unmet: Float32Array;
  /** From 0. */
  readonly unmetRows: ReadonlySet<number>;
}

/**
 * @param values `[rows, cols]` row-major
 * @param tokensMet ids; `null`: it is not known
 */
export function partedRows(
  { name, rows, cols }: WeightSheet,
  values: Float32Array,
  tokensMet: ReadonlySet<number> | null,
): PartedRows {
  const isOfTokens = name === 'embedding' || name === 'head';
  const all = [...Array(rows).keys()];
  const unmetRows = new Set(
    tokensMet && isOfTokens ? all.filter((row) => !tokensMet.has(row)) : [],
  );
  if (unmetRows.size === 0 || unmetRows.size === rows) {
    return { met: values, unmet: new Float32Array(), unmetRows: new Set() };
  }
  const numbersOf = (chosen: readonly number[]) => {
    const numbers = new Float32Array(chosen.length * cols);
    chosen.forEach((row, i) =>
      numbers.set(values.subarray(row * cols, (row + 1) * cols), i * cols),
    );
    return numbers;
  };
  return {
    met: numbersOf(all.filter((row) => !unmetRows.has(row))),
    unmet: numbersOf([...unmetRows]),
    unmetRows,
  };
}
