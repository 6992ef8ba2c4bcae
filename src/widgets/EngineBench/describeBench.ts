/** What was measured, as the cells of a table and as sentences. */

import strings from '#strings/figures/EngineBench';
import { countParameters } from '../../core/config';
import { BENCH_ROUNDS, median, ratesOf, type BenchShape } from '../../core/benchmark';
import type { BenchRow, BenchTable } from '../../store';
import { formatNumber, formatPercent } from '../../ui';

const { columns, products } = strings;
const GPU_COLUMNS = [columns.gpu, columns.gpuShare];

/** Three figures that count: more would be noise. */
const threeFigures = (value: number): string => formatNumber(Number(value.toPrecision(3)), 4);
const inMs = (ms: number): string => `${threeFigures(ms)}\u202fms`;

const hasClock = ({ gpuMs }: BenchRow): boolean => gpuMs.length > 0;

/** Those of the GPU's own clock only where an engine has one. */
export const columnsOf = ({ rows }: BenchTable): readonly string[] => [
  columns.engine,
  columns.step,
  ...(rows.some(hasClock) ? GPU_COLUMNS : []),
  columns.stepsPerSecond,
  columns.tokensPerSecond,
  columns.gflops,
  columns.product,
  columns.productShare,
  columns.dispatches,
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
    row.dispatches === null ? strings.none : String(row.dispatches),
  ];
}

function gpuCells(row: BenchRow): string[] {
  if (!hasClock(row)) return GPU_COLUMNS.map(() => strings.notKnown);
  const gpuMs = median(row.gpuMs);
  return [inMs(gpuMs), formatPercent(gpuMs / median(row.stepMs), 0)];
}

/** `155,456 parameters, 32 × 32 tokens a step`. */
export const sizeOf = ({ config, batchSize, time }: BenchShape): string =>
  strings.size(formatNumber(countParameters(config), 0), batchSize, time);

/** The same where it stands alone. */
export const sizeSentence = ({ config, batchSize, time }: BenchShape): string =>
  strings.sizeSentence(formatNumber(countParameters(config), 0), batchSize, time);

/** Which engine is best for one shape, and by how much; nothing where there is no second. */
export function fastestOf({ rows }: BenchTable): string | null {
  const [first, second] = [...rows].sort((a, b) => median(a.stepMs) - median(b.stepMs));
  if (!first || !second) return null;
  const times = median(second.stepMs) / median(first.stepMs);
  return strings.fastest(first.engine, threeFigures(times), second.engine);
}

/** What the products were, and which engines had fewer turns than the others. */
export function remarksOn({ rows }: BenchTable): string[] {
  const each = rows.map(({ engine, product: { rows, inner, outs, by } }) =>
    rows === inner && inner === outs
      ? products.squares[by](engine, formatNumber(rows, 0))
      : products.others[by](
          engine,
          `${formatNumber(rows, 0)} × ${inner}`,
          `${inner} × ${formatNumber(outs, 0)}`,
        ),
  );
  const fewer = rows
    .filter(({ stepMs }) => stepMs.length < BENCH_ROUNDS)
    .map(({ engine, stepMs }) => strings.turns(engine, stepMs.length, BENCH_ROUNDS));
  return [products.all(each), ...fewer];
}
