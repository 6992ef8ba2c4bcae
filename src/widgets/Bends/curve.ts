/** The curve that the reader draws: heights over one input, both in −1 to 1. */

import type { Examples } from '../../core/network';
import { linePoints } from '../../core/network';

/** Heights at `SAMPLES` inputs, evenly from −1 to 1. */
export type Curve = readonly number[];

export const SAMPLES = 49;
/** Samples from one handle to the next: there are nine. */
const HANDLE_EVERY = 6;

export const HANDLES: readonly number[] = Array.from(
  { length: (SAMPLES - 1) / HANDLE_EVERY + 1 },
  (_, i) => i * HANDLE_EVERY,
);

/** The input of a sample. */
export const inputAt = (sample: number): number => (2 * sample) / (SAMPLES - 1) - 1;

/** Heights are kept to two decimals, finer than a pixel: a link then holds a curve exactly. */
const round = (height: number): number =>
  Math.round(Math.min(1, Math.max(-1, height)) * 100) / 100 || 0;

const curveOf = (height: (x: number) => number): Curve =>
  Array.from({ length: SAMPLES }, (_, sample) => round(height(inputAt(sample))));

export const PRESETS = {
  /** Straight sides on level ground: three corners. */
  hill: curveOf((x) => Math.max(-0.6, 0.75 - 2.7 * Math.abs(x))),
  step: curveOf((x) => Math.min(0.6, Math.max(-0.6, 4.8 * x))),
  wave: curveOf((x) => 0.7 * Math.sin(2 * Math.PI * x)),
  /** Up and down in five straight pieces. */
  zigzag: curveOf((x) => 0.6 * (1 - 2 * Math.abs(((2.5 * (x + 1)) % 2) - 1))),
} as const satisfies Record<string, Curve>;

export type PresetName = keyof typeof PRESETS;

/** A stroke from one place to another; inputs and heights may lie beyond the sheet. */
export function drawStroke(
  curve: Curve,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): Curve {
  const sampleAt = (x: number) =>
    Math.min(SAMPLES - 1, Math.max(0, Math.round(((x + 1) / 2) * (SAMPLES - 1))));
  const [from, to] = [sampleAt(fromX), sampleAt(toX)];
  const [low, high] = from < to ? [from, to] : [to, from];
  return curve.map((height, sample) => {
    if (sample < low || sample > high) return height;
    const share = from === to ? 1 : (sample - from) / (to - from);
    return round(fromY + share * (toY - fromY));
  });
}

/** One handle at another height; the curve follows on both sides, up to the next handles. */
export function moveHandle(curve: Curve, handle: number, height: number): Curve {
  const change = height - curve[handle];
  return curve.map((old, sample) => {
    const share = 1 - Math.abs(sample - handle) / HANDLE_EVERY;
    return share > 0 ? round(old + share * change) : old;
  });
}

/** What a network of one input is to learn. */
export const examplesOf = (curve: Curve): Examples => ({
  inputs: linePoints(SAMPLES),
  targets: { shape: [SAMPLES], data: Float32Array.from(curve) },
});

/** Two characters a height, for a link. */
export const CURVE_CHARACTERS = 2 * SAMPLES;

export const writeCurve = (curve: Curve): string =>
  curve.map((height) => (Math.round(100 * height) + 100).toString(36).padStart(2, '0')).join('');

/** `null`: that is no curve. */
export function readCurve(text: string): Curve | null {
  if (text.length !== CURVE_CHARACTERS || !/^[0-9a-z]*$/.test(text)) return null;
  const heights = Array.from(
    { length: SAMPLES },
    (_, i) => (Number.parseInt(text.slice(2 * i, 2 * i + 2), 36) - 100) / 100,
  );
  return heights.every((height) => height <= 1) ? heights : null;
}
