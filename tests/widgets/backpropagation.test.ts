import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { firstOf } from '../../src/core/linkState';
import { networkParameterCount } from '../../src/core/network';
import * as tf from '../../src/engine/tf';
import { arrivesAtInput, computedFrom } from '../../src/widgets/Backpropagation/computed';
import { layerSlopes } from '../../src/widgets/Backpropagation/layerSlopes';
import { EDGES, layOutGraph, NODE } from '../../src/widgets/Backpropagation/layout';
import { digitsAgreeing, measure, NUDGE } from '../../src/widgets/Backpropagation/nudge';
import {
  hasParameterSlope,
  hasSlope,
  hasValue,
  LAST_STAGE,
  STAGES,
  stageOf,
} from '../../src/widgets/Backpropagation/stages';
import {
  CONFIG,
  exampleOf,
  FIELDS,
  indexOf,
  PARAMETERS,
  weightsOf,
  type Values,
} from '../../src/widgets/Backpropagation/values';
import { networkActions } from '../engine/networkHelp';

vi.mock('../../src/store', async () => ({
  actions: (await import('../engine/networkHelp')).networkActions,
}));

const FIRST = firstOf(FIELDS);
const NO_PENALTY = { l1: 0, l2: 0 };
const { signal } = new AbortController();

const compute = async (values: Values) =>
  computedFrom(
    await networkActions.networkGradient({
      ...{ config: CONFIG, weights: weightsOf(values), examples: exampleOf(values) },
      ...{ penalty: NO_PENALTY, nodes: true },
    }),
  );

/** The loss alone, by the engine. */
const lossOf = async (values: Values): Promise<number> => (await compute(values)).loss;

describe('the small network', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('is the formula that the panels write out', async () => {
    const { x1, x2, target, w1, w2, b1, w3, w4, b2, v1, v2, c } = FIRST;
    const { neurons, output, loss } = await compute(FIRST);
    expect(neurons[0].sum).toBeCloseTo(w1 * x1 + w2 * x2 + b1, 5);
    expect(neurons[1].sum).toBeCloseTo(w3 * x1 + w4 * x2 + b2, 5);
    neurons.forEach(({ sum, answer }) => expect(answer).toBeCloseTo(Math.tanh(sum), 5));
    expect(output.answer).toBeCloseTo(v1 * neurons[0].answer + v2 * neurons[1].answer + c, 5);
    expect(loss).toBeCloseTo((output.answer - target) ** 2, 4);
  });

  it('has the slopes that the panels multiply', async () => {
    const { x1, x2, target, v1, v2 } = FIRST;
    const { neurons, output, slopes } = await compute(FIRST);
    expect(output.arrives).toBeCloseTo(2 * (output.answer - target), 5);
    expect(output.own).toBe(1);
    expect(output.leaves).toBeCloseTo(output.arrives, 5);
    expect(slopes.v1).toBeCloseTo(output.leaves * neurons[0].answer, 5);
    expect(slopes.v2).toBeCloseTo(output.leaves * neurons[1].answer, 5);
    expect(slopes.c).toBeCloseTo(output.leaves, 5);
    neurons.forEach(({ answer, arrives, own, leaves }, i) => {
      expect(arrives).toBeCloseTo(output.leaves * [v1, v2][i], 5);
      expect(own).toBeCloseTo(1 - answer ** 2, 5);
      expect(leaves).toBeCloseTo(arrives * own, 5);
      const [first, second, bias] = (
        [
          ['w1', 'w2', 'b1'],
          ['w3', 'w4', 'b2'],
        ] as const
      )[i];
      expect(slopes[first]).toBeCloseTo(leaves * x1, 5);
      expect(slopes[second]).toBeCloseTo(leaves * x2, 5);
      expect(slopes[bias]).toBeCloseTo(leaves, 5);
    });
  });

  it.each([...PARAMETERS, 'x1', 'x2'] as const)(
    'has the slope of %s that nudging finds',
    async (name) => {
      const nudge = 0.01;
      const [up, down] = [
        await lossOf({ ...FIRST, [name]: FIRST[name] + nudge }),
        await lossOf({ ...FIRST, [name]: FIRST[name] - nudge }),
      ];
      const computed = await compute(FIRST);
      const sentBack =
        name === 'x1' || name === 'x2'
          ? arrivesAtInput(computed, FIRST, name === 'x1' ? 0 : 1).reduce((a, b) => a + b)
          : computed.slopes[name];
      expect((up - down) / (2 * nudge)).toBeCloseTo(sentBack, 2);
    },
  );

  it('has each parameter once', () => {
    expect(PARAMETERS).toHaveLength(networkParameterCount(CONFIG));
    expect(new Set(PARAMETERS.map(indexOf)).size).toBe(PARAMETERS.length);
  });
});

