import { describe } from 'vitest';
import { describeSimdBuild } from './simdBuild';

describe('simd, with fused multiply-add', () => {
  describeSimdBuild(true);
});
