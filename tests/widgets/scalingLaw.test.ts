/** The law of the figure of scale, and where its dots and lines stand. */

import { expect, it } from 'vitest';
import { countParameters, RECIPE_CONFIG } from '../../src/core/config';
import { errorOf, fitPowerLaw } from '../../src/core/powerLaw';
import type { Look } from '../../src/store';
import { fallChoice } from '../../src/widgets/Predict/experimentFindings';
import { layOutPlot, MARGIN } from '../../src/widgets/ScalingLaw/plot';
import {
  FLOOR,
  HELD_OUT_WIDTHS,
  lawsOf,
  parametersOf,
  predictedBy,
  runOf,
  TOKENS,
  trainedIn,
  trainedOf,
  WIDTHS,
  type Trained,
} from '../../src/widgets/ScalingLaw/runs';

/** As measured with seed 0: `npm run life -- --sweep`. */
const MEASURED: Readonly<Record<number, number>> = { 16: 1.642, 32: 1.273, 48: 1.197, 64: 1.167 };

const looksOf = (loss: number): readonly Look[] => [
  { step: 150, validationLoss: 1.2 * loss, texts: [] },
  { step: 300, validationLoss: loss, texts: [] },
];
const end = (width: number, loss: number): Trained =>
  trainedOf(width, {
    status: 'finished',
    parameterCount: parametersOf(width),
    looks: looksOf(loss),
  })!;
const line = WIDTHS.map((width) => end(width, MEASURED[width]));

it('counts parameters as the engine does, and FLOPs by 6·N·D', () => {
  expect(parametersOf(64)).toBe(countParameters({ ...RECIPE_CONFIG, vocabSize: 856 }));
  expect(line[3].flops).toBe(6 * parametersOf(64) * TOKENS);
  expect(line[3].course.map(({ flops }) => flops)).toEqual([line[3].flops / 2, line[3].flops]);
  expect(parametersOf(64) / parametersOf(16)).toBeCloseTo(7.6, 1);
});

it('every width can be trained: its heads are whole, and as wide as those of the recipe', () => {
  for (const width of [...WIDTHS, ...HELD_OUT_WIDTHS.map(Number)]) {
    const { dModel, nHead } = runOf(width, 3).plan.settings;
    expect([dModel, dModel / nHead]).toEqual([width, 16]);
  }
  expect(runOf(16, 3).name).not.toBe(runOf(16, 4).name);
  expect(runOf(16, 3).plan.settings.seed).toBe(3);
});

it('counts only what was trained to its end', () => {
  const state = { status: 'finished', parameterCount: 5, looks: looksOf(1) } as const;
  expect(trainedOf(16, { ...state, status: 'stopped' })).toBeNull();
  expect(trainedOf(16, { ...state, looks: [] })).toBeNull();
  expect(trainedOf(16, state)!.loss).toBe(1);
  expect(trainedIn({}, WIDTHS, 0)).toEqual([]);
});

it('is fitted to all four or to none, and says the same over parameters and over FLOPs', () => {
  expect(lawsOf(line.slice(1), 'parameters')).toBeNull();
  const over = (axis: 'parameters' | 'flops') => {
    const laws = lawsOf(line, axis)!;
    return { laws, at: predictedBy(laws, axis, 96) };
  };
  const [parameters, flops] = [over('parameters'), over('flops')];
  expect(parameters.laws.plain.law.exponent).toBeCloseTo(0.167, 2);
  expect(flops.laws.plain.law.exponent).toBeCloseTo(parameters.laws.plain.law.exponent, 9);
  expect(flops.at.plain).toBeCloseTo(parameters.at.plain, 9);
  expect(flops.at.aboveFloor).toBeCloseTo(parameters.at.aboveFloor, 9);
  // Measured for width 96: 1.043.
  expect(Math.abs(errorOf(parameters.at.plain, 1.043))).toBeLessThan(0.05);
  expect(parameters.at.aboveFloor).toBeGreaterThan(FLOOR);
});

it('a loss at the floor, or below it, gives no law above it', () => {
  expect(lawsOf([...line.slice(0, 3), end(64, FLOOR)], 'parameters')).toBeNull();
});

it('on its axes a law is a straight line, and above a floor a bent one', () => {
  const layout = layOutPlot('parameters', 600, 340);
  const corners = (path: string) =>
    path.slice(1).split('L').map((place) => place.split(' ').map(Number)); // prettier-ignore
  const slopes = (path: string) => {
    const places = corners(path);
    return places.slice(1).map(([x, y], i) => (y - places[i][1]) / (x - places[i][0]));
  };
  const points = line.map(({ parameters, loss }) => ({ x: parameters, y: loss }));
  const straight = slopes(layout.line(fitPowerLaw(points)!.law));
  for (const slope of straight) expect(Math.abs(slope - straight[0])).toBeLessThan(0.03);
  const bent = slopes(layout.line(fitPowerLaw(points, FLOOR)!.law));
  expect(bent[0]).toBeGreaterThan(2 * bent.at(-1)!);
  for (const { parameters, loss } of line) {
    expect(layout.x(parameters)).toBeGreaterThan(MARGIN.left);
    expect(layout.x(parameters)).toBeLessThan(layout.right);
    expect(layout.y(loss)).toBeGreaterThan(MARGIN.top);
    expect(layout.y(loss)).toBeLessThan(layout.bottom);
  }
  // The floor, and the widest that may be chosen, have a place as well.
  expect(layout.y(FLOOR)).toBeLessThan(layout.bottom);
  expect(layout.x(parametersOf(128))).toBeLessThan(layout.right);
});

it('how much lower a loss is, is the nearest of four', () => {
  expect(fallChoice(1.642, 1.167)).toBe(1);
  expect(fallChoice(1.6, 1.58)).toBe(0);
  expect(fallChoice(1.6, 0.85)).toBe(2);
  expect(fallChoice(1.6, 0.2)).toBe(3);
});
