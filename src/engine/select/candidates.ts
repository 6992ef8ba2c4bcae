/** Which engines this browser really has, found out without loading any of them. */

import type { EngineFound } from '../../core/benchmark';
import type { EngineName, EnginePassed } from '../../core/engines';
import { hasRelaxedSimd, hasSimd } from '../simd/module';
import { whyOf, within } from '../startError';

/** An engine that is there, before it is loaded. */
export type Candidate = EngineFound;

/** From the most to the least wanted, like both lists. */
export interface Candidates {
  readonly there: readonly Candidate[];
  /** What is not there, and why. */
  readonly missing: readonly EnginePassed[];
}

/** From the most to the least wanted. Plain JavaScript is always there. */
const FINDERS: Readonly<Record<EngineName, () => Promise<Candidate | null>>> = {
  webgpu: findWebGpu,
  simd: findSimd,
  webgl: findWebGl,
  cpu: async () => ({ name: 'cpu', device: 'javascript', software: false }),
};

/**
 * Looks for all at once; one that breaks or does not answer is missing, and keeps none of the others.
 * @param limitMs how long each has to answer
 * @param without is not even looked for: that alone may have blocked the worker before this one
 */
export async function findCandidates(
  limitMs: number,
  without: readonly EngineName[] = [],
): Promise<Candidates> {
  const there: Candidate[] = [];
  const missing: EnginePassed[] = [];
  const all = Object.keys(FINDERS) as EngineName[];
  const names = all.filter((name) => !without.includes(name));
  const found = await Promise.allSettled(names.map((name) => within(limitMs, FINDERS[name]())));
  for (const [i, result] of found.entries()) {
    const name = names[i];
    if (result.status === 'rejected') missing.push({ name, why: whyOf(result.reason) });
    else if (result.value === null) missing.push({ name, why: { kind: 'absent' } });
    else there.push(result.value);
  }
  return { there, missing };
}

/** The same on every visit with the same hardware and browser features, and on no other. */
export const deviceOf = (candidates: readonly Candidate[]): string =>
  candidates.map(({ name, device }) => `${name}: ${device}`).join('; ');

async function findSimd(): Promise<Candidate | null> {
  if (!hasSimd()) return null;
  return { name: 'simd', device: hasRelaxedSimd() ? 'fused' : 'unfused', software: false };
}

async function findWebGpu(): Promise<Candidate | null> {
  const { gpu } = globalThis.navigator ?? {};
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return null;
  const info = await infoOf(adapter);
  const named = [info.vendor, info.architecture].filter(Boolean).join(' ');
  const device = info.description || named;
  const software = info.isFallbackAdapter || isSoftware(device);
  return { name: 'webgpu', device: device || 'unnamed', software };
}

/** As browsers tell it: at once, when asked for it (Chrome 113 to 126), or not at all. */
async function infoOf(adapter: GPUAdapter): Promise<Partial<GPUAdapterInfo>> {
  interface EarlyAdapter {
    readonly isFallbackAdapter?: boolean;
    requestAdapterInfo?(): Promise<GPUAdapterInfo>;
  }
  try {
    if (adapter.info) return adapter.info;
    const early = adapter as EarlyAdapter;
    const { isFallbackAdapter = false } = early;
    const told = await early.requestAdapterInfo?.();
    const { vendor = '', architecture = '', description = '' } = told ?? {};
    return { vendor, architecture, description, isFallbackAdapter };
  } catch {
    return {};
  }
}

async function findWebGl(): Promise<Candidate | null> {
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
