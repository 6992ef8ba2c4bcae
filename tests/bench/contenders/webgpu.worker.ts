import { createModel } from '../../../src/engine/model';
import { serve } from '../serve';
import { trainingOf } from '../work';
import { costContender } from './webgpuCost';

serve(
  costContender((shape, { createTrainer }) => {
    const trainer = createTrainer(createModel(shape.config, 0), trainingOf(shape), shape.time);
    return async (batch, step) => {
      const enough = trainer.step(batch, step);
      await enough;
      await trainer.readLosses();
    };
  }),
);
