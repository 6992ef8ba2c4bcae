import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import ui from '#strings/ui';
import { DataTable } from './DataTable';

interface TableTwinProps {
  readonly caption: string;
  /** What to press, when the table is more than a twin. */
  readonly summary?: string;
  readonly columns: readonly ReactNode[];
  /** Called only while the table is open: a long one costs nothing shut. */
  readonly rows: () => readonly (readonly ReactNode[])[];
}

/** The same figures as a drawing, as a table that the reader may open. */
export function TableTwin({ caption, summary, columns, rows }: TableTwinProps) {
  const [open, setOpen] = useState(false);
  // Beside a live drawing the table follows when there is time, and holds nothing up.
  const wanted = useDeferredValue({ caption, columns, rows });
  const table = useMemo(
    () => open && <DataTable {...wanted} rows={wanted.rows()} />,
    [open, wanted],
  );
  return (
    <details className="ui-twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {summary ?? ui.table.same}
        <span className="visually-hidden">: {caption}</span>
      </summary>
      {table}
    </details>
  );
}
