/** Rates of single kernels at the recipe's shapes, beside the most that registers alone allow. */

import { loadModule, type SimdModule } from '../../../src/engine/simd/module';
import { serve } from '../serve';
import rooflineUrl from './dist/roofline.wasm?url';

interface Job {
  readonly name: string;
  /** Floating-point operations of one run. */
  readonly operations: number;
  readonly run: () => void;
}

/** Rows of a step, and the dimensions of each linear layer: `[inDim, outDim]`. */
const ROWS = 1024;
const LAYERS: readonly (readonly [string, number, number])[] = [
  ['attentionOut', 64, 64],
  ['qkv', 64, 192],
  ['gateUp', 64, 352],
  ['down', 176, 64],
  ['head', 64, 856],
];
const ATTENTION = { batch: 32, time: 32, nHead: 4, headDim: 16 };

let jobs: Promise<Job[]> | null = null;

serve({
  async rates({ ms }) {
    const all = await (jobs ??= makeJobs());
    return Object.fromEntries(all.map((job) => [job.name, rateOf(job, ms)]));
  },
});

/** In GFLOP/s. */
function rateOf({ operations, run }: Job, ms: number): number {
  run();
  const before = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < ms) {
    for (let i = 0; i < 4; i++) run();
    count += 4;
    elapsed = performance.now() - before;
  }
  return (operations * count) / elapsed / 1e6;
}

async function makeJobs(): Promise<Job[]> {
  const module = await loadModule(true);
  return [
    await roofline(),
    ...LAYERS.flatMap((layer) => products(module, ...layer)),
    ...attention(module),
  ];
}

async function roofline(): Promise<Job> {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(rooflineUrl));
  const { run, OPERATIONS_A_ROUND } = instance.exports as unknown as {
    run(rounds: number, factor: number): number;
    OPERATIONS_A_ROUND: WebAssembly.Global;
  };
  const rounds = 500_000;
  return {
    name: 'registers',
    operations: rounds * Number(OPERATIONS_A_ROUND.value),
    run: () => void run(rounds, 0.5),
  };
}

/** Numbers of an ordinary size: denormal ones would be slow. */
function filled({ arena }: SimdModule, size: number): number {
  const address = arena.allocate(size);
  arena.floats(address, size).forEach((_, i, floats) => (floats[i] = Math.sin(i) / 2));
  return address;
}

function products(module: SimdModule, name: string, inDim: number, outDim: number): Job[] {
  const { kernels, arena } = module;
  const [x, weight] = [filled(module, ROWS * inDim), filled(module, outDim * inDim)];
  const out = filled(module, ROWS * outDim);
  const [dx, dWeight] = [filled(module, ROWS * inDim), filled(module, outDim * inDim)];
  const scratch = arena.allocate(kernels.scratchFor(inDim, outDim));
  const dOut = filled(module, ROWS * outDim);
  const operations = 2 * ROWS * inDim * outDim;
  const shape = `${name} ${ROWS}×${inDim}→${outDim}`;
  const job = (direction: string, run: () => void): Job => ({
    name: `${shape}, ${direction}`,
    operations,
    run,
  });
  return [
    job('forward', () => kernels.linear(x, weight, 0, out, ROWS, inDim, outDim, scratch)),
    job('back to input', () =>
      kernels.linearGradInput(dOut, weight, 0, dx, ROWS, inDim, outDim, scratch),
    ),
    job('back to weight', () =>
      kernels.linearGradWeight(dOut, x, 0, dWeight, ROWS, inDim, outDim, scratch),
    ),
  ];
}

/** Operations of the products alone, over the pairs that causal attention needs. */
function attention(module: SimdModule): Job[] {
  const { kernels, arena } = module;
  const { batch, time, nHead, headDim } = ATTENTION;
  const nRows = batch * time;
  const dim = nHead * headDim;
  const [qkv, dQkv] = [filled(module, nRows * 3 * dim), filled(module, nRows * 3 * dim)];
  const weights = filled(module, batch * nHead * time * time);
  const [out, dOut] = [filled(module, nRows * dim), filled(module, nRows * dim)];
  const scratch = arena.allocate(kernels.attentionScratch(time, time, headDim));
  const product = batch * nHead * ((time * (time + 1)) / 2) * headDim * 2;
  const shape = [batch, time, time, nHead, nHead, headDim, true, scratch] as const;
  const partsOf = (place: number) => [place, place + 4 * dim, place + 8 * dim] as const;
  const [q, k, v] = partsOf(qkv);
  const parts = [q, 3 * dim, k, v, 3 * dim, 0, weights] as const;
  return [
    {
      name: `attention ${batch}×${nHead} heads, ${time} tokens, forward`,
      operations: 2 * product,
      run: () => kernels.attention(...parts, out, ...shape),
    },
    {
      name: `attention ${batch}×${nHead} heads, ${time} tokens, backward`,
      operations: 4 * product,
      run: () => kernels.attentionGrad(...parts, dOut, ...partsOf(dQkv), ...shape),
    },
  ];
}
