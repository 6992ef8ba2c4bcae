/** Where each parameter lies in the one buffer that holds them all. */

import { alignUp } from '../alignment';
import { parameterSpecs, sizeOf, type AnyConfig, type ParameterKind } from '../../core/config';
import type { ParameterLayout } from './kernels/adamW';

export interface ParameterPlace {
  readonly name: string;
  readonly shape: readonly number[];
  /** In floats. */
  readonly offset: number;
  readonly size: number;
}

export interface Layout extends ParameterLayout {
  readonly places: ReadonlyMap<string, ParameterPlace>;
}

/** A binding may begin at every 256th byte on any device. */
export const aligned = (floats: number): number => alignUp(floats, 64);

/** By kind, so that AdamW needs no table to know what a number belongs to. */
const ORDER: readonly ParameterKind[] = ['embedding', 'matrix', 'norm'];

export function layoutOf(config: AnyConfig): Layout {
  const places = new Map<string, ParameterPlace>();
  const starts: number[] = [];
  let offset = 0;
  for (const kind of ORDER) {
    starts.push(offset);
    for (const { name, shape, kind: own } of parameterSpecs(config)) {
      if (own !== kind) continue;
      const size = sizeOf(shape);
      places.set(name, { name, shape, offset, size });
      offset += aligned(size);
    }
  }
  const gainStride = aligned(config.dModel);
  const [, matrixStart, gainStart] = starts;
  const gains = (offset - gainStart) / gainStride;
  return { places, matrixStart, gainStart, gainStride, gains, size: offset };
}

/** The number of a norm among all, in the order of their gains. */
export const gainIndex = ({ places, gainStart, gainStride }: Layout, name: string): number =>
  (places.get(name)!.offset - gainStart) / gainStride;
