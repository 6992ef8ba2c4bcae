/** Compiles the SIMD kernels before anything that imports them is built or served. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const COMPILER = fileURLToPath(
  new URL('../../node_modules/assemblyscript/bin/asc.js', import.meta.url),
);

const SOURCES = fileURLToPath(new URL('../engine/simd/kernels', import.meta.url));

/** The same sources twice: with fused multiply-add where the browser has it, and without. */
const BUILDS = [
  { file: 'relaxed.wasm', flags: ['--enable', 'relaxed-simd'] },
  { file: 'plain.wasm', flags: [] },
];

export function assemblyScript(): Plugin {
  return {
    name: 'assembly-script',
    buildStart() {
      for (const { file, flags } of BUILDS) compile(join(SOURCES, 'dist', file), flags);
    },
  };
}

/** In a process of its own: the module that this plugin came in may be gone when it is needed. */
function compile(target: string, flags: readonly string[]): void {
  if (ageOf(target) >= newestSource()) return;
  mkdirSync(dirname(target), { recursive: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      COMPILER,
      join(SOURCES, 'index.ts'),
      ...['--outFile', target],
      ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', ...flags],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The SIMD kernels do not compile: ${stderr}`);
}

const ageOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newestSource = (): number =>
  Math.max(
    ...readdirSync(SOURCES)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ageOf(join(SOURCES, name))),
  );
