/** A fixed list of dispatches, with all that they need made once. */

import type { Kernel } from './kernels/kernel';
import type { Gpu } from './gpu';

/** A part of a buffer; `offset` and `size` in floats, the whole buffer if not given. */
export interface Slice {
  readonly buffer: GPUBuffer;
  readonly offset?: number;
  readonly size?: number;
}

export interface Dispatch {
  readonly kernel: Kernel;
  /** By the kernel's own names. */
  readonly buffers: Readonly<Record<string, Slice>>;
  /** Fewer than the kernel's own, where not all of its rows are in use. */
  readonly workgroups?: readonly [number, number, number];
}

export interface Recording {
  readonly dispatches: number;
  /** @param end where to stop, as in `slice`: a negative one leaves out the last */
  encode(pass: GPUComputePassEncoder, end?: number): void;
}

/** Compiles the kernels and binds the buffers. */
export async function record(gpu: Gpu, dispatches: readonly Dispatch[]): Promise<Recording> {
  const pipelines = await Promise.all(dispatches.map(({ kernel }) => gpu.compile(kernel)));
  return assemble(gpu, pipelines, dispatches);
}

/** The same with kernels that are compiled: one pipeline for each dispatch. */
export function assemble(
  gpu: Gpu,
  pipelines: readonly GPUComputePipeline[],
  dispatches: readonly Dispatch[],
): Recording {
  const steps = dispatches.map((dispatch, i) => ({
    pipeline: pipelines[i],
    group: bind(gpu, pipelines[i], dispatch),
    workgroups: dispatch.workgroups ?? dispatch.kernel.workgroups,
  }));
  return {
    dispatches: steps.length,
    encode(pass, end) {
      for (const { pipeline, group, workgroups } of steps.slice(0, end)) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, group);
        pass.dispatchWorkgroups(...workgroups);
      }
    },
  };
}

function bind(
  { device }: Gpu,
  pipeline: GPUComputePipeline,
  { kernel: { name, buffers: names }, buffers }: Dispatch,
): GPUBindGroup {
  const given = Object.keys(buffers);
  if (given.length !== names.length || names.some((buffer) => !(buffer in buffers))) {
    throw new Error(`${name}: expected buffers ${names.join(', ')}, got ${given.join(', ')}.`);
  }
  return device.createBindGroup({
    label: name,
    layout: pipeline.getBindGroupLayout(0),
    entries: names.map((buffer, binding) => ({ binding, resource: resourceOf(buffers[buffer]) })),
  });
}

const resourceOf = ({ buffer, offset = 0, size }: Slice): GPUBufferBinding => ({
  buffer,
  offset: 4 * offset,
  size: size === undefined ? buffer.size - 4 * offset : 4 * size,
});
