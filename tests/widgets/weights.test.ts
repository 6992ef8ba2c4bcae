import { expect, it } from 'vitest';
import { countParameters, parameterSpecs, RECIPE_CONFIG } from '../../src/core/config';
import { cellUnder, cornerOf, foldMatrix } from '../../src/widgets/Weights/folding';
import { histogram, scaleEnd, summarise } from '../../src/widgets/Weights/numbers';
import { partedRows, sheetsOf, valuesOf } from '../../src/widgets/Weights/sheets';

const config = { ...RECIPE_CONFIG, vocabSize: 856 };
const grouped = { ...config, nKvHead: 2, tiedHead: false };
const text = (id: number) => `t${id}`;

it.each([config, grouped])('has every parameter on one sheet, once', (each) => {
  // Every number is its own place among all of them.
  let next = 0;
  const arrays = Object.fromEntries(
    parameterSpecs(each).map(({ name, shape }) => {
      const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => next++);
      return [name, { shape, data }];
    }),
  );
  const sheets = sheetsOf(each, text);
  const numbers = sheets.flatMap((sheet) => {
    const values = valuesOf(sheet, arrays);
    expect(values, sheet.label).toHaveLength(sheet.rows * sheet.cols);
    return Array.from(values);
  });
  expect(numbers).toEqual(Array.from({ length: countParameters(each) }, (_, i) => i));
  expect(new Set(sheets.map(({ label }) => label)).size).toBe(sheets.length);
});

it('says what a number is for', () => {
  const sheets = sheetsOf(config, text);
  const of = (label: string) => sheets.find((sheet) => sheet.label === label);
  expect(of('embeddings')?.describe(300, 2)).toBe('Number 3 of the embedding of “t300”');
  // The second head's sixteen rows begin at the seventeenth.
  expect(of('layer 2, keys')?.describe(16, 0)).toBe(
    'Number 1 of the key of head 2, from number 1 of the vector',
  );
  expect(of('layer 1, output of attention')?.describe(4, 63)).toBe(
    'To number 5 of the vector, from number 16 of head 4',
  );
});

it.each([
  [856, 64, 560],
  [64, 64, 560],
  [64, 176, 288],
  [1, 64, 300],
  [4096, 256, 320],
])('finds each cell of a folded matrix of %i × %i where it was drawn', (rows, cols, width) => {
  const folding = foldMatrix(rows, cols, width);
  expect(folding.width).toBeLessThanOrEqual(width);
  for (const row of [0, Math.floor(rows / 2), rows - 1]) {
    for (const col of [0, Math.floor(cols / 3), cols - 1]) {
      const { x, y } = cornerOf(folding, { row, col });
      const half = folding.cell / 2;
      expect(cellUnder(folding, x + half, y + half)).toEqual({ row, col });
      expect(x + folding.cell).toBeLessThanOrEqual(folding.width + 1e-9);
      expect(y + folding.cell).toBeLessThanOrEqual(folding.height + 1e-9);
    }
  }
});

it('is nowhere between two lines, nor behind the last cell', () => {
  const folding = foldMatrix(856, 64, 560);
  expect(folding.lines).toBeGreaterThan(1);
  expect(cellUnder(folding, 5, 64 * folding.cell + 2)).toBeNull();
  expect(cellUnder(folding, folding.width - 1, folding.height - 1)).toBeNull();
});

it('summarises, and ends the scale at a round number that few exceed', () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => (i - 499.5) / 500);
  const { count, mean, deviation, least, most } = summarise(values);
  expect([count, least, most]).toEqual([1000, values[0], values[999]]);
  expect(mean).toBeCloseTo(0);
  expect(deviation).toBeCloseTo(1 / Math.sqrt(3), 3);
  expect(scaleEnd(values)).toBe(1);
  // One of a thousand does not make all others pale.
  values[0] = 50;
  expect(scaleEnd(values)).toBe(1);
  expect(scaleEnd(new Float32Array(4))).toBe(1);
});

it('counts every number, those beyond the scale in the last bins', () => {
  const bins = histogram(Float32Array.of(-9, -0.1, 0, 0.1, 0.9, 9), 1, 5);
  expect(bins.map(({ count }) => count)).toEqual([1, 0, 3, 0, 2]);
  expect(bins[2].from).toBeCloseTo(-0.2);
});

it('parts the rows of tokens that the training text holds from the others, where rows are tokens', () => {
  const small = { ...config, vocabSize: 5, dModel: 4 };
  const sheets = sheetsOf(small, text);
  const values = Float32Array.from({ length: 20 }, (_, i) => i);
  const { met, unmet, unmetRows } = partedRows(sheets[0], values, new Set([0, 3]));
  expect([...met]).toEqual([0, 1, 2, 3, 12, 13, 14, 15]);
  expect([...unmetRows]).toEqual([1, 2, 4]);
  expect([...unmet]).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 16, 17, 18, 19]);

  const whole = { met: values, unmet: new Float32Array(), unmetRows: new Set() };
  expect(partedRows(sheets[0], values, null)).toEqual(whole);
  // Of a text with none of the tokens, nothing can be left out.
  expect(partedRows(sheets[0], values, new Set())).toEqual(whole);
  expect(partedRows(sheets[0], values, new Set([0, 1, 2, 3, 4]))).toEqual(whole);
  const queries = sheets.find(({ label }) => label === 'layer 1, queries')!;
  const square = new Float32Array(16);
  expect(partedRows(queries, square, new Set([0])).met).toBe(square);
});
