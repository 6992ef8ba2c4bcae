import strings from '#strings/figures/EngineBench';
import { describeShape, type BenchState, type BenchTable } from '../../store';
import { cellsOf, columnsOf, fastestOf, remarksOn, sizeOf } from './describeBench';

/** Where and when it was measured. */
export interface Circumstances {
  readonly browser: string;
  readonly date: Date;
}

const { report } = strings;

/** Everything that was measured, to be pasted into an issue or a mail. */
export function toMarkdown(
  { status, engines, tables, notes }: BenchState,
  { browser, date }: Circumstances,
): string {
  const title = status === 'finished' ? report.title : report.titleUnfinished;
  return [
    `## ${title(date.toISOString().slice(0, 10))}`,
    listOf([
      report.browser(browser),
      ...engines.map(({ name, device }) => report.device(name, device)),
    ]),
    ...tables.flatMap(sectionOf),
    ...(notes.length > 0 ? [listOf(notes)] : []),
    report.method,
  ].join('\n\n');
}

function sectionOf(table: BenchTable): string[] {
  const { shape } = table;
  const columns = columnsOf(table);
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(' | ')} |`;
  const rule = `|---|${'---:|'.repeat(columns.length - 1)}`;
  const fastest = fastestOf(table);
  return [
    `### ${report.model(describeShape(shape), sizeOf(shape))}`,
    [line(columns), rule, ...cellsOf(table).map(line)].join('\n'),
    [...(fastest === null ? [] : [fastest]), ...remarksOn(table)].join(' '),
  ];
}

const listOf = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const escape = (cell: string): string => cell.replaceAll('|', '\\|');
