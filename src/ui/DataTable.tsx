import type { ReactNode } from 'react';

interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly ReactNode[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** A plain table of figures; scrolls sideways within itself when it is too wide. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    // Focusable, so that the keyboard can scroll it.
    <div className="ui-table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) =>
                j === 0 ? (
                  <th key={j} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={j}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
