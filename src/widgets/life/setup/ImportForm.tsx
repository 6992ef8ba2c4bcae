import { useId, useRef, useState } from 'react';
import type { ClipboardEvent } from 'react';
import strings from '#strings/setup';
import { Button } from '../../../ui';
import { fromFiles, fromText } from './inputFiles';
import type { TextImport } from './useTextImport';

const { importing: said } = strings;

/** More than this is taken as soon as it is pasted: a field with megabytes in it is of no use. */
const MOST_IN_FIELD = 20_000;

const TEXT_FILES = ['.txt', '.text', '.md', '.markdown', 'text/plain', 'text/markdown'];

interface ImportFormProps {
  readonly textImport: TextImport;
  /** Over the field: "Paste a text". */
  readonly label: string;
  /** On the button that takes what is in the field. */
  readonly take: string;
  readonly help: string;
  readonly rows: number;
  /** Files that can be chosen, beside texts: `.json`. */
  readonly files?: readonly string[];
  /** May be put into the field, to begin with. */
  readonly example?: string;
}

/** A text by paste or file; one that is dropped comes by `DropZone`. */
export function ImportForm({
  textImport,
  label,
  take,
  help,
  rows,
  files = [],
  example,
}: ImportFormProps) {
  const { refused, busy, give } = textImport;
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');

  const giveText = async (given: string) => {
    if (await give(() => fromText(said.pasted, given))) setText('');
  };

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { clipboardData, currentTarget } = event;
    const files = [...clipboardData.files];
    if (files.length > 0) {
      event.preventDefault();
      void give(() => fromFiles(files));
      return;
    }
    const { selectionStart, selectionEnd } = currentTarget;
    const pasted = clipboardData.getData('text/plain');
    if (text.length + pasted.length <= MOST_IN_FIELD) return;
    event.preventDefault();
    void giveText(text.slice(0, selectionStart) + pasted + text.slice(selectionEnd));
  };

  return (
    <div className="setup-import">
      <div className="ui-text-field">
        <label className="ui-label" htmlFor={id}>
          {label}
        </label>
        <textarea
          id={id}
          rows={rows}
          value={text}
          maxLength={MOST_IN_FIELD}
          spellCheck={false}
          autoComplete="off"
          dir="auto"
          aria-describedby={`${id}-help`}
          onPaste={paste}
          onChange={(event) => setText(event.target.value)}
        />
        <p className="ui-help" id={`${id}-help`}>
          {help}
        </p>
      </div>
      <div className="setup-import-buttons">
        <Button disabled={busy || text.trim() === ''} onClick={() => void giveText(text)}>
          {take}
        </Button>
        <Button disabled={busy} onClick={() => chooser.current?.click()}>
          {said.choose}
        </Button>
        {example !== undefined && (
          <Button variant="plain" onClick={() => setText(example)}>
            {said.example}
          </Button>
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          accept={[...TEXT_FILES, ...files].join()}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            // The same file again, mended, is a change too.
            event.target.value = '';
            if (files.length > 0) void give(() => fromFiles(files));
          }}
        />
        <span role="status">{busy && said.reading}</span>
      </div>
      <ImportErrors sentences={refused} />
    </div>
  );
}

/** Why it was not taken: a sentence, or one for each line that is wrong. */
export function ImportErrors({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <div role="alert" className="setup-refused">
      {sentences.length === 1 && <p>{sentences[0]}</p>}
      {sentences.length > 1 && (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
