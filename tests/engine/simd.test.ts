/** The simd engine in Node, without fused multiply-add: by the contract, and how it starts. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EngineBackend } from '../../src/engine/backend';
import { loadEngine } from '../../src/engine/select/loadEngine';
import { start } from '../../src/engine/simd';
import type { SimdBackend } from '../../src/engine/simd/tensorBackend';
import * as tf from '../../src/engine/tf';
import { describeAgainstPyTorch } from './againstPyTorch';
import { describePairsAgainstPyTorch } from './pairsAgainstPyTorch';

const WASM = new URL('../../src/engine/simd/kernels/dist/plain.wasm', import.meta.url);
const fetched = vi.fn(async () => new Response(readFileSync(WASM)));

describe('simd', () => {
  let backend: EngineBackend;
  beforeAll(async () => {
    // TensorFlow.js advises Node's readers of a faster package.
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('fetch', fetched);
    backend = await start(false);
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  describeAgainstPyTorch(() => backend);
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
