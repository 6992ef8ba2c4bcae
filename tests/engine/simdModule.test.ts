import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const KERNELS = new URL('../../src/engine/simd/kernels/dist/', import.meta.url);

it.each(['relaxed', 'plain'])('the %s build of the kernels stays a small download', (build) => {
  const wasm = readFileSync(new URL(`${build}.wasm`, KERNELS));
  expect(wasm.subarray(0, 4).toString()).toBe('\0asm');
  expect(gzipSync(wasm).length).toBeLessThan(40_000);
});
