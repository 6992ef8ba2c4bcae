/** The simd engine in Node: the plain build of its kernels, read from the disk. */

import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import type { EngineBackend } from '../../src/engine/backend';
import { start } from '../../src/engine/simd';

const WASM = new URL('../../src/engine/simd/kernels/dist/plain.wasm', import.meta.url);

export const fetched = vi.fn(async () => new Response(readFileSync(WASM)));

/** Until `vi.unstubAllGlobals` and `vi.restoreAllMocks`, fetches are answered with the kernels. */
export function startSimd(): Promise<EngineBackend> {
  // TensorFlow.js advises Node's readers of a faster package.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('fetch', fetched);
  return start(false);
}
