import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  examplesOf,
  judge,
  planePoints,
  surfacesOf,
  type NetworkSnapshot,
} from '../../src/core/network';
import * as tf from '../../src/engine/tf';
import {
  FIELDS,
  beginRun,
  courseOf,
  dotsOf,
  GRID,
  trainToTheEnd,
  type Losses,
  type Run,
} from '../../src/widgets/Overfitting/overfit';
import { firstOf } from '../../src/core/linkState';
import type { Train } from '../../src/widgets/network/trainSmallNetwork';
import { networkActions } from '../engine/networkHelp';

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

describe('what is shown of a run', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('is what the network that the engine has trained answers', async () => {
    const settings = { ...FIRST, dots: '20', l2: '0.01' } as const;
    const stopped = new AbortController();
    const snapshots: NetworkSnapshot[] = [];
    const train: Train = async (request, signal, onSnapshot) => {
      const snapshot = await networkActions.trainNetwork(request, signal, onSnapshot);
      if (snapshot) snapshots.push(snapshot);
      return snapshot;
    };
    const runs: Run[] = [];
    await trainToTheEnd(settings, train, stopped.signal, (run) => {
      runs.push(run);
      if (runs.length === 4) stopped.abort();
    });
    expect(runs).toHaveLength(4);
    const { training, test } = dotsOf(settings);
    const config = { inputs: 2, hidden: [16, 16], activation: 'relu', output: 'tanh' } as const;
    runs.forEach(({ losses, right, answers }, i) => {
      const { weights, step } = snapshots[i].state;
      const [seen, unseen] = [training, test].map((dots) =>
        judge(config, weights, examplesOf(['x1', 'x2'], dots)),
      );
      const last = losses.at(-1)!;
      expect(last.step).toBe(step);
      // L2 is learnt with, and not part of what is shown.
      expect(last.training).toBeCloseTo(seen.loss, 5);
      expect(last.test).toBeCloseTo(unseen.loss, 5);
      expect(right).toEqual({ training: seen.right, test: unseen.right });
      const surface = surfacesOf(config, weights, planePoints(GRID)).at(-1)!.data;
      expect(answers).toHaveLength(GRID ** 2);
      for (let at = 0; at < surface.length; at += 97) {
        expect(answers[at]).toBeCloseTo(surface[at], 4);
      }
    });
  });
});
