import { serve } from '../serve';
import { trainerOf } from './engine';
import { costContender } from './webgpuCost';

serve(
  costContender((shape, backend) => {
    const trainer = trainerOf(backend, shape);
    return async (batch, step) => {
      const enough = trainer.step(batch, step);
      await enough;
      await trainer.readLosses();
    };
  }),
);
