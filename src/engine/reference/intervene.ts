import type { Change, Intervention } from '../../core/interventions';
import * as tf from '../tf';
import type { Hook } from './parts';

/** Which tokens a pass reads, of how many texts. */
export interface PassShape {
  readonly batch: number;
  readonly time: number;
  /** Where the first of the tokens stands in its text. */
  readonly start: number;
}

/**
 * Changes intermediates on their way, in the order in which the interventions are given. What lies outside
 * the tokens of this pass is left to others.
 * @throws RangeError where a head or the number of values does not fit what is to be changed
 */
export function interveningHook(interventions: readonly Intervention[], pass: PassShape): Hook {
  return (name, tensor) => {
    const own = interventions.filter(({ at }) => at === name);
    return runsOfOneKind(own).reduce((changed, alike) => apply(changed, alike, pass), tensor);
  };
}

/** Those that follow one another and are of one kind are one op. */
function runsOfOneKind(interventions: readonly Intervention[]): Intervention[][] {
  const runs: Intervention[][] = [];
  for (const one of interventions) {
    const run = runs.at(-1);
    if (run?.[0].change.kind === one.change.kind) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

function apply<T extends tf.Tensor>(tensor: T, alike: readonly Intervention[], pass: PassShape): T {
  const { kind } = alike[0].change;
  const width = tensor.shape.at(-1)!;
  const isMeant = new Uint8Array(tensor.size);
  const operand = new Float32Array(tensor.size).fill(kind === 'scale' ? 1 : 0);
  for (const intervention of alike) {
    const { at, change, text } = intervention;
    const rows = rowsOf(tensor.shape, intervention, pass);
    if (change.kind !== 'scale' && change.values.length !== rows.length * width) {
      throw new RangeError(
        `Intervention: expected ${rows.length} × ${width} values for ${at}, got ${change.values.length}.`,
      );
    }
    const meant = text === undefined ? Array(pass.batch).keys() : [text];
    for (const of of meant) {
      const from = (of * tensor.size) / pass.batch;
      for (const [index, row] of rows.entries()) {
        if (row === null) continue;
        const offset = from + row * width;
        isMeant.fill(1, offset, offset + width);
        for (let i = 0; i < width; i++) {
          operand[offset + i] = combined(operand[offset + i], change, index * width + i);
        }
      }
    }
  }
  if (!isMeant.includes(1)) return tensor;
  const other = tf.tensor(operand, tensor.shape);
  const changed =
    kind === 'replace' ? other : kind === 'scale' ? tf.mul(tensor, other) : tf.add(tensor, other);
  return tf.where(tf.tensor(isMeant, tensor.shape, 'bool'), changed, tensor) as T;
}

function combined(before: number, change: Change, index: number): number {
  switch (change.kind) {
    case 'scale':
      return before * change.factor;
    case 'add':
      return before + change.values[index];
    case 'replace':
      return change.values[index];
  }
}

/**
 * Which rows of one text are meant, head by head and position by position: `[time, width]` has no heads, and
 * `[heads, time, width]` has. `null` stands for what another pass reads.
 */
function rowsOf(
  shape: readonly number[],
  { at, head, positions }: Intervention,
  { time, start }: PassShape,
): (number | null)[] {
  const hasHeads = shape.length === 4;
  const count = hasHeads ? shape[1] : 1;
  if (head !== undefined && !(hasHeads && Number.isInteger(head) && head >= 0 && head < count)) {
    const range = hasHeads ? `a head from 0 to ${count - 1}` : 'no head';
    throw new RangeError(`Intervention: expected ${range} of ${at}, got ${head}.`);
  }
  const heads = head === undefined ? [...Array(count).keys()] : [head];
  const places = positions?.map((position) => position - start) ?? [...Array(time).keys()];
  return heads.flatMap((of) =>
    places.map((place) => (place >= 0 && place < time ? of * time + place : null)),
  );
}
