import { describe, expect, it } from 'vitest';
import type { EngineReport } from '../../src/core/engines';
import {
  describeDevice,
  describeEngine,
  describeTrouble,
} from '../../src/store/engine/describeEngine';

const report = (change: Partial<EngineReport>): EngineReport => ({
  name: 'simd',
  device: 'fused',
  reason: 'unrivalled',
  measurement: null,
  ...change,
});

const measurement = {
  device: 'a GPU',
  times: [
    { name: 'webgpu', stepMs: 4 },
    { name: 'simd', stepMs: 25.4 },
    { name: 'webgl', stepMs: 1234.5 },
  ],
} as const;

describe('why an engine was taken', () => {
  it.each<[Partial<EngineReport>, string]>([
    [{ reason: 'chosen' }, 'You chose it.'],
    [
      { reason: 'measured', measurement },
      'Measured here just now: for a training step webgpu takes 4.0 ms, simd takes 25 ms, webgl takes 1,235 ms.',
    ],
    [
      { reason: 'measuredBefore', measurement },
      'Measured here on an earlier visit: for a training step webgpu takes 4.0 ms, simd takes 25 ms, webgl takes 1,235 ms.',
    ],
    [
      {},
      'No GPU can be reached through WebGPU here, so the processor computes, four numbers at a time.',
    ],
  ])('%j: %s', (change, sentence) => {
    expect(describeEngine(report(change)).reason).toBe(sentence);
  });
});

it('an engine runs on what has a name of ours, or of the browser’s', () => {
  expect(describeEngine(report({})).device).toBe('the processor, with fused multiply-add');
  expect(describeDevice('SwiftShader')).toBe('SwiftShader');
  expect(describeDevice('toString')).toBe('toString');
});

describe('a better engine that was not taken', () => {
  const silent = { name: 'webgpu', why: { kind: 'silent', seconds: 2 } } as const;
  const missing = { name: 'simd', why: { kind: 'notFetched', status: 404 } } as const;
  const absent = { name: 'webgpu', why: { kind: 'absent' } } as const;

  it.each<[Partial<EngineReport>, string]>([
    [{ passed: [silent] }, 'WebGPU has not answered within 2 seconds. So the processor computes'],
    [
      { name: 'webgl', passed: [absent, missing] },
      'A part of SIMD could not be fetched, not at the second try either: the server answered 404. So the GPU is reached through WebGL',
    ],
    [
      { name: 'cpu', passed: [absent, { name: 'simd', why: { kind: 'damaged' } }] },
      'A part of SIMD came damaged',
    ],
  ])('is named for what it is, and the reader can try again: %j', (change, sentence) => {
    expect(describeEngine(report(change)).reason).toContain(sentence);
    expect(describeEngine(report(change)).reason).not.toContain('neither');
    expect(describeTrouble(report(change))).toContain(sentence);
    expect(describeTrouble(report(change))).toContain('To try it again, choose the fastest engine');
  });

  it('is no trouble where the browser has none, and is told where one looks', () => {
    const simd = { name: 'simd', why: { kind: 'absent' } } as const;
    const nothing = report({ name: 'webgl', passed: [absent, simd] });
    expect(describeTrouble(nothing)).toBeNull();
    expect(describeEngine(nothing).reason).toContain('neither WebGPU nor SIMD');
    const lost = report({ passed: [{ name: 'webgpu', why: { kind: 'lost' } }] });
    expect(describeTrouble(lost)).toBeNull();
    expect(describeEngine(lost).reason).toContain('WebGPU was lost here again and again.');
  });
});
