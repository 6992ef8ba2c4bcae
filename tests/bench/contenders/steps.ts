import type { Batch } from '../../../src/core/batches';
import type { StepShape } from '../../../src/core/stepShape';
import type { Calls, Contender } from '../protocol';
import { isOfPairs, makeBatches } from '../work';

/**
 * A contender that does nothing but take steps, of the decoder-only model.
 * @param create draws the model; gives what `prepare` does, and a function that takes a step and gives its loss
 */
export function stepper(
  create: (shape: StepShape) => Promise<
    Calls['prepare']['result'] & {
      takeStep: (batch: Batch, step: number) => Promise<number>;
    }
  >,
): Contender {
  let run: Contender['run'];
  return {
    async prepare(shape) {
      if (isOfPairs(shape)) throw new Error('it has no encoder–decoder.');
      const { takeStep, ...said } = await create(shape);
      const batches = makeBatches(shape);
      let step = 0;
      run = async ({ steps }) => {
        const losses: number[] = [];
        const before = performance.now();
        for (const end = step + steps; step < end; step++) {
          losses.push(await takeStep(batches[step % batches.length], step));
        }
        return { ms: performance.now() - before, losses };
      };
      return said;
    },
    run: (args) => {
      if (!run) throw new Error('expected prepare before run.');
      return run(args);
    },
  };
}
