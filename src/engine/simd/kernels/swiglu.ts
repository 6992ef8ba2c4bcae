/** The gated activation of the MLP and its gradient. */

import { exp, exp1 } from './vector';

@inline
function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

@inline
function sigmoid1(x: f32): f32 {
  return <f32>1 / (<f32>1 + exp1(-x));
}

/**
 * `out = gate · sigmoid(gate) · up`.
 * @param gateUp `[nRows, 2 · hiddenDim]`
 * @param out `[nRows, hiddenDim]`
 */
export function swiglu(gateUp: usize, out: usize, nRows: usize, hiddenDim: usize): void {
  for (let row: usize = 0; row < nRows; row++) {
    const up = gateUp + (hiddenDim << 2);
    let i: usize = 0;
    for (; i + 4 <= hiddenDim; i += 4) {
      const gate = v128.load(gateUp + (i << 2));
      const silu = f32x4.mul(gate, sigmoid(gate));
      v128.store(out + (i << 2), f32x4.mul(silu, v128.load(up + (i << 2))));
    }
    for (; i < hiddenDim; i++) {
      const gate = load<f32>(gateUp + (i << 2));
      store<f32>(out + (i << 2), gate * sigmoid1(gate) * load<f32>(up + (i << 2)));
    }
    gateUp += hiddenDim << 3;
    out += hiddenDim << 2;
  }
}

/**
 * With s = sigmoid(gate): `dUp = dOut · gate · s`, `dGate = dOut · up · s · (1 + gate · (1 − s))`.
 * @param dOut `[nRows, hiddenDim]`
 * @param dGateUp `[nRows, 2 · hiddenDim]`
 */
export function swigluGrad(
  gateUp: usize,
  dOut: usize,
  dGateUp: usize,
  nRows: usize,
  hiddenDim: usize,
): void {
  const one = f32x4.splat(1);
  const half = hiddenDim << 2;
  for (let row: usize = 0; row < nRows; row++) {
    let i: usize = 0;
    for (; i + 4 <= hiddenDim; i += 4) {
      const at = i << 2;
      const gate = v128.load(gateUp + at);
      const d = v128.load(dOut + at);
      const s = sigmoid(gate);
      const slope = f32x4.mul(s, f32x4.add(one, f32x4.mul(gate, f32x4.sub(one, s))));
      v128.store(dGateUp + at, f32x4.mul(f32x4.mul(d, v128.load(gateUp + half + at)), slope));
      v128.store(dGateUp + half + at, f32x4.mul(d, f32x4.mul(gate, s)));
    }
    for (; i < hiddenDim; i++) {
      const at = i << 2;
      const gate = load<f32>(gateUp + at);
      const d = load<f32>(dOut + at);
      const s = sigmoid1(gate);
      const slope = s * (<f32>1 + gate * (<f32>1 - s));
      store<f32>(dGateUp + at, d * load<f32>(gateUp + half + at) * slope);
      store<f32>(dGateUp + half + at, d * gate * s);
    }
    gateUp += half << 1;
    dGateUp += half << 1;
    dOut += half;
  }
}
