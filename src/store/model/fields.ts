/** Readers of values that may be anything at all: each gives what it is named for, or throws. */

import { isCount, isRecord } from '../../core/guards';

export type Fields = Readonly<Record<string, unknown>>;

export function expect(holds: boolean): asserts holds {
  if (!holds) throw new Error('fields: expected a value of another kind.');
}

export function fields(value: unknown): Fields {
  expect(isRecord(value));
  return value;
}

export function list(value: unknown): readonly unknown[] {
  expect(Array.isArray(value));
  return value;
}

export function text(value: unknown): string {
  expect(typeof value === 'string');
  return value;
}

export const textOrNull = (value: unknown): string | null => (value === null ? null : text(value));

export function number(value: unknown): number {
  expect(typeof value === 'number' && Number.isFinite(value));
  return value;
}

export function count(value: unknown): number {
  expect(isCount(value));
  return value;
}

export function flag(value: unknown): boolean {
  expect(typeof value === 'boolean');
  return value;
}

export function oneOf<T extends string>(all: readonly T[], value: unknown): T {
  const found = all.find((one) => one === value);
  expect(found !== undefined);
  return found;
}
