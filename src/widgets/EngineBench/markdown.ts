import type { BenchState, BenchTable } from '../../store';
import { cellsOf, columnsOf, fastestOf, remarksOn, sizeOf } from './words';

/** Where and when it was measured. */
export interface Circumstances {
  readonly browser: string;
  readonly date: Date;
}

/** Everything that was measured, to be pasted into an issue or a mail. */
export function toMarkdown(
  { status, engines, tables, notes }: BenchState,
  { browser, date }: Circumstances,
): string {
  const whole = status === 'finished' ? '' : ', not finished';
  return [
    `## Engines of LLMs Under the Hood, ${date.toISOString().slice(0, 10)}${whole}`,
    [`- Browser: ${browser}`, ...engines.map(({ name, device }) => `- ${name}: ${device}`)].join(
      '\n',
    ),
    ...tables.flatMap(sectionOf),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
    'GFLOP/s by 6·N·D: six operations for each parameter and token. Medians of turns of about 0.4 s. GPU time by its own clock, after each turn.',
  ].join('\n\n');
}

function sectionOf(table: BenchTable): string[] {
  const { shape } = table;
  const columns = columnsOf(table);
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(' | ')} |`;
  const rule = `|---|${'---:|'.repeat(columns.length - 1)}`;
  const fastest = fastestOf(table);
  return [
    `### ${shape.label} (${sizeOf(shape)})`,
    [line(columns), rule, ...cellsOf(table).map(line)].join('\n'),
    [...(fastest === null ? [] : [fastest]), ...remarksOn(table)].join(' '),
  ];
}

const escape = (cell: string): string => cell.replaceAll('|', '\\|');
