/** Compiles the SIMD kernels before anything that imports them is built or served. */

import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCES = fileURLToPath(new URL('../engine/kernels/simd', import.meta.url));

/** The same sources twice: with fused multiply-add where the browser has it, and without. */
const BUILDS = [
  { file: 'relaxed.wasm', flags: ['--enable', 'relaxed-simd'] },
  { file: 'plain.wasm', flags: [] },
];

export function assemblyScript(): Plugin {
  return {
    name: 'assembly-script',
    async buildStart() {
      for (const { file, flags } of BUILDS) await compile(join(SOURCES, 'dist', file), flags);
    },
  };
}

async function compile(target: string, flags: readonly string[]): Promise<void> {
  if (ageOf(target) >= newestSource()) return;
  mkdirSync(dirname(target), { recursive: true });
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main([
    join(SOURCES, 'index.ts'),
    ...['--outFile', target],
    ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', ...flags],
  ]);
  if (error) throw new Error(`The SIMD kernels do not compile: ${stderr.toString()}`);
}

const ageOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newestSource = (): number =>
  Math.max(
    ...readdirSync(SOURCES)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ageOf(join(SOURCES, name))),
  );
