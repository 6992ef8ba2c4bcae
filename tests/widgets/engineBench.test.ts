import { describe, expect, it } from 'vitest';
import { BENCH_SHAPES } from '../../src/core/benchmark';
import type { BenchRow, BenchState, BenchTable } from '../../src/store';
import { toMarkdown } from '../../src/widgets/EngineBench/markdown';
import {
  cellsOf,
  columnsOf,
  fastestOf,
  remarksOn,
  sizeOf,
} from '../../src/widgets/EngineBench/describeBench';

const [shape] = BENCH_SHAPES;
const simd: BenchRow = {
  engine: 'simd',
  stepMs: [25, 24, 26, 25, 90],
  gpuMs: [],
  dispatches: null,
  product: { gflops: 50, rows: 1024, inner: 64, outs: 352, by: 'kernel' },
};
const webgpu: BenchRow = {
  engine: 'webgpu',
  stepMs: [2, 2],
  gpuMs: [1.5, 1.25],
  dispatches: 40,
  product: { gflops: 1234.5, rows: 1024, inner: 1024, outs: 1024, by: 'tensorflow' },
};
const table: BenchTable = { shape, rows: [webgpu, simd] };

describe('a row of the table', () => {
  it('has the rates of the median, in three figures', () => {
    // 155,456 parameters, 1,024 tokens: 0.955 GFLOP a step.
    expect(cellsOf({ shape, rows: [simd] })).toEqual([
      ['simd', '25\u202fms', '40', '41,000', '38.2', '50', '76%', 'none'],
    ]);
    expect(columnsOf({ shape, rows: [simd] })).toHaveLength(8);
    expect(cellsOf(table)[0].slice(6)).toEqual(['478', '1,230', '39%', '40']);
  });

  it('has the GPU’s own time where an engine tells it, and what share of a step that is', () => {
    expect(columnsOf(table).slice(2, 4)).toEqual(['GPU time of a step', 'GPU busy']);
    expect(cellsOf(table).map((cells) => cells.slice(2, 4))).toEqual([
      ['1.38\u202fms', '69%'],
      ['not known', 'not known'],
    ]);
  });

  it('is explained below the table', () => {
    expect(sizeOf(shape)).toBe('155,456 parameters, 32 × 32 tokens a step');
    expect(fastestOf(table)).toBe('Fastest: webgpu, 12.5 times as fast as simd.');
    expect(fastestOf({ shape, rows: [simd] })).toBeNull();
    expect(remarksOn(table)).toEqual([
      'Products alone, in GFLOP/s: webgpu multiplies squares of 1,024 by TensorFlow.js’s matMul; simd multiplies 1,024 × 64 times 64 × 352 by its own kernel.',
      'webgpu had 2 turns of 5.',
    ]);
  });
});

describe('the result as Markdown', () => {
  const state: BenchState = {
    status: 'finished',
    doing: '',
    fraction: 1,
    engines: [{ name: 'webgpu', device: 'A GPU | of some kind', software: false }],
    notes: ['cpu is left out.'],
    tables: [table],
  };
  const circumstances = { browser: 'A browser', date: new Date('2026-11-24T20:00:00Z') };

  it('says where and when, and has every row', () => {
    const lines = toMarkdown(state, circumstances).split('\n');
    expect(lines[0]).toBe('## Engines of LLMs Under the Hood, 2026-11-24');
    expect(lines).toContain('- Browser: A browser');
    expect(lines).toContain('- webgpu: A GPU | of some kind');
    expect(lines).toContain(
      '| simd | 25\u202fms | not known | not known | 40 | 41,000 | 38.2 | 50 | 76% | none |',
    );
    expect(lines).toContain('- cpu is left out.');
    const columns = lines.filter((line) => line.startsWith('|')).map((l) => l.split('|').length);
    expect(new Set(columns).size).toBe(1);
  });

  it('says that it was stopped', () => {
    const stopped = toMarkdown({ ...state, status: 'stopped' }, circumstances);
    expect(stopped).toMatch(/^## Engines of LLMs Under the Hood, 2026-11-24, not finished\n/);
  });
});
