/** The beginning of a training step: which windows, and what the schedule says. */

import { kernel, tree, u, type Kernel } from './kernel';

/** Words of a step's entry in the queue before the starts of its windows. */
export const ENTRY_HEAD = 3;

/** Words before the entries: the number of the next one, which the GPU counts up. */
export const QUEUE_HEAD = 1;

/** Floats of `current`: what the step's other kernels ask for. */
export const CURRENT_SIZE = 8;
export const learningRateOf = 'current[0]';
export const firstCorrectionOf = 'current[1]';
export const secondCorrectionOf = 'current[2]';
/** 1 / Σ weights of the batch. */
export const scaleOf = 'current[3]';
/** The step's place among those of one submission. */
export const slotOf = 'u32(current[4])';

/**
 * Takes the next entry of `queue` (learning rate, the two bias corrections of Adam, then `batch`
 * starts) and copies its windows from the source: `inputs`, `targets`, `weights` are `[batch, time]`.
 */
export function beginStep(batch: number, time: number): Kernel {
  const threads = 256;
  const entry = ENTRY_HEAD + batch;
  return kernel(
    'beginStep',
    {
      queue: 'read_write u32',
      sourceInputs: 'read i32',
      sourceTargets: 'read i32',
      sourceWeights: 'read f32',
      inputs: 'read_write i32',
      targets: 'read_write i32',
      weights: 'read_write f32',
      current: 'read_write f32',
    },
    threads,
    [1, 1, 1],
    /* wgsl */ `
${tree(threads)}
fn main(group: vec3u, local: u32) {
  let slot = queue[0];
  let start = ${u(QUEUE_HEAD)} + slot * ${u(entry)};
  var sum = 0.0;
  for (var i = local; i < ${u(batch * time)}; i += ${u(threads)}) {
    let place = queue[start + ${u(ENTRY_HEAD)} + i / ${u(time)}] + i % ${u(time)};
    inputs[i] = sourceInputs[place];
    targets[i] = sourceTargets[place];
    let weight = sourceWeights[place];
    weights[i] = weight;
    sum += weight;
  }
  // Its barriers stand between the others' reading of the slot and the counting.
  sum = treeSum(local, sum);
  if (local == 0u) {
    for (var i = 0u; i < ${u(ENTRY_HEAD)}; i++) { current[i] = bitcast<f32>(queue[start + i]); }
    current[3] = 1.0 / sum;
    current[4] = f32(slot);
    queue[0] = slot + 1u;
  }
}`,
  );
}
