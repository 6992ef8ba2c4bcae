/** The two backward products of a linear layer as one dispatch: neither waits for the other. */

import type { LinearShape } from '../../shapes';
import { grid, kernel, pieceOf, sigmoid, u, type Kernel } from './kernel';
import {
  eachColumn,
  productFunction,
  productMemory,
  threadsOf,
  tilesOf,
  tilingFor,
  type Product,
} from './matrixProduct';

/**
 * `dWeight = dOutᵀ · x`, `[outDim, inDim]`, added to what is there if `adds`; and `dx = dOut · weight`,
 * `[nRows, inDim]`, added to what is there if `addsInput`.
 * @param swiglu `x` came from SwiGLU: instead of `dx`, its gradient goes straight through to
 *   `dGateUp`, `[nRows, 2 · inDim]`, with the help of `gateUp`
 */
export function linearGrad(
  { nRows, inDim, outDim }: LinearShape,
  {
    adds = false,
    addsInput = false,
    swiglu = false,
  }: { adds?: boolean; addsInput?: boolean; swiglu?: boolean } = {},
): Kernel {
  const at = `row * ${u(inDim)} + column`;
  const weightGrad: Product = {
    name: 'weightGrad',
    m: outDim,
    n: inDim,
    k: nRows,
    a: { buffer: 'dOut', contiguous: 'side' },
    b: { buffer: 'x', contiguous: 'side' },
    store: eachColumn(inDim, (part) => `dWeight[${at}] ${adds ? '+=' : '='} ${part};`),
  };
  const through = (part: string) => /* wgsl */ `
    let at = row * ${u(2 * inDim)} + column;
    let gate = gateUp[at];
    let open = sigmoid(gate);
    dGateUp[at] = ${part} * gateUp[at + ${u(inDim)}] * open * (1.0 + gate * (1.0 - open));
    dGateUp[at + ${u(inDim)}] = ${part} * gate * open;`;
  const inputGrad: Product = {
    name: 'inputGrad',
    m: nRows,
    n: inDim,
    k: outDim,
    a: { buffer: 'dOut', contiguous: 'k' },
    b: { buffer: 'weight', contiguous: 'side' },
    store: eachColumn(
      inDim,
      swiglu ? through : (part) => `dx[${at}] ${addsInput ? '+=' : '='} ${part};`,
    ),
  };
  const tiling = tilingFor([weightGrad, inputGrad]);
  const [first, second] = [weightGrad, inputGrad].map((each) => tilesOf(each, tiling.side));
  const result = swiglu
    ? ({ gateUp: 'read f32', dGateUp: 'read_write f32' } as const)
    : ({ dx: 'read_write f32' } as const);
  return kernel(
    swiglu ? 'linearSwigluGrad' : 'linearGrad',
    { dOut: 'read f32', x: 'read f32', weight: 'read f32', dWeight: 'read_write f32', ...result },
    threadsOf(tiling),
    grid(first + second),
    /* wgsl */ `
${productMemory(tiling)}
${sigmoid}
${productFunction(weightGrad, tiling)}
${productFunction(inputGrad, tiling)}
fn main(group: vec3u, local: u32) {
  let tile = ${pieceOf};
  if (tile < ${u(first)}) { weightGrad(tile, local); }
  else if (tile < ${u(first + second)}) { inputGrad(tile - ${u(first)}, local); }
}`,
  );
}
