import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/modelBar';
import { actions, useLife } from '../../store';
import { Button } from '../../ui';
import { takeHome } from '../life/takeHome';
import { fromChoice } from './givenFiles';

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
  const isOccupied = busy || opening !== null;
  return (
    <section className="model-panel-part" aria-label={said.title}>
      <div className="model-panel-actions">
        <Button disabled={!learnt} onClick={() => void takeHome()}>
          {said.takeHome}
        </Button>
        <Chooser
          disabled={isOccupied}
          label={said.field}
          accept=".zip,.gguf,.safetensors,.json,.jinja"
        >
          {said.open}
        </Chooser>
        {CHOOSES_FOLDERS && (
          <Chooser disabled={isOccupied} label={said.folderField} ofFolders>
            {said.openFolder}
          </Chooser>
        )}
        <Button disabled={isOccupied} onClick={() => void actions.borrow('base')}>
          {said.borrow.base}
        </Button>
        <Button disabled={isOccupied} onClick={() => void actions.borrow('assistant')}>
          {said.borrow.assistant}
        </Button>
      </div>
      <p className="ui-help">{opening === null ? said.help : said.opening(opening)}</p>
    </section>
  );
}

/** Some browsers on telephones have none. */
const CHOOSES_FOLDERS = 'webkitdirectory' in HTMLInputElement.prototype;

interface ChooserProps {
  readonly disabled: boolean;
  readonly label: string;
  readonly accept?: string;
  /** Whole folders are chosen, and nothing else. */
  readonly ofFolders?: boolean;
  /** What stands on the button. */
  readonly children: ReactNode;
}

/** A button that lets the reader choose files, which are opened. */
function Chooser({ disabled, label, accept, ofFolders = false, children }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <>
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className="visually-hidden"
        type="file"
        accept={accept}
        multiple
        {...(ofFolders && { webkitdirectory: '' })}
        tabIndex={-1}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file can be chosen again.
          currentTarget.value = '';
          if (files.length > 0) void actions.open(async () => fromChoice(files));
        }}
      />
    </>
  );
}
