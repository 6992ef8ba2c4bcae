/** The arithmetic behind the parts of figures. */

import { describe, expect, it } from 'vitest';
import {
  describeValues,
  layOutLineChart,
  nearestStop,
  valuesAt,
} from '../../src/ui/lineChartLayout';
import type { Series } from '../../src/ui/lineChartLayout';
import { cellAt, layOutMatrix } from '../../src/ui/matrixDraw';
import { moveCell } from '../../src/ui/moveCell';
import { clampToStep, fromPosition, POSITIONS, toPosition } from '../../src/ui/sliderScale';

describe('slider', () => {
  const linear = { min: 0, max: 2, step: 0.1, log: false };
  const log = { min: 1e-5, max: 1, step: 1, log: true };

  it('clamps and lands on its steps, without binary dust', () => {
    expect(clampToStep(5, linear)).toBe(2);
    expect(clampToStep(-1, linear)).toBe(0);
    expect(clampToStep(0.31, linear)).toBe(0.3);
  });

  it('never goes above a maximum that is not a whole number of steps away', () => {
    expect(clampToStep(10, { min: 0, max: 10, step: 4, log: false })).toBe(10);
  });

  it('multiplies by equal factors when it is logarithmic', () => {
    expect(fromPosition(0, log)).toBe(1e-5);
    expect(fromPosition(POSITIONS, log)).toBe(1);
    expect(fromPosition(POSITIONS / 5, log)).toBeCloseTo(1e-4, 10);
    expect(toPosition(1e-3, log)).toBe((POSITIONS * 2) / 5);
  });
});

describe('line chart', () => {
  const axis = { title: 'step', format: String };
  const training: Series = {
    name: 'training',
    colour: 'red',
    points: [0, 1, 2, 3].map((x) => ({ x, y: 4 - x })),
  };
  const heldOut: Series = { name: 'held-out', colour: 'blue', points: [{ x: 0, y: 5 }] };

  it('fits its data between its margins and gives every series a dash', () => {
    const { x, y, paths, stops } = layOutLineChart([training, heldOut], [], axis, axis, 400, 200);
    expect(stops).toEqual([0, 1, 2, 3]);
    expect(x(0)).toBeLessThan(x(3));
    expect(x(3)).toBeLessThanOrEqual(400);
    expect(y(5)).toBeLessThan(y(1));
    expect(new Set(paths.map((path) => path.dash)).size).toBe(2);
  });

  it('breaks the line at a value that is not finite', () => {
    const points = [1, NaN, 3, 4].map((y, x) => ({ x, y }));
    const { paths } = layOutLineChart([{ ...training, points }], [], axis, axis, 400, 200);
    expect(paths[0]?.d.match(/M/g)).toHaveLength(2);
    expect(paths[0]?.d).not.toContain('NaN');
  });

  it('puts no numbers on the axes of nothing', () => {
    const { xTicks, yTicks, stops } = layOutLineChart([], [], axis, axis, 400, 200);
    expect([xTicks, yTicks, stops]).toEqual([[], [], []]);
    expect(nearestStop(stops, Number, 3)).toBe(-1);
  });

  it('has no more numbers along a logarithmic axis than there is room for', () => {
    const along = (high: number) =>
      layOutLineChart([], [], { ...axis, log: true, domain: [1, high] }, axis, 400, 200).xTicks;
    expect(along(10)).toEqual([1, 2, 5, 10]);
    expect(along(1e4)).toEqual([1, 10, 100, 1e3, 1e4]);
    expect(along(1e30).length).toBeLessThanOrEqual(7);
  });

  it('finds the stop that is nearest on the screen, not on the axis', () => {
    const place = (stop: number) => 100 * Math.log10(stop);
    expect(
      [-5, 40, 49, 51, 140, 160, 900].map((at) => nearestStop([1, 10, 100], place, at)),
    ).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it('says where a rarer series is behind', () => {
    expect(valuesAt([training, heldOut], 2).map(({ point }) => point)).toEqual([
      { x: 2, y: 2 },
      { x: 0, y: 5 },
    ]);
    expect(describeValues([training, heldOut], 2, axis, axis)).toBe(
      'step 2: training 2, held-out 5 (at 0)',
    );
  });
});

describe('matrix', () => {
  const geometry = layOutMatrix([3, 4], 200, 30, { row: 40, col: 20 });

  it('finds the cell under a point, and none outside', () => {
    const { left, top, cell } = geometry;
    expect(cellAt(geometry, left + 2.5 * cell, top + 1.5 * cell)).toEqual({ row: 1, col: 2 });
    expect(cellAt(geometry, left - 1, top + 1)).toBeNull();
    expect(cellAt(geometry, left + 4 * cell + 1, top + 1)).toBeNull();
  });

  it('fits into its width', () => {
    expect(geometry.width).toBeLessThanOrEqual(200);
    expect(layOutMatrix([32, 32], 240, 30, { row: 60, col: 60 }).width).toBeLessThanOrEqual(240);
  });

  it('is walked by the arrow keys, within its edges', () => {
    expect(moveCell({ row: 0, col: 0 }, 'ArrowUp', 3, 4)).toEqual({ row: 0, col: 0 });
    expect(moveCell({ row: 1, col: 1 }, 'ArrowRight', 3, 4)).toEqual({ row: 1, col: 2 });
    expect(moveCell({ row: 1, col: 1 }, 'End', 3, 4)).toEqual({ row: 1, col: 3 });
    expect(moveCell({ row: 1, col: 1 }, 'x', 3, 4)).toBeNull();
  });
});
