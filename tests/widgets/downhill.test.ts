import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  drawDots,
  drawWeights,
  examplesOf,
  flattenWeights,
  type NetworkConfig,
} from '../../src/core/network';
import * as tf from '../../src/engine/tf';
import { fateOf } from '../../src/widgets/Downhill/fate';
import {
  arrowPath,
  bandsOf,
  caughtAt,
  curveOf,
  frameOf,
  levelsOf,
  lossY,
  spotAt,
  ticksOf,
  xOf,
  yOf,
} from '../../src/widgets/Downhill/geometry';
import {
  chooseCut,
  createLandscape,
  offsetsOf,
  SIZES,
  steepestStart,
  weightPlaces,
  type Landscape,
} from '../../src/widgets/Downhill/landscape';
import { REACH } from '../../src/widgets/Downhill/settings';
import {
  beginWalk,
  isOutside,
  movingOf,
  nextStep,
  spotOf,
  WALKERS,
  type Walker,
} from '../../src/widgets/Downhill/walkers';
import { lookAlong, slopesFor, takeStep, walkAtOnce } from '../../src/widgets/Downhill/walking';
import { weightName, weightOptions } from '../../src/widgets/Downhill/weightNames';
import type { CurrentNetwork } from '../../src/widgets/network/currentNetwork';

vi.mock('../../src/store', async () => ({
  actions: (await import('../engine/networkHelp')).networkActions,
}));

const CONFIG: NetworkConfig = { inputs: 2, hidden: [4, 4], activation: 'tanh', output: 'tanh' };
const NETWORK: CurrentNetwork = {
  ...{ origin: 'yours', config: CONFIG, weights: drawWeights(CONFIG, 1, 'lecun') },
  ...{ examples: examplesOf(['x1', 'x2'], drawDots('circle', 1)), inputNames: ['x₁', 'x₂'] },
  step: 0,
};
const { signal } = new AbortController();

/** A bowl about the middle, highest at its corners: `across² + 4 · up²`. */
function bowl(): Landscape {
  const offsets = offsetsOf(SIZES.two);
  const losses = Float32Array.from({ length: SIZES.two ** 2 }, (_, i) => {
    const across = offsets[i % SIZES.two];
    const up = offsets[Math.floor(i / SIZES.two)];
    return across ** 2 + 4 * up ** 2;
  });
  return createLandscape(NETWORK, { across: 0, up: 1 }, losses);
}

/** A walker that has had these losses, at places within the picture. */
function walkerWith(losses: readonly number[], last: number = 0): Walker {
  const walker = beginWalk(bowl(), 'sgd', [1, 1]);
  const trail = losses.map((loss, i) => ({
    at: [i === losses.length - 1 ? last : 1, 1] as const,
    loss,
  }));
  return { ...walker, trail };
}

describe('what is cut along', () => {
  it('is any weight and no bias, each by its place and its name', () => {
    const places = weightPlaces(CONFIG);
    expect(places).toHaveLength(2 * 4 + 4 * 4 + 4);
    expect(places[0]).toEqual({ layer: 1, from: 0, to: 0, index: 0 });
    expect(places[8]).toEqual({ layer: 2, from: 0, to: 0, index: 12 });
    expect(places.at(-1)).toEqual({ layer: 3, from: 3, to: 0, index: 35 });
    expect(weightName(NETWORK, 1)).toBe('x₁ → layer 1, neuron 2');
    expect(weightName(NETWORK, 35)).toBe('layer 2, neuron 4 → output');
    expect(weightOptions(NETWORK).map(({ value }) => value)).toEqual(
      places.map(({ index }) => String(index)),
    );
  });

  it('is what the reader has chosen, if this network has it, and never one weight twice', () => {
    const choose = (across: number, up: number, cut: 'one' | 'two' = 'two') =>
      chooseCut(NETWORK, { across, up, cut });
    expect(choose(3, 14)).toEqual({ across: 3, up: 14 });
    expect(choose(3, 14, 'one')).toEqual({ across: 3, up: null });
    expect(choose(3, 3).up).not.toBe(3);
    // A bias, and beyond the last.
    expect(choose(8, 99)).toEqual(choose(-1, -1));
  });

  it('is by itself a weight into the output, and one into the neuron that it comes from', () => {
    const { across, up } = chooseCut(NETWORK, { across: -1, up: -1, cut: 'two' });
    const [first, second] = [across, up].map((index) =>
      weightPlaces(CONFIG).find((place) => place.index === index)!,
    );
    expect(first.layer).toBe(3);
    expect([second.layer, second.to]).toEqual([2, first.from]);
    const flat: NetworkConfig = { ...CONFIG, hidden: [] };
    const cut = chooseCut(
      { config: flat, weights: drawWeights(flat, 1) },
      { across: -1, up: -1, cut: 'two' },
    );
    expect(new Set([cut.across, cut.up])).toEqual(new Set([0, 1]));
  });
});

