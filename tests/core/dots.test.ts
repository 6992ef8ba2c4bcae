import { describe, expect, it } from 'vitest';
import { drawDots, type DataName } from '../../src/core/network';

/** First and last dot of seed 1, as they were before dots could have noise: links show these. */
const BEFORE: Readonly<Record<DataName, readonly number[]>> = {
  clouds: [0.2427036315202713, 0.7412306070327759, -0.2894371747970581, -0.19485412538051605],
  circle: [-0.27130362391471863, -0.1607048064470291, -0.6095474362373352, -0.511472761631012],
  xor: [-0.5673446655273438, -0.8315212726593018, 0.6515819430351257, -0.37422093749046326],
  spiral: [0.05783795565366745, 0.040153827518224716, -0.9232081174850464, 0.015404267236590385],
};

const differing = (one: Float32Array, other: Float32Array) =>
  one.reduce((sum, value, i) => sum + (value === other[i] ? 0 : 1), 0);

describe.each(Object.keys(BEFORE) as DataName[])('the dots of %s', (name) => {
  const plain = drawDots(name, 1);

  it('are those of before', () => {
    const { data } = plain.points;
    expect([...data.slice(0, 2), ...data.slice(-2)]).toEqual(BEFORE[name]);
    expect(drawDots(name, 1, { jitter: 0, wrong: 0, count: 160 })).toEqual(plain);
  });

  it('have the share of wrong labels that was asked, the smaller within the larger', () => {
    const tenth = drawDots(name, 1, { wrong: 0.1 });
    const fifth = drawDots(name, 1, { wrong: 0.2 });
    expect(tenth.points).toEqual(plain.points);
    expect(differing(tenth.labels.data, plain.labels.data)).toBe(16);
    expect(differing(fifth.labels.data, plain.labels.data)).toBe(32);
    expect(differing(fifth.labels.data, tenth.labels.data)).toBe(16);
  });

  it('are moved by jitter, twice as far by twice as much, within the plane', () => {
    const moves = [0.05, 0.1].map((jitter) => {
      const { points, labels } = drawDots(name, 1, { jitter });
      expect(labels).toEqual(plain.labels);
      expect(Math.max(...points.data.map(Math.abs))).toBeLessThanOrEqual(1);
      return points.data.map((x, i) => x - plain.points.data[i]);
    });
    const spread = Math.sqrt(moves[0].reduce((sum, move) => sum + move * move, 0) / 320);
    expect(spread).toBeGreaterThan(0.035);
    expect(spread).toBeLessThan(0.06);
    const inner = moves[0].findIndex((_, i) => Math.abs(plain.points.data[i]) < 0.5);
    expect(moves[1][inner]).toBeCloseTo(2 * moves[0][inner], 5);
  });

  it('are as many as was asked', () => {
    for (const count of [2, 20, 320]) {
      const { points, labels } = drawDots(name, 1, { count });
      expect(points.shape).toEqual([count, 2]);
      expect(labels.data.reduce((sum, label) => sum + label)).toBe(0);
      expect(points.data.every(Number.isFinite)).toBe(true);
    }
  });
});
