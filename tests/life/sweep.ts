/** The sweep of the figure of scale: how long it takes, the law that comes of it, and how well that foretells. */

import { errorOf } from '../../src/core/powerLaw';
import type { EngineName } from '../../src/core/engines';
import { createLaboratory } from '../../src/store/experiments/laboratory';
import {
  HELD_OUT_WIDTHS,
  lawsOf,
  predictedBy,
  runOf,
  trainedOf,
  WIDTHS,
  type Trained,
} from '../../src/widgets/ScalingLaw/runs';
import type { EngineClient } from '../../src/worker/client';

export const SWEEP_SEEDS = [0, 1, 2] as const;

export interface SweepOptions {
  readonly engine: EngineName | 'auto';
}

interface Foretold {
  readonly width: number;
  readonly loss: number;
  /** By the line through the losses, as a share of the loss: above 0 it was too high. */
  readonly error: number;
  /** The same by the line through what is above the floor. */
  readonly errorAboveFloor: number;
}

export interface SweepResult {
  readonly seed: number;
  /** Of the widths that the law is fitted to, all together, with the looks. */
  readonly seconds: number;
  readonly losses: Readonly<Record<number, number>>;
  readonly exponent: number;
  readonly exponentAboveFloor: number;
  readonly foretold: readonly Foretold[];
}

/** @param report is given a line now and then */
export async function measureSweep(
  connect: () => EngineClient,
  { engine }: SweepOptions,
  report: (line: string) => void,
): Promise<readonly SweepResult[]> {
  const { actions } = createLaboratory({ connect, wish: () => ({ engine }) });
  async function trained(width: number, seed: number): Promise<Trained & { seconds: number }> {
    const { name, plan, looks } = runOf(width, seed);
    const began = performance.now();
    const state = await actions.runPlan(name, plan, looks);
    const seconds = (performance.now() - began) / 1_000;
    const end = trainedOf(width, state);
    if (!end) throw new Error(`Width ${width}: expected it to finish, it ${state.status}.`);
    report(
      `seed ${seed}, width ${width}: ${end.parameters} parameters, loss ${end.loss.toFixed(4)}, ${seconds.toFixed(1)} s on ${state.engine}`,
    );
    return { ...end, seconds };
  }

  const results: SweepResult[] = [];
  for (const seed of SWEEP_SEEDS) {
    const line = [];
    for (const width of WIDTHS) line.push(await trained(width, seed));
    const laws = lawsOf(line, 'parameters');
    if (!laws) throw new Error(`Seed ${seed}: expected losses above the floor.`);
    const seconds = line.reduce((sum, one) => sum + one.seconds, 0);
    const foretold: Foretold[] = [];
    for (const width of HELD_OUT_WIDTHS.map(Number)) {
      const { loss } = await trained(width, seed);
      const { plain, aboveFloor } = predictedBy(laws, 'parameters', width);
      const [error, errorAboveFloor] = [plain, aboveFloor].map((one) => errorOf(one, loss));
      foretold.push({ width, loss, error, errorAboveFloor });
      report(
        `  foretold ${plain.toFixed(4)} (${percent(error)}), above the floor ${aboveFloor.toFixed(4)} (${percent(errorAboveFloor)})`,
      );
    }
    const exponent = laws.plain.law.exponent;
    const exponentAboveFloor = laws.aboveFloor.law.exponent;
    report(
      `seed ${seed}: the sweep took ${seconds.toFixed(1)} s, exponent ${exponent.toFixed(3)}, above the floor ${exponentAboveFloor.toFixed(3)}`,
    );
    const losses = Object.fromEntries(line.map(({ width, loss }) => [width, loss]));
    results.push({ seed, seconds, losses, exponent, exponentAboveFloor, foretold });
  }
  return results;
}

const percent = (share: number): string =>
  `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)} %`;
