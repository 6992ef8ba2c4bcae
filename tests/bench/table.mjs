/** What the bench prints: columns that a reader can compare by eye. */

import { median } from './rounds.mjs';

/** @param rows arrays of cells; the first is the head. Numbers stand on the right. */
function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const line = (row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

const figure = (value) =>
  value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3);

/**
 * `against ours`: how much more time it takes than simdRelaxed.
 * @param work `{tokens, parameters}` of a step
 */
export function stepsTable(results, { tokens, parameters }) {
  const own = median(results.simdRelaxed?.ms ?? []);
  const rows = Object.entries(results).map(([name, result]) => {
    const ms = median(result?.ms ?? []);
    if (ms === null) return [name, '–', '–', '–', '–', '–', '–'];
    return [
      name,
      figure(ms),
      figure(Math.min(...result.ms)),
      figure((tokens / ms) * 1000),
      figure((6 * parameters * tokens) / ms / 1e6),
      own === null ? '–' : `${figure(ms / own)}×`,
      result.losses.map((loss) => loss.toFixed(4)).join(' '),
    ];
  });
  const head = ['', 'ms a step', 'least', 'tokens/s', 'GFLOP/s', 'against ours', 'first losses'];
  return table([head, ...rows]);
}

export function generationTable(results) {
  const own = median(results.simdRelaxed?.perSecond ?? []);
  const rows = Object.entries(results).map(([name, result]) => {
    const perSecond = median(result?.perSecond ?? []);
    if (perSecond === null) return [name, '–', '–', '–'];
    return [
      name,
      figure(perSecond),
      own === null ? '–' : `${figure(own / perSecond)}×`,
      result.tokenIds.slice(0, 6).join(' '),
    ];
  });
  return table([['', 'tokens/s', 'against ours', 'first tokens'], ...rows]);
}

export function networksTable(results) {
  const rows = Object.entries(results).map(([name, result]) => {
    if (!result) return [name, '–', '–', '–', '–', '–'];
    const { surfaceMs, stepMs, spiralMs, spiralShare } = result;
    return [
      name,
      figure(median(surfaceMs)),
      figure(Math.min(...surfaceMs)),
      figure(median(stepMs)),
      figure(median(spiralMs)),
      `${(100 * Math.min(...spiralShare)).toFixed(1)} %`,
    ];
  });
  const head = ['', 'ms a surface', 'least', 'ms a step', 'ms a spiral', 'of its dots'];
  return table([head, ...rows]);
}

export function kernelsTable({ registers, ...rates }) {
  const rows = Object.entries(rates).map(([name, rate]) => [
    name,
    figure(rate),
    `${((100 * rate) / registers).toFixed(0)} %`,
  ]);
  return table([
    ['', 'GFLOP/s', 'of the most'],
    ['multiply-adds in registers: the most', figure(registers), '100 %'],
    ...rows,
  ]);
}

/** @param costs by contender, `{ms, counts}` of `steps` steps; null for who dropped out */
export function costsTable(costs, steps) {
  const each = (value) => figure(value / steps);
  const rows = Object.entries(costs).map(([name, cost]) => {
    if (!cost) return [name, '–', '–', '–', '–', '–', '–'];
    const { dispatches, submits, uploaded, pipelines, bindGroups } = cost.counts;
    return [
      name,
      figure(median(cost.ms)),
      ...[dispatches, submits, uploaded].map(each),
      ...[pipelines, bindGroups].map(String),
    ];
  });
  const head = ['', 'ms of JavaScript', 'dispatches', 'submits', 'bytes up'];
  return table([[...head, 'pipelines, in all', 'bind groups, in all'], ...rows]);
}
