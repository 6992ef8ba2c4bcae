/** PyTorch in a process of its own, asked in lines of JSON; and a BLAS that does it justice. */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('pytorch.py', import.meta.url));
const CACHE = fileURLToPath(new URL('.cache/openblas', import.meta.url));

/** Where Debian's package has its library, inside the package. */
const OPENBLAS = join(CACHE, 'usr/lib/x86_64-linux-gnu/openblas-serial');

/** Kernels of OpenBLAS to try: an old one does not know a new processor, and chooses badly. */
const CORES = ['', 'SkylakeX', 'Haswell', 'Zen'];

/**
 * The fastest of the ways that PyTorch can be had here: with the BLAS that is installed, or with
 * OpenBLAS and one of its kernels.
 * @param workFile the work of a shape, as `page.ts` gives it
 * @returns a contender, or none where there is no PyTorch
 */
export async function startPyTorch(workFile) {
  const python = ['/usr/bin/python3', 'python3'].find(
    (command) => spawnSync(command, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
  );
  if (!python) throw new Error('no python3 here can import torch.');
  const plain = startProcess(python, {});
  const { blas } = await plain.ask('hello', {});
  if (!blas.startsWith('libblas.so') || !fetchOpenBlas()) return plain;
  plain.end();

  // Its own BLAS is Netlib's reference, ten times slower or more: nobody trains with that.
  let best = null;
  let fault = null;
  const tried = [];
  for (const core of CORES) {
    const env = { LD_LIBRARY_PATH: OPENBLAS, ...(core && { OPENBLAS_CORETYPE: core }) };
    const process = startProcess(python, env);
    try {
      await process.ask('hello', {});
      await process.ask('prepare', { file: workFile });
      const ms = await leastMs(process);
      tried.push(`${core || 'its own choice'} ${ms.toFixed(1)}`);
      if (!best || ms < best.ms) {
        best?.process.end();
        best = { process, ms };
      } else process.end();
    } catch (error) {
      fault = error;
      process.end();
    }
  }
  if (!best) throw fault;
  return { ...best.process, note: `OpenBLAS with kernels for, least ms: ${tried.join(', ')}` };
}

/** The least of a few steps: other work on the machine can only add to it. */
async function leastMs(process) {
  let least = Infinity;
  for (let i = 0; i < 15; i++) {
    const { ms } = await process.ask('run', { steps: 1 });
    least = Math.min(least, ms);
  }
  return least;
}

/** Debian's OpenBLAS, unpacked and not installed. @returns whether it is there */
function fetchOpenBlas() {
  if (existsSync(OPENBLAS)) return true;
  mkdirSync(CACHE, { recursive: true });
  const run = (command, args) => spawnSync(command, args, { cwd: CACHE, stdio: 'ignore' }).status;
  run('apt-get', ['download', 'libopenblas0-serial']);
  const file = readdirSync(CACHE).find((name) => name.endsWith('.deb'));
  if (file) run('dpkg', ['-x', file, '.']);
  return existsSync(OPENBLAS);
}

function startProcess(python, given) {
  const env = {
    ...process.env,
    // A tensor's memory is kept, not given back to the system after every step.
    MALLOC_MMAP_THRESHOLD_: String(2 ** 28),
    MALLOC_TRIM_THRESHOLD_: String(2 ** 30),
    PYTHONDONTWRITEBYTECODE: '1',
  };
  // Where they are set, they are for builds that would fail without, and slow those that would not.
  delete env.OPENBLAS_CORETYPE;
  delete env.OPENBLAS_L2_SIZE;
  const child = spawn(python, [resolve(SCRIPT)], {
    env: { ...env, ...given },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { result, error } = JSON.parse(line);
    const { resolve, reject } = waiting.shift();
    if (error) reject(new Error(error));
    else resolve(result);
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.splice(0))
      reject(new Error(`PyTorch ended with code ${code}.`));
  });
  child.stdin.on('error', () => undefined);
  return {
    note: 'the BLAS that is installed',
    ask: (call, args) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify({ call, args })}\n`);
      }),
    end: () => child.kill(),
  };
}
