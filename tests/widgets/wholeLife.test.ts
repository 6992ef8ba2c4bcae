import { expect, it } from 'vitest';
import type { LifeState, RunState } from '../../src/store';
import { STAGE_BOX } from '../../src/ui/StageLine';
import { guessesOf } from '../../src/widgets/WholeLife/describeProgress';
import { drawLife, heightOf, STRETCHES } from '../../src/widgets/WholeLife/layout';
import { shorten } from '../../src/widgets/WholeLife/shorten';

const GUESSING = Math.log(856);

const run = (losses: readonly number[], steps: number, status: RunState['status']) =>
  ({ losses, steps, status }) as RunState;

const draw = (runs: LifeState['runs']) => drawLife({ runs }, GUESSING);

const pointsOf = (d: string) =>
  d
    .slice(1)
    .split('L')
    .map((point) => point.split(' ').map(Number));

it('has nothing but the places of the ages before there is a model', () => {
  const { lines, marks } = draw({ pretraining: null, fineTuning: null });
  expect(lines).toEqual([]);
  expect(marks.map(({ kind, ahead }) => [kind, ahead])).toEqual([
    ['random', true],
    ['base', true],
    ['assistant', true],
  ]);
});

it('draws a run as far as it has come, each loss at its height', () => {
  const { lines, marks } = draw({
    pretraining: run([GUESSING, GUESSING / 2], 8, 'running'),
    fineTuning: null,
  });
  const [level, each, smoothed] = lines.map(({ d }) => pointsOf(d));
  expect(level.map(([, y]) => y)).toEqual([STAGE_BOX.top, STAGE_BOX.top]);
  const [from, to] = STRETCHES.pretraining;
  expect(each[1][0]).toBeCloseTo(STAGE_BOX.width * (from + (2 / 8) * (to - from)), 1);
  const middle = (STAGE_BOX.top + STAGE_BOX.height - STAGE_BOX.bottom) / 2;
  expect(each[1][1]).toBeCloseTo(middle, 1);
  // It ends where the raw line does.
  expect(smoothed[1][1]).toBeCloseTo(each[1][1], 1);
  expect(lines.map(({ faint = false }) => faint)).toEqual([false, true, false]);
  expect(marks.map(({ ahead }) => ahead)).toEqual([false, true, true]);
});

it('goes on level behind a finished assistant', () => {
  const { lines, marks } = draw({
    pretraining: run([GUESSING, 1], 2, 'finished'),
    fineTuning: run([3, 0.5], 2, 'finished'),
  });
  const last = pointsOf(lines.at(-1)?.d ?? '');
  expect(last.map(([x]) => x)).toEqual([
    STAGE_BOX.width * STRETCHES.fineTuning[1],
    STAGE_BOX.width,
  ]);
  expect(marks.every(({ ahead }) => !ahead)).toBe(true);
  expect(marks[2].at[1]).toBeCloseTo(last[0][1], 1);
});

it('keeps a loss that runs away within the drawing, and leaves out what is no number', () => {
  expect(heightOf(1e9, GUESSING)).toBe(0);
  const { lines } = draw({ pretraining: run([2, NaN, 3], 3, 'diverged'), fineTuning: null });
  expect(pointsOf(lines[1].d)).toHaveLength(2);
});

it('says a loss as so many tokens that one would have to guess among', () => {
  expect(guessesOf(GUESSING)).toBe('856');
  expect(guessesOf(Math.log(3.14))).toBe('3.1');
  expect(guessesOf(0)).toBe('1.0');
  // There is none yet, or none that could be imagined.
  expect(guessesOf(undefined)).toBeNull();
  expect(guessesOf(2_000)).toBeNull();
});

it('cuts what the model wrote at a space, and nothing that fits', () => {
  expect(shorten(' eats grass.')).toBe(' eats grass.');
  const long = shorten(' eats grass'.repeat(20));
  expect(long).toMatch(/ (eats|grass) …$/);
  expect(long.length).toBeLessThan(70);
});
