/** What was measured, as the cells of a table and as sentences. */

import { countParameters } from '../../core/config';
import { BENCH_ROUNDS, median, ratesOf, type BenchShape } from '../../core/bench';
import type { BenchRow, BenchTable } from '../../store';
import { formatNumber, formatPercent, plural } from '../../ui';

const FIRST_COLUMNS = ['Engine', 'Time of a step'] as const;
const GPU_COLUMNS = ['GPU time of a step', 'GPU busy'] as const;
const LAST_COLUMNS = [
  'Steps/s',
  'Tokens/s',
  'GFLOP/s',
  'Products alone',
  'Share of that',
  'Dispatches',
] as const;

/** Three figures that count: more would be noise. */
const threeFigures = (value: number): string => formatNumber(Number(value.toPrecision(3)), 4);
const inMs = (ms: number): string => `${threeFigures(ms)}\u202fms`;

const hasClock = ({ gpuMs }: BenchRow): boolean => gpuMs.length > 0;

/** Those of the GPU's own clock only where an engine has one. */
export const columnsOf = ({ rows }: BenchTable): readonly string[] => [
  ...FIRST_COLUMNS,
  ...(rows.some(hasClock) ? GPU_COLUMNS : []),
  ...LAST_COLUMNS,
];

/** A line of cells for each engine, one for each column. */
export function cellsOf({ shape, rows }: BenchTable): string[][] {
  const clock = rows.some(hasClock);
  return rows.map((row) => [
    row.engine,
    inMs(median(row.stepMs)),
    ...(clock ? gpuCells(row) : []),
    ...rateCells(shape, row),
  ]);
}

function rateCells(shape: BenchShape, row: BenchRow): string[] {
  const { stepsPerSecond, tokensPerSecond, gflops } = ratesOf(shape, median(row.stepMs));
  return [
    threeFigures(stepsPerSecond),
    threeFigures(tokensPerSecond),
    threeFigures(gflops),
    threeFigures(row.product.gflops),
    formatPercent(gflops / row.product.gflops, 0),
    row.dispatches === null ? 'none' : String(row.dispatches),
  ];
}

function gpuCells(row: BenchRow): string[] {
  if (!hasClock(row)) return GPU_COLUMNS.map(() => 'not known');
  const gpuMs = median(row.gpuMs);
  return [inMs(gpuMs), formatPercent(gpuMs / median(row.stepMs), 0)];
}

/** `155,456 parameters, 32 × 32 tokens a step`. */
export const sizeOf = ({ config, batchSize, time }: BenchShape): string =>
  `${formatNumber(countParameters(config), 0)} parameters, ${batchSize} × ${time} tokens a step`;

/** Which engine is best for one shape, and by how much; nothing where there is no second. */
export function fastestOf({ rows }: BenchTable): string | null {
  const [first, second] = [...rows].sort((a, b) => median(a.stepMs) - median(b.stepMs));
  if (!first || !second) return null;
  const times = median(second.stepMs) / median(first.stepMs);
  return `Fastest: ${first.engine}, ${threeFigures(times)} times as fast as ${second.engine}.`;
}

/** What the products were, and which engines had fewer turns than the others. */
export function remarksOn({ rows }: BenchTable): string[] {
  const products = rows.map(({ engine, product: { rows, inner, outs, by } }) => {
    const size =
      rows === inner && inner === outs
        ? `squares of ${formatNumber(rows, 0)}`
        : `${formatNumber(rows, 0)} × ${inner} times ${inner} × ${formatNumber(outs, 0)}`;
    return `${engine} multiplies ${size} by ${by === 'kernel' ? 'its own kernel' : 'TensorFlow.js’s matMul'}`;
  });
  const fewer = rows
    .filter(({ stepMs }) => stepMs.length < BENCH_ROUNDS)
    .map(
      ({ engine, stepMs }) => `${engine} had ${plural(stepMs.length, 'turn')} of ${BENCH_ROUNDS}.`,
    );
  return [`Products alone, in GFLOP/s: ${products.join('; ')}.`, ...fewer];
}
