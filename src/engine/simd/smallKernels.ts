/**
 * What the processor's backend does slowly for its lack of assumptions, and small networks do all the time:
 * products of many small matrices, sums of arrays of one shape, parts of an array. The same numbers, bit for
 * bit; what does not fit goes to the processor's own kernel.
 */

import {
  Add,
  backend_util,
  BatchMatMul,
  getKernel,
  Multiply,
  registerKernel,
  SplitV,
  Sub,
  unregisterKernel,
  util,
  type BatchMatMulAttrs,
  type KernelFunc,
  type SplitVAttrs,
  type Tensor,
  type TensorInfo,
} from '../tf';
import { floatsOf, multiplyByKernel } from './linearKernel';
import type { SimdBackend } from './tensorBackend';

/** Rows and columns are this long in a block of the processor's backend, which rounds after each. */
const BLOCK = 48;

/** Puts them in the place of those of the backend `simd`. */
export function registerSmallKernels(): void {
  replace(
    BatchMatMul,
    (operands: Operands, backend, attributes) =>
      multiplyMatrices(operands, backend, attributes) ??
      multiplyByKernel(operands, backend, attributes as BatchMatMulAttrs),
  );
  replace(SplitV, split);
  replace(
    Add,
    elementwise((a, b, out) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] + b[i];
    }),
  );
  replace(
    Sub,
    elementwise((a, b, out) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] - b[i];
    }),
  );
  replace(
    Multiply,
    elementwise((a, b, out) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] * b[i];
    }),
  );
}

type Operands = { readonly a: TensorInfo; readonly b: TensorInfo };
/** Does it, or says that it does not do that. */
type SmallKernel<Inputs> = (
  inputs: Inputs,
  backend: SimdBackend,
  attributes: unknown,
) => TensorInfo | TensorInfo[] | null;

function replace<Inputs>(kernelName: string, small: SmallKernel<Inputs>): void {
  const { kernelFunc } = getKernel(kernelName, 'cpu');
  const func: KernelFunc = (call) =>
    small(call.inputs as unknown as Inputs, call.backend as SimdBackend, call.attrs) ??
    kernelFunc(call);
  unregisterKernel(kernelName, 'simd');
  registerKernel({ kernelName, backendName: 'simd', kernelFunc: func });
}

type Loop = (a: Float32Array, b: Float32Array, out: Float32Array) => void;

const elementwise =
  (loop: Loop): SmallKernel<Operands> =>
  ({ a, b }, backend) => {
    if (!areFloats(a, b) || !util.arraysEqual(a.shape, b.shape)) return null;
    const [left, right] = [floatsOf(backend, a), floatsOf(backend, b)];
    const out = new Float32Array(left.length);
    loop(left, right, out);
    return backend.makeTensorInfo(a.shape, 'float32', out);
  };

function multiplyMatrices(
  { a, b }: Operands,
  backend: SimdBackend,
  attributes: unknown,
): TensorInfo | null {
  const { transposeA, transposeB } = attributes as BatchMatMulAttrs;
  if (!areFloats(a, b) || a.shape.length !== 3 || b.shape.length !== 3) return null;
  const [batchA, rowsA, columnsA] = a.shape;
  const [batchB, rowsB, columnsB] = b.shape;
  const [rows, depth] = transposeA ? [columnsA, rowsA] : [rowsA, columnsA];
  const columns = transposeB ? rowsB : columnsB;
  if (depth > BLOCK || depth !== (transposeB ? columnsB : rowsB)) return null;
  if (batchA !== batchB && batchA !== 1 && batchB !== 1) return null;
  const batch = Math.max(batchA, batchB);
  const [left, right] = [floatsOf(backend, a), floatsOf(backend, b)];
  const [rowStep, leftStep] = transposeA ? [1, columnsA] : [columnsA, 1];
  const [columnStep, rightStep] = transposeB ? [columnsB, 1] : [1, columnsB];
  const out = new Float32Array(batch * rows * columns);
  // In double precision, in which the sums are, and depth by depth.
  const matrix = new Float64Array(depth * columns);
  for (let n = 0; n < batch; n++) {
    const fromA = batchA === 1 ? 0 : n * rowsA * columnsA;
    const fromB = batchB === 1 ? 0 : n * rowsB * columnsB;
    for (let k = 0; k < depth; k++) {
      for (let j = 0; j < columns; j++) {
        matrix[k * columns + j] = right[fromB + j * columnStep + k * rightStep];
      }
    }
    const to = n * rows * columns;
    let j = 0;
    // Four sums at once, which hides how long each addition takes.
    for (; j + 3 < columns; j += 4) {
      for (let i = 0; i < rows; i++) {
        let [x, y] = [fromA + i * rowStep, j];
        let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
        for (let k = 0; k < depth; k++) {
          const value = left[x];
          sum0 += value * matrix[y];
          sum1 += value * matrix[y + 1];
          sum2 += value * matrix[y + 2];
          sum3 += value * matrix[y + 3];
          x += leftStep;
          y += columns;
        }
        const at = to + i * columns + j;
        out[at] = sum0;
        out[at + 1] = sum1;
        out[at + 2] = sum2;
        out[at + 3] = sum3;
      }
    }
    for (; j < columns; j++) {
      for (let i = 0; i < rows; i++) {
        let [x, y] = [fromA + i * rowStep, j];
        let sum = 0;
        for (let k = 0; k < depth; k++) {
          sum += left[x] * matrix[y];
          x += leftStep;
          y += columns;
        }
        out[to + i * columns + j] = sum;
      }
    }
  }
  return backend.makeTensorInfo([batch, rows, columns], 'float32', out);
}

/** Parts of equal or given size along an axis, copied stretch by stretch. */
function split(
  { x }: { readonly x: TensorInfo },
  backend: SimdBackend,
  attributes: unknown,
): TensorInfo[] | null {
  if (x.dtype !== 'float32') return null;
  const { numOrSizeSplits, axis } = attributes as SplitVAttrs;
  const along = util.parseAxisParam(axis, x.shape)[0];
  const sizes = backend_util.prepareSplitSize(x as Tensor, numOrSizeSplits, along);
  const inner = util.sizeFromShape(x.shape.slice(along + 1));
  const outer = util.sizeFromShape(x.shape.slice(0, along));
  const values = floatsOf(backend, x);
  let from = 0;
  return sizes.map((size) => {
    const part = new Float32Array(outer * size * inner);
    for (let n = 0; n < outer; n++) {
      const begin = (n * x.shape[along] + from) * inner;
      part.set(values.subarray(begin, begin + size * inner), n * size * inner);
    }
    from += size;
    const shape = x.shape.with(along, size);
    return backend.makeTensorInfo(shape, 'float32', part);
  });
}

const areFloats = (a: TensorInfo, b: TensorInfo): boolean =>
  a.dtype === 'float32' && b.dtype === 'float32';