describe('the picture', () => {
  it('has the values of weights where they belong, and finds them again', () => {
    const frame = frameOf(470, true);
    expect(frame.right - frame.left).toBe(frame.bottom - frame.top);
    expect([xOf(frame, -REACH), xOf(frame, REACH)]).toEqual([frame.left, frame.right]);
    expect([yOf(frame, -REACH), yOf(frame, REACH)]).toEqual([frame.bottom, frame.top]);
    expect(spotAt(frame, xOf(frame, 1.3), yOf(frame, -2.4))).toEqual([1.3, -2.4]);
    expect(spotAt(frame, -50, 9999)).toEqual([-REACH, -REACH]);
    expect(lossY(frame, 0, 2)).toBe(frame.bottom);
    expect(lossY(frame, 2, 2)).toBeGreaterThan(frame.top);
  });

  it('fits a phone', () => {
    const { width, right } = frameOf(288, true);
    expect(width).toBe(288);
    expect(right).toBeLessThan(288);
  });

  it('labels round values', () => {
    expect(ticksOf(0.5).map(({ value }) => value)).toEqual([-2, 0, 2, 4]);
    for (const { value, at } of ticksOf(-2.785)) {
      expect(value % 2).toBeCloseTo(0, 12);
      expect(Math.abs(at)).toBeLessThanOrEqual(REACH);
    }
  });

  it('has contour lines closer together at the bottom, each region within those before it', () => {
    const landscape = bowl();
    const levels = levelsOf(landscape);
    expect(levels[0]).toBe(landscape.lowest);
    const gaps = levels.slice(1).map((level, i) => level - levels[i]);
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    const bands = bandsOf(landscape, frameOf(470, true));
    expect(bands).toHaveLength(levels.length);
    expect(bands.every(({ d }) => d.startsWith('M') && !d.includes('NaN'))).toBe(true);
  });

  it('has a curve that is low where the loss is', () => {
    const offsets = offsetsOf(SIZES.one);
    const landscape = createLandscape(
      NETWORK,
      { across: 0, up: null },
      offsets.map((offset) => offset ** 2),
    );
    const frame = frameOf(470, false);
    const points = curveOf(landscape, frame)
      .slice(1)
      .split('L')
      .map((pair) => pair.split(' ').map(Number));
    expect(points).toHaveLength(SIZES.one);
    const lowest = points.reduce((low, each) => (each[1] > low[1] ? each : low));
    expect(Math.abs(lowest[0] - xOf(frame, 0))).toBeLessThan(4);
    expect(lowest[1]).toBeCloseTo(frame.bottom, 0);
  });

  it('catches on its edge what leaps out', () => {
    const frame = frameOf(470, false);
    const { left, right, top, bottom } = frame;
    const inside = [left + 20, top + 20] as const;
    expect(caughtAt(frame, inside, [left + 40, top + 30])).toEqual([left + 40, top + 30]);
    expect(caughtAt(frame, inside, [left - 20, top + 60])).toEqual([left, top + 40]);
    expect(caughtAt(frame, inside, [right + 100, top + 20])).toEqual([right, top + 20]);
    expect(caughtAt(frame, inside, [left + 20, bottom + 100])[1]).toBeCloseTo(bottom, 6);
    // Over a corner it leaves by the edge that it meets first.
    expect(caughtAt(frame, inside, [left - 20, top - 80])[1]).toBeCloseTo(top, 6);
    expect(caughtAt(frame, inside, [NaN, top])).toEqual(inside);
  });

  it('draws no arrow that could not be seen', () => {
    expect(arrowPath([10, 10], [11, 11])).toBeNull();
    expect(arrowPath([10, 10], [NaN, 11])).toBeNull();
    expect(arrowPath([10, 10], [40, 10])).toMatch(/^M10\.0 10\.0L40\.0 10\.0/);
  });
});

