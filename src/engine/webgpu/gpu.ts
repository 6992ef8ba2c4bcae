/** The device as kernels see it: pipelines that are known to be right, and buffers that fit. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { EngineLostError } from '../../core/engineErrors';
import { ReaderError } from '../../core/errors';
import type { Kernel } from './kernels/kernel';

export interface Gpu {
  readonly backend: WebGPUBackend;
  readonly device: GPUDevice;
  /** Bytes of the largest buffer that a kernel can be given. */
  readonly largestBuffer: number;
  /** Compiles a kernel, or gives what was compiled before. */
  compile(kernel: Kernel): Promise<GPUComputePipeline>;
}

export function createGpu(backend: WebGPUBackend): Gpu {
  const { device } = backend;
  const pipelines = new Map<string, Promise<GPUComputePipeline>>();
  return {
    backend,
    device,
    largestBuffer: Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize),
    compile(kernel) {
      const known = pipelines.get(kernel.code);
      if (known) return known;
      const pipeline = compile(device, kernel);
      pipelines.set(kernel.code, pipeline);
      return pipeline;
    },
  };
}

/** @throws Error with the compiler's messages, which WebGPU itself would keep to itself */
async function compile(device: GPUDevice, { name, code }: Kernel): Promise<GPUComputePipeline> {
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ label: name, code });
  const refused = await device.popErrorScope();
  if (refused) {
    const { messages } = await module.getCompilationInfo();
    const lines = code.split('\n');
    const complaints = messages.map(
      ({ lineNum, message }) => `${message} in “${lines[lineNum - 1]?.trim()}”`,
    );
    throw new Error(`Kernel ${name}: ${complaints.join('\n') || refused.message}`);
  }
  try {
    return await device.createComputePipelineAsync({
      label: name,
      layout: 'auto',
      compute: { module, entryPoint: 'entry' },
    });
  } catch (error) {
    throw new Error(`Kernel ${name}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Refuses what WebGPU would take and answer with zeros.
 * @param sizes floats of each buffer, by name
 * @throws ReaderError if one does not fit
 */
export function expectBuffersFit(gpu: Gpu, sizes: Iterable<readonly [string, number]>): void {
  const mostBytes = gpu.largestBuffer;
  for (const [array, size] of sizes) {
    const bytes = 4 * size;
    if (bytes > mostBytes)
      throw new ReaderError('engine.arrayTooLarge', { array, bytes, mostBytes });
  }
}

/** A buffer of `size` floats, all zero, for kernels and copies. */
export const storage = ({ device }: Gpu, label: string, size: number): GPUBuffer =>
  device.createBuffer({
    label,
    size: 4 * Math.max(size, 1),
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });

/** A buffer of `size` floats that the processor can read. */
export const staging = ({ device }: Gpu, label: string, size: number): GPUBuffer =>
  device.createBuffer({
    label,
    size: 4 * size,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });

/** A GPU that has not answered by then never will: drivers give up on their work much earlier. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * Waits for a staging buffer and copies its first `size` floats off the device.
 * @throws EngineLostError if the device is gone or does not answer
 */
export async function readBack(buffer: GPUBuffer, size: number): Promise<Float32Array> {
  await answered(buffer.mapAsync(GPUMapMode.READ, 0, 4 * size));
  const values = new Float32Array(buffer.getMappedRange(0, 4 * size).slice(0));
  buffer.unmap();
  return values;
}

/**
 * Waits for an answer of the GPU, or for its word that work is done.
 * @throws EngineLostError if the device is gone or does not answer
 */
export async function answered(answer: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = ANSWER_WITHIN_MS / 1000;
    const giveUp = () => reject(new EngineLostError('engine.gpuSilent', { seconds }));
    timer = setTimeout(giveUp, ANSWER_WITHIN_MS);
  });
  try {
    await Promise.race([answer, late]);
  } catch (cause) {
    if (cause instanceof EngineLostError) throw cause;
    throw new EngineLostError('engine.gpuLostInWork', {}, { cause });
  } finally {
    clearTimeout(timer);
  }
}
