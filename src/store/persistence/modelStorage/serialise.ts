/**
 * A checkpoint as it lies in the database: all its numbers in one array. One array is cheaper for
 * the browser to copy than some sixty, and one checksum tells whether it is whole.
 */

import type { NamedArrays, NdArray } from '../../../core/arrays';
import { sizeOf } from '../../../core/config';
import { isCount, isRecord } from '../../../core/guards';
import type { StoredCheckpoint } from './types';

const GROUPS = ['parameters', 'first', 'second'] as const;
type Group = (typeof GROUPS)[number];

interface Part {
  readonly group: Group;
  readonly name: string;
  readonly shape: readonly number[];
}

export interface SerialisedCheckpoint {
  readonly run: string;
  readonly step: number;
  /** What lies in `numbers`, one after another. */
  readonly parts: readonly Part[];
  readonly numbers: Float32Array<ArrayBuffer>;
  readonly checksum: number;
}

/** @throws RangeError if an array does not have the length of its shape */
export function serialise({ run, checkpoint }: StoredCheckpoint): SerialisedCheckpoint {
  const { step, parameters, moments } = checkpoint;
  const groups: Readonly<Record<Group, NamedArrays>> = { parameters, ...moments };
  const arrays = GROUPS.flatMap((group) =>
    Object.entries(groups[group]).map(([name, array]) => ({ group, name, ...array })),
  );
  for (const { name, shape, data } of arrays) {
    if (data.length !== sizeOf(shape)) {
      throw new RangeError(
        `serialise: expected ${sizeOf(shape)} numbers for “${name}” [${shape.join(', ')}], got ${data.length}.`,
      );
    }
  }
  const numbers = new Float32Array(arrays.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  for (const { data } of arrays) {
    numbers.set(data, at);
    at += data.length;
  }
  const parts = arrays.map(({ group, name, shape }) => ({ group, name, shape: [...shape] }));
  return { run, step, parts, numbers, checksum: checksumOf(numbers) };
}

/** `null` if it is not whole: of another shape, or changed since it was packed. */
export function deserialise(value: unknown): StoredCheckpoint | null {
  if (!isPacked(value)) return null;
  const { run, step, parts, numbers, checksum } = value;
  const expected = parts.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (numbers.length !== expected || checksumOf(numbers) !== checksum) return null;
  const groups: Record<Group, [string, NdArray][]> = { parameters: [], first: [], second: [] };
  let at = 0;
  for (const { group, name, shape } of parts) {
    const data = numbers.slice(at, (at += sizeOf(shape)));
    groups[group].push([name, { shape, data }]);
  }
  const named = (group: Group): NamedArrays => Object.fromEntries(groups[group]);
  const moments = { first: named('first'), second: named('second') };
  return { run, checkpoint: { step, parameters: named('parameters'), moments } };
}

/** FNV-1a by 32-bit words: no change of a single word escapes it. */
function checksumOf(numbers: Float32Array): number {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length);
  let sum = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) sum = Math.imul(sum ^ words[i], 0x01000193);
  return sum >>> 0;
}

function isPacked(value: unknown): value is SerialisedCheckpoint {
  return (
    isRecord(value) &&
    typeof value['run'] === 'string' &&
    isCount(value['step']) &&
    Array.isArray(value['parts']) &&
    value['parts'].every(isPart) &&
    value['numbers'] instanceof Float32Array
  );
}

const isPart = (value: unknown): value is Part =>
  isRecord(value) &&
  GROUPS.some((group) => group === value['group']) &&
  typeof value['name'] === 'string' &&
  Array.isArray(value['shape']) &&
  value['shape'].every(isCount);
