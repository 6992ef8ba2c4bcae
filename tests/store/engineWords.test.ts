import { describe, expect, it } from 'vitest';
import type { EngineReport } from '../../src/core/engines';
import { deviceInWords, inWords } from '../../src/store/engineWords';

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
    expect(inWords(report(change)).reason).toBe(sentence);
  });
});

it('an engine runs on what has a name of ours, or of the browser’s', () => {
  expect(inWords(report({})).device).toBe('the processor, with fused multiply-add');
  expect(deviceInWords('SwiftShader')).toBe('SwiftShader');
  expect(deviceInWords('toString')).toBe('toString');
});
