import { expect } from 'vitest';
import type { NdArray } from '../../src/core/arrays';

export const largest = ({ data }: NdArray): number =>
  data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

export function largestDifference(a: NdArray, b: NdArray): number {
  expect(a.data.length).toBe(b.data.length);
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0);
}
