/** Counts what is asked of a GPU, by standing between the engine and the device. */

export interface GpuCounts {
  dispatches: number;
  submits: number;
  /** Bytes that the processor wrote into buffers. */
  uploaded: number;
  pipelines: number;
  bindGroups: number;
  buffersCreated: number;
  buffersDestroyed: number;
}

const NOTHING: GpuCounts = {
  dispatches: 0,
  submits: 0,
  uploaded: 0,
  pipelines: 0,
  bindGroups: 0,
  buffersCreated: 0,
  buffersDestroyed: 0,
};

/** @returns the counts so far; `take` gives them and begins anew */
export function countGpu(device: GPUDevice): { take(): GpuCounts; restore(): void } {
  let counts = { ...NOTHING };
  const undo: (() => void)[] = [];

  /** Calls `note` before a method of an object, whatever the method is. */
  function watch(target: object, method: string, note: (args: unknown[]) => void): void {
    const original = Reflect.get(target, method) as (...args: unknown[]) => unknown;
    const own = Object.getOwnPropertyDescriptor(target, method);
    Object.defineProperty(target, method, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]) {
        note(args);
        return original.apply(this, args);
      },
    });
    undo.push(() => {
      if (own) Object.defineProperty(target, method, own);
      else Reflect.deleteProperty(target, method);
    });
  }

  watch(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => counts.dispatches++);
  watch(device.queue, 'submit', () => counts.submits++);
  watch(device.queue, 'writeBuffer', ([, , data, , size]) => {
    // A buffer has bytes, a view has elements.
    type Written = { readonly byteLength: number; readonly BYTES_PER_ELEMENT?: number };
    const { byteLength, BYTES_PER_ELEMENT = 1 } = data as Written;
    counts.uploaded += size === undefined ? byteLength : (size as number) * BYTES_PER_ELEMENT;
  });
  watch(device, 'createComputePipeline', () => counts.pipelines++);
  watch(device, 'createComputePipelineAsync', () => counts.pipelines++);
  watch(device, 'createBindGroup', () => counts.bindGroups++);
  watch(device, 'createBuffer', ([descriptor]) => {
    const { mappedAtCreation, size } = descriptor as GPUBufferDescriptor;
    counts.buffersCreated++;
    if (mappedAtCreation) counts.uploaded += size;
  });
  watch(GPUBuffer.prototype, 'destroy', () => counts.buffersDestroyed++);

  return {
    take() {
      const taken = counts;
      counts = { ...NOTHING };
      return taken;
    },
    restore: () => undo.forEach((restore) => restore()),
  };
}