describe('a walk', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('begins where it is steepest', () => {
    // Of the bowl that is straight up or down.
    const [across, up] = steepestStart(bowl());
    expect(across).toBe(0);
    expect(Math.abs(up)).toBeCloseTo(0.7 * REACH, 1);
  });

  it('stands on the surface that was drawn', async () => {
    const landscape = (await lookAlong(NETWORK, { across: 34, up: 18 }, signal))!;
    expect(landscape.losses).toHaveLength(SIZES.two ** 2);
    const walker = beginWalk(landscape, 'sgd', [2, -1]);
    const [step] = (await takeStep(landscape, walker, { rate: 0.3, batch: 'all' }, signal))!.trail;
    // Offsets are 0.2 apart: 2 is the 30th, −1 the 15th from the bottom.
    expect(step.loss).toBeCloseTo(landscape.losses[15 * SIZES.two + 30], 5);
  });

  it.each(WALKERS)('of %s takes the steps whose arithmetic is shown', async (name) => {
    const landscape = (await lookAlong(NETWORK, { across: 34, up: 18 }, signal))!;
    const pace = { rate: 0.2, batch: 'few' } as const;
    let walker = beginWalk(landscape, name, [2, -1]);
    for (let step = 0; step < 4; step++) {
      const slopes = (await slopesFor(landscape, walker, pace))!;
      const shown = movingOf(landscape).map(
        (index, axis) => nextStep(walker, index, slopes[axis], pace.rate).to,
      );
      walker = (await takeStep(landscape, walker, pace, signal))!;
      const vector = flattenWeights(walker.state.weights);
      movingOf(landscape).forEach((index, axis) =>
        expect(vector[index]).toBeCloseTo(shown[axis], 5),
      );
      expect(walker.trail.at(-1)!.at).toEqual(spotOf(landscape, vector));
    }
  });

  it('moves the chosen weights and no other', async () => {
    const landscape = (await lookAlong(NETWORK, { across: 34, up: null }, signal))!;
    const begun = beginWalk(landscape, 'adamw', [1, 0]);
    const walked = (await takeStep(landscape, begun, { rate: 0.2, batch: 'all' }, signal))!;
    const [before, after] = [begun, walked].map(({ state }) => flattenWeights(state.weights));
    const moved = Array.from(before.keys()).filter((i) => before[i] !== after[i]);
    expect(moved).toEqual([34]);
  });

  it('is the same at once as step by step, and ends where the picture does', async () => {
    const landscape = (await lookAlong(NETWORK, { across: 34, up: 18 }, signal))!;
    const pace = { rate: 0.5, batch: 'all' } as const;
    let walker = beginWalk(landscape, 'momentum', [2, -1]);
    const atOnce = (await walkAtOnce(landscape, walker, pace, 5, signal))!;
    for (let step = 0; step < 5; step++) {
      walker = (await takeStep(landscape, walker, pace, signal))!;
    }
    expect(atOnce.trail).toHaveLength(6);
    atOnce.trail.forEach(({ at, loss }, i) => {
      expect(at).toEqual(walker.trail[i].at);
      expect(loss).toBeCloseTo(walker.trail[i].loss!, 5);
    });
    const wild = { rate: 1000, batch: 'all' } as const;
    const lost = (await walkAtOnce(
      landscape,
      beginWalk(landscape, 'sgd', [2, -1]),
      wild,
      5,
      signal,
    ))!;
    expect(lost.trail.slice(0, -1).some(({ at }) => isOutside(at))).toBe(false);
    expect(isOutside(lost.trail.at(-1)!.at)).toBe(true);
    expect(await takeStep(landscape, lost, wild, signal)).toBe(lost);
  });
});

describe('what has become of a walker', () => {
  const { lowest, highest } = bowl();
  const down = (share: number): number => highest - share * (highest - lowest);
  const fate = (losses: readonly number[], last?: number) =>
    fateOf(bowl(), walkerWith(losses, last));

  it('is told by its losses and its place', () => {
    expect(fate([down(0)])).toEqual({ kind: 'begins' });
    expect(fate([down(0), down(0.5)], REACH + 0.1)).toEqual({ kind: 'leapt', step: 1 });
    const onFoot = walkerWith([down(0), down(0.5)], REACH + 0.1);
    const [first, last] = onFoot.trail;
    const edge = { ...first, at: [REACH - 0.1, 1] as const };
    expect(fateOf(bowl(), { ...onFoot, trail: [edge, last] })).toEqual({ kind: 'left', step: 1 });
    expect(fate([down(0), down(0.5)], NaN)).toEqual({ kind: 'leapt', step: 1 });
    const there = Array.from({ length: 5 }, () => down(1));
    expect(fate([down(0), down(0.5), ...there])).toEqual({ kind: 'arrived', step: 2 });
    expect(fate([down(0), down(0.5), ...there.slice(1)]).kind).toBe('walks');
    const toAndFro = Array.from({ length: 10 }, (_, i) => down(i % 2 === 0 ? 0.6 : 0.4));
    expect(fate(toAndFro)).toEqual({ kind: 'leaps', rises: 5, of: 9 });
    const slow = Array.from({ length: 21 }, (_, i) => down(0.01 * i));
    const crept = fate(slow);
    expect(crept).toMatchObject({ kind: 'creeps', step: 20 });
    expect(crept.kind === 'creeps' && crept.share).toBeCloseTo(0.2, 5);
    expect(fate(slow.slice(0, 15)).kind).toBe('walks');
  });
});
