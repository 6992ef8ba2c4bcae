/** Which examples a step learns from. */

import { createRandom } from '../random';

/**
 * Batches of indices by the number of the step. An epoch goes through all examples once, in an order
 * of its own; its last batch may be smaller. A batch depends on the step alone, so a run can be taken
 * up anywhere.
 * @param batchSize `null`: all, in their order
 */
export function networkBatches(
  count: number,
  batchSize: number | null,
  seed: number,
): (step: number) => readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (batchSize === null || batchSize >= count) return () => all;
  const anEpoch = Math.ceil(count / batchSize);
  const seeds = createRandom(seed);
  const epochSeeds: number[] = [];
  let epoch = -1;
  let order: readonly number[] = all;
  return (step) => {
    const wanted = Math.floor(step / anEpoch);
    while (epochSeeds.length <= wanted) epochSeeds.push(seeds.int(2 ** 32));
    if (wanted !== epoch) {
      epoch = wanted;
      order = createRandom(epochSeeds[epoch]).shuffle(all);
    }
    const from = (step % anEpoch) * batchSize;
    return order.slice(from, from + batchSize);
  };
}
