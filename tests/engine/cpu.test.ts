import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe } from 'vitest';
import { referenceBackend } from '../../src/engine/reference';
import * as tf from '../../src/engine/tf';
import { describeAgainstPyTorch } from './againstPyTorch';
import { describeNetworks } from './networks';

describe('cpu', () => {
  beforeAll(() => tf.setBackend('cpu'));
  describeAgainstPyTorch(() => referenceBackend);
  describeNetworks(1e-5);
});
