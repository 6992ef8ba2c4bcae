import { serve } from '../serve';
import { createNaiveStep } from './naive';
import { costContender } from './webgpuCost';

serve(costContender((shape) => createNaiveStep(shape)));
