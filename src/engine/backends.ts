/** Which tensor engines this browser really has, and starting one of them. */

import type { EngineName, EngineReport } from '../core/engines';
import type { TrainingConfig } from '../core/training';
import { createDecoder, type Decoder } from './decoder';
import type { Model } from './model';
import { measureStep } from './measure';
import { hasRelaxedSimd, hasSimd } from './simd/module';
import * as tf from './tf';
import { createTrainer, type Trainer } from './trainer';

/** What computes: a backend of TensorFlow.js, and its own way to train and to generate. */
export interface Engine {
  readonly report: EngineReport;
  /** @param time tokens of each sequence in a batch */
  createTrainer(model: Model, training: TrainingConfig, time: number): Trainer;
  /** @param batch sequences that are read side by side */
  createDecoder(model: Model, batch: number): Decoder;
}

/** An engine that is there, before it is loaded. */
interface Candidate {
  readonly name: EngineName;
  readonly device: string;
  /** A graphics interface that is worked out on the processor: right, but slow. */
  readonly software: boolean;
}

/**
 * Loads and starts an engine.
 * @param wanted `auto` measures what might be fastest here and keeps the best
 * @param onFault is told, in a sentence, when the device reports an error by itself
 * @throws RangeError if what was asked for is not there
 */
export async function startEngine(
  wanted: EngineName | 'auto',
  onFault: (message: string) => void,
): Promise<Engine> {
  const candidates = await findCandidates();
  if (wanted === 'auto') return startFastest(candidates, onFault);
  const candidate = candidates.find(({ name }) => name === wanted);
  if (!candidate) {
    const there = candidates.map(({ name }) => name).join(', ');
    throw new RangeError(
      `Engine: expected one of ${there}, which this browser has, got ${wanted}.`,
    );
  }
  return start(candidate, 'You chose it.', onFault);
}

async function start(
  { name, device }: Candidate,
  reason: string,
  onFault: (message: string) => void,
): Promise<Engine> {
  const ways = await load(name, onFault);
  return { report: { name, device, reason }, ...ways };
}

/** A real GPU and the SIMD kernels each take a few steps; where only one of them is, it is taken. */
async function startFastest(
  candidates: readonly Candidate[],
  onFault: (message: string) => void,
): Promise<Engine> {
  const runners = candidates.filter(
    ({ name, software }) => name === 'simd' || (name === 'webgpu' && !software),
  );
  const measured: { candidate: Candidate; ms: number }[] = [];
  for (const candidate of runners) {
    try {
      const engine = await start(candidate, '', onFault);
      measured.push({ candidate, ms: await measureStep(engine) });
    } catch (error) {
      // What does not start here is no choice; the next one may be.
      console.warn(`The engine ${candidate.name} did not start.`, error);
    }
  }
  const [best, second] = measured.sort((a, b) => a.ms - b.ms);
  if (!best) {
    const rest = candidates.find((candidate) => !runners.includes(candidate));
    if (!rest) throw new Error('Expected an engine that starts, found none.');
    return start(rest, REASONS[rest.name], onFault);
  }
  const took = ({ candidate: { name }, ms }: typeof best) =>
    `${name} takes ${ms.toPrecision(2)} ms for a training step`;
  const reason = second
    ? `Measured here just now: ${took(best)}, ${took(second)}.`
    : REASONS[best.candidate.name];
  return start(best.candidate, reason, onFault);
}

const REASONS: Readonly<Record<EngineName, string>> = {
  webgpu: 'A GPU can be reached through WebGPU, and nothing else here can compete.',
  simd: 'No GPU can be reached through WebGPU here, so the processor computes, four numbers at a time.',
  webgl: 'There is neither WebGPU nor SIMD in this browser, so the GPU is reached through WebGL.',
  cpu: 'Nothing faster is to be had in this browser: plain JavaScript, the same model, slowly.',
};

/** From the most to the least wanted. Plain JavaScript is always there. */
async function findCandidates(): Promise<Candidate[]> {
  const cpu: Candidate = { name: 'cpu', device: 'plain JavaScript', software: false };
  const found = [await findWebGpu(), findSimd(), findWebGl(), cpu];
  return found.filter((candidate) => candidate !== null);
}

function findSimd(): Candidate | null {
  if (!hasSimd()) return null;
  const device = hasRelaxedSimd()
    ? 'the processor, with fused multiply-add'
    : 'the processor, without fused multiply-add';
  return { name: 'simd', device, software: false };
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

type Ways = Omit<Engine, 'report'>;

const PLAIN_WAYS: Ways = { createTrainer, createDecoder };

async function load(name: EngineName, onFault: (message: string) => void): Promise<Ways> {
  if (name === 'simd') return (await import('./simd')).start();
  if (name === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  else await import('@tensorflow/tfjs');
  // Otherwise every new length of text compiles every shader anew.
  if (name === 'webgl') tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
  await use(name);
  if (name === 'webgpu') watchDevice(onFault);
  return PLAIN_WAYS;
}

async function use(name: EngineName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`The engine ${name} did not start.`);
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
