import { describe, expect, it } from 'vitest';
import { RECIPE_CONFIG } from '../../src/core/config';
import type { OpenedStep } from '../../src/core/openedStep';
import { PRE_TRAINING } from '../../src/core/training';
import { chosenWeight, gradientNorm, kindOf } from '../../src/widgets/OneStep/chosenWeight';
import {
  epochsOf,
  followWeight,
  meanOf,
  normOf,
  steepestOf,
} from '../../src/widgets/OneStep/arithmetic';
import { exact, term, weight, weightTerm } from '../../src/widgets/OneStep/numbers';
import { sheetsOf } from '../../src/widgets/Weights/sheets';

const AT_FIRST = { value: 0.5, first: 0, second: 0 };
const FIRST_RATE = PRE_TRAINING.learningRate / PRE_TRAINING.warmupSteps;

describe('a weight through one step', () => {
  it('goes as far as the rate in the first one, whatever its slope, against its direction', () => {
    for (const gradient of [1e-4, 0.01, 0.7, -0.02]) {
      const followed = followWeight({ ...AT_FIRST, gradient }, 0.9, 0, 'matrix', PRE_TRAINING);
      expect(followed.clipFactor).toBe(1);
      expect(followed.rate).toBe(FIRST_RATE);
      expect(followed.move / (FIRST_RATE * Math.sign(gradient))).toBeCloseTo(1, 3);
      expect(followed.decay).toBeCloseTo(FIRST_RATE * 0.4 * 0.5, 12);
      expect(followed.after).toBe(0.5 - followed.decay - followed.move);
    }
  });

  it('goes sixteen times as far if it is an embedding or a gain, and gains do not decay', () => {
    const of = (kind: 'matrix' | 'embedding' | 'norm') =>
      followWeight({ ...AT_FIRST, gradient: 0.01 }, 0.9, 0, kind, PRE_TRAINING);
    expect(of('embedding').move / of('matrix').move).toBeCloseTo(16, 9);
    expect(of('norm').move / of('matrix').move).toBeCloseTo(16, 9);
    expect([of('matrix').decay, of('embedding').decay, of('norm').decay]).toEqual([
      FIRST_RATE * 0.4 * 0.5,
      FIRST_RATE * 1.6 * 0.5,
      0,
    ]);
  });

  it('remembers the slopes before, and does as AdamW’s paper says', () => {
    const before = { value: -0.25, gradient: 0.3, first: 0.02, second: 0.004 };
    const followed = followWeight(before, 3, 99, 'matrix', PRE_TRAINING);
    const slope = 0.3 / 3.000001;
    const first = 0.9 * 0.02 + 0.1 * slope;
    const second = 0.95 * 0.004 + 0.05 * slope ** 2;
    const mean = first / (1 - 0.9 ** 100);
    const square = second / (1 - 0.95 ** 100);
    const rate = 2e-3 * 0.5 * (1 + Math.cos((Math.PI * 69) / 850));
    expect(followed.clipped).toBeCloseTo(slope, 12);
    expect(followed.mean).toBeCloseTo(mean, 12);
    expect(followed.square).toBeCloseTo(square, 12);
    expect(followed.rate).toBeCloseTo(rate, 12);
    const after = -0.25 * (1 - rate * 0.4) - (rate * mean) / (Math.sqrt(square) + 1e-8);
    expect(followed.after).toBeCloseTo(after, 12);
  });

  it('stays where it is without a slope and without decay', () => {
    const followed = followWeight({ ...AT_FIRST, gradient: 0 }, 0, 0, 'norm', PRE_TRAINING);
    expect(followed).toMatchObject({ clipFactor: 1, direction: 0, move: 0, after: 0.5 });
  });
});

it('sizes, means and the steepest are those of all numbers', () => {
  expect(normOf(Float32Array.of(3, 0, -4))).toBe(5);
  expect(meanOf(Float32Array.of(1, 2, 6))).toBe(3);
  expect(steepestOf(Float32Array.of(1, -7, 6))).toBe(1);
});

it('the recipe reads its documents about ten times', () => {
  expect(epochsOf({ steps: 10, batchSize: 4 }, 8, 64)).toBe(5);
  expect(epochsOf(PRE_TRAINING, RECIPE_CONFIG.contextLength, 91_310)).toBeCloseTo(9.87, 2);
});

describe('the weight that is chosen', () => {
  const config = {
    ...RECIPE_CONFIG,
    ...{ vocabSize: 3, dModel: 2, nHead: 1, nKvHead: 1, hiddenDim: 1, nLayer: 1 },
  };
  const sheets = sheetsOf(config, String);
  const arrays = (factor: number) =>
    Object.fromEntries(
      sheets
        .map(({ name }) => name)
        .map((name) => {
          const size = sheets
            .filter((sheet) => sheet.name === name)
            .reduce((sum, { rows, cols }) => sum + rows * cols, 0);
          return [
            name,
            {
              shape: [size],
              data: Float32Array.from({ length: size }, (_, i) => factor * (i % 5)),
            },
          ];
        }),
    );
  const state = (factor: number) => ({
    parameters: arrays(factor),
    moments: { first: arrays(2 * factor), second: arrays(3 * factor) },
  });
  const opened = {
    gradients: arrays(-1),
    before: state(10),
    after: state(100),
  } as unknown as OpenedStep;

  it('is found on its sheet, with all that is known of it', () => {
    // Keys are the second part of three: four numbers after the first four.
    const chosen = chosenWeight(opened, sheets, 'layers.0.qkv.2', 1);
    expect(chosen).toMatchObject({ row: 0, col: 1, after: 0 });
    expect(chosen.before).toEqual({ value: 0, gradient: -0, first: 0, second: 0 });
    const next = chosenWeight(opened, sheets, 'layers.0.qkv.2', 3);
    expect(next).toMatchObject({ row: 1, col: 1, after: 200 });
    expect(next.before).toEqual({ value: 20, gradient: -2, first: 40, second: 60 });
  });

  it('is the steepest where none is named, and one that there is where a link names another', () => {
    expect(chosenWeight(opened, sheets, 'embedding.0', -1)).toMatchObject({ row: 2, col: 0 });
    expect(chosenWeight(opened, sheets, 'embedding.0', 999)).toMatchObject({ row: 2, col: 1 });
    expect(chosenWeight(opened, sheets, 'nothing', 0).sheet.key).toBe('embedding.0');
  });

  it('is of its parameter’s kind, and all slopes together have one size', () => {
    expect(
      sheets.map((sheet) => kindOf(config, sheet)).filter((kind) => kind === 'norm'),
    ).toHaveLength(3);
    const squares = Object.values(opened.gradients).flatMap(({ data }) =>
      Array.from(data, (x) => x * x),
    );
    expect(gradientNorm(opened)).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b)), 9);
  });
});

it('numbers are written with five figures, whatever their size', () => {
  expect([0, 0.0666666, 1234.56, 0.01].map(exact)).toEqual(['0', '0.066667', '1,234.6', '0.01']);
  expect(exact(6.66667e-5)).toBe('6.6667 × 10⁻⁵');
  expect(term(-6.66667e-5)).toBe('(−6.6667 × 10⁻⁵)');
  expect([weight(-0.1), weightTerm(-0.1), weightTerm(0.1)]).toEqual([
    '−0.1000000',
    '(−0.1000000)',
    '0.1000000',
  ]);
});
