/** Which engines this browser really has, found out without loading any of them. */

import type { EngineFound } from '../core/bench';
import { hasRelaxedSimd, hasSimd } from './simd/module';

/** An engine that is there, before it is loaded. */
export type Candidate = EngineFound;

/** From the most to the least wanted. Plain JavaScript is always there. */
export async function findCandidates(): Promise<Candidate[]> {
  const cpu: Candidate = { name: 'cpu', device: 'javascript', software: false };
  const found = [await findWebGpu(), findSimd(), findWebGl(), cpu];
  return found.filter((candidate) => candidate !== null);
}

/** The same on every visit with the same hardware and browser features, and on no other. */
export const deviceOf = (candidates: readonly Candidate[]): string =>
  candidates.map(({ name, device }) => `${name}: ${device}`).join('; ');

function findSimd(): Candidate | null {
  if (!hasSimd()) return null;
  return { name: 'simd', device: hasRelaxedSimd() ? 'fused' : 'unfused', software: false };
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
  return { name: 'webgpu', device: device || 'unnamed', software };
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
