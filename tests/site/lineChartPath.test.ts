/** What is drawn of a line with more points than a screen has columns. */

import { group } from 'd3';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/random';
import { layOutLineChart } from '../../src/ui/lineChartLayout';
import { linePath, pixelScale, reduceToColumns } from '../../src/ui/lineChartPath';
import type { PixelScale, Point } from '../../src/ui/lineChartPath';

const WIDTH = 64;
// Powers of two, so that no place falls on another side of a column by rounding.
const across = pixelScale([0, 8_192], [0, WIDTH]);
const up = pixelScale([-4, 4], [100, 0]);

const noise = (count: number): Point[] => {
  const random = createRandom(3);
  return Array.from({ length: count }, (_, x) => ({ x, y: random.normal() }));
};

/** What is kept, as runs of pixels. */
function runsOf(points: readonly Point[], x: PixelScale, y: PixelScale, perPixel = 1) {
  const runs: { x: number; y: number }[][] = [];
  reduceToColumns(points, x, y, perPixel, (left, top, begins) => {
    if (begins) runs.push([]);
    runs.at(-1)!.push({ x: left, y: top });
  });
  return runs;
}

const byColumn = (points: readonly Point[], perPixel = 1) =>
  group(points, (point) => Math.floor(point.x * perPixel));

/** The same in pixels, every point of it, by a formula of its own. */
const placed = (points: readonly Point[]): Point[] =>
  points.map(({ x, y }) => ({ x: (x / 8_192) * WIDTH, y: 100 - ((y + 4) / 8) * 100 }));

describe('a line of more points than columns', () => {
  it.each([1, 2])('keeps first, last, lowest and highest of each of %i columns a pixel', (per) => {
    const points = noise(8_192);
    const [kept] = runsOf(points, across, up, per);
    const all = byColumn(placed(points), per);
    const left = byColumn(kept, per);
    expect([...left.keys()]).toEqual([...all.keys()]);
    for (const [column, there] of all) {
      const here = left.get(column)!;
      const ys = there.map(({ y }) => y);
      expect(here.length).toBeLessThanOrEqual(4);
      expect(here[0].x).toBeCloseTo(there[0].x, 9);
      expect(here.at(-1)!.x).toBeCloseTo(there.at(-1)!.x, 9);
      expect(Math.min(...here.map(({ y }) => y))).toBeCloseTo(Math.min(...ys), 9);
      expect(Math.max(...here.map(({ y }) => y))).toBeCloseTo(Math.max(...ys), 9);
    }
    expect(kept.map(({ x }) => x)).toEqual(kept.map(({ x }) => x).sort((a, b) => a - b));
  });

  it('keeps a spike of one point among thousands', () => {
    const points = noise(8_192).map((point) => (point.x === 5_003 ? { ...point, y: 40 } : point));
    expect(Math.min(...runsOf(points, across, up)[0].map(({ y }) => y))).toBeCloseTo(-450, 6);
  });

  it('keeps every point of a line that has fewer than columns', () => {
    const points = noise(20).map(({ x, y }) => ({ x: x * 400, y }));
    expect(runsOf(points, across, up)[0]).toHaveLength(20);
  });

  it('breaks within a column, too, where a value is not finite', () => {
    const points = noise(8_192).map((point) =>
      point.x % 1000 === 7 ? { ...point, y: NaN } : point,
    );
    const runs = runsOf(points, across, up);
    expect(runs).toHaveLength(10);
    expect(runs[0][0].x).toBe(0);
    expect(runs[0].at(-1)!.x).toBeCloseTo((6 / 8_192) * WIDTH, 9);
    expect(runs[1][0].x).toBeCloseTo((8 / 8_192) * WIDTH, 9);
    expect(linePath(points, across, up)).not.toMatch(/NaN|Infinity/);
  });

  it('takes columns and extremes on axes of powers of ten, where nothing below zero has a place', () => {
    const x = pixelScale([1, 1000], [0, 30], true);
    const y = pixelScale([0.1, 10], [100, 0], true);
    const points = [1, 10, 11, 12, 13, 100].map((at, i) => ({
      x: at,
      y: [1, 1, 10, 0.1, 1, 1][i],
    }));
    const [run] = runsOf(points, x, y);
    expect(run.map((each) => each.y)).toEqual(
      [50, 50, 0, 100, 50, 50].map((v) => expect.closeTo(v, 9)),
    );
    expect(run[1].x).toBeCloseTo(10, 9);
    expect(run[5].x).toBeCloseTo(20, 9);
    const broken = points.map((point, i) => (i === 2 ? { ...point, y: 0 } : point));
    expect(runsOf(broken, x, y)).toHaveLength(2);
  });

  it('draws nothing of nothing, and closes a point that is alone', () => {
    expect(linePath([], across, up)).toBe('');
    expect(linePath([{ x: 0, y: 0 }], across, up)).toBe('M0,50Z');
    expect(linePath([{ x: 0, y: NaN }], across, up)).toBe('');
  });
});

describe('the stops of several series', () => {
  const axis = { title: 'step', format: String };
  const series = (xs: readonly number[]) => ({
    name: String(xs),
    colour: 'red',
    points: xs.map((x) => ({ x, y: 1 })),
  });

  it('are the places of all of them, rising, each once', () => {
    const of = [series([1, 3, 5]), series([0, 3, 9]), series([]), series([9, 10])];
    expect(layOutLineChart(of, [], axis, axis, 400, 200).stops).toEqual([0, 1, 3, 5, 9, 10]);
  });
});

describe('the axes of data without a domain', () => {
  const title = { title: '', format: String };
  const layOut = (ys: readonly number[], log: boolean, levels: readonly number[] = []) => {
    const points = ys.map((y, i) => ({ x: i - 1, y }));
    const references = levels.map((y) => ({ y, label: String(y) }));
    const axis = { ...title, log };
    return layOutLineChart([{ name: '', colour: '', points }], references, axis, axis, 400, 200);
  };

  it('hold every value and every reference, and pass over what is not finite', () => {
    const { x, y } = layOut([NaN, 3, -2, Infinity, 5], false, [9]);
    expect([x(-1), x(3)]).toEqual([46, 386]);
    expect(y(9)).toBeGreaterThanOrEqual(26);
    expect(y(-2)).toBeLessThanOrEqual(160);
    expect(y(9)).toBeLessThan(y(-2));
  });

  it('begin above zero where they are of powers of ten', () => {
    const { x, y } = layOut([1, 0, 0.01, 100, -3], true);
    expect([x(1), x(3)]).toEqual([46, 386]);
    expect([y(100), y(0.01)]).toEqual([26, 160]);
  });
});
