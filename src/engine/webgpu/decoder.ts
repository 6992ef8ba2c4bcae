/** Reading one token after the other on the GPU, with keys and values kept there. */

import { headDim, type ModelConfig } from '../../core/config';
import { attendCached } from './kernels/attendCached';
import { linear, linearRope, linearSwiglu } from './kernels/linear';
import { rmsNorm } from './kernels/norm';
import type { Decoder } from '../backend';
import type { Model } from '../model';
import { rotaryTables } from '../../core/rotary';
import { expectBuffersFit, readBack, staging, storage, type Gpu } from './gpu';
import { aligned } from './parameterLayout';
import { bufferOf } from './parameterSync';
import { record, type Dispatch } from './recording';

/** Kernels are made for this many sequences, or a power of two times it: few ever need compiling. */
const LEAST_ROWS = 32;

/** @throws ReaderError if the cache is larger than this GPU takes */
export function createWebGpuDecoder(gpu: Gpu, model: Model, batch: number): Decoder {
  const { device } = gpu;
  const { config } = model;
  const { vocabSize, ropeTheta } = config;
  const half = headDim(config) / 2;
  let nRows = LEAST_ROWS;
  while (nRows < batch) nRows *= 2;

  const sizes = sizesOf(config, nRows, batch);
  expectBuffersFit(gpu, Object.entries(sizes));
  const buffers = new Map(
    Object.entries(sizes).map(([name, size]) => [name, storage(gpu, name, size)]),
  );
  const result = staging(gpu, 'logits', batch * vocabSize);

  /** What one token sends: its ids, its position, and the angles of that position. */
  const starts = { ids: 0, position: aligned(nRows), cosines: aligned(nRows) + 64, sines: 0 };
  starts.sines = starts.cosines + aligned(half);
  const token = new Int32Array(starts.sines + half);
  const angles = new Float32Array(token.buffer);
  const tokenBuffer = storage(gpu, 'token', token.length);
  buffers.set('token', tokenBuffer);

  const recording = record(
    gpu,
    dispatchesOf(config, nRows, batch, (name) => {
      if (name in starts) {
        const offset = starts[name as keyof typeof starts];
        const size = name === 'ids' ? nRows : name === 'position' ? 1 : half;
        return { buffer: tokenBuffer, offset, size };
      }
      return { buffer: buffers.get(name) ?? bufferOf(gpu, model.parameters[name]) };
    }),
  );
  // Whoever reads is told.
  recording.catch(() => {});
  let length = 0;

  return {
    async read(next) {
      const { encode } = await recording;
      // A trainer brings its parameters back when TensorFlow.js's buffers are asked for.
      bufferOf(gpu, model.parameters.embedding);
      const time = next[0].length;
      for (let t = 0; t < time; t++) {
        const { cos, sin } = rotaryTables(1, 2 * half, ropeTheta, length);
        for (const [row, tokenIds] of next.entries()) token[starts.ids + row] = tokenIds[t];
        token[starts.position] = length++;
        angles.set(cos, starts.cosines);
        angles.set(sin, starts.sines);
        device.queue.writeBuffer(tokenBuffer, 0, token);
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        encode(pass, t === time - 1 ? undefined : -2);
        pass.end();
        if (t === time - 1) {
          encoder.copyBufferToBuffer(buffers.get('logits')!, 0, result, 0, result.size);
        }
        device.queue.submit([encoder.finish()]);
      }
      return readBack(result, batch * vocabSize);
    },
    dispose() {
      for (const buffer of buffers.values()) buffer.destroy();
      result.destroy();
    },
  };
}

/** Floats of each buffer; caches are `[batch, contextLength, nKvHead · headDim]`. */
function sizesOf(config: ModelConfig, nRows: number, batch: number): Record<string, number> {
  const { nLayer, nHead, nKvHead, dModel, hiddenDim, vocabSize, contextLength } = config;
  const dim = headDim(config);
  const cache = batch * contextLength * nKvHead * dim;
  const layers = Array.from({ length: nLayer }, (_, layer) => [
    [`keys ${layer}`, cache],
    [`values ${layer}`, cache],
  ]).flat();
  return {
    stream: nRows * dModel,
    between: nRows * dModel,
    normed: nRows * dModel,
    inverse: nRows,
    qkv: nRows * (nHead + 2 * nKvHead) * dim,
    mixed: nRows * dModel,
    scores: batch * nHead * contextLength,
    gateUp: nRows * 2 * hiddenDim,
    hidden: nRows * hiddenDim,
    logits: nRows * vocabSize,
    ...Object.fromEntries(layers),
  };
}

function dispatchesOf(
  config: ModelConfig,
  nRows: number,
  batch: number,
  at: (name: string) => Dispatch['buffers'][string],
): Dispatch[] {
  const { nLayer, nHead, nKvHead, dModel, hiddenDim, vocabSize, contextLength, normEps } = config;
  const dim = headDim(config);
  const dispatches: Dispatch[] = [];
  /** @param names of what a kernel's own names stand for, where they differ */
  const add = (
    kernel: Dispatch['kernel'],
    names: Readonly<Record<string, string>>,
    workgroups = kernel.workgroups,
  ) => {
    const buffers = Object.fromEntries(
      kernel.buffers.map((name) => [name, at(names[name] ?? name)]),
    );
    dispatches.push({ kernel, buffers, workgroups });
  };
  const norm = (x: string, gain: string, looksUp = false) =>
    add(
      rmsNorm({ nRows, dim: dModel }, normEps, looksUp),
      {
        ...{ x, gain, table: 'embedding', out: 'normed' },
      },
      [batch, 1, 1],
    );
  const shape = (inDim: number, outDim: number) => ({ nRows, inDim, outDim });
  const rope = { time: 1, heads: nHead + nKvHead, headDim: dim };

  for (let layer = 0; layer < nLayer; layer++) {
    const own = (name: string) => `layers.${layer}.${name}`;
    norm('stream', own('attentionNorm'), layer === 0);
    const qkv = linearRope(shape(dModel, (nHead + 2 * nKvHead) * dim), rope);
    add(qkv, { x: 'normed', weight: own('qkv'), out: 'qkv' });
    const caches = { keys: `keys ${layer}`, values: `values ${layer}`, out: 'mixed' };
    const heads = { nHead, nKvHead, headDim: dim };
    add(attendCached(nRows, heads, contextLength), caches, [nKvHead, batch, 1]);
    const attended = { x: 'mixed', weight: own('attentionOut'), base: 'stream', out: 'between' };
    add(linear(shape(dModel, dModel), true), attended);
    norm('between', own('mlpNorm'));
    const gateUp = { x: 'normed', weight: own('gateUp'), out: 'hidden' };
    add(linearSwiglu(shape(dModel, 2 * hiddenDim)), gateUp);
    const down = { x: 'hidden', weight: own('down'), base: 'between', out: 'stream' };
    add(linear(shape(hiddenDim, dModel), true), down);
  }
  norm('stream', 'finalNorm');
  const head = config.tiedHead ? 'embedding' : 'head';
  add(linear(shape(dModel, vocabSize), false), { x: 'normed', weight: head, out: 'logits' });
  return dispatches;
}
