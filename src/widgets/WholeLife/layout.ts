/** Where the life of a model goes in the drawing of its stages: pure arithmetic, in the drawing's units. */

import type { LifeState, Phase } from '../../store';
import { STAGE_BOX, type StageMark } from '../../ui/StageLine';
import { smooth } from '../life/smooth';

/** Where each run begins and ends, in shares of the width: before lies the random model, behind the assistant. */
export const STRETCHES: Readonly<Record<Phase, readonly [from: number, to: number]>> = {
  pretraining: [0.2, 0.62],
  fineTuning: [0.62, 0.82],
};

const { width, height, top, bottom } = STAGE_BOX;

/**
 * @param loss in nats a token
 * @param guessing the loss of guessing, which is the height of the dotted line
 */
export const heightOf = (loss: number, guessing: number): number => {
  const y = top + (1 - loss / guessing) * (height - top - bottom);
  // What has run away leaves the drawing at its top, rather than lie over the page.
  return Math.max(0, y);
};

const point = (share: number, y: number): string => `${(share * width).toFixed(1)} ${y.toFixed(1)}`;

export interface Drawn {
  readonly lines: readonly { readonly d: string; readonly faint?: boolean }[];
  readonly marks: readonly Omit<StageMark, 'name'>[];
}

/** The lines as far as the runs have come, and the marks of the ages that have been reached. */
export function drawLife({ runs }: Pick<LifeState, 'runs'>, guessing: number): Drawn {
  const first = runs.pretraining?.losses[0];
  const lines: { d: string; faint?: boolean }[] = [];
  const ends: Partial<Record<Phase, number>> = {};
  if (first !== undefined) lines.push(level(0, STRETCHES.pretraining[0], first, guessing));
  for (const phase of ['pretraining', 'fineTuning'] as const) {
    const run = runs[phase];
    if (!run || run.losses.length === 0) continue;
    const smoothed = smooth(run.losses);
    lines.push({ d: curve(run.losses, phase, run.steps, guessing), faint: true });
    lines.push({ d: curve(smoothed, phase, run.steps, guessing) });
    const last = smoothed.at(-1);
    if (run.status === 'finished' && last !== undefined) ends[phase] = last;
  }
  if (ends.fineTuning !== undefined) {
    lines.push(level(STRETCHES.fineTuning[1], 1, ends.fineTuning, guessing));
  }
  const mark = (kind: StageMark['kind'], share: number, loss: number | undefined) => ({
    kind,
    at: [share * width, heightOf(loss ?? guessing, guessing)] as const,
    ahead: loss === undefined,
  });
  return {
    lines,
    marks: [
      mark('random', STRETCHES.pretraining[0], first),
      mark('base', STRETCHES.pretraining[1], ends.pretraining),
      mark('assistant', STRETCHES.fineTuning[1], ends.fineTuning),
    ],
  };
}

const level = (from: number, to: number, loss: number, guessing: number) => {
  const y = heightOf(loss, guessing);
  return { d: `M${point(from, y)}L${point(to, y)}` };
};

function curve(losses: readonly number[], phase: Phase, steps: number, guessing: number): string {
  const [from, to] = STRETCHES[phase];
  const points = losses.flatMap((loss, i) =>
    Number.isFinite(loss)
      ? [point(from + ((i + 1) / steps) * (to - from), heightOf(loss, guessing))]
      : [],
  );
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
