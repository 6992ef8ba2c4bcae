import { describe, expect, it } from 'vitest';
import {
  FIELDS,
  beginRun,
  courseOf,
  dotsOf,
  type Losses,
} from '../../src/widgets/Overfitting/overfit';
import { firstOf } from '../../src/core/linkState';

const FIRST = firstOf(FIELDS);
const losses = (tests: readonly number[]): Losses[] =>
  tests.map((test, i) => ({ step: 10 * i, training: 1 / (i + 1), test }));

describe('the dots that are learnt by heart', () => {
  it('are as many as was asked, and those of the test stay the same', () => {
    const { training, test } = dotsOf(FIRST);
    expect(training.labels.shape).toEqual([40]);
    expect(test.labels.shape).toEqual([100]);
    const more = dotsOf({ ...FIRST, dots: '320' });
    expect(more.training.labels.shape).toEqual([320]);
    expect(more.test).toEqual(test);
    expect(more.training.points.data).not.toEqual(test.points.data);
  });

  it('are given to a network that knows nothing of them', () => {
    const { losses, right } = beginRun(FIRST);
    expect(losses).toHaveLength(1);
    expect(losses[0].test).toBeGreaterThan(1);
    expect(right.test).toBeLessThan(80);
  });
});

describe('the course of a test loss', () => {
  it('has turned where it has risen by more than it wavers', () => {
    expect(courseOf(losses([1, 0.4, 0.5, 0.8]))).toMatchObject({
      turned: true,
      lowest: { step: 10, test: 0.4 },
      last: { step: 30, test: 0.8 },
    });
    expect(courseOf(losses([1, 0.4, 0.42])).turned).toBe(false);
    expect(courseOf(losses([1, 0.5, 0.3])).turned).toBe(false);
    // Ten times nothing is still nothing.
    expect(courseOf(losses([1, 0.001, 0.01])).turned).toBe(false);
  });
});
