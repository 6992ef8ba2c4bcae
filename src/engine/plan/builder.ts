/** What plans are put together with: buffers, calls, and for each call forwards those backwards. */

import { parameterSpecs, sizeOf, type AnyConfig } from '../../core/config';
import {
  gradientOf,
  type Call,
  type LinearCall,
  type NormCall,
  type Place,
  type Plan,
} from './calls';

export interface Builder {
  readonly calls: Call[];
  /** Calls back, of which the last comes first. */
  readonly backward: (() => void)[];
  /** A buffer by its name, as large as the largest that was asked for. */
  buffer(name: string, size: number): Place;
  /** Carries out `backward`, from its end, and empties it. */
  back(): void;
  plan(): Plan;
}

export function createBuilder(): Builder {
  const buffers = new Map<string, number>();
  const calls: Call[] = [];
  const backward: (() => void)[] = [];
  return {
    calls,
    backward,
    buffer(name, size) {
      buffers.set(name, Math.max(size, buffers.get(name) ?? 0));
      return whole(name);
    },
    back() {
      while (backward.length > 0) backward.pop()!();
    },
    plan: () => ({ buffers, calls }),
  };
}

/** Room for the gradient of every parameter. */
export function allocateGradients({ buffer }: Builder, config: AnyConfig): void {
  for (const { name, shape } of parameterSpecs(config)) buffer(gradientOf(name), sizeOf(shape));
}

export const whole = (buffer: string): Place => ({ buffer, offset: 0 });

export const gradientPlace = (parameter: string): Place => whole(gradientOf(parameter));

/** Where a norm's gradient comes from, and where it goes. */
export interface NormBack {
  /** Is overwritten. */
  readonly dOut: Place;
  readonly dx: Place;
  /** What it is added to. */
  readonly base: Place | null;
}

/**
 * Adds the call of a norm.
 * @param name of its gain
 * @returns what it gives, `[nRows, dim]`, and what adds its backward call
 */
export function norm(
  { calls, buffer }: Builder,
  x: Place,
  name: string,
  { nRows, dim }: { readonly nRows: number; readonly dim: number },
) {
  const inverse = buffer(`${name} inverse`, nRows);
  const out = buffer(`${name} out`, nRows * dim);
  const call: NormCall = { x, gain: whole(name), inverse, nRows, dim };
  calls.push({ kernel: 'rmsNorm', out, ...call });
  const back = (places: NormBack) =>
    calls.push({ kernel: 'rmsNormGrad', dGain: gradientPlace(name), ...places, ...call });
  return [out, back] as const;
}

/**
 * Adds the call of a product, `out = base + x · weightᵀ`.
 * @param name of the weight
 * @returns what adds its two backward calls: `dx` is added to `dBase`
 */
export function linear(
  { calls }: Builder,
  x: Place,
  name: string,
  out: Place,
  { base, ...size }: LinearCall,
) {
  const weight = whole(name);
  calls.push({ kernel: 'linear', x, weight, out, base, ...size });
  return (dOut: Place, dx: Place, dBase: Place | null = null) => {
    const dWeight = gradientPlace(name);
    calls.push({ kernel: 'linearGradWeight', dOut, x, dWeight, base: null, ...size });
    calls.push({ kernel: 'linearGradInput', dOut, weight, dx, base: dBase, ...size });
  };
}
