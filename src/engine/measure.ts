import type { Batch } from '../core/batches';
import { RECIPE_CONFIG } from '../core/config';
import { PRE_TRAINING } from '../core/training';
import type { Engine } from './engine';
import { createModel, disposeModel } from './model';

/** Enough tokens to be a real step, few enough to be quick on a slow machine. */
const CONFIG = { ...RECIPE_CONFIG, vocabSize: 856 };
/** Taken in one go: a GPU is told of several steps before it is asked for a result. */
const STEPS = 3;
const ROUNDS = 2;

/** Time of a training step of the recipe on this engine, in ms: the better of two rounds, warm. */
export async function measureStep(engine: Engine): Promise<number> {
  const time = CONFIG.contextLength;
  const model = createModel(CONFIG, 0);
  const trainer = engine.createTrainer(model, PRE_TRAINING, time);
  const size = PRE_TRAINING.batchSize * time;
  const tokenIds = Int32Array.from({ length: size }, (_, i) => (i * 37) % CONFIG.vocabSize);
  const batch: Batch = {
    inputs: tokenIds,
    targets: tokenIds,
    weights: new Float32Array(size).fill(1),
    batchSize: PRE_TRAINING.batchSize,
    time,
  };
  let step = 0;
  const take = async (steps: number): Promise<number> => {
    const before = performance.now();
    for (const end = step + steps; step < end; step++) await trainer.step(batch, step);
    await trainer.readLosses();
    return (performance.now() - before) / steps;
  };
  await take(1);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await take(STEPS));
  trainer.dispose();
  disposeModel(model);
  return Math.min(...times);
}
