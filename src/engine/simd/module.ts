/** The WebAssembly module of the SIMD kernels, and the memory that it and the tensors share. */

import plainUrl from './kernels/dist/plain.wasm?url';
import relaxedUrl from './kernels/dist/relaxed.wasm?url';
import { createArena, type Arena } from './arena';
import { fetchModule } from './fetchModule';

type Address = number;

/** What `kernels/index.ts` exports; addresses are in bytes. */
export interface Kernels {
  embedding(ids: Address, table: Address, out: Address, nRows: number, dim: number): void;
  embeddingGrad(ids: Address, dOut: Address, dTable: Address, nRows: number, dim: number): void;
  clear(out: Address, size: number): void;
  linear(...args: LinearArgs): void;
  linearGradInput(...args: LinearArgs): void;
  linearGradWeight(...args: LinearArgs): void;
  scratchFor(inDim: number, outDim: number): number;
  rmsNorm(
    x: Address,
    gain: Address,
    inverse: Address,
    out: Address,
    nRows: number,
    dim: number,
    eps: number,
  ): void;
  rmsNormGrad(
    x: Address,
    gain: Address,
    inverse: Address,
    dOut: Address,
    base: Address,
    dx: Address,
    dGain: Address,
    nRows: number,
    dim: number,
  ): void;
  rope(
    x: Address,
    stride: number,
    heads: number,
    cos: Address,
    sin: Address,
    nRows: number,
    time: number,
    half: number,
    direction: number,
  ): void;
  attention(
    q: Address,
    qStride: number,
    k: Address,
    v: Address,
    kStride: number,
    lengths: Address,
    weights: Address,
    out: Address,
    ...shape: AttentionArgs
  ): void;
  attentionGrad(
    q: Address,
    qStride: number,
    k: Address,
    v: Address,
    kStride: number,
    lengths: Address,
    weights: Address,
    dOut: Address,
    dQ: Address,
    dK: Address,
    dV: Address,
    ...shape: AttentionArgs
  ): void;
  attentionScratch(time: number, keyTime: number, headDim: number): number;
  attendCached(
    qkv: Address,
    keys: Address,
    values: Address,
    position: number,
    window: number,
    out: Address,
    nHead: number,
    nKvHead: number,
    headDim: number,
    scratch: Address,
  ): void;
  swiglu(gateUp: Address, out: Address, nRows: number, hiddenDim: number): void;
  swigluGrad(
    gateUp: Address,
    dOut: Address,
    dGateUp: Address,
    nRows: number,
    hiddenDim: number,
  ): void;
  crossEntropy(
    logits: Address,
    targets: Address,
    weights: Address,
    nRows: number,
    vocabSize: number,
    scale: number,
  ): number;
  sumOfSquares(x: Address, size: number): number;
  adamW(
    parameter: Address,
    gradient: Address,
    first: Address,
    second: Address,
    size: number,
    clip: number,
    keep: number,
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    correction1: number,
    correction2: number,
  ): void;
}

/** Left side, right side, base or 0, result, then nRows, inDim, outDim and scratch. */
type LinearArgs = [Address, Address, Address, Address, number, number, number, Address];

/** Batch, time, keyTime, nHead, nKvHead, headDim, whether it is causal, and scratch. */
type AttentionArgs = [number, number, number, number, number, number, boolean, Address];

export interface SimdModule {
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** Whether a multiplication and the addition after it are one instruction. */
  readonly relaxed: boolean;
}

/** A function with one `f32x4.relaxed_madd`, and one with one `i8x16.splat`: the smallest of modules. */
const probe = (...body: number[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // magic, version
    ...[1, 5, 1, 0x60, 0, 1, 0x7b], // type: () → v128
    ...[3, 2, 1, 0], // one function
    ...[10, body.length + 4, 1, body.length + 2, 0, ...body, 0x0b],
  );
const ZERO = [0xfd, 12, ...new Array<number>(16).fill(0)];
const PLAIN_PROBE = probe(...ZERO);
const RELAXED_PROBE = probe(...ZERO, ...ZERO, ...ZERO, 0xfd, 0x85, 0x02);

export const hasSimd = (): boolean =>
  typeof WebAssembly === 'object' && WebAssembly.validate(PLAIN_PROBE);

export const hasRelaxedSimd = (): boolean => hasSimd() && WebAssembly.validate(RELAXED_PROBE);

/** @throws StartError if the module cannot be fetched or compiled */
export async function loadModule(relaxed = hasRelaxedSimd()): Promise<SimdModule> {
  const module = await fetchModule(relaxed ? relaxedUrl : plainUrl);
  const instance = await WebAssembly.instantiate(module, { env: { abort: () => undefined } });
  const { memory, heapBase } = instance.exports as unknown as {
    memory: WebAssembly.Memory;
    heapBase: WebAssembly.Global;
  };
  const arena = createArena(memory, Number(heapBase.value));
  return { kernels: instance.exports as unknown as Kernels, arena, relaxed };
}
