import { serve } from '../serve';
import { isOfPairs } from '../work';
import { createNaiveStep } from './naive';
import { costContender } from './webgpuCost';

serve(
  costContender((shape) => {
    if (isOfPairs(shape)) throw new Error('it has no encoder–decoder.');
    return createNaiveStep(shape);
  }),
);
