/**
 * The `simd` backend of TensorFlow.js: that of the processor, except that a tensor can be pinned into
 * the memory of the SIMD kernels. TensorFlow.js goes on owning it, and nothing is copied to and fro.
 */

import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import {
  copyRegisteredKernels,
  registerBackend,
  type DataId,
  type Tensor,
  type TensorInfo,
} from '../tf';
import type { SimdModule } from './module';
import { registerSmallKernels } from './smallKernels';

export class SimdBackend extends MathBackendCPU {
  private readonly pinned = new Map<DataId, number>();

  constructor(readonly module: SimdModule) {
    super();
  }

  /** Moves a tensor's numbers into the module's memory, if they are not there, and says where. */
  pin(tensor: Tensor): number {
    const known = this.pinned.get(tensor.dataId);
    if (known !== undefined) return known;
    const { arena } = this.module;
    const entry = this.data.get(tensor.dataId);
    const values = entry.values as Float32Array;
    const address = arena.allocate(values.length);
    arena.floats(address, values.length).set(values);
    // A view is made at each reading: those that are kept come loose when the memory grows.
    Object.defineProperty(entry, 'values', {
      get: () => arena.floats(address, values.length),
    });
    this.pinned.set(tensor.dataId, address);
    return address;
  }

  /** Where a tensor lies that is pinned. */
  addressOf = ({ dataId }: TensorInfo): number | undefined => this.pinned.get(dataId);

  override disposeData(dataId: DataId, force = false): boolean {
    const gone = super.disposeData(dataId, force);
    const address = this.pinned.get(dataId);
    if (gone && address !== undefined) {
      this.pinned.delete(dataId);
      this.module.arena.free(address);
    }
    return gone;
  }
}

/** Makes `simd` known to TensorFlow.js, with all kernels of the processor's backend. */
export function registerSimd(module: SimdModule): void {
  copyRegisteredKernels('cpu', 'simd');
  registerSmallKernels();
  registerBackend('simd', () => new SimdBackend(module));
}
