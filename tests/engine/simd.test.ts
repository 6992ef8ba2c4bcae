/** The simd engine in Node, without fused multiply-add: by the contract, and how it starts. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EngineBackend } from '../../src/engine/backend';
import { loadEngine } from '../../src/engine/select/loadEngine';
import { start } from '../../src/engine/simd';
import type { SimdBackend } from '../../src/engine/simd/tensorBackend';
import * as tf from '../../src/engine/tf';
import { describeAgainstPyTorch } from './againstPyTorch';
import { describeInterventions } from './interventions';
import { describeNetworks } from './networks';
import { describeRotation } from './rotation';
import { describeOpenStep } from './openStep';
import { fetched, startSimd } from './startSimd';
import { describePairsAgainstPyTorch } from './pairsAgainstPyTorch';

describe('simd', () => {
  let backend: EngineBackend;
  beforeAll(async () => void (backend = await startSimd()));
  afterAll(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  describeAgainstPyTorch(() => backend);
  describeOpenStep(() => backend, 1e-6);
  describeInterventions();
  describeRotation();
  describeNetworks(1e-5);
  describePairsAgainstPyTorch(() => backend);

  it('fetches its kernels once, however often it is started', async () => {
    const { module } = tf.backend() as SimdBackend;
    await tf.setBackend('cpu');
    await start(false);
    await loadEngine('simd', () => {});
    expect(fetched).toHaveBeenCalledOnce();
    expect((tf.backend() as SimdBackend).module).toBe(module);
  });
});
