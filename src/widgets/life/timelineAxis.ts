/** Where the slider over the moments of a run stands under the steps of its chart. */

import type { Moment, Phase } from '../../store';

export interface StepAxis {
  /** Where a step stands, in CSS pixels from the left. */
  readonly x: (step: number) => number;
  /** The last step of the axis. */
  readonly steps: number;
}

/** The step of each stop; one of another run stands at the end on which it lies. */
export const positionsOf = (
  stops: readonly Moment[],
  phase: Phase,
  { steps }: StepAxis,
): readonly number[] =>
  stops.map((stop) => {
    if (stop.phase === phase) return stop.step;
    return stop.phase === 'pretraining' ? 0 : steps;
  });

/** The index of the stop that is nearest to a step; of two in one place, the later. */
export function nearestTo(step: number, positions: readonly number[]): number {
  const distance = (index: number) => Math.abs(positions[index] - step);
  return positions.reduce((best, _, i) => (distance(i) <= distance(best) ? i : best), 0);
}

const KEYS: Readonly<Record<string, number>> = {
  ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
  ...{ PageUp: 3, PageDown: -3, Home: -Infinity, End: Infinity },
};

/** From stop to stop, whatever lies between them; `null` for a key that leads nowhere. */
export function keyLeads(key: string, at: number, last: number): number | null {
  const by = KEYS[key];
  return by === undefined ? null : Math.min(last, Math.max(0, at + by));
}
