/** Small networks, as chapter 1 has them, on whichever backend is active. */

import {
  drawDots,
  drawWeights,
  examplesOf,
  firstState,
  judge,
  SPIRAL_SETTINGS,
  type NetworkConfig,
  type NetworkPlaces,
} from '../../../src/core/network';
import { networkLosses } from '../../../src/engine/network/losses';
import { trainNetwork } from '../../../src/engine/network/train';
import type { Calls } from '../protocol';

const SIDE = 41;
const SURFACE: NetworkConfig = { inputs: 2, hidden: [6, 6], activation: 'tanh', output: 'tanh' };
const STEPS = 200;
const unaborted = new AbortController().signal;
const pause = async (): Promise<void> => undefined;

/** One loss surface, some steps, and the spiral from one seed after another. */
export async function measureNetworks(): Promise<Calls['networks']['result']> {
  const circle = examplesOf(['x1', 'x2'], drawDots('circle', 1));
  const weights = drawWeights(SURFACE, 1);
  const offsets = Float32Array.from({ length: SIDE }, (_, i) => (4 * i) / (SIDE - 1) - 2);
  const places: NetworkPlaces = {
    ...{ kind: 'along', weights, directions: [3, 20], offsets: [offsets, offsets] },
  };
  const penalty = { l1: 0, l2: 0 };
  const surfaceMs = await timed(() =>
    networkLosses({ config: SURFACE, places, examples: circle, penalty }, unaborted, pause),
  );

  const { features, config, training, steps } = SPIRAL_SETTINGS;
  const rest = { test: null, surfaceInputs: null, keepPath: false };
  const stepsMs = await timed(() =>
    trainNetwork(
      {
        config: SURFACE,
        training,
        from: firstState(weights),
        steps: STEPS,
        examples: circle,
        ...rest,
      },
      ...([unaborted, pause, () => undefined] as const),
    ),
  );

  const examples = examplesOf(features, drawDots('spiral', 1));
  const spiralMs: number[] = [];
  const shares: number[] = [];
  for (let seed = 1; seed <= 5; seed++) {
    const from = firstState(drawWeights(config, seed));
    const request = { config, training, from, steps, examples, ...rest };
    let share = 0;
    const ms = await timed(async () => {
      const { state } = await trainNetwork(request, unaborted, pause, () => undefined);
      share = judge(config, state.weights, examples).right / examples.targets.data.length;
    });
    spiralMs.push(ms);
    shares.push(share);
  }
  return {
    surfaceMs,
    stepMs: stepsMs / STEPS,
    spiralMs: Math.max(...spiralMs),
    spiralShare: Math.min(...shares),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
