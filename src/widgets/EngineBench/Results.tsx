import { useState } from 'react';
import strings from '#strings/figures/EngineBench';
import { describeShape, type BenchState } from '../../store';
import { Button, DataTable } from '../../ui';
import { toMarkdown } from './markdown';
import { cellsOf, columnsOf, fastestOf, remarksOn, sizeSentence } from './describeBench';

const { copy } = strings;

/** A table for each model, with what it says in a sentence. */
export function Results({ state }: { readonly state: BenchState }) {
  const { tables, engines, notes, status } = state;
  return (
    <>
      {engines.length > 0 && (
        <dl className="engine-bench-devices">
          {engines.map(({ name, device }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{device}</dd>
            </div>
          ))}
        </dl>
      )}
      {tables.map((table) => (
        <div key={describeShape(table.shape)} className="engine-bench-table">
          <DataTable
            caption={describeShape(table.shape)}
            columns={columnsOf(table)}
            rows={cellsOf(table)}
          />
          <p>{fastestOf(table)}</p>
          <p className="ui-help">{[sizeSentence(table.shape), ...remarksOn(table)].join(' ')}</p>
        </div>
      ))}
      {notes.length > 0 && (
        <ul className="engine-bench-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {tables.length > 0 && status !== 'running' && <Copy state={state} />}
    </>
  );
}

/** The whole result as Markdown, on the clipboard or, where that is refused, in a field. */
function Copy({ state }: { readonly state: BenchState }) {
  const [date] = useState(() => new Date());
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState(false);
  const text = toMarkdown(state, { browser: navigator.userAgent, date });
  const toClipboard = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(copy.copied);
    } catch {
      setShown(true);
      setSaid(copy.refused);
    }
  };
  return (
    <div className="engine-bench-copy">
      <Button onClick={() => void toClipboard()}>{copy.button}</Button>
      <p role="status">{said}</p>
      {shown && (
        <textarea
          aria-label={copy.result}
          readOnly
          rows={10}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </div>
  );
}
