/** What the figure of the network makes of links, dots and moments. */

import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from '../../src/core/linkState';
import { drawDots, drawWeights, feature, type NetworkConfig } from '../../src/core/network';
import { featureSymbol, inputsAt } from '../../src/widgets/NeuralNetwork/describeNetwork';
import { addMoment, nearestMoment, type Moment } from '../../src/widgets/NeuralNetwork/moments';
import {
  areSet,
  builtOf,
  FIELDS,
  FIRST_SETTINGS,
  firstWeights,
  hiddenOf,
  shapeOf,
  shapeOptions,
  SPIRAL,
  toggleFeature,
  trainingOf,
  type Settings,
} from '../../src/widgets/NeuralNetwork/networkSettings';
import {
  addDot,
  dotsOf,
  MOST_DOTS,
  readOwnDots,
  removeDot,
  writeOwnDots,
  type OwnDot,
} from '../../src/widgets/NeuralNetwork/ownDots';

const read = (query: string) => readLink(query, 'NeuralNetwork', FIELDS);

describe('links of the earlier version', () => {
  it.each([
    ['none', []],
    ['three', [3]],
    ['six', [6]],
    ['fours', [4, 4]],
    ['sixes', [6, 6]],
  ])('give the network that they gave: %s', (shape, hidden) => {
    for (const activation of ['tanh', 'relu', 'linear'] as const) {
      const settings = read(
        `?v=1&NeuralNetwork.data=xor&NeuralNetwork.shape=${shape}&NeuralNetwork.activation=${activation}&NeuralNetwork.seed=3`,
      );
      const { config, features } = builtOf(settings);
      const then: NetworkConfig = { inputs: 2, hidden, activation, output: 'tanh' };
      expect(config).toEqual(then);
      expect(features).toEqual(['x1', 'x2']);
      expect(firstWeights(config, settings.seed)).toEqual(drawWeights(then, 3, 'lecun'));
      expect(dotsOf(settings)).toEqual({ training: drawDots('xor', 1), test: null });
      expect(trainingOf(settings, settings.seed)).toMatchObject({
        ...{ learningRate: 0.3, optimiser: { kind: 'sgd' }, batchSize: null, l1: 0, l2: 0 },
      });
    }
  });
});

describe('a link', () => {
  it('holds all that decides what training does, and nothing that is as it was at first', () => {
    expect(writeLink('', 'NeuralNetwork', FIELDS, FIRST_SETTINGS)).toBe('');
    const settings: Settings = {
      ...FIRST_SETTINGS,
      ...{
        data: 'own' as const,
        own: 'o30.-20s-100.5',
        shape: '8-8-8-8',
        activation: 'silu' as const,
      },
      ...{
        features: 'x1.sinX2',
        noise: 0.1,
        test: 30,
        optimiser: 'adamw' as const,
        batch: '10' as const,
      },
      ...{ l1: '0.001' as const, l2: '0.003' as const, rate: 0.03, seed: 7 },
    };
    expect(read(writeLink('', 'NeuralNetwork', FIELDS, settings))).toEqual(settings);
  });

  it.each(['9', '4-4-4-4-4', '0', 'eight', '__proto__', '4-', 'toString'])(
    'of a shape that is none, %s, gives the first',
    (shape) => expect(hiddenOf(shape)).toEqual([4, 4]),
  );

  it.each(['', 'x3', '.', '__proto__'])('of no known input, “%s”, gives both coordinates', (text) =>
    expect(builtOf({ ...FIRST_SETTINGS, features: text }).features).toEqual(['x1', 'x2']),
  );
});

describe('the settings', () => {
  it('offer a shape that is none of the list beside it', () => {
    expect(shapeOf([6, 6])).toBe('sixes');
    expect(shapeOptions('fours').map(({ label }) => label)).not.toContain('4 + 5');
    expect(shapeOptions('4-5').at(-1)).toEqual({ value: '4-5', label: '4 + 5' });
  });

  it('never let the last input go', () => {
    expect(toggleFeature('x1.x2', 'x1')).toBe('x2');
    expect(toggleFeature('x2', 'x2')).toBeNull();
    expect(toggleFeature('x2', 'x1')).toBe('x1.x2');
  });

  it('that solve the spiral are those that the engine is held to', () => {
    const settings = { ...FIRST_SETTINGS, ...SPIRAL };
    expect(areSet(settings, SPIRAL)).toBe(true);
    expect(areSet({ ...settings, rate: 0.1 }, SPIRAL)).toBe(false);
    expect(builtOf(settings).config.hidden).toEqual([8, 8]);
    expect(trainingOf(settings, 1).optimiser.kind).toBe('adamw');
  });

  it('give every input of a point, as it is called', () => {
    const names = ['x1', 'x2Squared', 'product', 'sinX1'] as const;
    expect(names.map(featureSymbol)).toEqual(['x₁', 'x₂²', 'x₁x₂', 'sin x₁']);
    const inputs = inputsAt(names, [0.25, -0.5]);
    expect(inputs.slice(0, 3)).toEqual([0.25, 0.25, -0.125]);
    expect(inputs[3]).toBeCloseTo(1, 12);
    expect(inputs[3]).toBe(feature('sinX1', 0.25, -0.5));
  });
});

