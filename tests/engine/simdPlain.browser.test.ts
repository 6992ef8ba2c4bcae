import { describe } from 'vitest';
import { describeSimdBuild } from './simdBuild';

describe('simd, without fused multiply-add', () => {
  describeSimdBuild(false);
});
