/**
 * TensorFlow.js owns the parameters; while a trainer works, it works on a copy in a buffer of its
 * own. Whoever asks TensorFlow.js for the numbers meanwhile, be it an op or `data()`, is given them
 * as they are by then: they are copied back at the moment of asking.
 */

import type { DataId, Tensor } from '../tf';
import type { Gpu } from './gpu';

/** The part of TensorFlow.js's own record of a tensor that matters here. */
interface Entry {
  resource: GPUBuffer | null;
  /** What was read before: it would be stale. */
  values: unknown;
}

interface Inside {
  readonly tensorMap: { has(id: DataId): boolean; get(id: DataId): Entry };
  readonly commandEncoder: GPUCommandEncoder | null;
}

/** What TensorFlow.js has noted down but not yet handed over goes to the device now. */
export function submitTensorflow({ backend }: Gpu): void {
  if (!(backend as unknown as Inside).commandEncoder) return;
  backend.endComputePassEncoder();
  backend.submitQueue();
}

/** The buffer of a tensor, uploaded if it was not. */
export function bufferOf(gpu: Gpu, { dataId }: Tensor): GPUBuffer {
  gpu.backend.uploadToGPU(dataId);
  submitTensorflow(gpu);
  return (gpu.backend as unknown as Inside).tensorMap.get(dataId).resource!;
}

export interface ParameterSync {
  /** TensorFlow.js's own buffers, by name; those of tensors that are gone are not among them. */
  readonly buffers: ReadonlyMap<string, GPUBuffer>;
  /** Leaves the tensors to TensorFlow.js alone again. */
  release(): void;
}

/**
 * @param copyBack is called before TensorFlow.js uses any of the tensors: it must leave their
 *   present numbers in `buffers`
 */
export function syncParameters(
  gpu: Gpu,
  tensors: Readonly<Record<string, Tensor>>,
  copyBack: () => void,
): ParameterSync {
  const { tensorMap } = gpu.backend as unknown as Inside;
  const buffers = new Map<string, GPUBuffer>();
  const synced = new Map<string, DataId>();
  for (const [name, tensor] of Object.entries(tensors)) {
    buffers.set(name, bufferOf(gpu, tensor));
    synced.set(name, tensor.dataId);
  }
  for (const [name, dataId] of synced) {
    Object.defineProperties(tensorMap.get(dataId), {
      values: { configurable: true, get: () => null, set: () => {} },
      resource: {
        configurable: true,
        get: () => {
          if (buffers.has(name)) copyBack();
          return buffers.get(name) ?? null;
        },
        // The tensor is disposed of, and its buffer goes back to the pool.
        set: () => {
          buffers.delete(name);
        },
      },
    });
  }
  return {
    buffers,
    release() {
      for (const [name, dataId] of synced) {
        if (!tensorMap.has(dataId)) continue;
        const plain = { configurable: true, enumerable: true, writable: true };
        Object.defineProperties(tensorMap.get(dataId), {
          values: { ...plain, value: null },
          resource: { ...plain, value: buffers.get(name) ?? null },
        });
      }
      buffers.clear();
    },
  };
}
