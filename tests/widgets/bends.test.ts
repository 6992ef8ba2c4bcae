import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import strings from '#strings/figures/Bends';
import { firstState, pass, SGD } from '../../src/core/network';
import { trainNetwork } from '../../src/engine/network/train';
import * as tf from '../../src/engine/tf';
import {
  drawStroke,
  examplesOf,
  HANDLES,
  inputAt,
  moveHandle,
  PRESETS,
  readCurve,
  SAMPLES,
  writeCurve,
} from '../../src/widgets/Bends/curve';
import {
  layOutBends,
  linePath,
  placeAt,
  reachOfLines,
  sumPath,
  xOf,
  yOf,
} from '../../src/widgets/Bends/layout';
import {
  addNeuron,
  configOf,
  cornersOf,
  countOf,
  errorOf,
  linesOf,
  NO_NEURONS,
  sumAt,
  type Weights,
} from '../../src/widgets/Bends/neurons';

/** The hill exactly: up at −0.5, down twice as steeply at 0, level again at 0.5. */
const HILL: Weights = [
  { shape: [1, 3], data: Float32Array.of(2, 2, 2) },
  { shape: [3], data: Float32Array.of(1, 0, -1) },
  { shape: [3, 1], data: Float32Array.of(1.35, -2.7, 1.35) },
  { shape: [1], data: Float32Array.of(-0.6) },
];

describe('the curve', () => {
  it('is written into a link and read from it exactly, and nothing else is read', () => {
    for (const curve of Object.values(PRESETS)) {
      expect(curve).toHaveLength(SAMPLES);
      expect(readCurve(writeCurve(curve))).toEqual(curve);
    }
    for (const text of ['', '0v', writeCurve(PRESETS.hill).slice(1), 'zz'.repeat(SAMPLES)])
      expect(readCurve(text)).toBeNull();
    expect(readCurve('-1'.repeat(SAMPLES))).toBeNull();
  });

  it('is drawn by strokes either way, without holes, within the sheet', () => {
    const level = PRESETS.hill.map(() => 0);
    const stroke = drawStroke(level, [0.5, 0.5], [-0.5, -3]);
    expect(stroke[36]).toBe(0.5);
    expect(stroke[12]).toBe(-1);
    expect(stroke.slice(13, 36).every((height) => height !== 0)).toBe(true);
    expect([stroke[11], stroke[37]]).toEqual([0, 0]);
    expect(drawStroke(level, [-5, 1], [-5, 1])[0]).toBe(1);
  });

  it('follows a handle up to the handles beside it', () => {
    const level = PRESETS.hill.map(() => 0);
    const moved = moveHandle(level, 12, 0.6);
    expect(HANDLES.map((handle) => moved[handle])).toEqual([0, 0, 0.6, 0, 0, 0, 0, 0, 0]);
    expect(moved[9]).toBeCloseTo(0.3, 12);
    expect(HANDLES.map(inputAt)).toEqual([-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]);
  });
});

describe('what came of it', () => {
  it('says one for all where more neurons change nothing, and nothing of what was not tried', () => {
    const found = (...errors: (string | null)[]) => strings.found(errors, 'relu');
    expect(found('0.39', '0.15')).toBe('Error by number of neurons: 1: 0.39, 2: 0.15.');
    expect(found('0.39', '0.00', '0.00', '0.00')).toBe(
      'Error by number of neurons: 1: 0.39, 2: 0.00; with more, the same.',
    );
    expect(found(null, '0.15', '0.00')).toBe('Error by number of neurons: 2: 0.15, 3: 0.00.');
    expect(found(null, '0.15').trim()).toBe('');
    expect(found('0.15', null).trim()).toBe('');
  });
});

describe('the neurons', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('add up to what the network answers', () => {
    for (const bending of ['relu', 'linear'] as const) {
      for (const x of [-1, -0.3, 0, 0.9]) {
        const [, output] = pass(configOf(3, bending), HILL, [x]);
        expect(sumAt(HILL, bending, x)).toBeCloseTo(output.answers[0], 12);
      }
    }
  });

  it.each(['relu', 'linear'] as const)(
    'with %s miss the curve by as much as the engine says',
    async (bending) => {
      const { loss } = await trainNetwork(
        {
          config: configOf(3, bending),
          from: firstState(HILL),
          training: { learningRate: 1, optimiser: SGD, batchSize: null, l1: 0, l2: 0, seed: 0 },
          ...{ steps: 0, examples: examplesOf(PRESETS.wave), test: null },
          ...{ surfaceInputs: null, keepPath: false },
        },
        new AbortController().signal,
        async () => {},
        () => {},
      );
      expect(errorOf(HILL, bending, PRESETS.wave)).toBeCloseTo(Math.sqrt(loss), 5);
    },
  );

  it('fit a hill with three bends, and without them only a line', () => {
    expect(linesOf(HILL).map(({ bend }) => bend)).toEqual([-0.5, -0, 0.5]);
    expect(cornersOf(linesOf(HILL), 'relu')).toEqual([-1, -0.5, -0, 0.5, 1]);
    expect(errorOf(HILL, 'relu', PRESETS.hill)).toBeLessThan(0.005);
    expect(cornersOf(linesOf(HILL), 'linear')).toEqual([-1, 1]);
    const [one, two, three] = [-1, 0, 1].map((x) => sumAt(HILL, 'linear', x));
    expect(two).toBeCloseTo((one + three) / 2, 6);
  });

  it('grow by one that is almost flat and bends where the sum misses by most', () => {
    const one = addNeuron(NO_NEURONS, 'relu', PRESETS.hill);
    expect(countOf(one)).toBe(1);
    expect(linesOf(one)[0].bend).toBeCloseTo(0, 6);
    const two = addNeuron(HILL, 'relu', drawStroke(PRESETS.hill, [0.75, 1], [0.75, 1]));
    expect(linesOf(two)[3].bend).toBeCloseTo(0.75, 6);
    expect(two[0].data.slice(0, 3)).toEqual(HILL[0].data);
    expect(Math.abs(sumAt(two, 'relu', 1) - sumAt(HILL, 'relu', 1))).toBeLessThan(0.02);
  });
});

describe('the drawing', () => {
  it.each([320, 592])('is %d px wide, with room for every line', (width) => {
    expect(reachOfLines(HILL, 'relu')).toBe(6);
    expect(reachOfLines(NO_NEURONS, 'relu')).toBe(1);
    const layout = layOutBends(width, 6);
    expect(xOf(layout, 1)).toBeLessThanOrEqual(width);
    expect(yOf(layout.lines, -6)).toBeLessThan(layout.height);
    const [x, y] = placeAt(layout, xOf(layout, 0.25), yOf(layout.sum, -0.5));
    expect([x, y]).toEqual([expect.closeTo(0.25, 9), expect.closeTo(-0.5, 9)]);
    expect(sumPath(layout, HILL, 'relu').match(/L/g)).toHaveLength(4);
    expect(linePath(layout, linesOf(HILL)[0], 'relu').match(/L/g)).toHaveLength(2);
    expect(linePath(layout, linesOf(HILL)[0], 'linear').match(/L/g)).toHaveLength(1);
  });
});