describe('the reader’s own dots', () => {
  const round: OwnDot = { kind: 1, place: [0.3, -0.2] };
  const square: OwnDot = { kind: -1, place: [-1, 0.05] };

  it('are as they were after a link', () => {
    expect(writeOwnDots([round, square])).toBe('o30.-20s-100.5');
    expect(readOwnDots(writeOwnDots([round, square]))).toEqual([round, square]);
    expect(readOwnDots('x9.9o999.-999 s1.')).toEqual([{ kind: 1, place: [1, -1] }]);
    const most = Array.from({ length: MOST_DOTS }, (): OwnDot => ({ kind: -1, place: [-1, -1] }));
    expect(writeOwnDots(most).length).toBeLessThanOrEqual(FIELDS.own.maxLength);
    expect(readOwnDots('o1.1'.repeat(MOST_DOTS + 1))).toHaveLength(MOST_DOTS);
  });

  it('take the place of one that they would cover, up to as many as there is room for', () => {
    const over: OwnDot = { kind: -1, place: [0.31, -0.2] };
    expect(addDot([round, square], over)).toEqual([square, over]);
    const full = Array.from({ length: MOST_DOTS }, (_, i): OwnDot => ({
      kind: 1,
      place: [-1 + 0.05 * (i % 20), -1 + 0.05 * Math.floor(i / 20)],
    }));
    expect(addDot(full, { kind: 1, place: [0.9, 0.9] })).toBeNull();
    expect(addDot(full, { kind: -1, place: [-1, -1] })).toHaveLength(MOST_DOTS);
  });

  it('are removed by the nearest, within reach', () => {
    const near: OwnDot = { kind: 1, place: [0.35, -0.2] };
    expect(removeDot([round, near, square], [0.34, -0.2])).toEqual([round, square]);
    expect(removeDot([round, square], [0, 0.9])).toBeNull();
    expect(removeDot([], [0, 0])).toBeNull();
  });

  it('may be none, or one, which is then learnt from', () => {
    const own = { ...FIRST_SETTINGS, data: 'own' as const, test: 50 };
    expect(dotsOf({ ...own, own: '' }).training.labels.data).toHaveLength(0);
    expect(dotsOf({ ...own, own: 'o1.1' })).toMatchObject({ test: null });
    expect(dotsOf({ ...own, own: 'o1.1s2.9' }).training.labels.data).toHaveLength(1);
  });
});

describe('dots that are kept for a test', () => {
  it('are the same each time, none of them learnt from, and all the others are', () => {
    const settings = { ...FIRST_SETTINGS, test: 30 };
    const { training, test } = dotsOf(settings);
    expect(dotsOf(settings)).toEqual({ training, test });
    expect(test!.labels.data).toHaveLength(48);
    const places = ({ points: { data } }: typeof training) =>
      Array.from({ length: data.length / 2 }, (_, i) => `${data[2 * i]},${data[2 * i + 1]}`);
    const both = [...places(training), ...places(test!)];
    expect(both.sort()).toEqual(places(drawDots('circle', 1)).sort());
  });
});

describe('the moments of a run', () => {
  const moment = (step: number): Moment => ({
    step,
    loss: 1 / (step + 1),
    testLoss: null,
    weights: [],
  });

  it('are thinned, not cut off: the first and the newest stay', () => {
    let moments: readonly Moment[] = [moment(0)];
    for (let step = 1; step <= 5_000; step++) moments = addMoment(moments, moment(step));
    expect(moments.length).toBeLessThanOrEqual(601);
    expect(moments.length).toBeGreaterThan(300);
    expect([moments[0].step, moments.at(-1)!.step]).toEqual([0, 5_000]);
    const steps = moments.map(({ step }) => step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('are one for each step, and found by it', () => {
    const moments = addMoment(addMoment([moment(0)], moment(4)), { ...moment(4), loss: 9 });
    expect(moments.map(({ loss }) => loss)).toEqual([1, 9]);
    expect([0, 1, 3, 99].map((step) => nearestMoment(moments, step))).toEqual([0, 0, 1, 1]);
  });
});
