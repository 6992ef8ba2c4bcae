import type { EngineName } from '../../core/engines';

/** Every engine, in the words that the reader chooses it by. */
export const ENGINE_LABELS: Readonly<Record<EngineName, string>> = {
  webgpu: 'WebGPU: the GPU, directly',
  simd: 'SIMD: the processor, four numbers at a time',
  webgl: 'WebGL: the GPU, through graphics',
  cpu: 'CPU: plain JavaScript',
};

export const ENGINE_NAMES = Object.keys(ENGINE_LABELS) as readonly EngineName[];
