import type { Batch } from '../core/batches';
import { RECIPE_CONFIG } from '../core/config';
import { PRE_TRAINING } from '../core/training';
import type { Engine } from './engine';
import { createModel, disposeModel } from './model';

/** Enough tokens to be a real step, few enough to be quick on a slow machine. */
const CONFIG = { ...RECIPE_CONFIG, vocabSize: 856 };
const STEPS = 3;

/** Median time of a training step of the recipe on this engine, in ms, after one to warm up. */
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
  const times: number[] = [];
  for (let step = 0; step <= STEPS; step++) {
    const before = performance.now();
    trainer.step(batch, step);
    await trainer.readLosses();
    times.push(performance.now() - before);
  }
  trainer.dispose();
  disposeModel(model);
  return times.slice(1).sort((a, b) => a - b)[Math.floor(STEPS / 2)];
}
