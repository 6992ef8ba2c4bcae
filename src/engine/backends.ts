/** Which tensor engines this browser really has, and starting one of them. */

import type { EngineName, EngineReport } from '../core/engines';
import * as tf from './tf';

/** An engine that is there, before it is loaded. */
interface Candidate {
  readonly name: EngineName;
  readonly device: string;
  /** A graphics interface that is worked out on the processor: right, but slow. */
  readonly software: boolean;
}

/**
 * Loads and starts an engine.
 * @param wanted `auto` takes a real GPU if there is one (WebGPU before WebGL), else what is left
 * @param onFault is told, in a sentence, when the device reports an error by itself
 * @throws RangeError if what was asked for is not there
 */
export async function startEngine(
  wanted: EngineName | 'auto',
  onFault: (message: string) => void,
): Promise<EngineReport> {
  const candidates = await findCandidates();
  const candidate =
    wanted === 'auto' ? candidates[0] : candidates.find(({ name }) => name === wanted);
  if (!candidate) {
    const there = candidates.map(({ name }) => name).join(', ');
    throw new RangeError(
      `Engine: expected one of ${there}, which this browser has, got ${wanted}.`,
    );
  }
  await load(candidate.name);
  if (!(await tf.setBackend(candidate.name))) {
    throw new Error(`The engine ${candidate.name} did not start.`);
  }
  if (candidate.name === 'webgpu') watchDevice(onFault);
  const { name, device } = candidate;
  return { name, device, reason: reasonFor(candidate, wanted === 'auto') };
}

function reasonFor({ name, software }: Candidate, chosenByUs: boolean): string {
  if (!chosenByUs) return 'You chose it.';
  if (name === 'webgpu') return 'Your browser offers WebGPU on a real GPU: the fastest engine.';
  if (name === 'webgl' && !software) return 'No WebGPU here, so the GPU is reached through WebGL.';
  return 'No GPU can be reached from this browser, so the processor does the work: slower, but the same model.';
}

/** From the most to the least wanted. The processor is always there. */
async function findCandidates(): Promise<Candidate[]> {
  const found = [
    await findWebGpu(),
    findWebGl(),
    { name: 'cpu', device: 'JavaScript', software: false },
  ];
  const candidates = found.filter((candidate) => candidate !== null) as Candidate[];
  // Software WebGL outruns plain JavaScript; software WebGPU does not, and is there for tests.
  const rank = ({ name, software }: Candidate) =>
    software ? { webgl: 2, cpu: 3, webgpu: 4 }[name] : { webgpu: 0, webgl: 1, cpu: 3 }[name];
  return candidates.sort((a, b) => rank(a) - rank(b));
}

async function findWebGpu(): Promise<Candidate | null> {
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
  const adapter = await gpu
    ?.requestAdapter({ powerPreference: 'high-performance' })
    .catch(() => null);
  if (!adapter) return null;
  const { info } = adapter;
  const device = info.description || [info.vendor, info.architecture].filter(Boolean).join(' ');
  const software = info.isFallbackAdapter || isSoftware(device);
  return { name: 'webgpu', device: device || 'an unnamed GPU', software };
}

function findWebGl(): Candidate | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context?.getExtension('EXT_color_buffer_float')) return null;
  const unmasked = context.getExtension('WEBGL_debug_renderer_info');
  const device = String(
    context.getParameter(unmasked ? unmasked.UNMASKED_RENDERER_WEBGL : context.RENDERER),
  );
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return { name: 'webgl', device, software: isSoftware(device) };
}

const isSoftware = (device: string) => /swiftshader|llvmpipe|software|basic render/i.test(device);

async function load(name: EngineName): Promise<void> {
  if (name === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  else {
    await import('@tensorflow/tfjs');
    // Otherwise every new length of text compiles every shader anew.
    if (name === 'webgl') tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
  }
}

/** WebGPU does not throw when a shader or a buffer is wrong: the answers are zeros, and this event comes. */
function watchDevice(onFault: (message: string) => void): void {
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  device.addEventListener('uncapturederror', ({ error }) => {
    onFault(`The GPU refused a piece of work, so its results cannot be trusted: ${error.message}`);
  });
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed') onFault(`The GPU was lost. ${message}`.trim());
  });
}
