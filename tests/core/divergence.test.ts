import { describe, expect, it } from 'vitest';
import { watchDivergence } from '../../src/core/divergence';

const VOCABULARY = 856;
const GUESSING = Math.log(VOCABULARY);

/** Steps that were told before the run was said to have broken; `null` if it never was. */
function brokenAfter(losses: readonly number[]): number | null {
  const isBroken = watchDivergence(VOCABULARY);
  const at = losses.findIndex((loss) => isBroken([loss]));
  return at < 0 ? null : at + 1;
}

describe('a run has broken', () => {
  it('at once where the loss is no number', () => {
    expect(brokenAfter([6.8, NaN])).toBe(2);
    expect(brokenAfter([Infinity])).toBe(1);
  });

  it('within four steps at a learning rate of 5, as it was measured', () => {
    expect(brokenAfter([6.81, 136.5, 556.8, 886.2, 1078])).toBe(4);
  });

  it('within twenty steps at a rate of 0.2, a hundred times the recipe’s', () => {
    const measured = [
      6.81, 6.7, 6.6, 7.1, 7.9, 8.77, 9.2, 9.9, 10.4, 11, 11.86, 13.2, 15, 17, 20, 23, 26,
    ];
    expect(brokenAfter(measured)).toBeLessThan(17);
  });

  it('however its losses are handed over', () => {
    expect(watchDivergence(VOCABULARY)([6.81, 136.5, 556.8, 886.2])).toBe(true);
  });
});

describe('a run has not broken', () => {
  it('that learns, from a random model', () => {
    const learning = Array.from(
      { length: 400 },
      (_, step) => GUESSING * Math.exp(-step / 100) + 0.1,
    );
    expect(brokenAfter(learning)).toBeNull();
  });

  it('by one odd batch, however late', () => {
    expect(brokenAfter([...Array<number>(20).fill(3), 60, 3, 3, 3, 3, 3, 3, 3])).toBeNull();
  });

  it('that is fine-tuned on words a base model never met, and batches of one', () => {
    expect(brokenAfter([17.2, 17.6, 16, 18, 15, 12, 9])).toBeNull();
    expect(brokenAfter([8, 17, 9, 16, 11, 14, 7, 13])).toBeNull();
  });
});