describe('a nudge', () => {
  it.each(PARAMETERS)(
    'of %s agrees with what was sent back, to two digits or more',
    async (name) => {
      const places = {
        ...{ kind: 'along' as const, weights: weightsOf(FIRST), directions: [indexOf(name)] },
        offsets: [Float32Array.of(0, NUDGE)],
      };
      const losses = await networkActions.networkLosses(
        { config: CONFIG, places, examples: exampleOf(FIRST), penalty: NO_PENALTY },
        signal,
      );
      const { before, after, slope } = measure(FIRST[name], losses!.data);
      const { loss, slopes } = await compute(FIRST);
      expect(before).toBeCloseTo(loss, 5);
      expect(after).not.toBe(before);
      expect(digitsAgreeing(slope, slopes[name])).toBeGreaterThanOrEqual(2);
    },
  );

  it('counts digits as they are read', () => {
    expect(digitsAgreeing(-1.520653, -1.522531)).toBe(3);
    expect(digitsAgreeing(1.004, 1)).toBe(3);
    expect(digitsAgreeing(1.006, 1)).toBe(2);
    expect(digitsAgreeing(2, 1)).toBe(0);
    expect(digitsAgreeing(0.1, 0)).toBe(0);
    expect(digitsAgreeing(0, 0)).toBe(7);
    expect(digitsAgreeing(1 + 1e-12, 1)).toBe(7);
  });

  it('divides by what the weight really rose', () => {
    const { rise, slope } = measure(0.4, [1, 1.5]);
    expect(rise).not.toBe(NUDGE);
    expect(rise).toBeCloseTo(NUDGE, 7);
    expect(slope).toBe(0.5 / rise);
  });
});

describe('the way through the graph', () => {
  it('goes to the loss and back over the same nodes', () => {
    const nodesOf = (way: string) =>
      STAGES.filter((stage) => stage.way === way)
        .flatMap(({ nodes }) => nodes)
        .toSorted();
    expect(nodesOf('forwards')).toEqual(nodesOf('backwards'));
    expect(STAGES.flatMap(({ parameters }) => parameters).toSorted()).toEqual(
      PARAMETERS.toSorted(),
    );
    expect(FIELDS.stage.max).toBe(LAST_STAGE);
  });

  it('shows a number once it is worked out, and not before', () => {
    expect(hasValue('s1', 0)).toBe(false);
    expect(hasValue('s1', 1)).toBe(true);
    expect(hasSlope('y', 5)).toBe(false);
    expect(hasSlope('y', 6)).toBe(true);
    expect(hasParameterSlope('w1', 6)).toBe(false);
    expect(hasParameterSlope('w1', 7)).toBe(true);
  });

  it('is entered at a node, the way that the reader goes', () => {
    expect(stageOf('a1', 0)).toBe(1);
    expect(stageOf('a1', 9)).toBe(7);
    expect(stageOf('loss', 2)).toBe(4);
  });
});

describe('its drawing', () => {
  it.each([288, 328, 640, 868])('stays within %d px, its nodes apart', (width) => {
    const { spots, height, labels } = layOutGraph(width);
    const places = Object.values(spots);
    for (const { x, y } of places) {
      expect(x - NODE.x).toBeGreaterThanOrEqual(0);
      expect(x + NODE.x).toBeLessThanOrEqual(width);
      expect(y - NODE.y).toBeGreaterThanOrEqual(0);
      expect(y + NODE.y).toBeLessThanOrEqual(height);
    }
    places.forEach((one, i) =>
      places.slice(i + 1).forEach((other) => {
        const [dx, dy] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
        expect(dx >= 2 * NODE.x || dy >= 2 * NODE.y).toBe(true);
      }),
    );
    expect(labels).toHaveLength(EDGES.length);
  });
});

it('the slopes of a layer are summed up over its weights and biases', () => {
  const gradient = [
    { shape: [2, 1], data: Float32Array.of(3, -4) },
    { shape: [1], data: Float32Array.of(0) },
    { shape: [1, 1], data: Float32Array.of(-2) },
    { shape: [1], data: Float32Array.of(2) },
  ];
  expect(layerSlopes(gradient)).toEqual([
    { layer: 1, count: 3, sumOfSquares: 25, usual: Math.sqrt(25 / 3), largest: 4 },
    { layer: 2, count: 2, sumOfSquares: 8, usual: 2, largest: 2 },
  ]);
});
