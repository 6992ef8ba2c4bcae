import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe } from 'vitest';
import { referenceBackend } from '../../src/engine/reference';
import * as tf from '../../src/engine/tf';
import { describeAgainstPyTorch } from './againstPyTorch';
import { describeInterventions } from './interventions';
import { describeNetworks } from './networks';
import { describeOpenStep } from './openStep';
import { describePairsAgainstPyTorch } from './pairsAgainstPyTorch';
import { describeRotation } from './rotation';

describe('cpu', () => {
  beforeAll(() => tf.setBackend('cpu'));
  describeAgainstPyTorch(() => referenceBackend);
  describeOpenStep(() => referenceBackend, 1e-6);
  describeInterventions();
  describeRotation();
  describeNetworks(1e-5);
  describePairsAgainstPyTorch(() => referenceBackend);
});
