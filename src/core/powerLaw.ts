/** Laws of scale: how a loss falls with the number of parameters, and what others have measured of that. */

/** y = floor + coefficient · x^(−exponent) */
export interface PowerLaw {
  readonly coefficient: number;
  readonly exponent: number;
  /** What is left however large `x` is. */
  readonly floor: number;
}

export interface Measured {
  readonly x: number;
  readonly y: number;
}

export const valueAt = ({ coefficient, exponent, floor }: PowerLaw, x: number): number =>
  floor + coefficient * x ** -exponent;

/** What a fit is made of: sums over logarithms, of what is above the floor. */
export interface Fit {
  readonly law: PowerLaw;
  readonly meanX: number;
  readonly meanY: number;
  /** Σ (ln x − mean)(ln y − mean) */
  readonly products: number;
  /** Σ (ln x − mean)² */
  readonly squares: number;
}

/**
 * A straight line through logarithms, by least squares. Where a floor is given it is known, not fitted.
 * @returns `null` for fewer than two different `x`, and where a `y` is not above the floor
 */
export function fitPowerLaw(points: readonly Measured[], floor = 0): Fit | null {
  if (points.some(({ x, y }) => !(x > 0 && y > floor && y < Infinity))) return null;
  const xs = points.map(({ x }) => Math.log(x));
  const ys = points.map(({ y }) => Math.log(y - floor));
  const meanX = mean(xs);
  const meanY = mean(ys);
  const products = xs.reduce((sum, x, i) => sum + (x - meanX) * (ys[i] - meanY), 0);
  const squares = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  if (!(squares > 0)) return null;
  const exponent = -products / squares;
  const coefficient = Math.exp(meanY + exponent * meanX);
  return { law: { coefficient, exponent, floor }, meanX, meanY, products, squares };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far a prediction is off, as a share of what was measured: 0.03 is 3 % too high. */
export const errorOf = (predicted: number, measured: number): number => predicted / measured - 1;

/**
 * Kaplan et al., "Scaling Laws for Neural Language Models", 2020, section 1.2: the loss in nats a token, on
 * web text, over parameters without the embeddings, and over FLOPs where each are spent on the best size.
 */
export const KAPLAN = { parameters: 0.076, flops: 0.05 } as const;

/**
 * Hoffmann et al., "Training Compute-Optimal Large Language Models", 2022, section 3.3:
 * L(N, D) = E + A / N^α + B / D^β in nats a token, on MassiveText, over all parameters N and tokens D.
 */
export const HOFFMANN = { E: 1.69, A: 406.4, alpha: 0.34, B: 410.7, beta: 0.28 } as const;

export const hoffmannLoss = (parameters: number, tokens: number): number =>
  HOFFMANN.E + HOFFMANN.A / parameters ** HOFFMANN.alpha + HOFFMANN.B / tokens ** HOFFMANN.beta;
