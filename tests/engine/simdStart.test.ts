/** The kernels come over the network once, however often the engine is started. */

import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { loadEngine } from '../../src/engine/select/loadEngine';
import { start } from '../../src/engine/simd';
import type { SimdBackend } from '../../src/engine/simd/tensorBackend';
import * as tf from '../../src/engine/tf';

const WASM = new URL('../../src/engine/simd/kernels/dist/plain.wasm', import.meta.url);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('a second start asks for nothing and has the same kernels', async () => {
  // TensorFlow.js advises Node's readers of a faster package.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const fetched = vi.fn(async () => new Response(readFileSync(WASM)));
  vi.stubGlobal('fetch', fetched);
  await start(false);
  expect(fetched).toHaveBeenCalledOnce();
  const { module } = tf.backend() as SimdBackend;
  await tf.setBackend('cpu');
  await start(false);
  await loadEngine('simd', () => {});
  expect(fetched).toHaveBeenCalledOnce();
  expect((tf.backend() as SimdBackend).module).toBe(module);
});
