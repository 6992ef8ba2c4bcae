/** Attention by hand: its sums, its drawing, and the same read out of a pass of a model. */

import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstOf } from '../../src/core/linkState';
import { layerTraceNames } from '../../src/core/traceNames';
import type { NamedArrays } from '../../src/core/arrays';
import { createModel } from '../../src/engine/model';
import { trace } from '../../src/engine/reference/trace';
import * as tf from '../../src/engine/tf';
import { attend, blend, sum } from '../../src/widgets/AttentionByHand/attend';
import {
  arrowPath,
  fromPixels,
  labelAt,
  lineOf,
  shadowLength,
  shadowOf,
  toPixels,
  valueAt,
  valueX,
} from '../../src/widgets/AttentionByHand/geometry';
import { READ, realQuery } from '../../src/widgets/AttentionByHand/realQuery';
import {
  ASKS,
  FIELDS,
  moved,
  REACH,
  spotOf,
  withValue,
  WORDS,
} from '../../src/widgets/AttentionByHand/settings';
import { growth, queryChoice } from '../../src/widgets/Predict/attentionFindings';

const FIRST = firstOf(FIELDS);
const QUERY = spotOf(FIRST, 'query');
const KEYS = WORDS.map((word) => spotOf(FIRST, word));
const isAhead = (key: number) => key > ASKS;

describe('the sums', () => {
  it('are those of the paper, step by step', () => {
    const { answers, root, total } = attend(
      [1, 2],
      [
        [3, 4],
        [-1, 0.5],
      ],
    );
    expect(root).toBeCloseTo(Math.SQRT2);
    expect(answers[0].products).toEqual([3, 8]);
    expect(answers.map(({ dot }) => dot)).toEqual([11, 0]);
    expect(answers[0].score).toBeCloseTo(11 / Math.SQRT2);
    expect(answers[0].exponential).toBeCloseTo(Math.exp(11 / Math.SQRT2));
    expect(answers[1].exponential).toBe(1);
    expect(answers[0].share).toBeCloseTo(answers[0].exponential / total);
    expect(sum(answers.map(({ share }) => share))).toBeCloseTo(1);
    expect(
      blend(
        [0.25, 0.75],
        [
          [4, 0],
          [8, 2],
        ],
      ),
    ).toEqual([7, 1.5]);
  });

  it('give nothing to what is hidden, and leave the others in their proportion', () => {
    const masked = attend(QUERY, KEYS, isAhead).answers;
    const open = attend(QUERY, KEYS).answers;
    expect(masked[2]).toMatchObject({ share: 0, exponential: 0, isMasked: true });
    expect(masked[2].score).toBe(open[2].score);
    expect(masked[0].share / masked[1].share).toBeCloseTo(open[0].share / open[1].share);
  });

  it('begin so that the animal has most, and what lies ahead would have more', () => {
    expect(attend(QUERY, KEYS, isAhead).answers[0].share).toBeGreaterThan(0.8);
    const open = attend(QUERY, KEYS).answers.map(({ share }) => share);
    expect(Math.max(...open)).toBe(open[2]);
  });

  it('square the proportions, when the query is made twice as long', () => {
    const [a, b] = attend(QUERY, KEYS).answers;
    const [c, d] = attend(
      QUERY.map((x) => 2 * x),
      KEYS,
    ).answers;
    expect(c.share / d.share).toBeCloseTo((a.share / b.share) ** 2);
  });
});

