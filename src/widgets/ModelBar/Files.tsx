import { useId, useRef } from 'react';
import words from '#words/modelBar';
import { actions, useLife } from '../../store';
import { Button } from '../../ui';
import { takeHome } from '../life/takeHome';

const { files: said } = words;

interface FilesProps {
  readonly busy: boolean;
}

/** The model leaves as a file, or another comes: the reader's own, or that of the guide. */
export function Files({ busy }: FilesProps) {
  const trained = useLife(({ runs }) => runs.pretraining !== null || runs.fineTuning !== null);
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  return (
    <section className="model-panel-part" aria-label={said.title}>
      <div className="model-panel-actions">
        <Button disabled={!trained || busy} onClick={() => void takeHome()}>
          {said.takeHome}
        </Button>
        <Button disabled={busy} onClick={() => input.current?.click()}>
          {said.open}
        </Button>
        <Button disabled={busy} onClick={() => void actions.borrow('base')}>
          {said.borrow.base}
        </Button>
        <Button disabled={busy} onClick={() => void actions.borrow('assistant')}>
          {said.borrow.assistant}
        </Button>
        <label className="visually-hidden" htmlFor={inputId}>
          {said.field}
        </label>
        <input
          ref={input}
          id={inputId}
          className="visually-hidden"
          type="file"
          accept=".zip"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // The same file can be chosen again.
            currentTarget.value = '';
            if (file) void actions.open(file);
          }}
        />
      </div>
      <p className="ui-help">{said.help}</p>
    </section>
  );
}
