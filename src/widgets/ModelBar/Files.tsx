import { useId, useRef } from 'react';
import strings from '#strings/modelBar';
import { actions, useLife } from '../../store';
import { Button } from '../../ui';
import { takeHome } from '../life/takeHome';

const { files: said } = strings;

interface FilesProps {
  /** A run is under way: no other model may take its place. */
  readonly busy: boolean;
}

/** The model leaves as a file, or another comes: the reader's own, or that of the guide. */
export function Files({ busy }: FilesProps) {
  // What leaves is a checkpoint, and those are in the page, whatever the engine does.
  const learnt = useLife(({ runs }) =>
    [runs.pretraining, runs.fineTuning].some((run) => run !== null && run.checkpoints.length > 0),
  );
  const opening = useLife((state) => state.opening);
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  return (
    <section className="model-panel-part" aria-label={said.title}>
      <div className="model-panel-actions">
        <Button disabled={!learnt} onClick={() => void takeHome()}>
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
          accept=".zip,.gguf,.safetensors,.json,.jinja"
          multiple
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const files = Array.from(currentTarget.files ?? [], (blob) => ({
              name: blob.webkitRelativePath || blob.name,
              blob,
            }));
            // The same file can be chosen again.
            currentTarget.value = '';
            if (files.length > 0) void actions.open(files);
          }}
        />
      </div>
      <p className="ui-help">{opening === null ? said.help : said.opening(opening)}</p>
    </section>
  );
}