describe('the drawing', () => {
  it('has its numbers where they are read off', () => {
    expect(toPixels(300, [0, 0])).toEqual([150, 150]);
    expect(toPixels(300, [REACH, REACH])).toEqual([300, 0]);
    const [x, y] = fromPixels(300, toPixels(300, [1.2, -0.7]));
    expect([x, y]).toEqual([expect.closeTo(1.2), expect.closeTo(-0.7)]);
    expect(valueAt(300, valueX(300, 7.5))).toBeCloseTo(7.5);
  });

  it('keeps what is moved to tenths, and within the plane', () => {
    expect(moved('query', [1.234, -9])).toEqual({ queryX: 1.2, queryY: -REACH });
    expect(moved('zebra', [-0.04, 99])).toEqual({ zebraX: 0, zebraY: REACH });
    expect(withValue('grass', 3.3)).toEqual({ grassValue: 3.5 });
    expect(withValue('grass', -1)).toEqual({ grassValue: 0 });
  });

  it('throws shadows that are as long as the dot product says', () => {
    for (const key of KEYS) {
      const [x, y] = shadowOf(QUERY, key);
      // What is left of the key stands upright on the query.
      expect((key[0] - x) * QUERY[0] + (key[1] - y) * QUERY[1]).toBeCloseTo(0);
      const dot = key[0] * QUERY[0] + key[1] * QUERY[1];
      expect(shadowLength(QUERY, key) * Math.hypot(...QUERY)).toBeCloseTo(dot);
      expect(Math.hypot(x, y)).toBeCloseTo(Math.abs(shadowLength(QUERY, key)));
    }
  });

  it('holds out where an arrow has no length', () => {
    expect(shadowOf([0, 0], [1, 1])).toEqual([0, 0]);
    expect(shadowLength([0, 0], [1, 1])).toBe(0);
    expect(lineOf(300, [0, 0])).toBeNull();
    expect(arrowPath([150, 150], [152, 150], 9)).toBeNull();
    expect(arrowPath([150, 150], [250, 150], 9)).toMatch(/^M150\.0 150\.0L241\.0 150\.0M/);
  });

  it('keeps names within the plane, wherever an arrow ends', () => {
    for (const x of [-REACH, 0, REACH])
      for (const y of [-REACH, 0, REACH]) {
        const [left, top] = labelAt(300, [x, y], 25, 36);
        expect(left).toBeGreaterThan(36);
        expect(left).toBeLessThan(300 - 36);
        expect(top).toBeGreaterThan(8);
        expect(top).toBeLessThan(292);
      }
  });
});

describe('a query of a model', () => {
  const config = {
    ...{ vocabSize: 12, contextLength: 8, nLayer: 2, nHead: 4, nKvHead: 2, dModel: 16 },
    ...{ hiddenDim: 24, ropeTheta: 10_000, normEps: 1e-5, tiedHead: true },
  };
  let arrays: NamedArrays;
  beforeAll(async () => {
    await tf.setBackend('cpu');
    const model = createModel(config, 7);
    arrays = await trace(model, [3, 1, 4, 1, 5], layerTraceNames(config, READ));
  });

  it.each([
    [0, 0, 4],
    [1, 3, 2],
  ])(
    'of layer %i, head %i, token %i has the shares and the blend of the engine',
    (layer, head, row) => {
      const {
        query,
        keys,
        values,
        shares,
        blend: engine,
      } = realQuery(arrays, { layer, head, row });
      expect(keys).toHaveLength(row + 1);
      const { answers, root } = attend(query, keys);
      expect(root).toBe(2);
      answers.forEach(({ share }, i) => expect(share).toBeCloseTo(shares[i], 5));
      const mine = blend(
        answers.map(({ share }) => share),
        values,
      );
      mine.forEach((x, i) => expect(x).toBeCloseTo(engine[i], 5));
    },
  );

  it('is not made up where nothing was recorded', () => {
    expect(() => realQuery({}, { layer: 0, head: 0, row: 0 })).toThrow(/expected q of layer 0/);
  });
});

describe('the question about a query twice as long', () => {
  const change = (before: number[], after: number[]) => ({
    ...{ layer: 0, head: 0 },
    before: Float32Array.from(before),
    after: Float32Array.from(after),
  });
  const grows = change([0.2, 0.8], [0.1, 0.9]);
  const shrinks = change([0.2, 0.8], [0.4, 0.6]);
  const stays = change([0.2, 0.8], [0.2, 0.8]);

  it('looks at what was largest before', () => {
    expect(growth(grows)).toBeCloseTo(0.1);
    expect(growth(shrinks)).toBeCloseTo(-0.2);
  });

  it('goes by most heads', () => {
    expect(queryChoice([grows, grows, stays])).toBe(1);
    expect(queryChoice([shrinks, shrinks, grows])).toBe(2);
    expect(queryChoice([stays, stays, grows])).toBe(0);
  });
});
