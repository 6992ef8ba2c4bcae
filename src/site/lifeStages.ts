/**
 * The life of the reader's model as a drawing: a loss that starts where guessing starts and falls
 * in two stages. A drawing, not data: the shapes are what such runs look like, no run is behind it.
 */

export interface Stage {
  /** The chapter that is about it. */
  readonly chapter: number;
  /** Where it begins and ends, in shares of the drawing's width. */
  readonly from: number;
  readonly to: number;
  /** Height of the line over the stage, from 0 to 1 (the loss of guessing), at a share of the stage. */
  readonly loss: (share: number) => number;
  /** How far single batches stray from the line; only stages that train have any. */
  readonly spread?: number;
}

const BASE_LOSS = 0.3;
const ASSISTANT_LOSS = 0.12;

export const STAGES: readonly Stage[] = [
  { chapter: 1, from: 0, to: 0.1, loss: () => 1 },
  { chapter: 2, from: 0.1, to: 0.2, loss: () => 1 },
  {
    chapter: 3,
    from: 0.2,
    to: 0.62,
    spread: 0.045,
    // A fast fall and a long tail; flat at first, as in a warm-up.
    loss: (t) =>
      BASE_LOSS +
      (1 - BASE_LOSS) * (0.72 * Math.exp(-((9 * t) ** 1.6)) + 0.28 * Math.exp(-4.2 * t)),
  },
  {
    chapter: 4,
    from: 0.62,
    to: 0.82,
    spread: 0.03,
    // Conversations are new to the base model: the loss starts higher than the last stage ended.
    loss: (t) => ASSISTANT_LOSS + 0.34 * Math.exp(-6 * t),
  },
  { chapter: 5, from: 0.82, to: 1, loss: () => ASSISTANT_LOSS },
];

const SAMPLES = 60;

interface Box {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
}

const place = (x: number, loss: number, { width, height, top, bottom }: Box): string =>
  `${(x * width).toFixed(1)} ${(top + (1 - loss) * (height - top - bottom)).toFixed(1)}`;

const path = ({ from, to }: Stage, samples: number, loss: (share: number) => number, box: Box) => {
  const points = Array.from({ length: samples + 1 }, (_, i) => {
    const share = i / samples;
    return place(from + share * (to - from), loss(share), box);
  });
  return `M${points.join('L')}`;
};

/** The SVG path of one stage. */
export const stagePath = (stage: Stage, box: Box): string => path(stage, SAMPLES, stage.loss, box);

/** The jagged path of the single batches round it, and nothing where the model does not train. */
export function batchPath(stage: Stage, box: Box): string | undefined {
  const { spread, loss, from, to } = stage;
  if (spread === undefined) return undefined;
  // Sines of unrelated lengths look irregular, and are the same on the server and in the browser.
  const stray = (i: number) => (Math.sin(i * 2.4) + Math.sin(i * 5.13) + Math.sin(i * 0.71)) / 2;
  const samples = Math.round((to - from) * 420);
  return path(
    stage,
    samples,
    (t) => loss(t) + spread * stray(t * samples) * Math.min(1, 12 * t),
    box,
  );
}

/** A point of the line, for the marks on it: `[x, y]` in the box. */
export function pointAt(x: number, box: Box): readonly [number, number] {
  const stage = STAGES.find((one) => x <= one.to) ?? STAGES[STAGES.length - 1];
  if (!stage) throw new Error('pointAt: expected at least one stage.');
  const share = (x - stage.from) / (stage.to - stage.from);
  const [left = '0', y = '0'] = place(x, stage.loss(share), box).split(' ');
  return [Number(left), Number(y)];
}
