/** Where the parts of the drawn neuron stand, in CSS pixels, and the curve of its activation. */

import { ACTIVATIONS, type Activation } from '../../core/network';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface NeuronLayout {
  readonly inputs: readonly [Spot, Spot];
  readonly bias: Spot;
  readonly sum: Spot;
  /** Middle of the square with the curve. */
  readonly curve: Spot;
  readonly answer: Spot;
}

export const HEIGHT = 168;
/** Radius of a disc, side of the square. */
export const RADIUS = 21;
export const SIDE = 68;

/** @param width of the drawing, at least 280 */
export function layOutNeuron(width: number): NeuronLayout {
  const middle = 74;
  const left = RADIUS + 1;
  const right = width - RADIUS - 1;
  const sum = { x: left + 0.46 * (right - left), y: middle };
  return {
    inputs: [
      { x: left, y: middle - 48 },
      { x: left, y: middle + 48 },
    ],
    bias: { x: sum.x, y: HEIGHT - RADIUS - 1 },
    sum,
    curve: { x: left + 0.74 * (right - left), y: middle },
    answer: { x: right, y: middle },
  };
}

/** Half of the width of “w₁ = −1.50”. */
const LABEL_HALF = 34;
const GAP = 8;
const CAP_HEIGHT = 9;

/** The base line of a weight's label: clear of its line, the steeper the further, above a falling one and below a rising one. */
export function weightLabelY(from: Spot, to: Spot): number {
  const away = GAP + LABEL_HALF * Math.abs((to.y - from.y) / (to.x - from.x));
  const middle = (from.y + to.y) / 2;
  return from.y < to.y ? middle - away : middle + away + CAP_HEIGHT;
}

/** From one edge of the square to the other, both across and up, in the units of the sums. */
export const reachOf = (sum: number): number => Math.max(4, Math.abs(sum) * 1.15);

/** Those whose answers stay within −1 and 1. */
export const isBounded = (activation: Activation): boolean =>
  activation === 'tanh' || activation === 'sigmoid';

/** Where a sum and its answer lie in the square, from its middle; what is bounded fills the height, the others keep the scale of the sums. */
export function placeOnCurve(activation: Activation, sum: number, reach: number): Spot {
  const height = isBounded(activation) ? 1.3 : reach;
  const answer = ACTIVATIONS[activation](sum);
  return { x: (sum / reach) * (SIDE / 2), y: (-answer / height) * (SIDE / 2) };
}

const SAMPLES = 48;

/** The curve of an activation over −reach … reach, as an SVG path about the middle of the square. */
export function curvePath(activation: Activation, reach: number): string {
  return Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const { x, y } = placeOnCurve(activation, reach * ((2 * i) / SAMPLES - 1), reach);
    return `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`;
  }).join('');
}
