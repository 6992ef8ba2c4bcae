import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe } from 'vitest';
import { createDecoder } from '../../src/engine/reference/decoder';
import * as tf from '../../src/engine/tf';
import { createTrainer } from '../../src/engine/reference/trainer';
import { describeAgainstPyTorch } from './againstPyTorch';

describe('cpu', () => {
  beforeAll(() => tf.setBackend('cpu'));
  describeAgainstPyTorch(() => ({ createTrainer, createDecoder }));
});
