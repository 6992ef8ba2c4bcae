/** The page that `npm run bench` opens: a worker for each contender, started and ended on demand. */

import { parameterSpecs } from '../../src/core/config';
import type { CallName, Calls, Reply, Shape } from './protocol';
import { initialParameters, makeBatches, PROMPT, SHAPES, trainingOf, workOf } from './work';

const WORKERS: Readonly<Record<string, () => Worker>> = {
  simdRelaxed: () =>
    new Worker(new URL('./contenders/simdRelaxed.worker.ts', import.meta.url), { type: 'module' }),
  simdPlain: () =>
    new Worker(new URL('./contenders/simdPlain.worker.ts', import.meta.url), { type: 'module' }),
  reference: () =>
    new Worker(new URL('./contenders/reference.worker.ts', import.meta.url), { type: 'module' }),
  referenceWasm: () =>
    new Worker(new URL('./contenders/referenceWasm.worker.ts', import.meta.url), {
      type: 'module',
    }),
  naive: () =>
    new Worker(new URL('./contenders/naive.worker.ts', import.meta.url), { type: 'module' }),
  jaxWasm: () =>
    new Worker(new URL('./contenders/jaxWasm.worker.js', import.meta.url), { type: 'module' }),
  webgpu: () =>
    new Worker(new URL('./contenders/webgpu.worker.ts', import.meta.url), { type: 'module' }),
  webgpuNaive: () =>
    new Worker(new URL('./contenders/webgpuNaive.worker.ts', import.meta.url), { type: 'module' }),
  kernels: () =>
    new Worker(new URL('./kernels/kernels.worker.ts', import.meta.url), { type: 'module' }),
};

const running = new Map<string, Worker>();

const bench = {
  shapes: SHAPES,
  workOf,

  /** Starts the worker if it is not there, and asks it one thing. */
  ask<Name extends CallName>(
    name: string,
    call: Name,
    args: Calls[Name]['args'],
  ): Promise<Calls[Name]['result']> {
    const worker = running.get(name) ?? WORKERS[name]();
    running.set(name, worker);
    return new Promise((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message || 'the worker did not start.'));
      worker.onmessage = ({ data }: MessageEvent<Reply>) =>
        'error' in data ? reject(new Error(data.error)) : resolve(data.result);
      worker.postMessage({ call, args });
    });
  },

  end(name: string): void {
    running.get(name)?.terminate();
    running.delete(name);
  },

  /** The whole of a shape's work as JSON, for who is not in this browser. */
  inFull(name: keyof typeof SHAPES) {
    const shape: Shape = SHAPES[name];
    const initial = initialParameters(shape);
    const parameters = parameterSpecs(shape.config).map(({ name, shape }) => ({
      name,
      shape,
      data: Array.from(initial[name]),
    }));
    const batches = makeBatches(shape).map((batch) =>
      Object.fromEntries(
        Object.entries(batch).flatMap(([key, values]: [string, unknown]) =>
          values instanceof Int32Array || values instanceof Float32Array
            ? [[key, Array.from(values)]]
            : [],
        ),
      ),
    );
    return { ...shape, training: trainingOf(shape), parameters, batches, prompt: PROMPT };
  },
};

export type Bench = typeof bench;

declare global {
  interface Window {
    bench: Bench;
  }
}

window.bench = bench;
